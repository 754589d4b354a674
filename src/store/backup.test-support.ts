/** Data on disk for tests of backups and migrations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export const AT = '2026-03-02T10:00:00Z';

/** Data as a program of that data version left it on disk. */
export function layOut(version: number, path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.exec(readFileSync(join(import.meta.dirname, 'fixtures', `v${version}.sql`), 'utf8'));
  db.close();
}

/** Schema and rows of a data file, but for what differs from run to run: the installation's name. */
export function dump(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    const schema = db
      .prepare('select type, name, sql from sqlite_master order by type, name')
      .all() as { type: string; name: string }[];
    const tables = schema.filter((s) => s.type === 'table').map((s) => s.name);
    const rows = tables.map((table) => {
      const but = table === 'settings' ? "where name <> 'installation'" : '';
      return [table, db.prepare(`select * from "${table}" ${but} order by 1, 2`).all()];
    });
    return { schema, rows };
  } finally {
    db.close();
  }
}
