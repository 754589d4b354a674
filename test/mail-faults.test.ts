/**
 * Servers in trouble, beyond the conversations of `mail-sending` and `mail-reading`: filing and
 * looking up broken at every command, encryption refused or expired, a password revoked while
 * running, sizes, a full mailbox, restarts. Real Dovecot and Exim, and an adversary of our own.
 */
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault as Problem } from '../src/errors.ts';
import type { MailServer } from '../src/mail/account.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import type { ImapTimes } from '../src/mail/imap-session.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import type { SmtpTimes } from '../src/mail/smtp-connection.ts';
import { expiredCertificate } from './rig/expired.ts';
import { type Break, type Fault, startFaultProxy } from './rig/fault-proxy.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const domain = 'candidate.example';
const dana = 'dana@firm.example';
const sentAt = '2026-11-23T10:00:00Z';
const imapTimes: ImapTimes = { connect: 700, reply: 700, pulse: 60_000, retry: [50, 100, 200] };
const smtpTimes: SmtpTimes = { connect: 700, talk: 700, finalReply: 700 };

let rig: Rig;
let serial = 0;

beforeAll(async () => {
  const users = Array.from({ length: 90 }, (_, i) => `user${i}@${domain}`);
  rig = await startMailServers([...users, dana]);
});
afterAll(async () => rig?.stop());

const newUser = () => `user${serial++}@${domain}`;

function note(id: string, size = 0): Buffer {
  const head = `From: Robin <robin@${domain}>\r\nTo: ${dana}\r\nSubject: Thank you\r\n`;
  return Buffer.from(`${head}Message-ID: ${id}\r\n\r\nHello.\r\n${'x'.repeat(size)}\r\n`);
}

const breaks: readonly Break[] = ['close', 'reset', 'stall'];
const both = (name: string, from: Fault['from'], line: RegExp) =>
  (['before', 'after'] as const).map(
    (moment) => [`${moment} ${name}`, { from, line, moment }] as const,
  );

const commands = [
  ...both('the greeting', 'server', /^\* OK/),
  ...both('the sign-in', 'client', /AUTHENTICATE|LOGIN/),
  ...both('its answer', 'server', /^\S+ OK .*[Ll]ogged in/),
  ...both('the list of folders', 'client', /^\S+ LIST/),
  ...both('the opening of a folder', 'client', /EXAMINE/),
  ...both('the search', 'client', /SEARCH/),
  ...both('what it found', 'server', /^\* SEARCH|^\* ESEARCH/),
];
const filing = [
  ...both('APPEND', 'client', /APPEND/),
  ...both('the message itself', 'client', /^Hello\./),
  ...both('the answer to APPEND', 'server', /APPENDUID|Append completed/),
];

async function behind(fault: Fault | null, port: number) {
  const proxy = await startFaultProxy(port);
  proxy.set(fault);
  return proxy;
}

describe('filing a sent message', () => {
  for (const how of breaks)
    it.concurrent.each([...commands, ...filing])(
      `broken %s (${how}) ends in a sentence; asked again, one copy lies in Sent`,
      async (_name, fault) => {
        const user = newUser();
        const id = `<${user}-${how}>`;
        const proxy = await behind({ ...fault, how, times: 1 }, rig.imapPlain.port);
        const server = { ...rig.imapPlain, port: proxy.port };
        const mailbox = imapMailbox(server, rig.account(user).auth, imapTimes);
        const first = await mailbox.fileToSent(note(id), id, sentAt).catch((e: unknown) => e);
        if (proxy.struck > 0 && first instanceof Error) expect(first).toBeInstanceOf(Problem);
        await mailbox.fileToSent(note(id), id, sentAt);
        expect(proxy.struck).toBe(1);
        expect(rig.messages(user, 'Sent').filter((raw) => raw.includes(id))).toHaveLength(1);
        await proxy.stop();
      },
    );

  it('into a full mailbox ends in a sentence', async () => {
    const server = await adversary('* OK ready\r\n', (line) => {
      if (/CAPABILITY/i.test(line)) return '* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n';
      if (/LIST/i.test(line)) return '* LIST (\\Sent) "/" Sent\r\n{tag} OK done\r\n';
      if (/APPEND/i.test(line)) return '{tag} NO [OVERQUOTA] Mailbox is full\r\n';
      return /^[A-Z0-9]+ /i.test(line) ? '{tag} OK done\r\n' : '';
    });
    const auth = { kind: 'password', user: 'robin', password: 'x' } as const;
    const mailbox = imapMailbox(server, auth, imapTimes);
    await expect(mailbox.fileToSent(note('<full@x>'), '<full@x>', sentAt)).rejects.toMatchObject({
      code: 'mail_refused',
      message: expect.stringContaining('full'),
    });
  });
});

/** Says `greeting`, then answers each line; `{tag}` stands for the tag of the command. */
async function adversary(greeting: string, answer: (line: string) => string): Promise<MailServer> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (bytes) => {
      for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean))
        socket.write(answer(line).replaceAll('{tag}', line.split(' ')[0] ?? '*'));
    });
  }).listen(0, '127.0.0.1');
  server.unref();
  await new Promise((resolve) => server.once('listening', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, security: 'none' };
}

