import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT } from './backup.test-support.ts';
import { backupFolder } from './backup-folder.ts';
import type { Backups, Store } from './port.ts';
import { openSqlite } from './sqlite.ts';
import { examine } from './sqlite-examine.ts';

let folder = '';
let store: Store;
let backups: Backups;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-backups-'));
  const path = join(folder, 'afterword.sqlite');
  store = openSqlite(path, AT);
  backups = backupFolder(join(folder, 'backups'), path);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (name: string) => join(folder, 'backups', name);

describe('a backup', () => {
  it('holds every commit of before it, is one file, and nobody else’s to read', async () => {
    for (let n = 0; n < 50; n++) await store.shelf.putSetting(`n${n}`, n);
    const made = await backups.make('by-hand', AT);
    expect(readdirSync(join(folder, 'backups'))).toEqual([made.name]);
    expect(statSync(pathOf(made.name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
    const db = new Database(pathOf(made.name), { readonly: true });
    expect(db.prepare("select count(*) from settings where name like 'n%'").pluck().get()).toBe(50);
    db.close();
    expect(examine(pathOf(made.name))).toMatchObject({ madeAt: AT });
    const { bytes, stream } = await backups.read(made.name);
    const read = new Uint8Array(await new Response(stream).arrayBuffer());
    expect([bytes, read.length]).toEqual([made.bytes, made.bytes]);
    expect(Buffer.from(read).equals(readFileSync(pathOf(made.name)))).toBe(true);
  });

  it('holds nothing that belongs to this machine alone, not even in free pages', async () => {
    await store.shelf.putSetting('feedToken', 'open-sesame-feed');
    await store.shelf.putSetting('apiTokens', [{ hash: 'open-sesame-token' }]);
    await store.shelf.putSetting('sessions', [{ hash: 'open-sesame-cookie' }]);
    const { name } = await backups.make('automatic', AT);
    expect(readFileSync(pathOf(name)).includes('open-sesame')).toBe(false);
    expect(await store.shelf.setting('feedToken')).toBe('open-sesame-feed');
  });

  it('is made while somebody writes', async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        await store.shelf.putSetting('n', n);
        await setImmediate();
      }
    })();
    for (let n = 0; n < 5; n++) await backups.make('by-hand', AT);
    writing = false;
    await writer;
    expect(await backups.list()).toHaveLength(5);
  });

  it('that cannot be made leaves nothing, and says so', async () => {
    writeFileSync(join(folder, 'blocked'), '');
    const blocked = backupFolder(join(folder, 'blocked'), join(folder, 'afterword.sqlite'));
    await expect(blocked.make('automatic', AT)).rejects.toThrow();
    const nothing = backupFolder(join(folder, 'backups'), join(folder, 'nowhere.sqlite'));
    await expect(nothing.make('automatic', AT)).rejects.toMatchObject({ code: 'store_broken' });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  it('makes room for newer ones, and only for those made by themselves so quickly', async () => {
    const start = Temporal.Instant.from(AT);
    const at = (days: number) => start.add({ hours: 24 * days }).toString();
    await backups.make('by-hand', at(0));
    writeFileSync(pathOf('afterword-20200101T000000Z-automatic.sqlite.making'), 'half');
    writeFileSync(pathOf('mine.txt'), 'left alone');
    for (let day = 0; day < 40; day++) {
      const stamp = at(day).replaceAll(/[-:]/g, '');
      writeFileSync(pathOf(`afterword-${stamp}-automatic.sqlite`), 'of another day');
    }
    await backups.make('automatic', at(40));
    const kinds = (await backups.list()).map((b) => b.kind);
    expect(kinds.filter((kind) => kind === 'automatic').length).toBeLessThanOrEqual(12);
    expect(kinds.filter((kind) => kind === 'by-hand')).toHaveLength(1);
    expect(readdirSync(join(folder, 'backups')).filter((n) => n.includes('making'))).toEqual([]);
    expect(readdirSync(join(folder, 'backups'))).toContain('mine.txt');
  });

  it('is only read by a name of its own', async () => {
    await expect(backups.read('../afterword.sqlite')).rejects.toMatchObject({ code: 'not_found' });
    await expect(backups.read('mine.txt')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes with everything else', async () => {
    await backups.make('by-hand', AT);
    writeFileSync(pathOf('afterword-20200101T000000Z-before-restore.sqlite.damaged'), 'half');
    writeFileSync(pathOf('mine.txt'), 'left alone');
    await backups.removeAll();
    expect(await backups.list()).toEqual([]);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['mine.txt']);
  });
});
