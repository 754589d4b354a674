/** Never twice, never lost (X2): what a broken connection means, counted against a real Exim. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitOutcome } from '../src/mail/port.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import type { SmtpTimes } from '../src/mail/smtp-connection.ts';
import { type Break, type Fault, startFaultProxy } from './rig/fault-proxy.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const candidate = 'robin@candidate.example';
const recipient = 'dana@firm.example';
const patience: SmtpTimes = { connect: 500, talk: 300, finalReply: 600 };

let rig: Rig;
let serial = 0;

beforeAll(async () => {
  rig = await startMailServers([candidate, recipient]);
});

afterAll(async () => {
  await rig?.stop();
});

function message(id: string): Buffer {
  const body = Array.from({ length: 40 }, (_, line) => `Line ${line} of the letter.`);
  return Buffer.from(
    [
      `From: Robin <${candidate}>`,
      `To: Dana <${recipient}>`,
      'Subject: Thank you',
      `Message-ID: ${id}`,
      '',
      ...body.with(20, 'THE MIDDLE'),
      '.a line with a dot',
      '',
    ].join('\r\n'),
  );
}

interface Sent {
  readonly outcome: SubmitOutcome;
  readonly marks: number;
  readonly copies: number;
  readonly struck: number;
}

async function send(fault: Fault | null, to: readonly string[] = [recipient]): Promise<Sent> {
  const id = `<${serial++}@candidate.example>`;
  const proxy = await startFaultProxy(rig.smtpPlain.port);
  proxy.set(fault);
  let marks = 0;
  const server = { ...rig.smtpPlain, port: proxy.port };
  const transport = smtpTransport(server, rig.account(candidate).auth, patience);
  const outcome = await transport.submit(
    { bytes: message(id), from: candidate, to },
    { beforeEnd: () => void marks++ },
  );
  const copies = await copiesOf(id, outcome.kind === 'accepted');
  await proxy.stop();
  return { outcome, marks, copies, struck: proxy.struck };
}

/** Counts after Exim has had time to deliver. */
async function copiesOf(id: string, expected: boolean): Promise<number> {
  const count = () => rig.messages(recipient).filter((raw) => raw.includes(id)).length;
  for (let tries = 0; tries < (expected ? 100 : 12) && count() === 0; tries++) await wait(50);
  return count();
}

const breaks: readonly Break[] = ['close', 'reset', 'stall'];

/** Every moment at which the server cannot have the whole message. */
const safe: readonly [string, Omit<Fault, 'how'>][] = [
  ['before the greeting', { from: 'server', line: /^220/, moment: 'before' }],
  ['after the greeting', { from: 'server', line: /^220/, moment: 'after' }],
  ['before EHLO', { from: 'client', line: /^EHLO/, moment: 'before' }],
  ['after EHLO', { from: 'client', line: /^EHLO/, moment: 'after' }],
  ['inside the answer to EHLO', { from: 'server', line: /^250-/, moment: 'after' }],
  ['before AUTH', { from: 'client', line: /^AUTH/, moment: 'before' }],
  ['after AUTH', { from: 'client', line: /^AUTH/, moment: 'after' }],
  ['before 235', { from: 'server', line: /^235/, moment: 'before' }],
  ['after 235', { from: 'server', line: /^235/, moment: 'after' }],
  ['before MAIL', { from: 'client', line: /^MAIL/, moment: 'before' }],
  ['after MAIL', { from: 'client', line: /^MAIL/, moment: 'after' }],
  ['before RCPT', { from: 'client', line: /^RCPT/, moment: 'before' }],
  ['after RCPT', { from: 'client', line: /^RCPT/, moment: 'after' }],
  ['before DATA', { from: 'client', line: /^DATA$/, moment: 'before' }],
  ['after DATA', { from: 'client', line: /^DATA$/, moment: 'after' }],
  ['before 354', { from: 'server', line: /^354/, moment: 'before' }],
];