describe('encryption', () => {
  const auth = { kind: 'password', user: 'robin', password: 'canary-4471' } as const;
  const message = { bytes: note('<t@x>'), from: `robin@${domain}`, to: [dana] };
  const marks = { beforeEnd: () => undefined };

  it('with a certificate that ended yesterday is none: nothing is said to that server', async () => {
    const { key, cert } = expiredCertificate();
    const heard: string[] = [];
    const server = createTlsServer({ key, cert }, (socket) => {
      socket.on('data', (bytes) => heard.push(bytes.toString()));
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
    }).listen(0, '127.0.0.1');
    server.on('tlsClientError', () => undefined);
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const at: MailServer = { host: '127.0.0.1', port, security: 'tls', trust: cert };
    const outcome = await smtpTransport(at, auth, smtpTimes).submit(message, marks);
    expect(outcome).toMatchObject({ kind: 'later', cause: 'tls' });
    expect(JSON.stringify(outcome)).toContain('expired');
    await expect(imapMailbox(at, auth, imapTimes).find('<x@y>')).rejects.toMatchObject({
      code: 'mail_unreachable',
      message: expect.stringContaining('no trustworthy encrypted connection'),
    });
    expect(heard.join('')).toBe('');
    server.close();
  });

  it.each([
    ['is not offered', '250-me\r\n250 AUTH PLAIN', '502 what?', 'tls'],
    [
      'is refused',
      '250-me\r\n250-STARTTLS\r\n250 AUTH PLAIN',
      '454 4.7.0 TLS not available',
      'tls',
    ],
    [
      'is answered with nonsense',
      '250-me\r\n250-STARTTLS\r\n250 AUTH PLAIN',
      '220 go\r\nno handshake',
      'unreachable',
    ],
  ])('that %s (SMTP): later, and the password stays here', async (_what, ehlo, starttls, cause) => {
    const heard: string[] = [];
    const server = await adversary('220 hello\r\n', (line) => {
      heard.push(line);
      if (/^EHLO/.test(line)) return `${ehlo}\r\n`;
      return /^STARTTLS/.test(line) ? `${starttls}\r\n` : '';
    });
    const at: MailServer = { ...server, security: 'starttls' };
    const outcome = await smtpTransport(at, auth, smtpTimes).submit(message, marks);
    expect(outcome).toMatchObject({ kind: 'later', cause });
    expect(heard.join('\n')).not.toMatch(/AUTH|Y2FuYXJ5|canary/);
  });

  it.each([
    ['is not offered', '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK\r\n'],
    ['is refused', '* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\n{tag} OK\r\n'],
  ])('that %s (IMAP): a sentence, and the password stays here', async (_what, capabilities) => {
    const heard: string[] = [];
    const server = await adversary('* OK hello\r\n', (line) => {
      heard.push(line);
      return /CAPABILITY/.test(line) ? capabilities : '{tag} NO not now\r\n';
    });
    const at: MailServer = { ...server, security: 'starttls' };
    const found = imapMailbox(at, auth, imapTimes).find('<x@y>');
    await expect(found).rejects.toMatchObject({ code: 'mail_unreachable' });
    expect(heard.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|canary/);
  });
});

describe('a sending server', () => {
  const submit = async (user: string, id: string, size = 0) =>
    await smtpTransport(rig.smtpPlain, rig.account(user).auth, smtpTimes).submit(
      { bytes: note(id, size), from: user, to: [dana] },
      { beforeEnd: () => undefined },
    );
  const arrived = (id: string) => rig.messages(dana).filter((raw) => raw.includes(id)).length;

  it('that no longer takes the password says so, and takes the message when it does', async () => {
    const user = newUser();
    const { auth } = rig.account(user);
    expect((await submit(user, `<one-${user}>`)).kind).toBe('accepted');
    await rig.addUser(user, 'changed');
    const message = { bytes: note(`<two-${user}>`), from: user, to: [dana] };
    const revoked = await smtpTransport(rig.smtpPlain, auth, smtpTimes).submit(message, {
      beforeEnd: () => undefined,
    });
    expect(revoked).toMatchObject({ kind: 'later', cause: 'sign_in' });
    expect((await submit(user, `<two-${user}>`)).kind).toBe('accepted');
    for (let tries = 0; tries < 60 && arrived(`<two-${user}>`) === 0; tries++) await wait(50);
    expect(arrived(`<two-${user}>`)).toBe(1);
  });

  it('that takes no message of this size refuses it, and nobody gets it', async () => {
    const user = newUser();
    expect((await submit(user, '<big@x>', 1_200_000)).kind).toBe('refused');
    await wait(300);
    expect(arrived('<big@x>')).toBe(0);
  });

  it('that restarts is waited for', { timeout: 30_000 }, async () => {
    const user = newUser();
    await rig.stopServer('smtp');
    expect(await submit(user, '<down@x>')).toMatchObject({ kind: 'later', cause: 'unreachable' });
    await rig.startServer('smtp');
    expect((await submit(user, '<down@x>')).kind).toBe('accepted');
    for (let tries = 0; tries < 60 && arrived('<down@x>') === 0; tries++) await wait(50);
    expect(arrived('<down@x>')).toBe(1);
  });
});
