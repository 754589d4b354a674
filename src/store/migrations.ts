import type { Database } from 'better-sqlite3';
import { Fault } from '../errors.ts';

/** One step forward: what brings the data of the version before to `version`. */
export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/**
 * Forward only, in order, numbered from 1 without gaps. One that was released never changes.
 * Types are portable, for PostgreSQL later. To add one: add it here and a data file of the version
 * before it to `fixtures/` (docs/backups.md says how).
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `create table events (
          opportunity text not null, seq integer not null, at text not null, by text not null,
          source_kind text not null, source_ref text, body text not null,
          primary key (opportunity, seq))`,
      `create table opportunities (
          id text primary key, world text not null, seq integer not null, next_at text)`,
      'create index opportunities_due on opportunities (world, next_at)',
      `create table outbox (
          letter text primary key, opportunity text not null, world text not null,
          state text not null, bytes blob not null, message_id text not null unique,
          envelope_from text not null, envelope_to text not null, subject text not null,
          hash text not null, send_at text not null, undo_until text not null,
          attempts integer not null, next_at text, evidence text not null, handed_over_at text,
          body_started_at text)`,
      'create index outbox_due on outbox (world, next_at)',
      'create index outbox_handed_over on outbox (world, handed_over_at)',
      'create table settings (name text primary key, value text not null)',
      'create table blobs (id text primary key, opportunity text, bytes blob not null)',
      `create table strays (
          id text primary key, world text not null, at text not null, from_name text,
          from_address text, subject text not null, text text not null, raw blob not null,
          candidates text not null)`,
    ],
  },
  {
    // The name of this installation: a backup of another one is not taken for one of ours.
    version: 2,
    statements: [
      `insert into settings (name, value)
         select 'installation', '"' || lower(hex(randomblob(16))) || '"'
         where not exists (select 1 from settings where name = 'installation')`,
    ],
  },
];

/** A database of a newer program is refused (`store_newer`) before anything in it is touched. */
export function refuseNewer(db: Database, migrations: readonly Migration[]): void {
  const current = versionOf(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current <= newest) return;
  throw new Fault(
    'store_newer',
    `This data was written by a newer Afterword (data version ${current}, this program knows ${newest}).`,
    'Update Afterword and start again. Nothing was changed.',
  );
}

/**
 * Brings the database to the newest version of `migrations`. `backUp` is called first when there is
 * data to lose. Each version is one transaction together with the note that it was reached: a
 * program killed at any statement goes on, at its next start, where the last whole version ended.
 */
export function migrate(
  db: Database,
  at: string,
  backUp: () => void,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const current = versionOf(db);
  if (current >= (migrations.at(-1)?.version ?? 0)) return;
  if (current > 0) backUp();
  for (const { version, statements } of migrations) {
    if (version <= current) continue;
    // Immediate: of two programs that start at once one migrates and the other waits for it.
    db.transaction(() => {
      if (version <= versionOf(db)) return;
      db.exec(
        'create table if not exists migrations (version integer primary key, at text not null)',
      );
      for (const statement of statements) db.exec(statement);
      db.prepare('insert into migrations (version, at) values (?, ?)').run(version, at);
    }).immediate();
  }
}

/** The version a database has reached; 0 when it is empty or none of ours. */
export function versionOf(db: Database): number {
  const known = db
    .prepare("select count(*) as n from sqlite_master where type = 'table' and name = 'migrations'")
    .get() as { n: number };
  if (known.n === 0) return 0;
  const row = db.prepare('select max(version) as version from migrations').get() as {
    version: number | null;
  };
  return row.version ?? 0;
}
