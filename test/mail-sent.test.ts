/**
 * What the candidate sends from another program, against a real Dovecot: their phone lays a copy
 * into Sent, and the product counts it as their letter without touching their mail.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentByHand } from '../src/desk/approving.ts';
import { approveIt, bench, interviewed, withLetter } from '../src/desk/desk.test-support.ts';
import { byPerson, type Desk, load, planOf } from '../src/desk/desk.ts';
import { openOpportunity } from '../src/desk/opening.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import { createParser } from '../src/mail/parse.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import { watchInbox } from '../src/worker/inbox.ts';
import { pump } from '../src/worker/outbox.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

let rig: Rig;
let serial = 0;
const nadia = 'nadia@larkfield.example';
const parser = createParser();

beforeAll(async () => {
  const users = Array.from({ length: 10 }, (_, i) => `robin${i}@postbox.example`);
  rig = await startMailServers([...users, nadia]);
});

afterAll(async () => {
  await parser.close();
  await rig?.stop();
});

/** A desk whose own mailbox is on the real servers, with the draft of a thank-you. */
async function connected() {
  const robin = `robin${serial++}@postbox.example`;
  const { desk: without, clock } = await bench();
  const { auth } = rig.account(robin);
  const post = {
    address: robin,
    transport: smtpTransport(rig.smtp, auth),
    mailbox: imapMailbox(rig.imap, auth),
  };
  const desk: Desk = { ...without, post: async () => post };
  const { id } = await withLetter(desk, await interviewed(desk));
  const watch = await watchInbox(desk, 'own', post, parser, () => {});
  await watch.listening.lookNow();
  return { desk, clock, robin, id, watch };
}

type Case = Awaited<ReturnType<typeof connected>>;

/** As a phone does: over its own connection, read already, flagged and kept. */
async function phone(robin: string, run: (client: ImapFlow) => Promise<void>): Promise<void> {
  const { host, port } = rig.imapPlain;
  const client = new ImapFlow({
    ...{ host, port, secure: false, doSTARTTLS: false, logger: false },
    auth: { user: robin, pass: rig.password },
  });
  await client.connect();
  await run(client);
  await client.logout();
}

function words(robin: string, text: string, more: readonly string[] = []): Buffer {
  const lines = [
    `From: Robin <${robin}>`,
    `To: Nadia Brandt <${nadia}>`,
    'Subject: Today',
    `Message-ID: <${crypto.randomUUID()}@phone.example>`,
    ...more,
    '',
    text,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

async function sentFromPhone({ robin }: Case, text: string): Promise<void> {
  await phone(robin, async (client) => {
    const at = new Date('2026-03-03T22:00:00Z');
    await client.append('Sent', words(robin, text), ['\\Seen', '\\Flagged'], at);
  });
}

/** Every message of every folder: where it lies and how it is marked. */
async function everything(robin: string): Promise<readonly string[]> {
  const found: string[] = [];
  await phone(robin, async (client) => {
    for (const { path } of await client.list()) {
      await client.mailboxOpen(path, { readOnly: true });
      for (const { uid, flags } of await client.fetchAll('1:*', { flags: true })) {
        const marks = [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
        found.push(`${path} ${uid} ${marks.join(' ')}`);
      }
    }
  });
  return found;
}

async function state(c: Case) {
  const { letters } = await load(c.desk, c.id);
  const row = await c.desk.store.outbox.get('letter');
  const { steps } = await planOf(c.desk, await load(c.desk, c.id));
  return {
    letters: letters.map((l) => l.state),
    row: row?.state ?? null,
    owed: steps.some((s) => s.step === 'thank_you'),
  };
}

const thanks = 'Dear Nadia,\r\n\r\nThank you for your time today.\r\n\r\nRobin';

describe('an answer', () => {
  it('is read and recorded within two seconds of its delivery', async () => {
    const c = await connected();
    await wait(200);
    const start = performance.now();
    const mail = words('nadia@larkfield.example', 'We have decided for another candidate.');
    await rig.deliver(mail, c.robin);
    const patience = AbortSignal.timeout(10_000);
    while ((await load(c.desk, c.id)).messages.length === 0 && !patience.aborted) await wait(10);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect((await load(c.desk, c.id)).messages[0]?.reading.intent).toBe('rejection');
    await c.watch.listening.stop();
  });
});

describe('a letter sent from the phone', () => {
  it('is recorded, ends its step, and leaves the mailbox as it was', async () => {
    const c = await connected();
    await rig.deliver(words('friend@elsewhere.example', 'Hello.'), c.robin);
    await sentFromPhone(c, thanks);
    const before = await everything(c.robin);
    await c.watch.listening.lookNow();
    expect(await state(c)).toEqual({ letters: ['sent'], row: null, owed: false });
    await c.watch.listening.lookNow();
    expect((await load(c.desk, c.id)).happenings.filter((h) => h.kind === 'sent')).toHaveLength(1);
    expect(await everything(c.robin)).toEqual(before);
    await c.watch.listening.stop();
  });

  it('stops the copy that is due, seen by the look before it would leave', async () => {
    const c = await connected();
    await approveIt(c.desk, c.id);
    await sentFromPhone(c, thanks);
    c.clock.forward({ hours: 20 });
    await pump(
      c.desk,
      'own',
      () => false,
      async () => {
        await c.watch.listening.lookNow();
        return true;
      },
    );
    expect(await state(c)).toEqual({ letters: ['sent'], row: 'stopped', owed: false });
    await wait(300);
    expect(rig.messages(nadia)).toEqual([]);
    await c.watch.listening.stop();
  });

  it('confirms a note that was said to be sent by hand', async () => {
    const c = await connected();
    const { seq } = await load(c.desk, c.id);
    const place = { opportunity: c.id, letter: 'letter', expectedSeq: seq };
    await sentByHand(c.desk, { ...place, channel: 'by_hand' }, byPerson);
    expect((await load(c.desk, c.id)).letters[0]?.messageId).toBeNull();
    await sentFromPhone(c, thanks);
    await c.watch.listening.lookNow();
    expect((await load(c.desk, c.id)).letters[0]?.messageId).toMatch(/@phone\.example>$/);
    expect(await state(c)).toMatchObject({ letters: ['sent'], owed: false });
    await c.watch.listening.stop();
  });

  it('is found when its recipient becomes known only afterwards', async () => {
    const c = await connected();
    const other = words(c.robin, thanks).toString().replaceAll(nadia, 'lena@brightwater.example');
    await phone(c.robin, async (client) => {
      await client.append('Sent', other, ['\\Seen'], new Date('2026-03-03T21:00:00Z'));
    });
    await c.watch.listening.lookNow();
    const opened = await openOpportunity(
      c.desk,
      {
        ...{ company: 'Brightwater', role: 'Nurse', country: 'US' },
        people: [{ name: 'Lena Ortiz', role: 'interviewer', email: 'lena@brightwater.example' }],
        interview: { endsAt: '2026-03-03T18:00:00Z', zone: 'America/Chicago' },
      },
      byPerson,
    );
    await c.watch.refresh();
    expect((await load(c.desk, opened.id)).letters.map((l) => [l.step, l.state])).toEqual([
      ['thank_you', 'sent'],
    ]);
    await c.watch.listening.stop();
  });
});
