/**
 * The restore drill: backups at 100 random moments of a program that opens, drafts, approves and
 * sends without a pause and is killed at the end. Each is whole and misses nothing that was
 * committed before it began. Then some are restored (all in CI, 16 or so otherwise; `AFTERWORD_DRILL` sets the number), onto the
 * newer data or on a new machine, the person approves what is a draft again and answers what is
 * asked truthfully, and the copies that arrived are counted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { resolveUncertain } from '../src/desk/approving.ts';
import { byPerson, type Desk, load, loadAll } from '../src/desk/desk.ts';
import { restore } from '../src/restoring.ts';
import { copyData } from '../src/store/sqlite-copy.ts';
import { examine } from '../src/store/sqlite-examine.ts';
import { pump, recover } from '../src/worker/outbox.ts';
import { approveDraft, drillDesk } from './rig/drill-desk.ts';
import { dice, drillWorld } from './rig/drill-world.ts';

const MOMENTS = 100;
const RESTORED = Number(process.env.AFTERWORD_DRILL ?? (process.env.CI === undefined ? 16 : 100));
const folder = mkdtempSync(join(tmpdir(), 'afterword-drill-'));
const live = join(folder, 'live');
const roll = dice(20_261_123);
let load100: ChildProcess | null = null;

afterAll(() => {
  load100?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Taken {
  readonly path: string;
  /** The last round that was committed when the backup began. */
  readonly committed: number;
  readonly at: string;
}

/** Starts the load; gives what it printed last. */
async function startLoad(): Promise<() => { round: number; at: string }> {
  mkdirSync(live);
  const program = join(import.meta.dirname, 'rig', 'load-process.ts');
  const child = spawn(process.execPath, [program, live], { stdio: ['ignore', 'pipe', 'inherit'] });
  load100 = child;
  let last = { round: 0, at: '2026-03-03T15:00:00Z' };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [round = '0', at = last.at] = line.split(' ');
    last = { round: Number(round), at };
  });
  while (last.round < 5) await wait(50);
  return () => last;
}

async function takeBackups(): Promise<readonly Taken[]> {
  const last = await startLoad();
  const taken: Taken[] = [];
  for (let n = 0; n < MOMENTS; n++) {
    await wait(roll(60));
    const { round, at } = last();
    const path = join(folder, `taken-${n}.sqlite`);
    await copyData(join(live, 'afterword.sqlite'), path, at);
    taken.push({ path, committed: round, at });
  }
  const ended = new Promise((resolve) => load100?.once('exit', resolve));
  load100?.kill('SIGKILL');
  await ended;
  return taken;
}

function roundIn(path: string): number {
  const db = new Database(path, { readonly: true });
  try {
    return Number(db.prepare("select value from settings where name = 'round'").pluck().get());
  } finally {
    db.close();
  }
}

/** A data folder for one restore: the newer data of before, or nothing at all. */
function machine(n: number): string {
  const data = join(folder, `machine-${n}`);
  if (n % 2 === 0) cpSync(live, data, { recursive: true });
  else cpSync(join(live, 'world'), join(data, 'world'), { recursive: true });
  return data;
}

interface Outcome {
  readonly held: number;
  readonly carried: number;
  readonly asked: number;
  readonly arrived: number;
}

/** Restores one backup, lives on for a day, and counts what arrived. */
async function drill({ path, at }: Taken, n: number): Promise<Outcome> {
  const data = machine(n);
  let now = Temporal.Instant.from(at).add({ minutes: 90 });
  const clock = { now: () => now };
  const config = readConfig({ data });
  const done = await restore({ config, file: path, fromAnother: false, clock });
  const world = drillWorld(data, () => 19);
  const desk = drillDesk(join(data, 'afterword.sqlite'), clock.now, world.post);
  const live = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 10) {
      await pump(desk, 'own');
      now = now.add({ minutes: 10 });
    }
  };
  try {
    await recover(desk);
    for (const { id } of await loadAll(desk)) await approveDraft(desk, id);
    await live(110);
    const asked = await answer(desk, new Set(world.delivered().map((m) => m.to)));
    await live(60);
    return { held: done.held, carried: done.carried, asked, arrived: judge(world.delivered()) };
  } finally {
    await desk.store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The person looks into the world and says how it is. */
async function answer(desk: Desk, arrived: ReadonlySet<string>): Promise<number> {
  let asked = 0;
  for (const row of await desk.store.outbox.list()) {
    if (row.state !== 'needs_person') continue;
    asked += 1;
    const { seq } = await load(desk, row.opportunity);
    const outcome = arrived.has(row.envelopeTo) ? 'arrived' : 'send_again';
    const place = { opportunity: row.opportunity, expectedSeq: seq, letter: row.letter, outcome };
    await resolveUncertain(desk, place as Parameters<typeof resolveUncertain>[1], byPerson);
  }
  return asked;
}

/** Nobody got two messages. */
function judge(delivered: readonly { readonly to: string }[]): number {
  const copies = Map.groupBy(delivered, (message) => message.to);
  const twice = [...copies].filter(([, messages]) => messages.length > 1).map(([to]) => to);
  expect(twice).toEqual([]);
  return copies.size;
}

describe(`backups at ${MOMENTS} random moments under load`, () => {
  it('are whole, miss nothing committed before them, and restored send nothing twice', {
    timeout: 600_000,
  }, async () => {
    const taken = await takeBackups();
    for (const { path, committed } of taken) {
      expect(examine(path).events).toBeGreaterThan(0);
      expect(roundIn(path)).toBeGreaterThanOrEqual(committed);
    }
    const sum = { restores: 0, held: 0, carried: 0, asked: 0 };
    const every = Math.max(1, Math.floor(MOMENTS / RESTORED));
    for (const [n, one] of taken.filter((_, i) => i % every === 0).entries()) {
      const { held, carried, asked } = await drill(one, n);
      sum.restores += 1;
      sum.held += held;
      sum.carried += carried;
      sum.asked += asked;
    }
    process.stdout.write(`${JSON.stringify(sum)}\n`);
    // A drill in which the fence had nothing to do would prove nothing.
    expect(Math.min(sum.held, sum.carried, sum.asked)).toBeGreaterThan(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('machine'))).toEqual([]);
  });
});
