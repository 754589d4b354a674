import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { movableClock } from '../../clock.ts';
import { imapMailbox } from '../imap.ts';
import { buildMessage } from '../mime.ts';
import { createParser } from '../parse.ts';
import type { Cursors, FolderRole, IncomingMail, ListenState, Watch } from '../port.ts';
import { smtpTransport } from '../smtp.ts';
import type { SandboxStore } from './post-office.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';

const start = Temporal.Instant.from('2026-11-23T09:00:00Z');
const candidate = 'robin@candidate.example';
const running: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
});

async function sandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const clock = movableClock(start);
  const box = await startSandbox({ address: candidate, now: clock.now, store: null, ...options });
  running.push(box);
  return box;
}

function letter(to: string, id: string) {
  return buildMessage({
    from: { name: 'Robin Vale', address: candidate },
    to: { name: 'Dana Whitlock', address: to },
    subject: 'Thank you',
    text: 'Dear Dana,\n\nThank you for the conversation – it was a pleasure.\n\nRobin',
    messageId: id,
    date: start.toString(),
    zone: 'Europe/Berlin',
    inReplyTo: null,
    references: [],
  });
}

async function send(box: Sandbox, to: string, id: string) {
  let marks = 0;
  const outcome = await smtpTransport(box.account.smtp, box.account.auth).submit(
    await letter(to, id),
    { beforeEnd: () => void marks++ },
  );
  return { outcome, marks };
}

function watching(box: Sandbox, more: Partial<Watch> = {}) {
  const seen: IncomingMail[] = [];
  const states: ListenState[] = [];
  let cursors: Cursors = {};
  const listening = imapMailbox(box.account.imap, box.account.auth).listen({
    cursors: {},
    since: start.subtract({ hours: 240 }).toString(),
    wanted: () => true,
    onMessage: (mail) => void seen.push(mail),
    onCursor: (folder: FolderRole, cursor) => {
      cursors = { ...cursors, [folder]: cursor };
    },
    onState: (state) => void states.push(state),
    ...more,
  });
  return { seen, states, listening, cursors: () => cursors };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 400) throw new Error('waited in vain');
    await wait(10);
  }
}

