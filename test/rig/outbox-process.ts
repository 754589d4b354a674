/**
 * The outbox alone in a process of its own, against real servers, dying by its own hand (SIGKILL)
 * at one chosen moment. Usage: outbox-process.ts STORE CLOCK-FILE, and a `Life` as
 * one line on standard input, for which it waits with everything loaded.
 */

import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createReader } from '../../src/bringing/reader.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { MailAuth } from '../../src/mail/account.ts';
import { imapMailbox } from '../../src/mail/imap.ts';
import type { Mailbox, Transport } from '../../src/mail/port.ts';
import type { Post } from '../../src/mail/post.ts';
import { smtpTransport } from '../../src/mail/smtp.ts';
import type { OutboxStore, Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { pump, recover } from '../../src/worker/outbox.ts';
import { type DeathPoint, type Life, REACHED } from './life.ts';

const [path = '', clockFile = ''] = process.argv.slice(2);
const [given] = await once(createInterface({ input: process.stdin }), 'line');
const life = JSON.parse(given) as Life;
const clock = { now: () => Temporal.Instant.from(readFileSync(clockFile, 'utf8').trim()) };
let passes = life.dies?.passes ?? 0;

function reach(point: DeathPoint): void {
  if (life.dies?.at !== point) return;
  passes -= 1;
  if (passes >= 0) return;
  writeSync(2, `${REACHED}\n`);
  if (life.dies.delay === 0) process.kill(process.pid, 'SIGKILL');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), life.dies.delay);
}

/** Passes two death points around a piece of work. */
async function around<T>(
  name: 'commit' | 'move' | 'find' | 'file' | 'end',
  work: () => Promise<T>,
): Promise<T> {
  reach(`${name}:before`);
  const result = await work();
  reach(`${name}:after`);
  return result;
}

const withMoves = (outbox: OutboxStore): OutboxStore => ({
  ...outbox,
  move: (row, from) => around('move', () => outbox.move(row, from)),
});

function mortalStore(store: Store): Store {
  return {
    ...store,
    outbox: withMoves(store.outbox),
    transact: (work) =>
      around('commit', () =>
        store.transact((unit) => work({ ...unit, outbox: withMoves(unit.outbox) })),
      ),
  };
}

function mortalPost(): Post {
  const auth: MailAuth = { kind: 'password', user: life.user, password: life.password };
  const smtp = smtpTransport(life.smtp, auth, { connect: 500, talk: 500, finalReply: 500 });
  const times = { connect: 1_000, reply: 2_000, pulse: 60_000, retry: [1_000] };
  const imap = imapMailbox(life.imap, auth, times);
  const transport: Transport = {
    async submit(message, marks) {
      reach('submit:before');
      const outcome = await smtp.submit(message, {
        async beforeEnd() {
          await around('end', async () => marks.beforeEnd());
        },
      });
      reach('submit:after');
      return outcome;
    },
  };
  const mailbox: Mailbox = {
    ...imap,
    find: (messageId) => around('find', () => imap.find(messageId)),
    fileToSent: (bytes, messageId, sentAt) =>
      around('file', () => imap.fileToSent(bytes, messageId, sentAt)),
  };
  return { address: life.user, transport, mailbox };
}

const post = mortalPost();
const desk: Desk = {
  store: mortalStore(openSqlite(path, clock.now().toString())),
  clocks: { own: clock, sample: clock },
  newId: () => crypto.randomUUID(),
  post: async () => post,
  spelling: { lint: async () => [], prepare: async () => {} },
  reader: createReader(),
  changed: () => {},
};

await recover(desk);
reach('recovered');
for (let turns = 0; turns < 5; turns++) await pump(desk, 'own');
reach('rest');
if (life.dies !== null) process.kill(process.pid, 'SIGKILL');
process.exit(0);
