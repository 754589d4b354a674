import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteDialect,
} from 'kysely';
import { freeName } from './backup-folder.ts';
import { discardCopy } from './durable.ts';
import { MIGRATIONS, type Migration, migrate, refuseNewer } from './migrations.ts';
import type { Store, Unit } from './port.ts';
import { nameCopy } from './sqlite-copy.ts';
import { faultOf, withFaults } from './sqlite-faults.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';
import { sqliteRecord } from './sqlite-record.ts';
import { sqliteShelf } from './sqlite-shelf.ts';
import type { Tables } from './tables.ts';

export interface OpenOptions {
  readonly migrations?: readonly Migration[];
  /** False: data of an older version is not backed up first, because it is a copy itself. */
  readonly backUp?: boolean;
  /** Hears every statement before it runs. */
  readonly heard?: (statement: string) => void;
}

/** The folder of backups beside a data file. */
export function backupsBeside(path: string): string {
  return join(dirname(path), 'backups');
}

/**
 * Opens the embedded store at `path` (`:memory:` for none), making or migrating it; data of an
 * older version is backed up first. `at` stamps a migration. Fails with `store_locked`,
 * `store_newer`, `store_broken`, `store_full`.
 */
export function openSqlite(path: string, at: string, options: OpenOptions = {}): Store {
  try {
    const db = open(path, at, options);
    const kysely = new Kysely<Tables>({ dialect: atOnce(new SqliteDialect({ database: db })) });
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

/**
 * Takes the right to write when a transaction begins. Taken at its first write, another process
 * that wrote in between would end it (SQLITE_BUSY_SNAPSHOT), and no waiting would help.
 */
function atOnce(dialect: SqliteDialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () =>
      Object.assign(dialect.createDriver(), {
        beginTransaction: async (connection: DatabaseConnection) => {
          await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        },
      }),
  };
}

function open(path: string, at: string, options: OpenOptions): Database.Database {
  const { migrations = MIGRATIONS, heard } = options;
  const verbose = heard && ((statement: unknown) => heard(String(statement)));
  const db = new Database(path, { timeout: 5000, ...(verbose && { verbose }) });
  try {
    refuseNewer(db, migrations);
    // SQLite gives the files beside it the same rights.
    if (path !== ':memory:') chmodSync(path, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten, not only forgotten (X6).
    db.pragma('secure_delete = ON');
    const backUp = () => keepOld(db, path, at, migrations);
    migrate(db, at, options.backUp === false ? () => {} : backUp, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A backup beside the others, examined like them, and only then under its name. */
function keepOld(
  db: Database.Database,
  path: string,
  at: string,
  migrations: readonly Migration[],
): void {
  const folder = backupsBeside(path);
  const target = join(folder, freeName(folder, 'before-migration', at));
  const making = `${target}.making`;
  try {
    discardCopy(making);
    db.prepare('vacuum into ?').run(making);
    nameCopy(making, target, at, migrations);
  } catch (error) {
    discardCopy(making);
    throw error;
  }
}

function unitOf(db: Kysely<Tables>): Unit {
  return {
    record: withFaults(sqliteRecord(db)),
    outbox: withFaults(sqliteOutbox(db)),
    shelf: withFaults(sqliteShelf(db)),
  };
}
