/**
 * A restore that is killed (`kill -9`) at a random moment leaves the data of before or that of the
 * backup, whole, and can be done again. 8 deaths; `AFTERWORD_RESTORE_KILLS` sets the number.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { restore } from '../src/restoring.ts';
import { backupFolder } from '../src/store/backup-folder.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { dice } from './rig/drill-world.ts';

const DEATHS = Number(process.env.AFTERWORD_RESTORE_KILLS ?? 8);
const AT = '2026-03-02T10:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'afterword-restore-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, 'data');
const path = join(data, 'afterword.sqlite');
const roll = dice(4);

async function write(word: string): Promise<void> {
  mkdirSync(data, { recursive: true });
  const store = openSqlite(path, AT);
  await store.shelf.putSetting('word', word);
  await store.close();
}

async function word(): Promise<unknown> {
  const store = openSqlite(path, AT);
  try {
    return await store.shelf.setting('word');
  } finally {
    await store.close();
  }
}

/**
 * Restores in a process of its own and kills it so many milliseconds after it began (null: not at
 * all); gives how long it lived from then on.
 */
async function restoring(file: string, killAfter: number | null): Promise<number> {
  const program = join(import.meta.dirname, 'rig', 'restore-process.ts');
  const child = spawn(process.execPath, [program, data, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') },
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const began = performance.now();
  child.stdin.end('\n');
  if (killAfter !== null) {
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  await ended;
  return performance.now() - began;
}

describe(`a restore that is killed ${DEATHS} times`, () => {
  it('leaves the old or the new, whole, and can be done again', { timeout: 600_000 }, async () => {
    await write('backup');
    const made = await backupFolder(join(folder, 'safe'), path).make('by-hand', AT);
    const file = join(folder, 'safe', made.name);
    await restoring(file, null);
    const whole = await restoring(file, null);
    const found = new Map<unknown, number>();
    for (let death = 0; death < DEATHS; death++) {
      await write('present');
      await restoring(file, roll(Math.ceil(whole * 1.1)));
      const now = await word();
      expect(['present', 'backup']).toContain(now);
      found.set(now, (found.get(now) ?? 0) + 1);
    }
    process.stdout.write(`${JSON.stringify(Object.fromEntries(found))}\n`);
    await restore({ config: readConfig({ data }), file, fromAnother: false });
    expect(await word()).toBe('backup');
  });
});