describe('the sandbox', () => {
  it('takes a message over SMTP and shows it to its recipient, byte for byte', async () => {
    const box = await sandbox();
    const { outcome, marks } = await send(box, 'dana@firm.example', '<one@candidate.example>');
    expect(outcome.kind).toBe('accepted');
    expect(marks).toBe(1);
    const [kept] = box.messages('dana@firm.example');
    const sent = await letter('dana@firm.example', '<one@candidate.example>');
    expect(kept?.raw).toContain(Buffer.from(sent.bytes).toString('latin1').trimEnd());
  });

  it('refuses a recipient it is told to refuse, before the body', async () => {
    const box = await sandbox();
    box.refuse('gone@firm.example', '550 5.1.1 No such user');
    const { outcome, marks } = await send(box, 'gone@firm.example', '<two@candidate.example>');
    expect(outcome).toMatchObject({ kind: 'refused', response: expect.stringContaining('5.1.1') });
    expect(marks).toBe(0);
  });

  it('answers by script when the clock says so, in the thread', async () => {
    const clock = movableClock(start);
    const box = await sandbox({
      now: clock.now,
      rules: [
        { id: 'thanks', to: 'dana@firm.example', after: 'PT26H', text: 'We decide on Friday.' },
      ],
    });
    await send(box, 'dana@firm.example', '<three@candidate.example>');
    expect(await box.deliverDue()).toBe(0);
    expect(box.nextDue()).toBe('2026-11-24T11:00:00Z');
    clock.forward({ hours: 26 });
    expect(await box.deliverDue()).toBe(1);
    expect(await box.deliverDue()).toBe(0);
    const [reply] = box.messages(candidate);
    expect(reply?.raw).toContain('In-Reply-To: <three@candidate.example>');
    expect(reply?.raw).toContain('We decide on Friday.');
    const parser = createParser();
    const { body } = await parser.parse(Buffer.from(reply?.raw ?? '', 'latin1'));
    await parser.close();
    expect(body).toContain('> Thank you for the conversation – it was a pleasure.');
  });

  it('tells a listening client at once', async () => {
    const box = await sandbox();
    const { seen, states, listening } = watching(box);
    await until(() => states.some(({ kind }) => kind === 'listening'));
    box.deliver((await letter(candidate, '<four@firm.example>')).bytes);
    await until(() => seen.length === 1);
    expect(seen[0]?.header.messageId).toBe('<four@firm.example>');
    await listening.stop();
    expect(states.at(-1)).toEqual({ kind: 'stopped' });
  });

  it('keeps its mail, cursors and due answers over a restart', async () => {
    let kept: string | null = null;
    const store: SandboxStore = {
      read: () => kept,
      write: (text) => {
        kept = text;
      },
    };
    const rules = [{ id: 'r', to: 'dana@firm.example', after: 'PT1H', text: 'Soon.' }];
    const first = await sandbox({ store, rules });
    await send(first, 'dana@firm.example', '<five@candidate.example>');
    await first.stop();
    const clock = movableClock(start.add({ hours: 2 }));
    const second = await sandbox({ store, rules, now: clock.now });
    expect(second.messages('dana@firm.example')).toHaveLength(1);
    expect(await second.deliverDue()).toBe(1);
  });

  it('finds a message again by its exact id, and files it to Sent once', async () => {
    const box = await sandbox();
    const mailbox = imapMailbox(box.account.imap, box.account.auth);
    const { bytes } = await letter('dana@firm.example', '<Six@candidate.example>');
    const when = start.toString();
    expect(await mailbox.find('<Six@candidate.example>')).toBeNull();
    expect(await mailbox.fileToSent(bytes, '<Six@candidate.example>', when)).toMatchObject({
      kind: 'filed',
    });
    expect(await mailbox.fileToSent(bytes, '<Six@candidate.example>', when)).toMatchObject({
      kind: 'already_there',
    });
    expect(box.messages(candidate, 'Sent')).toHaveLength(1);
    expect(await mailbox.find('<Six@candidate.example>')).toMatchObject({ folder: 'sent' });
    expect(await mailbox.find('<six@candidate.example>')).toBeNull();
  });

  it('lets nothing leave: the only connections opened are ours to it', async () => {
    const opened: Socket[] = [];
    const note = (message: unknown) => void opened.push((message as { socket: Socket }).socket);
    subscribe('net.client.socket', note);
    const box = await sandbox({
      rules: [{ id: 'r', to: 'dana@firm.example', after: 'PT0S', text: 'Thanks.' }],
    });
    for (const to of ['dana@firm.example', 'a@gmail.com', 'b@[192.0.2.1]', 'c@localhost'])
      await smtpTransport(box.account.smtp, box.account.auth).submit(
        { bytes: Buffer.from('Subject: x\r\n\r\nx\r\n'), from: candidate, to: [to] },
        { beforeEnd: () => undefined },
      );
    await box.deliverDue();
    await wait(50);
    unsubscribe('net.client.socket', note);
    expect(opened).toHaveLength(4);
    expect(box.messages('a@gmail.com')).toHaveLength(1);
    expect(box.messages(candidate)).toHaveLength(1);
  });

  it('offers no way to mark, move or delete', async () => {
    const box = await sandbox();
    box.deliver((await letter(candidate, '<seven@firm.example>')).bytes);
    const { host, port } = box.account.imap;
    const client = new ImapFlow({
      ...{ host, port, secure: false, logger: false, doSTARTTLS: false },
      auth: { user: candidate, pass: 'sandbox' },
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    expect(await client.messageFlagsAdd('1', ['\\Seen'])).toBe(false);
    await client.logout();
    expect(box.messages(candidate)[0]?.flags).toEqual([]);
  });
});
