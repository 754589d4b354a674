/**
 * Never twice, never lost (X2), under `kill -9`: the outbox dies again and again around every
 * durable step and every word with the servers, while the line to a real Exim breaks as well.
 * Every point of death meets every behaviour of the servers in turn (126 pairs), then again with
 * other delays. 60 deaths, 500 in CI; `AFTERWORD_KILLS=5000` for more.
 */

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../src/bringing/reader.ts';
import { approvalHash } from '../src/core/approval.ts';
import type { EventBody } from '../src/core/record/events.ts';
import { approvable, approveLetter } from '../src/desk/approving.ts';
import { append, byPerson, type Desk, load } from '../src/desk/desk.ts';
import { openOpportunity } from '../src/desk/opening.ts';
import { readSettings, writeSettings } from '../src/desk/settings.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import type { OutboxRow } from '../src/store/port.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './rig/fault-proxy.ts';
import { type DeathPoint, deathPoints, type Life, REACHED } from './rig/life.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const deaths = Number(process.env.AFTERWORD_KILLS ?? (process.env.CI ? 500 : 60));
const robin = 'robin@postbox.example';
const nadia = 'nadia@larkfield.example';
/** Nine in the morning in Chicago, where the letters go. */
const start = Temporal.Instant.from('2026-03-03T15:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'afterword-storm-'));
const path = join(folder, 'store');
const clockFile = join(folder, 'clock');

let rig: Rig;
let proxy: FaultProxy;
let now = start;

beforeAll(async () => {
  rig = await startMailServers([robin, nadia]);
  proxy = await startFaultProxy(rig.smtpPlain.port);
  forward(0);
});

afterAll(async () => {
  next?.process.kill('SIGKILL');
  await proxy?.stop();
  await rig?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function forward(seconds: number): void {
  now = now.add({ seconds });
  writeFileSync(clockFile, now.toString());
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const roll = dice(20_261_123);
const pick = <T>(items: readonly T[]): T => items[roll(items.length)] as T;

/** What the servers do during one life, and to whom its letter goes. */
interface Behaviour {
  readonly what: string;
  readonly fault: Fault | null;
  readonly to: string;
}

/** Exim answers as the name of the recipient tells it. */
const behaviours: readonly Behaviour[] = [
  { what: 'all is well', fault: null, to: nadia },
  {
    what: '250 lost, closed',
    fault: { from: 'server', line: /^250 OK id/, moment: 'before', how: 'close' },
    to: nadia,
  },
  {
    what: '250 lost, reset',
    fault: { from: 'server', line: /^250 OK id/, moment: 'before', how: 'reset' },
    to: nadia,
  },
  {
    what: 'reset after 354',
    fault: { from: 'server', line: /^354/, moment: 'after', how: 'reset' },
    to: nadia,
  },
  {
    what: 'closed at RCPT',
    fault: { from: 'client', line: /^RCPT/, moment: 'after', how: 'close' },
    to: nadia,
  },
  { what: '5xx at RCPT', fault: null, to: 'gone-n@x.example' },
  { what: '5xx after the dot', fault: null, to: 'spam-n@x.example' },
  { what: '4xx at RCPT', fault: null, to: 'busy-n@x.example' },
  { what: '4xx after the dot', fault: null, to: 'full-n@x.example' },
];

/** Every death with every behaviour, far from each other in order, so that few deaths spread well. */
const pairs = deathPoints.flatMap((at) => behaviours.map((behaviour) => ({ at, behaviour })));
const pairAt = (count: number) => pairs[(count * 37) % pairs.length] as (typeof pairs)[number];

function desk(): Desk {
  const clock = { now: () => now };
  return {
    store: openSqlite(path, now.toString()),
    clocks: { own: clock, sample: clock },
    newId: () => crypto.randomUUID(),
    post: async () => ({
      address: robin,
      transport: smtpTransport(rig.smtpPlain, rig.account(robin).auth),
      mailbox: imapMailbox(rig.imapPlain, rig.account(robin).auth),
    }),
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
}

async function settle(bench: Desk): Promise<void> {
  const { shelf } = bench.store;
  const settings = await readSettings(shelf);
  await writeSettings(shelf, {
    ...settings,
    caps: { perHour: 1_000_000, perDay: 1_000_000 },
    copyToSelf: true,
    candidate: {
      ...settings.candidate,
      ...{ name: 'Robin Ashdown', email: robin, zone: 'Europe/Dublin' },
    },
  });
}

/** One more letter, approved and due. */
async function approveOne(bench: Desk, email: string): Promise<void> {
  const ended = now.subtract({ minutes: 120 }).toString();
  const opened = await openOpportunity(
    bench,
    {
      ...{ company: 'Larkfield Robotics', role: 'Controls Engineer', country: 'US' },
      people: [{ name: 'Nadia Brandt', role: 'interviewer', email, zone: 'America/Chicago' }],
      interview: { endsAt: ended, zone: 'America/Chicago' },
    },
    byPerson,
  );
  const letter = crypto.randomUUID();
  const drafted: EventBody = {
    kind: 'letter_drafted',
    letter,
    step: 'thank_you',
    to: opened.people[0]?.id ?? '',
    interview: opened.interviews[0]?.id ?? null,
    channel: 'email',
    subject: 'Thank you for the test cell',
    text: 'Dear Nadia,\n\nThank you.\n\nRobin',
    ...{ sentences: [], ask: [], leftOut: [], phrasings: [], revision: 0 },
  };
  const change = { opportunity: opened, expectedSeq: null, origin: byPerson, bodies: [drafted] };
  const opportunity = await append(bench, change);
  const words = approvable(opportunity, await onlyLetter(bench, opportunity.id), null);
  await approveLetter(
    bench,
    {
      ...{ opportunity: opportunity.id, expectedSeq: opportunity.seq, letter, sendAt: null },
      ...{ hash: approvalHash(words), overrides: [], approver: { kind: 'person', via: 'app' } },
    },
    byPerson,
  );
}

async function onlyLetter(bench: Desk, id: string) {
  const [letter] = (await load(bench, id)).letters;
  if (letter === undefined) throw new Error('there is no letter');
  return letter;
}

interface Child {
  readonly process: ChildProcessByStdio<Writable, null, Readable>;
  readonly ended: Promise<Ending>;
}

interface Ending {
  readonly signal: NodeJS.Signals | null;
  /** It died where it was told to, not because there was nothing left to do. */
  readonly reached: boolean;
}

/** The next process loads while the present one lives. */
let next: Child | null = null;

function born(): Child {
  const program = join(import.meta.dirname, 'rig', 'outbox-process.ts');
  const child = spawn(process.execPath, [program, path, clockFile], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve({ signal, reached: complaint.includes(REACHED) })
        : reject(new Error(complaint)),
    );
  });
  // A child that cannot even start is noticed when its turn comes.
  ended.catch(() => undefined);
  return { process: child, ended };
}

/** Lives one life and says how it ended. */
async function live(dies: Life['dies'], fault: Fault | null): Promise<Ending> {
  proxy.set(fault);
  const life: Life = {
    ...{ smtp: { ...rig.smtpPlain, port: proxy.port }, imap: rig.imapPlain, dies },
    ...{ user: robin, password: rig.password },
  };
  const child = next ?? born();
  next = born();
  child.process.stdin.end(`${JSON.stringify(life)}\n`);
  return await child.ended;
}

describe(`an outbox that is killed ${deaths} times`, () => {
  it('sends nothing twice, loses nothing, leaves nothing unshown', {
    timeout: 3_600_000,
  }, async () => {
    const bench = desk();
    await settle(bench);
    // A life that ends in peace leaves its compiled code behind for the others.
    await live(null, null);
    const reached = new Set<DeathPoint>();
    for (let count = 0; count < deaths; count++) {
      const { at, behaviour } = pairAt(count);
      await approveOne(bench, behaviour.to);
      forward(40);
      // The first time around at the first pass and at once; later with chance.
      const again = count >= pairs.length;
      const dies = { at, passes: again ? roll(3) : 0, delay: again ? pick([0, 0, 1, 3, 10]) : 0 };
      const life = await live(dies, behaviour.fault);
      expect(life.signal).toBe('SIGKILL');
      if (life.reached) reached.add(at);
    }
    // Then it lives in peace, an hour at a time, until it has nothing left to do by itself.
    for (let hours = 0; hours < 72 && (await unsettled(bench)); hours++) {
      forward(3_600);
      expect((await live(null, null)).signal).toBeNull();
    }
    const rows = await bench.store.outbox.list();
    await bench.store.close();
    expect(rows).toHaveLength(deaths);
    if (deaths >= pairs.length) expect([...reached].sort()).toEqual([...deathPoints].sort());
    judge(rows);
  });
});

async function unsettled(bench: Desk): Promise<boolean> {
  const rows = await bench.store.outbox.list();
  return rows.some(({ state }) =>
    ['held', 'waiting', 'sending', 'sent', 'uncertain'].includes(state),
  );
}

/** Compares what the outbox says with what lies in the recipient's real mailbox. */
function judge(rows: readonly OutboxRow[]): void {
  const arrived = rig.messages(nadia).join('\n');
  const filed = rig.messages(robin, 'Sent').join('\n');
  const count = (text: string, id: string) => text.split(`Message-ID: ${id}`).length - 1;
  const states = new Map<string, number>();
  for (const { messageId, state, envelopeTo, evidence, nextAt } of rows) {
    const copies = count(arrived, messageId);
    const kind = envelopeTo.split('-')[0]?.includes('@') ? 'nadia' : envelopeTo.split('-')[0];
    states.set(
      `${kind}: ${state}, ${copies}`,
      (states.get(`${kind}: ${state}, ${copies}`) ?? 0) + 1,
    );
    expect(copies).toBeLessThanOrEqual(1);
    expect(count(filed, messageId)).toBeLessThanOrEqual(1);
    switch (state) {
      case 'filed':
      case 'sent':
        expect(copies).toBe(1);
        break;
      case 'failed':
        expect(copies).toBe(0);
        break;
      case 'retry':
        expect(kind === 'nadia').toBe(false);
        expect(nextAt).not.toBeNull();
        break;
      case 'needs_person':
      case 'uncertain':
        expect(evidence.length).toBeGreaterThan(0);
        break;
      default:
        expect.fail(`${messageId} is stuck as ${state}`);
    }
  }
  process.stdout.write(`${JSON.stringify(Object.fromEntries(states), null, 2)}\n`);
}
