import { chmodSync, copyFileSync, existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { discardCopy, putInPlace } from './durable.ts';
import { OF_THIS_MACHINE } from './sqlite-copy.ts';
import { type Examined, examine, requirePlausible } from './sqlite-examine.ts';
import { faultOf } from './sqlite-faults.ts';

/** Where the data that is to be put back is prepared, beside the present data. */
export function stagedBeside(path: string): string {
  return `${path}.restoring`;
}

/**
 * Copies the backup `file` beside the data at `path` and examines the copy; the file itself is only
 * read. Fails with `bad_input`, `store_newer` or `store_full`; then nothing is left.
 */
export function stage(file: string, path: string): Examined {
  const staged = stagedBeside(path);
  try {
    requirePlausible(file);
    discardCopy(staged);
    copyFileSync(file, staged);
    // A data file copied while its program ran: its newest commits lie beside it.
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${staged}-wal`);
    chmodSync(staged, 0o600);
    return examine(staged);
  } catch (error) {
    discardCopy(staged);
    throw faultOf(error);
  }
}

export function dropStaged(path: string): void {
  discardCopy(stagedBeside(path));
}

/**
 * Makes the data at `path` one file that no program has open. Fails with `store_locked` when one
 * has, with `store_broken` when it is damaged.
 */
export function closeForGood(path: string): void {
  try {
    const db = new Database(path, { timeout: 2000 });
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch (error) {
    throw faultOf(error);
  }
}

/**
 * Gives the staged data what belongs to this machine, as it is in the present data (or not at all,
 * without any): who is signed in, the calendar's address, which installation this is.
 */
export function keepOwn(path: string, hasPresent: boolean): void {
  const names = JSON.stringify(OF_THIS_MACHINE);
  const own = hasPresent
    ? settingsOf(path, JSON.stringify([...OF_THIS_MACHINE, 'installation']))
    : [];
  const db = new Database(stagedBeside(path));
  try {
    db.transaction(() => {
      db.prepare(
        "delete from settings where name = 'backup' or name in (select value from json_each(?))",
      ).run(names);
      const put = db.prepare('insert or replace into settings (name, value) values (?, ?)');
      for (const { name, value } of own) put.run(name, value);
    })();
  } finally {
    db.close();
  }
}

function settingsOf(path: string, names: string): readonly { name: string; value: string }[] {
  const db = new Database(path, { fileMustExist: true });
  try {
    return db
      .prepare('select name, value from settings where name in (select value from json_each(?))')
      .all(names) as { name: string; value: string }[];
  } finally {
    db.close();
  }
}

/** Puts damaged data aside under a name of its own, with what lies beside it. */
export function setAside(path: string, target: string): void {
  for (const tail of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(`${path}${tail}`)) renameSync(`${path}${tail}`, `${target}${tail}`);
  }
}

/** The staged data becomes the data: at one moment the old is there, at the next the new. */
export function putStaged(path: string): void {
  closeForGood(stagedBeside(path));
  putInPlace(stagedBeside(path), path);
}
