import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from './clock.ts';
import { readConfig } from './config.ts';
import { restore } from './restoring.ts';
import { AT, layOut } from './store/backup.test-support.ts';
import { backupFolder } from './store/backup-folder.ts';
import { openSqlite } from './store/sqlite.ts';
import { holdAlone } from './store/sqlite-hold.ts';

const NOW = '2026-03-05T10:00:00Z';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-restoring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dataOf = (name: string) => join(folder, name);
const fileOf = (name: string) => join(dataOf(name), 'afterword.sqlite');

/** An installation with one setting, and a backup of it. */
async function installation(name: string, word: string): Promise<string> {
  mkdirSync(dataOf(name), { recursive: true });
  const store = openSqlite(fileOf(name), AT);
  await store.shelf.putSetting('word', word);
  await store.shelf.putSetting('feedToken', `feed of ${name}`);
  await store.close();
  const made = await backupFolder(join(dataOf(name), 'backups'), fileOf(name)).make('by-hand', AT);
  return join(dataOf(name), 'backups', made.name);
}

function run(name: string, file: string, fromAnother = false) {
  const config = readConfig({ data: dataOf(name) });
  const clock = movableClock(Temporal.Instant.from(NOW));
  return restore({ config, file, fromAnother, clock });
}

async function setting(name: string, which: string): Promise<unknown> {
  const store = openSqlite(fileOf(name), NOW);
  try {
    return await store.shelf.setting(which);
  } finally {
    await store.close();
  }
}

async function change(name: string, word: string): Promise<void> {
  const store = openSqlite(fileOf(name), NOW);
  await store.shelf.putSetting('word', word);
  await store.close();
}

describe('restoring', () => {
  it('brings back what the backup holds and keeps what was there', async () => {
    const backup = await installation('here', 'before');
    await change('here', 'after');
    const done = await run('here', backup);
    expect(done).toMatchObject({ madeAt: AT, beforeDamaged: false, held: 0, carried: 0 });
    expect(await setting('here', 'word')).toBe('before');
    await run('here', done.before ?? '');
    expect(await setting('here', 'word')).toBe('after');
  });

  it('leaves one data file of mode 0600 and nothing unfinished', async () => {
    const backup = await installation('here', 'before');
    await run('here', backup);
    expect(readdirSync(dataOf('here')).sort()).toEqual([
      'afterword.sqlite',
      'backups',
      'sender.lock',
    ]);
    expect(statSync(fileOf('here')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dataOf('here'), 'backups')).some((n) => n.includes('making'))).toBe(
      false,
    );
  });

  it('keeps what belongs to this machine: who is signed in, the calendar, its name', async () => {
    const backup = await installation('here', 'before');
    const name = await setting('here', 'installation');
    const store = openSqlite(fileOf('here'), AT);
    await store.shelf.putSetting('apiTokens', []);
    await store.close();
    await run('here', backup);
    expect(await setting('here', 'feedToken')).toBe('feed of here');
    expect(await setting('here', 'apiTokens')).toEqual([]);
    expect(await setting('here', 'installation')).toBe(name);
  });

  it('works on a machine where there is nothing yet', async () => {
    const backup = await installation('there', 'moved');
    const done = await run('new', backup);
    expect(done.before).toBeNull();
    expect(await setting('new', 'word')).toBe('moved');
    expect(await setting('new', 'feedToken')).toBeUndefined();
    expect(await setting('new', 'installation')).toBe(await setting('there', 'installation'));
  });

  it('brings data of an older version forward on the way', async () => {
    layOut(1, join(folder, 'old.sqlite'));
    await run('new', join(folder, 'old.sqlite'));
    expect(await setting('new', 'installation')).toMatch(/^[0-9a-f]{32}$/);
    expect(await setting('new', 'feedToken')).toBeUndefined();
  });

  it('takes damaged data out of the way without losing it', async () => {
    const backup = await installation('here', 'before');
    writeFileSync(fileOf('here'), 'not a database any more, but long enough for one'.repeat(40));
    const done = await run('here', backup);
    expect(done.beforeDamaged).toBe(true);
    expect(readFileSync(done.before ?? '', 'utf8')).toContain('not a database any more');
    expect(await setting('here', 'word')).toBe('before');
  });
});

