import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeContract } from './contract.test-support.ts';
import { openSqlite } from './sqlite.ts';

const AT = '2026-03-02T10:00:00Z';
let folder = '';
let n = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

storeContract('sqlite on disk', () => {
  n += 1;
  return openSqlite(join(folder, `${n}.sqlite`), AT);
});
storeContract('sqlite in memory', () => openSqlite(':memory:', AT));

describe('a store that cannot be opened', () => {
  it('says that newer data wants a newer program, and leaves it alone', async () => {
    const path = join(folder, 'newer.sqlite');
    await openSqlite(path, AT).close();
    const db = new Database(path);
    db.prepare('insert into migrations (version, at) values (99, ?)').run(AT);
    db.close();
    expect(() => openSqlite(path, AT)).toThrow(
      expect.objectContaining({ code: 'store_newer', mend: expect.stringContaining('Update') }),
    );
  });

  it('says that a file is no data of ours', () => {
    const path = join(folder, 'text.sqlite');
    writeFileSync(path, 'not a database, but long enough to be read as the header of one');
    expect(() => openSqlite(path, AT)).toThrow(expect.objectContaining({ code: 'store_broken' }));
  });

  it('says that another program holds it', async () => {
    const path = join(folder, 'locked.sqlite');
    const store = openSqlite(path, AT);
    const other = new Database(path, { timeout: 0 });
    other.exec('begin exclusive');
    const write = store.transact((tx) => tx.shelf.putSetting('x', 1));
    await expect(write).rejects.toMatchObject({ code: 'store_locked' });
    other.close();
    await store.close();
    expect(readdirSync(folder)).toContain('locked.sqlite');
  }, 20_000);
});
