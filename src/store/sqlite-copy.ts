import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { digestOf } from './digest.ts';
import { discardCopy, putInPlace } from './durable.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { examine } from './sqlite-examine.ts';
import { faultOf } from './sqlite-faults.ts';

/**
 * What belongs to this machine and this moment: who is signed in, API tokens (one that was taken
 * back must not come back), the secret of the calendar's address, the browsers that are reminded and
 * the keys for it, what they were told and written already. Never part of a backup.
 */
export const OF_THIS_MACHINE: readonly string[] = [
  ...['sessions', 'apiTokens', 'feedToken'],
  ...['vapid', 'devices', 'reminded', 'digest'],
];

/**
 * Copies the data file at `source`, as of one moment and while others write, to `target` with
 * SQLite's own backup: every commit of before is in it. The copy is one file, only for its owner,
 * without what belongs to this machine, opened and examined before it gets its name. Fails with
 * `store_full` and the like; then there is nothing under the name.
 */
export async function copyData(source: string, target: string, at: string): Promise<void> {
  const making = `${target}.making`;
  try {
    discardCopy(making);
    // Made by us first, so that it is nobody else's to read from its first byte on.
    closeSync(openSync(making, 'wx', 0o600));
    const db = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      // All in one step: one snapshot, that no writer makes begin anew.
      await db.backup(making, { progress: () => 0x7fffffff });
    } finally {
      db.close();
    }
    nameCopy(making, target, at);
  } catch (error) {
    discardCopy(making);
    throw faultOf(error);
  }
}

/**
 * Finishes the copy that was made at `making`, examines it and gives it its name. Fails with
 * `bad_input` when it is not whole.
 */
export function nameCopy(
  making: string,
  target: string,
  at: string,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  finish(making, at);
  examine(making, migrations);
  putInPlace(making, target);
}

/** Writes into the copy when it was made, takes out what does not belong in it, and makes it one file. */
function finish(path: string, at: string): void {
  const db = new Database(path);
  try {
    db.pragma('secure_delete = ON');
    db.pragma('journal_mode = DELETE');
    db.transaction(() => {
      const remove = db.prepare('delete from settings where name = ?');
      for (const name of OF_THIS_MACHINE) remove.run(name);
      db.prepare('insert or replace into settings (name, value) values (?, ?)').run(
        'backup',
        JSON.stringify({ at, digest: digestOf(db) }),
      );
    })();
  } finally {
    db.close();
  }
  chmodSync(path, 0o600);
}
