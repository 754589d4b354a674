import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Store, Unit } from './port.ts';
import { faultOf } from './sqlite-faults.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';
import { sqliteRecord } from './sqlite-record.ts';
import { sqliteShelf } from './sqlite-shelf.ts';
import type { Tables } from './tables.ts';

/**
 * Opens the embedded store at `path` (`:memory:` for none), making or migrating it.
 * `at` stamps a migration. Fails with `store_locked`, `store_newer`, `store_broken`, `store_full`.
 */
export function openSqlite(path: string, at: string): Store {
  try {
    const db = open(path, at);
    const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: db }) });
    return {
      ...unitOf(kysely),
      async transact(work) {
        let cause: unknown;
        try {
          return await kysely.transaction().execute(async (tx) => {
            try {
              return await work(unitOf(tx));
            } catch (error) {
              cause = error;
              throw error;
            }
          });
        } catch (error) {
          // SQLite ends a transaction by itself when it cannot write; the rollback that then fails
          // would hide why.
          throw faultOf(cause ?? error);
        }
      },
      async close() {
        await kysely.destroy();
        if (db.open) db.close();
      },
    };
  } catch (error) {
    throw faultOf(error);
  }
}

function open(path: string, at: string): Database.Database {
  const db = new Database(path, { timeout: 5000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten, not only forgotten (X6).
    db.pragma('secure_delete = ON');
    migrate(db, at, () => backUp(db, path, at));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function backUp(db: Database.Database, path: string, at: string): void {
  const copy = `${path}.before-${at.replaceAll(':', '')}`;
  if (!existsSync(copy)) db.prepare('vacuum into ?').run(copy);
}

function unitOf(db: Kysely<Tables>): Unit {
  return { record: sqliteRecord(db), outbox: sqliteOutbox(db), shelf: sqliteShelf(db) };
}