/** From here on the client has handed over the dot; only the server knows what it got. */
const unsure: readonly [string, Omit<Fault, 'how'>, copies: number][] = [
  ['after 354', { from: 'server', line: /^354/, moment: 'after' }, 0],
  ['before the body', { from: 'client', line: /^From:/, moment: 'before' }, 0],
  ['in the middle of the body', { from: 'client', line: /^THE MIDDLE/, moment: 'after' }, 0],
  ['before the final dot', { from: 'client', line: /^\.$/, moment: 'before' }, 0],
  ['before 250', { from: 'server', line: /^250 OK id/, moment: 'before' }, 1],
];

describe('a connection that breaks before the body', () => {
  for (const how of breaks)
    it.concurrent.each(safe)(
      `%s (${how}): later, nothing marked, no copy`,
      async (_name, fault) => {
        const { outcome, marks, copies, struck } = await send({ ...fault, how });
        expect(struck).toBeGreaterThan(0);
        expect({ kind: outcome.kind, marks, copies }).toEqual({
          kind: 'later',
          marks: 0,
          copies: 0,
        });
      },
    );
});

describe('a connection that breaks from the body on', () => {
  for (const how of breaks)
    it.concurrent.each(unsure)(
      `%s (${how}): never said to be sent or unsent`,
      async (_name, fault, most) => {
        const { outcome, copies, struck } = await send({ ...fault, how });
        expect(struck).toBeGreaterThan(0);
        expect(['uncertain', 'later']).toContain(outcome.kind);
        if (outcome.kind === 'later') expect(copies).toBe(0);
        expect(copies).toBeLessThanOrEqual(most);
      },
    );

  it('is uncertain with one copy when only the 250 was lost', async () => {
    const { outcome, marks, copies } = await send({
      ...{ from: 'server', line: /^250 OK id/, moment: 'before', how: 'close' },
    });
    expect({ kind: outcome.kind, marks, copies }).toEqual({
      kind: 'uncertain',
      marks: 1,
      copies: 1,
    });
  });

  it('is accepted when it breaks after the 250', async () => {
    const fault: Fault = {
      from: 'server',
      line: /^250 OK id/,
      moment: 'after',
      how: 'reset',
      delay: 50,
    };
    const { outcome, copies } = await send(fault);
    expect({ kind: outcome.kind, copies }).toEqual({ kind: 'accepted', copies: 1 });
  });
});

describe("the server's own word", () => {
  it.each([
    ['gone-dana@firm.example', 'refused', 0],
    ['busy-dana@firm.example', 'later', 0],
    ['spam-dana@firm.example', 'refused', 1],
    ['full-dana@firm.example', 'later', 1],
  ])('decides for %s: %s', async (to, kind, marks) => {
    const sent = await send(null, [to]);
    expect({ kind: sent.outcome.kind, marks: sent.marks }).toEqual({ kind, marks });
  });

  it('about one recipient holds for all: nobody gets a copy', async () => {
    const { outcome, marks, copies } = await send(null, [recipient, 'gone-other@firm.example']);
    expect({ kind: outcome.kind, marks, copies }).toEqual({ kind: 'refused', marks: 0, copies: 0 });
  });

  it('says when the password is wrong', async () => {
    const auth = { kind: 'password', user: candidate, password: 'wrong' } as const;
    const outcome = await smtpTransport(rig.smtp, auth, patience).submit(
      { bytes: message('<never@candidate.example>'), from: candidate, to: [recipient] },
      { beforeEnd: () => undefined },
    );
    expect(outcome).toMatchObject({ kind: 'later', cause: 'sign_in' });
    expect(JSON.stringify(outcome)).not.toContain('wrong');
  });

  it('does not matter when its certificate is not to be trusted', async () => {
    const { trust: _none, ...untrusted } = rig.smtp;
    const outcome = await smtpTransport(untrusted, rig.account(candidate).auth, patience).submit(
      { bytes: message('<tls@candidate.example>'), from: candidate, to: [recipient] },
      { beforeEnd: () => undefined },
    );
    expect(outcome).toMatchObject({ kind: 'later', cause: 'tls' });
  });
});
