import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/**
 * sha-256 (hex) over every row of every table, in order, but for the note of the backup itself.
 * SQLite's own check sees broken pages; this sees a letter that changed inside a sound one.
 */
export function digestOf(db: Database): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    hash.update(`table ${table}\n`);
    const where = table === 'settings' ? "where name <> 'backup'" : '';
    const rows = db.prepare(`select * from "${table}" ${where} order by 1, 2`).raw().iterate();
    for (const row of rows as IterableIterator<readonly unknown[]>) {
      for (const value of row) addValue(hash, value);
    }
  }
  return hash.digest('hex');
}

/** Each value with its kind and length, so that no two rows share their bytes. */
function addValue(hash: ReturnType<typeof createHash>, value: unknown): void {
  if (Buffer.isBuffer(value)) {
    hash.update(`b${value.length}:`);
    hash.update(value);
    return;
  }
  const text = value === null ? '' : String(value);
  hash.update(`${value === null ? 'n' : typeof value}${text.length}:${text}`);
}
