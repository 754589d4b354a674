/**
 * Mail beside its peers, in one run: handing over against bare nodemailer (real Exim), taking in
 * against bare mailparser, the first look into a large mailbox against bare imapflow (real Dovecot).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { createReader } from '../src/bringing/reader.ts';
import { approvalHash } from '../src/core/approval.ts';
import { approvable, approveLetter } from '../src/desk/approving.ts';
import { BODY } from '../src/desk/desk.test-support.ts';
import { append, byPerson, type Desk, load, loadAll } from '../src/desk/desk.ts';
import { openOpportunity } from '../src/desk/opening.ts';
import { concerns, receive } from '../src/desk/receiving.ts';
import { readSettings, writeSettings } from '../src/desk/settings.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import { createParser } from '../src/mail/parse.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { pump } from '../src/worker/outbox.ts';
import { type Rig, startMailServers } from '../test/rig/mail-servers.ts';
import type { Figure } from './plan.ts';

const NOW = '2026-03-03T22:00:00Z';
const robin = 'robin@postbox.example';
const nadia = 'nadia@larkfield.example';

/** `large`: 10,000 messages taken in and a mailbox of 50,000; else a tenth of each. */
export async function mailBench(large: boolean): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const rig = await startMailServers([robin, nadia]);
  try {
    return [
      ...(await handingOver(rig, join(folder, 'sending'))),
      ...(await takingIn(rig, join(folder, 'reading'), large ? 10_000 : 1_000)),
      ...(await firstLook(rig, large ? 50_000 : 5_000)),
    ];
  } finally {
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deskAt(rig: Rig, path: string): Promise<Desk> {
  const clock = { now: () => Temporal.Instant.from(NOW) };
  const { auth } = rig.account(robin);
  const transport = smtpTransport(rig.smtpPlain, auth);
  const mailbox = imapMailbox(rig.imapPlain, auth);
  const desk: Desk = {
    store: openSqlite(path, NOW),
    clocks: { own: clock, sample: clock },
    newId: () => crypto.randomUUID(),
    post: async () => ({ address: robin, transport, mailbox }),
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
  const settings = await readSettings(desk.store.shelf);
  const candidate = { ...settings.candidate, name: 'Robin Ashdown', zone: 'Europe/Dublin' };
  const caps = { perHour: 1e6, perDay: 1e6 };
  await writeSettings(desk.store.shelf, { ...settings, candidate, caps, undoSeconds: 0 });
  return desk;
}

async function opened(desk: Desk, company: string, email: string) {
  return await openOpportunity(
    desk,
    {
      ...{ company, role: 'Controls Engineer', country: 'US' },
      people: [{ name: 'Nadia Brandt', role: 'interviewer', email, zone: 'America/Chicago' }],
      interview: { endsAt: '2026-03-03T20:00:00Z', zone: 'America/Chicago' },
    },
    byPerson,
  );
}

/** From the approval to the server's 250, with every state on disk; nodemailer only sends. */
async function handingOver(rig: Rig, path: string): Promise<readonly Figure[]> {
  const desk = await deskAt(rig, path);
  const { host, port } = rig.smtpPlain;
  const bare = createTransport({
    ...{ host, port, secure: false, ignoreTLS: true },
    auth: { user: robin, pass: rig.password },
  });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < 25; n++) {
    const letter = await drafted(desk);
    ours.push(await took(() => approveAndSend(desk, letter)));
    const mail = { from: robin, to: nadia, subject: 'Thank you', text: BODY };
    theirs.push(await took(() => bare.sendMail(mail)));
  }
  await desk.store.close();
  return beside('approval to accepted', ours.slice(5), 'bare nodemailer', theirs.slice(5));
}

type Drafted = Awaited<ReturnType<typeof drafted>>;

async function drafted(desk: Desk) {
  const opportunity = await opened(desk, 'Larkfield Robotics', nadia);
  const letter = crypto.randomUUID();
  const after = await append(desk, {
    ...{ opportunity, expectedSeq: null, origin: byPerson },
    bodies: [
      {
        ...{ kind: 'letter_drafted', letter, step: 'thank_you' },
        ...{
          to: opportunity.people[0]?.id ?? '',
          interview: opportunity.interviews[0]?.id ?? null,
        },
        ...{ channel: 'email', subject: 'Thank you for the test cell', text: BODY },
        ...{ sentences: [], ask: [], leftOut: [], phrasings: [], revision: 0 },
      },
    ],
  });
  const [draft] = after.letters;
  if (draft === undefined) throw new Error('there is no draft');
  const hash = approvalHash(approvable(after, draft, null));
  return { opportunity: after.id, expectedSeq: after.seq, letter, hash };
}

async function approveAndSend(desk: Desk, letter: Drafted): Promise<void> {
  const approver = { kind: 'person', via: 'app' } as const;
  await approveLetter(desk, { ...letter, sendAt: NOW, overrides: [], approver }, byPerson);
  await pump(desk, 'own');
  const [sent] = (await load(desk, letter.opportunity)).letters;
  if (sent?.state !== 'sent') throw new Error(`The letter is ${sent?.state}, not sent.`);
}

const sentences = [
  'Thank you for your note, Robin. We will be in touch by Friday 13 March.',
  'We have decided to move forward with another candidate.',
  'I am out of the office until Monday 16 March and will answer then.',
  'Could you come in for a second conversation next week?',
  'We are still deciding and have no date yet.',
];

function answer(n: number, companies: number): Buffer {
  const quoted = BODY.split('\n').map((line) => `> ${line}`);
  const lines = [
    `From: Nadia Brandt <nadia@company${n % companies}.example>`,
    `To: Robin <${robin}>`,
    'Subject: Re: Thank you for the test cell',
    'Date: Tue, 03 Mar 2026 15:30:00 -0600',
    `Message-ID: <${n}@company${n % companies}.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Dear Robin,`,
    '',
    `${sentences[n % sentences.length]} (${n})`,
    '',
    'Best regards,',
    'Nadia',
    '',
    'On Tue, 3 Mar 2026, Robin wrote:',
    ...quoted,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Matched, parsed in the capped thread, read, stored; mailparser only parses. */
async function takingIn(rig: Rig, path: string, count: number): Promise<readonly Figure[]> {
  const companies = 200;
  const desk = await deskAt(rig, path);
  for (let n = 0; n < companies; n++)
    await opened(desk, `Company ${n}`, `nadia@company${n}.example`);
  const mails = Array.from({ length: count }, (_, n) => answer(n, companies));
  const parser = createParser();
  for (const raw of mails.slice(0, 50)) await simpleParser(raw);
  const theirs = await took(async () => {
    for (const raw of mails) await simpleParser(raw);
  });
  let recorded = 0;
  const ours = await took(async () => {
    for (const [uid, raw] of mails.entries()) {
      const parsed = await parser.parse(raw);
      const place = { folder: 'inbox', uidValidity: '1', uid, receivedAt: NOW } as const;
      const mail = { ...place, header: parsed.header, raw, truncated: false };
      if ((await receive(desk, 'own', mail, parsed)).kind === 'recorded') recorded += 1;
    }
  });
  await parser.close();
  await desk.store.close();
  if (recorded !== count) throw new Error(`${recorded} of ${count} messages were recorded.`);
  return beside(`taking in ${count} messages, each`, [ours / count], 'bare mailparser', [
    theirs / count,
  ]);
}

/** Finds the one message in a hundred that concerns an opportunity; imapflow only lists all. */
async function firstLook(rig: Rig, count: number): Promise<readonly Figure[]> {
  const desk = await deskAt(rig, ':memory:');
  for (let n = 0; n < 20; n++) await opened(desk, `Company ${n}`, `nadia@company${n}.example`);
  const mails = Array.from({ length: count }, (_, n) =>
    n % 100 === 0
      ? answer(n, 20)
      : Buffer.from(answer(n, 1).toString().replaceAll('company0', 'x')),
  );
  // Two mailboxes of the same mail, neither seen before by the server.
  rig.fill(robin, mails, NOW);
  rig.fill(nadia, mails, NOW);
  const opportunities = await loadAll(desk);
  const list = async () => {
    const { host, port } = rig.imapPlain;
    const client = new ImapFlow({
      ...{ host, port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user: nadia, pass: rig.password },
    });
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    let seen = 0;
    for await (const _ of client.fetch('1:*', { envelope: true, internalDate: true })) seen += 1;
    await client.logout();
    if (seen < count) throw new Error(`Only ${seen} of ${count} messages were listed.`);
  };
  const theirs = await took(list);
  const ours = await took(async () => {
    const scan = await imapMailbox(rig.imapPlain, rig.account(robin).auth).recent({
      ...{ folder: 'inbox', since: '2026-01-01T00:00:00Z', onMessage: () => undefined },
      wanted: (header) => concerns(header, 'inbox', opportunities, robin),
    });
    if (scan.wanted !== count / 100) throw new Error(`${scan.wanted} messages were found.`);
  });
  await desk.store.close();
  return beside(`first look at ${count} messages`, [ours], 'bare imapflow listing', [theirs]);
}

async function took(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function beside(
  name: string,
  ours: readonly number[],
  peer: string,
  theirs: readonly number[],
): readonly Figure[] {
  const median = (times: readonly number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const [mine, other] = [median(ours), median(theirs)];
  return [
    { name, value: mine, unit: 'ms' },
    { name: `  ${peer}`, value: other, unit: 'ms' },
    { name: '  ratio', value: mine / other, unit: 'times' },
  ];
}
