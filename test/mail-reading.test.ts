/** The inbox against a real Dovecot: seen at once, nothing missed, nothing touched. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { imapMailbox } from '../src/mail/imap.ts';
import { type ImapTimes, imapTimes } from '../src/mail/imap-session.ts';
import { buildMessage } from '../src/mail/mime.ts';
import { createParser } from '../src/mail/parse.ts';
import type { Cursors, IncomingMail, Listening, ListenState, Watch } from '../src/mail/port.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import { type FaultProxy, startFaultProxy } from './rig/fault-proxy.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const domain = 'candidate.example';
const since = '2020-01-01T00:00:00Z';
const quick: ImapTimes = { connect: 1_000, reply: 1_000, pulse: 60_000, retry: [50, 100, 200] };

let rig: Rig;
let serial = 0;
const listeners: Listening[] = [];

beforeAll(async () => {
  rig = await startMailServers(Array.from({ length: 40 }, (_, index) => `user${index}@${domain}`));
});

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
});

afterAll(async () => {
  await rig?.stop();
});

/** A mailbox of its own for each test. */
function newUser(): string {
  return `user${serial++}@${domain}`;
}

function note(id: string, more: readonly string[] = []): string {
  return [
    'From: Dana Whitlock <dana@firm.example>',
    'To: Robin <robin@candidate.example>',
    'Subject: Re: Thank you',
    `Message-ID: <${id}@firm.example>`,
    ...more,
    '',
    'We decide on Friday.',
    '',
  ].join('\r\n');
}

function watching(user: string, more: Partial<Watch> = {}, server = rig.imap, times = quick) {
  const seen: IncomingMail[] = [];
  const states: ListenState[] = [];
  let cursors: Cursors = more.cursors ?? {};
  const listening = imapMailbox(server, rig.account(user).auth, times).listen({
    since,
    wanted: () => true,
    onMessage: (mail) => void seen.push(mail),
    onState: (state) => void states.push(state),
    ...more,
    cursors,
    onCursor: (folder, cursor) => {
      cursors = { ...cursors, [folder]: cursor };
    },
  });
  listeners.push(listening);
  return {
    listening,
    states,
    seen,
    cursors: () => cursors,
    ids: () => seen.map(({ header }) => header.messageId),
    ready: () => until(() => states.at(-1)?.kind === 'listening'),
  };
}

async function until(condition: () => boolean, milliseconds = 10_000): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > milliseconds / 10) throw new Error('waited in vain');
    await wait(10);
  }
}

describe('a listening mailbox', () => {
  it('sees a reply within two seconds of its delivery', async () => {
    const user = newUser();
    const { seen, ready } = watching(user, {}, rig.imap, imapTimes);
    await ready();
    await wait(200);
    const start = performance.now();
    await rig.deliver(note('quick'), user);
    await until(() => seen.length === 1);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(Buffer.from(seen[0]?.raw ?? []).toString()).toContain('We decide on Friday.');
  });

  it('fetches the body of wanted mail only, and marks nothing as read', async () => {
    const user = newUser();
    await rig.deliver(note('wanted'), user);
    await rig.deliver(note('private').replace('dana@', 'friend@'), user);
    const { seen, ready, ids } = watching(user, {
      wanted: ({ from }) => from[0]?.address === 'dana@firm.example',
    });
    await ready();
    expect(ids()).toEqual(['<wanted@firm.example>']);
    expect(seen[0]?.folder).toBe('inbox');
    expect(await flagsOf(user)).toEqual(['', '']);
  });

  it('goes on from its cursor after a restart of ours, without a gap or a repetition', async () => {
    const user = newUser();
    await rig.deliver(note('one'), user);
    const first = watching(user);
    await first.ready();
    await first.listening.stop();
    await rig.deliver(note('two'), user);
    await rig.deliver(note('three'), user);
    const second = watching(user, { cursors: first.cursors() });
    await second.ready();
    expect(first.ids()).toEqual(['<one@firm.example>']);
    expect(second.ids()).toEqual(['<two@firm.example>', '<three@firm.example>']);
  });

  it('starts over by date when UIDVALIDITY changed', async () => {
    const user = newUser();
    await rig.deliver(note('one'), user);
    const first = watching(user);
    await first.ready();
    await first.listening.stop();
    // Dovecot takes the second for its new UIDVALIDITY: within the same one nothing has changed.
    await wait(1_100);
    rig.forgetUids(user);
    await rig.deliver(note('two'), user);
    const second = watching(user, { cursors: first.cursors() });
    await second.ready();
    expect(second.ids().toSorted()).toEqual(['<one@firm.example>', '<two@firm.example>']);
    expect(second.cursors().inbox?.uidValidity).not.toBe(first.cursors().inbox?.uidValidity);
  });

  it('does not search again what the server says has not changed (CONDSTORE)', async () => {
    const user = newUser();
    await rig.deliver(note('one'), user);
    const proxy = await startFaultProxy(rig.imapPlain.port);
    const server = { ...rig.imapPlain, port: proxy.port };
    const first = watching(user, {}, server);
    await first.ready();
    expect(first.cursors().inbox?.modSeq).toMatch(/^\d+$/);
    await first.listening.stop();
    proxy.set({ from: 'client', line: /SEARCH|FETCH/, moment: 'before', how: 'close' });
    const second = watching(user, { cursors: first.cursors() }, server);
    await second.ready();
    await second.listening.lookNow();
    expect(proxy.struck).toBe(0);
    proxy.set(null);
    await rig.deliver(note('two'), user);
    await until(() => second.seen.length === 1);
    expect(second.ids()).toEqual(['<two@firm.example>']);
    await second.listening.stop();
    await proxy.stop();
  });

  it('hands a message over again when the caller could not keep it', async () => {
    const user = newUser();
    await rig.deliver(note('stubborn'), user);
    let tries = 0;
    const { states, ready, cursors } = watching(user, {
      onMessage: () => {
        tries += 1;
        if (tries < 3) throw new Error('disk full');
      },
    });
    await ready();
    expect(tries).toBe(3);
    expect(states).toContainEqual(expect.objectContaining({ kind: 'away', cause: 'handling' }));
    expect(cursors().inbox?.uidNext).toBe(2);
  });

  it('sees what was sent by hand or from the phone, and what was taken for spam', async () => {
    const user = newUser();
    const { ready, seen, listening } = watching(user);
    await ready();
    const mailbox = imapMailbox(rig.imap, rig.account(user).auth);
    await mailbox.fileToSent(Buffer.from(note('by-hand')), '<by-hand@firm.example>', since);
    await listening.lookNow();
    expect(seen).toMatchObject([{ folder: 'sent', receivedAt: '2020-01-01T00:00:00.000Z' }]);
  });
});

