import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold } from '../core/record/fold.ts';
import { AT, layOut } from './backup.test-support.ts';
import { MIGRATIONS } from './migrations.ts';
import { backupsBeside, openSqlite } from './sqlite.ts';
import { examine } from './sqlite-examine.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-migrations-'));
  path = join(folder, 'afterword.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;
const OLDER = Array.from({ length: NEWEST - 1 }, (_, i) => i + 1);

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map((m) => m.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it.each(OLDER)('bring data of version %i forward with all that was in it', async (version) => {
    layOut(version, path);
    const store = openSqlite(path, AT);
    const [row] = await store.record.index();
    const opportunity = fold(await store.record.events(row?.opportunity ?? ''));
    expect(opportunity).toMatchObject({ company: 'Larkfield Robotics', seq: row?.seq });
    expect(await store.outbox.get('letter')).toMatchObject({ state: 'held' });
    expect(await store.shelf.bytes('m1')).toEqual(new Uint8Array([0, 1, 2, 255]));
    expect(await store.shelf.strays()).toHaveLength(1);
    await store.close();
    expect(examine(path)).toMatchObject({ version: NEWEST, opportunities: 1 });
  });

  it.each(OLDER)('keep the data of version %i as it was, before they begin', async (version) => {
    layOut(version, path);
    await openSqlite(path, AT).close();
    const [name, ...more] = readdirSync(backupsBeside(path));
    expect(name).toMatch(/-before-migration\.sqlite$/);
    expect(more).toEqual([]);
    const kept = join(backupsBeside(path), name ?? '');
    expect(examine(kept)).toMatchObject({ version, opportunities: 1 });
    expect(statSync(kept).mode & 0o777).toBe(0o600);
  });

  it('keep nothing where there was nothing', async () => {
    await openSqlite(path, AT).close();
    expect(existsSync(backupsBeside(path))).toBe(false);
  });

  it('leave data of a newer program as it is, to the byte', async () => {
    await openSqlite(path, AT).close();
    const db = new Database(path);
    db.prepare('insert into migrations (version, at) values (99, ?)').run(AT);
    db.pragma('journal_mode = DELETE');
    db.close();
    const before = readFileSync(path);
    expect(() => openSqlite(path, AT)).toThrow(
      expect.objectContaining({ code: 'store_newer', mend: expect.stringContaining('Update') }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['afterword.sqlite']);
  });
});