describe('a restore that is refused changes nothing', () => {
  let backup = '';
  let before: Buffer;
  beforeEach(async () => {
    backup = await installation('here', 'before');
    await change('here', 'after');
    before = readFileSync(fileOf('here'));
  });

  async function refused(file: string, expected: object): Promise<void> {
    await expect(run('here', file)).rejects.toMatchObject(expected);
    expect(readFileSync(fileOf('here')).equals(before)).toBe(true);
    const unfinished = readdirSync(dataOf('here')).filter((name) => name.includes('restoring'));
    expect(unfinished).toEqual([]);
    expect(readdirSync(join(dataOf('here'), 'backups'))).toHaveLength(1);
  }

  const altered = (name: string, alter: (path: string) => void) => {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(backup));
    alter(path);
    return path;
  };
  const sql = (statements: string) => (path: string) => {
    const db = new Database(path);
    db.exec(statements);
    db.close();
  };

  it('another program holds the data to send', async () => {
    const letGo = holdAlone(join(dataOf('here'), 'sender.lock'));
    await refused(backup, { code: 'store_locked' });
    letGo();
  });

  it('another program has the data open', async () => {
    const store = openSqlite(fileOf('here'), NOW);
    await store.shelf.setting('word');
    await expect(run('here', backup)).rejects.toMatchObject({ code: 'store_locked' });
    expect(await store.shelf.setting('word')).toBe('after');
    await store.close();
  });

  it('it is a backup of another installation', async () => {
    const other = await installation('there', 'theirs');
    await refused(other, { code: 'refused', mend: expect.stringContaining('--from-another') });
    await run('here', other, true);
    expect(await setting('here', 'word')).toBe('theirs');
  });

  it('it was made by a newer program', async () => {
    const newer = altered(
      'newer',
      sql(`insert into migrations values (99, '${AT}'); create table more (x)`),
    );
    await refused(newer, { code: 'store_newer' });
  });

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is text', () => Buffer.from('hello '.repeat(1000))],
    ['is compressed', (file: Buffer) => gzipSync(file)],
    ['is a compressed bomb', () => gzipSync(Buffer.alloc(50_000_000))],
    ['is cut off', (file: Buffer) => file.subarray(0, 20_000)],
    ['is only a header', (file: Buffer) => file.subarray(0, 100)],
    ['lost its beginning', (file: Buffer) => file.subarray(512)],
  ])('the file %s', async (name, make) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    writeFileSync(path, make(readFileSync(backup)));
    await refused(path, { code: 'bad_input' });
  });

  it('the file is enormous and empty', async () => {
    const sparse = altered('sparse', (path) => truncateSync(path, 5 * 1024 ** 3));
    await refused(sparse, { code: 'bad_input', message: expect.stringContaining('4 GB') });
  });

  it('the file is no file, or none', async () => {
    await refused(folder, { code: 'bad_input' });
    await refused('/dev/zero', { code: 'bad_input' });
    await refused(join(folder, 'nowhere'), { code: 'bad_input' });
  });

  it.each([
    ['a trigger', 'create trigger t after insert on events begin delete from events; end'],
    ['a view in the place of a table', 'drop table strays; create view strays as select 1'],
    [
      'a view that never ends',
      'create view v as with recursive n(i) as (select 1 union all select i + 1 from n) select * from n',
    ],
    ['one table more', 'create table more (x)'],
    ['one table less', 'drop table blobs'],
    ['no tables', 'drop table migrations'],
  ])('the file has %s', async (_name, statements) => {
    await refused(altered('schema', sql(statements)), { code: 'bad_input' });
  });

  it('a letter in it was changed', async () => {
    const tampered = altered(
      'tampered',
      sql(`update settings set value = '"x"' where name = 'word'`),
    );
    await refused(tampered, { code: 'bad_input', message: expect.stringContaining('damaged') });
  });

  it('any of its bytes is another, or it does not matter', async () => {
    const whole = readFileSync(backup);
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const broken = Buffer.from(whole);
        broken[at] = ((broken[at] ?? 0) + by) % 256;
        writeFileSync(join(folder, 'broken'), broken);
        const outcome = await run('here', join(folder, 'broken')).catch((error: unknown) => error);
        if (outcome instanceof Error)
          expect(outcome).toMatchObject({
            code: expect.stringMatching(/bad_input|store_newer|refused/),
          });
        else expect(await setting('here', 'word')).toBe('before');
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('something hangs at the end of it that does not belong there, or it does not matter', async () => {
    const longer = altered('longer', (path) => appendFileSync(path, Buffer.alloc(4096, 7)));
    await run('here', longer).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'bad_input' }),
    );
  });
});