async function flagsOf(user: string): Promise<readonly string[]> {
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    ...{ host: rig.imapPlain.host, port: rig.imapPlain.port, secure: false, logger: false },
    doSTARTTLS: false,
    auth: { user, pass: rig.password },
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const all = await client.fetchAll('1:*', { flags: true });
  await client.logout();
  return all.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent').join(' '));
}

describe('trouble on the line', () => {
  const proxies: FaultProxy[] = [];
  afterEach(async () => {
    await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
  });
  async function behindProxy() {
    const proxy = await startFaultProxy(rig.imapPlain.port);
    proxies.push(proxy);
    return { proxy, server: { ...rig.imapPlain, port: proxy.port } };
  }

  it.each(['close', 'reset'] as const)('reconnects after a %s and misses nothing', async (how) => {
    const user = newUser();
    const { proxy, server } = await behindProxy();
    const { ready, ids, states } = watching(user, {}, server);
    await ready();
    proxy.breakAll(how);
    await until(() => states.some(({ kind }) => kind === 'away'));
    await rig.deliver(note('meanwhile'), user);
    await until(() => ids().length === 1);
    await ready();
  });

  it('notices a line that died without a word, by looking in', async () => {
    const user = newUser();
    const { proxy, server } = await behindProxy();
    const { ready, ids } = watching(user, {}, server, { ...quick, pulse: 400, reply: 400 });
    await ready();
    proxy.breakAll('stall');
    await rig.deliver(note('unheard'), user);
    await until(() => ids().length === 1);
  });

  it.each([
    ['the greeting', /^\* OK/],
    ['the answer to a sign-in', /^\S+ OK .*[Ll]ogged in/],
    ['the list of folders', /^\* LIST/],
    ['an opened folder', /EXAMINE completed|Read-only/],
    ['a found UID', /^\* SEARCH/],
    ['a fetched message', /^\* \d+ FETCH/],
  ])('survives a connection closed, reset or stalled at %s, twice', async (_name, line) => {
    const user = newUser();
    await rig.deliver(note('kept'), user);
    const impatient = { ...quick, connect: 600, reply: 600, pulse: 600 };
    for (const how of ['close', 'reset', 'stall'] as const) {
      for (const moment of ['before', 'after'] as const) {
        const { proxy, server } = await behindProxy();
        proxy.set({ from: 'server', line, moment, how, times: 2 });
        const times = how === 'stall' ? impatient : quick;
        const { ready, ids, listening } = watching(user, {}, server, times);
        await until(() => proxy.struck === 2);
        await ready();
        await until(() => ids().length > 0);
        expect(new Set(ids())).toEqual(new Set(['<kept@firm.example>']));
        await listening.stop();
      }
    }
  });

  it('says so when the password no longer holds, and comes back when it does', async () => {
    const user = newUser();
    const { proxy, server } = await behindProxy();
    const { ready, states, ids } = watching(user, {}, server);
    await ready();
    await rig.addUser(user, 'new-password');
    proxy.breakAll('close');
    await until(() => states.some((state) => state.kind === 'away' && state.cause === 'sign_in'));
    const mailbox = imapMailbox(rig.imap, { kind: 'password', user, password: rig.password });
    await expect(mailbox.find('<x@y>')).rejects.toMatchObject({ code: 'mail_refused' });
    await rig.addUser(user);
    await rig.deliver(note('after-all'), user);
    await until(() => ids().length === 1);
    expect(JSON.stringify(states)).not.toContain(rig.password);
  });

  it('outlives a restart of the server', { timeout: 40_000 }, async () => {
    const user = newUser();
    const { ready, ids } = watching(user);
    await ready();
    await rig.stopServer('imap');
    await rig.startServer('imap');
    await rig.deliver(note('after-restart'), user);
    await until(() => ids().length === 1, 20_000);
  });
});

