/**
 * Migrations under `kill -9`: a program in a process of its own, with real files, dies just before
 * each statement that it gives to SQLite while it brings old data forward. The next start must end
 * where an undisturbed one ends, and what was there before must lie in the backups, whole.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AT, dump, layOut } from '../src/store/backup.test-support.ts';
import { backupsBeside, openSqlite } from '../src/store/sqlite.ts';
import { examine } from '../src/store/sqlite-examine.ts';
import { NEXT_MIGRATIONS } from './rig/next-migrations.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-migration-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let n = 0;
/** Data of the first version in a folder of its own. */
function oldData(): string {
  n += 1;
  const path = join(mkdtempSync(join(folder, `${n}-`)), 'afterword.sqlite');
  layOut(1, path);
  return path;
}

/** Opens it in a process that dies before its statement number `last` (0: lives). */
function start(
  path: string,
  last: number,
): { readonly died: boolean; readonly statements: number } {
  const program = join(import.meta.dirname, 'rig', 'migration-process.ts');
  const { signal, status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, path, String(last)],
    { encoding: 'utf8', env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') } },
  );
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { died: signal === 'SIGKILL', statements: Number(stdout) };
}

/** The next start, undisturbed: ends like `expected`, with what was before kept whole. */
async function expectToGoOn(path: string, expected: unknown): Promise<void> {
  await openSqlite(path, AT, { migrations: NEXT_MIGRATIONS }).close();
  expect(dump(path)).toEqual(expected);
  const kept = readdirSync(backupsBeside(path)).filter((name) => name.endsWith('.sqlite'));
  expect(kept.length).toBeGreaterThan(0);
  for (const name of kept) {
    const found = examine(join(backupsBeside(path), name), NEXT_MIGRATIONS);
    expect(found).toMatchObject({ opportunities: 1 });
  }
}

describe('an older program on newer data', () => {
  it('ends with a sentence and its own exit code, and changes nothing', async () => {
    const data = mkdtempSync(join(folder, 'newer-'));
    const path = join(data, 'afterword.sqlite');
    await openSqlite(path, AT, { migrations: NEXT_MIGRATIONS }).close();
    const before = dump(path);
    const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
    for (const command of ['plan', 'up']) {
      const run = spawnSync(process.execPath, [main, '--data', data, command], {
        encoding: 'utf8',
      });
      expect(run.status).toBe(7);
      expect(run.stderr).toContain('This data was written by a newer Afterword');
      expect(run.stderr).toContain('Update Afterword and start again. Nothing was changed.');
    }
    expect(dump(path)).toEqual(before);
  });
});

describe('a program that is killed while it brings old data forward', () => {
  const undisturbed = oldData();
  const { statements } = start(undisturbed, 0);
  const expected = dump(undisturbed);

  it('gives more statements to SQLite than its migrations have', () => {
    const own = NEXT_MIGRATIONS.slice(1).flatMap((m) => m.statements);
    expect(statements).toBeGreaterThan(own.length);
  });

  it('goes on at the next start, whichever statement it died before', async () => {
    for (let last = 1; last <= statements; last++) {
      const path = oldData();
      expect(start(path, last).died).toBe(true);
      await expectToGoOn(path, expected);
    }
  });

  it('goes on however often it dies', async () => {
    const path = oldData();
    let deaths = 0;
    for (let last = 4; start(path, last).died; last++) deaths += 1;
    expect(deaths).toBeGreaterThan(3);
    await expectToGoOn(path, expected);
  });
});
