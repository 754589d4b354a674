import type { Database } from 'better-sqlite3';
import { Fault } from '../errors.ts';

/** Forward only; a migration never changes once released. Portable types, for PostgreSQL later. */
const MIGRATIONS: readonly { readonly version: number; readonly statements: readonly string[] }[] =
  [
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
  ];

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;

/**
 * Brings the database to the newest version. `backUp` is called first when there is data to lose.
 * A database of a newer program is refused (`store_newer`) and left as it is. Each version is one
 * transaction, so a program killed in between goes on where it stopped.
 */
export function migrate(db: Database, at: string, backUp: () => void): void {
  const known = db
    .prepare("select count(*) as n from sqlite_master where name = 'migrations'")
    .get() as { n: number };
  const current = known.n === 0 ? 0 : versionOf(db);
  if (current > NEWEST) {
    throw new Fault(
      'store_newer',
      `This data was written by a newer Afterword (data version ${current}, this program knows ${NEWEST}).`,
      'Update Afterword and start again. Nothing was changed.',
    );
  }
  if (current === NEWEST) return;
  if (current > 0) backUp();
  db.exec('create table if not exists migrations (version integer primary key, at text not null)');
  for (const { version, statements } of MIGRATIONS) {
    if (version <= current) continue;
    db.transaction(() => {
      for (const statement of statements) db.exec(statement);
      db.prepare('insert into migrations (version, at) values (?, ?)').run(version, at);
    })();
  }
}

function versionOf(db: Database): number {
  const row = db.prepare('select max(version) as version from migrations').get() as {
    version: number | null;
  };
  return row.version ?? 0;
}
