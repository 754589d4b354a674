/** A server that misbehaves on purpose: what its every word or silence means. */
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailAuth } from './account.ts';
import type { SubmitOutcome } from './port.ts';
import { smtpTransport } from './smtp.ts';
import type { SmtpTimes } from './smtp-connection.ts';

const times: SmtpTimes = { connect: 300, talk: 300, finalReply: 200 };
const auth: MailAuth = { kind: 'password', user: 'robin', password: 'canary-7351' };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What to answer; null ends the connection, an empty text says nothing. */
interface Script {
  readonly greeting?: string | null;
  readonly ehlo?: string | null;
  readonly auth?: string | null;
  readonly mail?: string | null;
  readonly rcpt?: string | null;
  readonly data?: string | null;
  readonly dot?: string | null;
}

const goodAnswers: Required<Script> = {
  greeting: '220 hello',
  ehlo: '250-me\r\n250-AUTH PLAIN XOAUTH2\r\n250 SIZE 10000',
  auth: '235 welcome',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  dot: '250 taken',
};

async function play(script: Script): Promise<{ port: number; heard: string[] }> {
  const answers = { ...goodAnswers, ...script };
  const heard: string[] = [];
  const server = createServer((socket) => {
    const say = (answer: string | null) => {
      if (answer === null) socket.end();
      else if (answer !== '') socket.write(`${answer}\r\n`);
    };
    let inBody = false;
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        if (inBody && line !== '.') continue;
        const step = inBody ? 'dot' : stepOf(line);
        inBody = step === 'data' && answers.data?.startsWith('3') === true;
        say(step === null ? '250 ok' : answers[step]);
      }
    });
    say(answers.greeting);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return { port: (server.address() as AddressInfo).port, heard };
}

function stepOf(line: string): keyof Script | null {
  const verbs: Readonly<Record<string, keyof Script>> = {
    EHLO: 'ehlo',
    HELO: 'ehlo',
    AUTH: 'auth',
    MAIL: 'mail',
    RCPT: 'rcpt',
    DATA: 'data',
  };
  return verbs[line.slice(0, 4).toUpperCase()] ?? null;
}

async function submit(
  script: Script,
  more: {
    auth?: MailAuth;
    beforeEnd?: (soFar: readonly string[]) => void | Promise<void>;
    bytes?: string;
  } = {},
): Promise<{ outcome: SubmitOutcome; heard: string[]; marks: number }> {
  const { port, heard } = await play(script);
  let marks = 0;
  const outcome = await smtpTransport(
    { host: '127.0.0.1', port, security: 'none' },
    more.auth ?? auth,
    times,
  ).submit(
    {
      bytes: Buffer.from(more.bytes ?? 'Subject: hi\r\n\r\nhello\r\n'),
      from: 'robin@candidate.example',
      to: ['dana@firm.example'],
    },
    {
      beforeEnd: () => {
        marks += 1;
        return more.beforeEnd?.(heard);
      },
    },
  );
  return { outcome, heard, marks };
}

