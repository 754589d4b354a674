import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../errors.ts';
import { digestOf } from './digest.ts';
import { MIGRATIONS, type Migration, migrate, versionOf } from './migrations.ts';
import { faultOf } from './sqlite-faults.ts';

/** What a data file says of itself, once it was found whole. */
export interface Examined {
  readonly version: number;
  /** The installation it comes from; null before data version 2. */
  readonly installation: string | null;
  /** When it was made, ISO 8601 UTC; null for a plain copy of a data file. */
  readonly madeAt: string | null;
  /** The time of the newest event in it; null when there is none. */
  readonly lastEventAt: string | null;
  readonly opportunities: number;
  readonly events: number;
}

/** Nobody's search fills this: what is larger is no backup of ours, and is not read. */
const LARGEST_BYTES = 4 * 1024 ** 3;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks whether the file at `path` is whole Afterword data, and only reads it: a plain file of
 * believable size and with the right beginning, every page and index sound, exactly our tables
 * and nothing that could run by itself. The time it takes is bounded by the size of the file.
 * Fails with `bad_input`, or `store_newer` for the data of a newer program.
 */
export function examine(path: string, migrations: readonly Migration[] = MIGRATIONS): Examined {
  requirePlausible(path);
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    try {
      return examineOpen(db, migrations);
    } finally {
      db.close();
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault instanceof Fault && fault.code !== 'store_broken') throw fault;
    throw damaged(error);
  }
}

/** Whether there is data at `path` at all: an empty file is none. */
export function isData(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** A plain file of believable size with the right beginning: looked at before anything is copied. */
export function requirePlausible(path: string): void {
  requireHeader(path, sizeOf(path));
}

function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw none('It is no file.');
    if (stat.size > LARGEST_BYTES) throw none('It is larger than 4 GB.');
    return stat.size;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('bad_input', `${path} cannot be read.`, 'Check the name and the rights.', {
      cause: error,
    });
  }
}

/** The first 100 bytes name the page size and the number of pages: a cut-off file shows here. */
function requireHeader(path: string, bytes: number): void {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, 100, 0);
  } finally {
    closeSync(file);
  }
  if (bytes < 512 || header.toString('latin1', 0, 16) !== MAGIC) throw none('');
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  if (pages * pageSize > bytes) throw damaged(undefined, 'It was cut off.');
}

function examineOpen(db: Database.Database, migrations: readonly Migration[]): Examined {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // Asked first: a newer program may have tables that this one does not know.
  const version = versionOf(db);
  if (version === 0) throw none('');
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new Fault(
      'store_newer',
      `This backup was made by a newer Afterword (data version ${version}, this program knows ${newest}).`,
      'Update Afterword, then restore it. Nothing was changed.',
    );
  }
  requireOurTables(db, migrations, version);
  const [sound] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (sound?.integrity_check !== 'ok') throw damaged(sound?.integrity_check);
  const digest = textSetting(db, 'backup', '$.digest');
  if (digest !== null && digest !== digestOf(db)) throw damaged('digest');
  return {
    version,
    installation: textSetting(db, 'installation', '$'),
    madeAt: textSetting(db, 'backup', '$.at'),
    ...(db
      .prepare(
        `select count(*) as events, count(distinct opportunity) as opportunities,
           max(at) as lastEventAt from events`,
      )
      .get() as Pick<Examined, 'events' | 'opportunities' | 'lastEventAt'>),
  };
}

/** Exactly the tables and indexes of its version: no trigger, no view, nothing to run or to hide. */
function requireOurTables(
  db: Database.Database,
  migrations: readonly Migration[],
  version: number,
): void {
  const model = new Database(':memory:');
  try {
    const until = migrations.filter((m) => m.version <= version);
    migrate(model, '', () => {}, until);
    if (JSON.stringify(schemaOf(db)) !== JSON.stringify(schemaOf(model))) {
      throw none('Its tables are not those of Afterword.');
    }
  } finally {
    model.close();
  }
}

/** The statements that made it, whatever line breaks they were written with. */
function schemaOf(db: Database.Database): unknown {
  const rows = db
    .prepare(
      "select type, name, tbl_name, sql from sqlite_master where name not like 'sqlite_%' order by type, name",
    )
    .all() as { sql: string | null }[];
  return rows.map((row) => ({ ...row, sql: row.sql?.replace(/\s+/g, ' ').replaceAll('( ', '(') }));
}

/** A setting that is text, or text inside one; null when there is none or it is something else. */
function textSetting(db: Database.Database, name: string, path: string): string | null {
  const row = db
    .prepare(
      `select json_extract(value, ?) as text from settings
         where name = ? and json_valid(value) and json_type(value, ?) = 'text'`,
    )
    .get(path, name, path) as { text: string } | undefined;
  return row?.text ?? null;
}

function none(why: string): Fault {
  return new Fault(
    'bad_input',
    `This is no backup of Afterword. ${why}`.trim(),
    'Choose a file that `afterword backup` made. Nothing was changed.',
  );
}

function damaged(cause: unknown, why = ''): Fault {
  return new Fault(
    'bad_input',
    `This backup is damaged. ${why}`.trim(),
    'Choose another one, an older one perhaps. Nothing was changed.',
    { cause },
  );
}
