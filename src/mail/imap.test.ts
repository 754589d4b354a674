/** A mailbox that answers nonsense: every method ends in a sentence, the listener stays alive. */
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import type { MailServer } from './account.ts';
import { imapMailbox } from './imap.ts';
import type { ImapTimes } from './imap-session.ts';
import type { Cursor, ListenState } from './port.ts';

const times: ImapTimes = { connect: 150, reply: 150, pulse: 1_000, retry: [20, 40] };
const auth = { kind: 'password', user: 'robin', password: 'canary-8812' } as const;
const servers: Server[] = [];

afterAll(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Says `greeting`, then answers each line as told; `{tag}` stands for the tag of the command. */
async function play(
  greeting: string,
  answer: (line: string) => string | null,
): Promise<MailServer> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (bytes) => {
      for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
        const reply = answer(line);
        if (reply === null) socket.destroy();
        else if (!socket.destroyed)
          socket.write(reply.replaceAll('{tag}', line.split(' ')[0] ?? '*'));
      }
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, security: 'none' };
}

const hello = '* OK ready\r\n';

/** A server that does its work until `about` is asked for. */
const fine =
  (about: RegExp, reply: string | null) =>
  (line: string): string | null => {
    if (about.test(line)) return reply;
    if (/CAPABILITY/i.test(line)) return '* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n';
    if (/LIST/i.test(line)) return '* LIST (\\Sent) "/" Sent\r\n{tag} OK done\r\n';
    if (/EXAMINE/i.test(line))
      return '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 2] x\r\n{tag} OK [READ-ONLY] x\r\n';
    if (/SEARCH/i.test(line)) return '* SEARCH 1\r\n{tag} OK done\r\n';
    return '{tag} OK done\r\n';
  };

const nonsense: readonly [string, string, (line: string) => string | null][] = [
  ['talks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', () => ''],
  ['greets with BYE', '* BYE overloaded\r\n', () => ''],
  ['says nothing', '', () => ''],
  ['never answers', hello, () => ''],
  ['refuses everything', hello, () => '{tag} NO not today\r\n'],
  ['calls everything bad', hello, () => '{tag} BAD what\r\n'],
  ['hangs up', hello, () => null],
  ['answers with another tag', hello, () => 'ZZZ OK done\r\n'],
  ['sends random bytes', hello, () => '\x00\xff{99}\r\n(((((("\r\n'],
  ['lists endlessly deep', hello, fine(/LIST/i, `* LIST ${'('.repeat(5_000)}\r\n{tag} OK x\r\n`)],
  ['announces a literal without an end', hello, fine(/FETCH/i, '* 1 FETCH (BODY[] {900}\r\nx')],
  [
    'announces a literal of a terabyte',
    hello,
    fine(/FETCH/i, '* 1 FETCH (BODY[] {1099511627776}\r\n'),
  ],
  ['opens nothing', hello, fine(/EXAMINE/i, '{tag} NO [NONEXISTENT] gone\r\n')],
  ['stops at the search', hello, fine(/SEARCH/i, null)],
];

describe('a mailbox that', () => {
  it.concurrent.each(nonsense)('%s ends in a sentence', async (_what, greeting, answer) => {
    const server = await play(greeting, answer);
    const error: unknown = await imapMailbox(server, auth, times)
      .find('<a@b>')
      .then(
        () => null,
        (reason) => reason,
      );
    if (error !== null) expect(error).toBeInstanceOf(Fault);
    expect(JSON.stringify(error) + String(error)).not.toContain('canary');
  });

  it.concurrent.each(nonsense)('%s does not end the listener', async (_what, greeting, answer) => {
    const server = await play(greeting, answer);
    const states: ListenState[] = [];
    const listening = imapMailbox(server, auth, times).listen({
      ...{ cursors: {}, since: '2026-11-01T00:00:00Z', wanted: () => true },
      ...{ onMessage: () => undefined, onCursor: () => undefined },
      onState: (state) => void states.push(state),
    });
    for (let tries = 0; tries < 300 && states.length < 4; tries++) await wait(10);
    await listening.stop();
    expect(states.length).toBeGreaterThan(1);
    expect(states.at(-1)).toEqual({ kind: 'stopped' });
    for (const state of states)
      if (state.kind === 'away') expect(state.retryInMs).toBeLessThanOrEqual(40);
    expect(JSON.stringify(states)).not.toContain('canary');
  });
});

describe('a server without IDLE, CONDSTORE or UIDNEXT', () => {
  it('is polled, and what comes is found once', async () => {
    let arrived = false;
    const header = 'Message-ID: <new@firm.example>\r\n\r\n';
    const server = await play(hello, (line) => {
      if (/EXAMINE/i.test(line))
        return '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n{tag} OK [READ-ONLY] x\r\n';
      if (/SEARCH/i.test(line)) return `* SEARCH${arrived ? ' 7' : ''}\r\n{tag} OK done\r\n`;
      if (/FETCH/i.test(line)) {
        const part = /HEADER/i.test(line) ? 'BODY[HEADER.FIELDS (MESSAGE-ID)]' : 'BODY[]';
        return `* 1 FETCH (UID 7 INTERNALDATE "23-Nov-2026 10:00:00 +0000" ${part} {${header.length}}\r\n${header})\r\n{tag} OK done\r\n`;
      }
      return fine(/^never$/, '')(line);
    });
    const seen: (string | null)[] = [];
    const states: ListenState[] = [];
    const kept: Cursor[] = [];
    const listening = imapMailbox(server, auth, { ...times, pulse: 150, reply: 500 }).listen({
      ...{ cursors: {}, since: '2026-11-01T00:00:00Z', wanted: (_h, folder) => folder === 'inbox' },
      onMessage: (mail) => void seen.push(mail.header.messageId),
      onCursor: (folder, cursor) => void (folder === 'inbox' && kept.push(cursor)),
      onState: (state) => void states.push(state),
    });
    for (let n = 0; n < 300 && states.at(-1)?.kind !== 'listening'; n++) await wait(10);
    arrived = true;
    for (let n = 0; n < 300 && seen.length === 0; n++) await wait(10);
    await wait(400);
    await listening.stop();
    expect(states).toContainEqual({ kind: 'listening', push: false });
    expect(seen).toEqual(['<new@firm.example>']);
    expect(kept.at(-1)).toEqual({ uidValidity: '1', uidNext: 8, modSeq: null });
  });
});

describe('a sign-in with a token', () => {
  it('uses XOAUTH2, and says so when the permission has ended', async () => {
    const heard: string[] = [];
    const server = await play(hello, (line) => {
      heard.push(line);
      return /CAPABILITY/i.test(line)
        ? '* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n{tag} OK done\r\n'
        : fine(/never/, '')(line);
    });
    const token = { kind: 'oauth', user: 'robin', accessToken: async () => 'tok' } as const;
    await imapMailbox(server, token, times).find('<a@b>');
    const response = heard.find((line) => line.includes('XOAUTH2'))?.split(' ')[3] ?? '';
    expect(Buffer.from(response, 'base64').toString()).toContain('auth=Bearer tok');
    const ended = () =>
      Promise.reject(new Fault('mail_refused', 'It has ended.', 'Sign in again.'));
    await expect(
      imapMailbox(server, { ...token, accessToken: ended }, times).find('<a@b>'),
    ).rejects.toMatchObject({ code: 'mail_refused', message: 'It has ended.' });
  });
});