describe('submission', () => {
  it('is accepted with the reply of the server', async () => {
    const { outcome, heard, marks } = await submit({});
    expect(outcome).toEqual({ kind: 'accepted', response: '250 taken' });
    expect(marks).toBe(1);
    expect(heard).toContain('hello');
    expect(heard[0]).toBe('EHLO [127.0.0.1]');
  });

  it('keeps lines that begin with a dot, and cannot be ended by one', async () => {
    const { outcome, heard } = await submit({}, { bytes: 'A: b\r\n\r\n.\r\nx\n.\ny\r.\rz' });
    expect(outcome.kind).toBe('accepted');
    expect(heard.filter((line) => line === '.')).toHaveLength(1);
    expect(heard.filter((line) => line === '..')).toHaveLength(3);
  });

  it.each<[string, Script, SubmitOutcome['kind']]>([
    ['closes at once', { greeting: null }, 'later'],
    ['never greets', { greeting: '' }, 'later'],
    ['greets with nonsense', { greeting: 'SSH-2.0-OpenSSH' }, 'later'],
    ['has no service', { greeting: '554 go away' }, 'later'],
    ['is busy', { greeting: '421 busy' }, 'later'],
    ['answers EHLO with an endless line', { ehlo: `250-${'x'.repeat(100_000)}` }, 'later'],
    ['cannot check the password now', { auth: '454 later' }, 'later'],
    ['refuses the sender', { mail: '550 not you' }, 'refused'],
    ['finds it too big', { ehlo: '250-me\r\n250-AUTH PLAIN\r\n250 SIZE 5' }, 'refused'],
    ['refuses the recipient', { rcpt: '550 5.1.1 unknown' }, 'refused'],
    ['greylists', { rcpt: '451 4.7.1 greylisted' }, 'later'],
    ['refuses DATA', { data: '554 no valid recipients' }, 'refused'],
    ['postpones DATA', { data: '451 not now' }, 'later'],
    ['closes at DATA', { data: null }, 'later'],
    ['refuses the message', { dot: '554 spam' }, 'refused'],
    ['postpones the message', { dot: '452 mailbox full' }, 'later'],
  ])('when the server %s', async (_what, script, kind) => {
    const { outcome } = await submit(script);
    expect(outcome.kind).toBe(kind);
  });

  it.each<[string, Script]>([
    ['says nothing', { dot: '' }],
    ['closes', { dot: null }],
    ['answers half a line and closes', { dot: '250-half' }],
    ['answers nonsense', { dot: 'thanks a lot' }],
    ['answers 354 again', { dot: '354 go on' }],
    ['gives up on another server', { dot: '421 4.4.2 timeout' }],
    ['had said yes before it had the message', { data: '354 go on\r\n250 taken', dot: '' }],
  ])('is uncertain when after the dot the server %s', async (_what, script) => {
    const { outcome, marks } = await submit(script);
    expect(outcome.kind).toBe('uncertain');
    expect(marks).toBe(1);
  });

  it('does not end the message when the mark cannot be made', async () => {
    const beforeEnd = () => {
      throw new Error('disk full');
    };
    const { outcome, heard } = await submit({}, { beforeEnd });
    const response = expect.stringContaining('disk full');
    expect(outcome).toMatchObject({ kind: 'later', response });
    expect(heard).not.toContain('.');
  });

  it('waits with the end of the message until the mark is made', async () => {
    let early = true;
    const { outcome, heard } = await submit(
      {},
      {
        beforeEnd: async (soFar) => {
          await wait(50);
          early = soFar.includes('.');
        },
      },
    );
    expect(outcome.kind).toBe('accepted');
    expect(early).toBe(false);
    expect(heard).toContain('.');
  });

  it('says that the sign-in failed, without the password', async () => {
    const { outcome } = await submit({ auth: '535 5.7.8 no' });
    expect(outcome).toMatchObject({ kind: 'later', cause: 'sign_in' });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  it('signs in with a token (XOAUTH2), asked for each time', async () => {
    const token: MailAuth = { kind: 'oauth', user: 'robin', accessToken: async () => 'tok' };
    const { outcome, heard } = await submit({}, { auth: token });
    expect(outcome.kind).toBe('accepted');
    const response = heard.find((line) => line.startsWith('AUTH XOAUTH2'))?.split(' ')[2] ?? '';
    expect(Buffer.from(response, 'base64').toString()).toBe(
      'user=robin\x01auth=Bearer tok\x01\x01',
    );
  });

  it('says sign_in when the token is refused, also in the two-step way', async () => {
    const token: MailAuth = { kind: 'oauth', user: 'robin', accessToken: async () => 'tok' };
    const { outcome } = await submit({ auth: '535 5.7.8 expired' }, { auth: token });
    expect(outcome).toMatchObject({ kind: 'later', cause: 'sign_in' });
    const broken: MailAuth = { ...token, accessToken: () => Promise.reject(new Error('revoked')) };
    expect((await submit({}, { auth: broken })).outcome).toMatchObject({
      kind: 'later',
      cause: 'sign_in',
    });
  });

  it('never signs in unencrypted anywhere but on this machine', () => {
    const server = { host: 'mail.example.com', port: 25, security: 'none' } as const;
    expect(() => smtpTransport(server, auth)).toThrow('would not be encrypted');
  });

  it('is later when nobody listens', async () => {
    const { port } = await play({});
    await new Promise((resolve) => servers.splice(0).at(-1)?.close(resolve));
    const outcome = await smtpTransport({ host: '127.0.0.1', port, security: 'none' }, auth).submit(
      { bytes: Buffer.from('A: b\r\n\r\n'), from: 'a@b.example', to: ['c@d.example'] },
      { beforeEnd: () => undefined },
    );
    expect(outcome).toMatchObject({ kind: 'later', cause: 'unreachable' });
  });
});