describe('our own messages', () => {
  it('are found by their exact id only, also under the id a provider replaced', async () => {
    const user = newUser();
    await rig.deliver(note('Exact'), user);
    await rig.deliver(
      note('other', ['X-Microsoft-Original-Message-ID: <ours@candidate.example>']),
      user,
    );
    const mailbox = imapMailbox(rig.imap, rig.account(user).auth);
    expect(await mailbox.find('<Exact@firm.example>')).toMatchObject({ folder: 'inbox', uid: 1 });
    expect(await mailbox.find('<exact@firm.example>')).toBeNull();
    expect(await mailbox.find('<xact@firm.example>')).toBeNull();
    expect(await mailbox.find('<ours@candidate.example>')).toMatchObject({
      uid: 2,
      messageId: '<other@firm.example>',
    });
  });

  it('are filed to Sent once, even if asked twice', async () => {
    const user = newUser();
    const mailbox = imapMailbox(rig.imap, rig.account(user).auth);
    for (const kind of ['filed', 'already_there'])
      expect(
        await mailbox.fileToSent(Buffer.from(note('mine')), '<mine@firm.example>', since),
      ).toMatchObject({ kind });
    expect(rig.messages(user, 'Sent')).toHaveLength(1);
  });

  it('arrive with thread headers, date and encoding intact', async () => {
    const [user, dana] = [newUser(), newUser()];
    const { bytes, from, to } = await buildMessage({
      from: { name: 'Zoë Vale', address: user },
      to: { name: 'Whitlock, Dana', address: dana },
      subject: 'Re: „Brauerei“ – thank you',
      text: 'Dear Dana,\n\n.A dot first, then ‘quotes’.\n\nZoë',
      messageId: '<reply@candidate.example>',
      date: '2026-11-23T08:30:00Z',
      zone: 'Europe/Berlin',
      inReplyTo: '<second@firm.example>',
      references: ['<first@candidate.example>', '<second@firm.example>'],
    });
    const marks = { beforeEnd: () => undefined };
    const outcome = await smtpTransport(rig.smtp, rig.account(user).auth).submit(
      { bytes, from, to },
      marks,
    );
    expect(outcome.kind).toBe('accepted');
    await until(() => rig.messages(dana).length === 1);
    const parser = createParser();
    const mail = await parser.parse(Buffer.from(rig.messages(dana)[0] ?? '', 'latin1'));
    await parser.close();
    expect(mail.header).toMatchObject({
      messageId: '<reply@candidate.example>',
      inReplyTo: ['<second@firm.example>'],
      references: ['<first@candidate.example>', '<second@firm.example>'],
      from: [{ name: 'Zoë Vale', address: user }],
      to: [{ name: 'Whitlock, Dana', address: dana }],
      subject: 'Re: „Brauerei“ – thank you',
      date: 'Mon, 23 Nov 2026 09:30:00 +0100',
    });
    expect(mail.body.trimEnd()).toBe('Dear Dana,\n\n.A dot first, then ‘quotes’.\n\nZoë');
  });

  it('come back as a bounce that names them', async () => {
    const user = newUser();
    const { ready, seen } = watching(user);
    await ready();
    await smtpTransport(rig.smtp, rig.account(user).auth).submit(
      { bytes: Buffer.from(note('lost')), from: user, to: ['nobody@firm.example'] },
      { beforeEnd: () => undefined },
    );
    await until(() => seen.length === 1);
    const parser = createParser();
    const mail = await parser.parse(seen[0]?.raw ?? new Uint8Array());
    await parser.close();
    expect(mail.header.contentType).toBe('multipart/report');
    expect(mail.report).toMatchObject({
      originalMessageId: '<lost@firm.example>',
      recipients: [{ address: 'nobody@firm.example', action: 'failed' }],
    });
  });
});
