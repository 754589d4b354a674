/** `afterword restore`: a backup takes the place of the present data, whole or not at all. */
import { join } from 'node:path';
import { dataFile, makeFolder, senderLock } from './app.ts';
import { createReader } from './bringing/reader.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { raiseFence } from './desk/fencing.ts';
import { Fault } from './errors.ts';
import { newId } from './ids.ts';
import { freeName } from './store/backup-folder.ts';
import type { Store } from './store/port.ts';
import { backupsBeside, openSqlite } from './store/sqlite.ts';
import { copyData } from './store/sqlite-copy.ts';
import { type Examined, examine, isData } from './store/sqlite-examine.ts';
import { holdAlone } from './store/sqlite-hold.ts';
import {
  closeForGood,
  dropStaged,
  keepOwn,
  putStaged,
  setAside,
  stage,
  stagedBeside,
} from './store/sqlite-replace.ts';
import { findServer } from './terminal.ts';

export interface RestoreOrder {
  readonly config: Config;
  /** The backup's file. */
  readonly file: string;
  /** The person says that a backup of another installation is meant. */
  readonly fromAnother: boolean;
  readonly clock?: Clock;
}

export interface Restored {
  /** When the backup was made, as far as the file says; ISO 8601 UTC. */
  readonly madeAt: string;
  readonly opportunities: number;
  /** Where the data that was here before lies now; null: there was none. */
  readonly before: string | null;
  /** It was damaged, so it was put aside as it was. */
  readonly beforeDamaged: boolean;
  /** Letters held until it is known whether they left. */
  readonly held: number;
  /** Letters that left after the backup, known from the data of before. */
  readonly carried: number;
  /** The mailbox of the backup; null: none was connected. */
  readonly mailbox: string | null;
}

/**
 * Restores. Refused (`refused`, `store_locked`) while anything uses the data; the file is examined
 * first (`bad_input`, `store_newer`), another installation's backup is refused unless meant, and
 * what is here now is backed up before. Whatever fails, the present data stays as it is.
 */
export async function restore(order: RestoreOrder): Promise<Restored> {
  const { data } = order.config;
  const running = await findServer(data);
  if (running !== null) {
    throw new Fault(
      'refused',
      `Afterword is running at ${running.address} with this data.`,
      'Stop it first (Ctrl-C where it runs), restore, and start it again.',
    );
  }
  makeFolder(data);
  const letGo = holdAlone(senderLock(data));
  const path = dataFile(data);
  try {
    return await replace(order, path, stage(order.file, path));
  } finally {
    dropStaged(path);
    letGo();
  }
}

async function replace(order: RestoreOrder, path: string, backup: Examined): Promise<Restored> {
  const now = (order.clock ?? systemClock).now().toString({ smallestUnit: 'second' });
  const present = presentOf(path);
  if (!order.fromAnother) refuseForeign(present, backup);
  if (present.kind === 'data') closeForGood(path);
  const restored = openSqlite(stagedBeside(path), now, { backUp: false });
  const replaced = present.kind === 'data' ? openSqlite(path, now) : null;
  const since = backup.madeAt ?? backup.lastEventAt ?? now;
  const deskOf = deskOn(restored, order.clock ?? systemClock);
  let fenced: Awaited<ReturnType<typeof raiseFence>>;
  let mailbox: string | null;
  try {
    fenced = await raiseFence(deskOf, { since, until: now }, replaced);
    const account = (await restored.shelf.setting('account')) as { address?: string } | null;
    mailbox = account?.address ?? null;
  } finally {
    await restored.close();
    await replaced?.close();
  }
  keepOwn(path, present.kind === 'data');
  const before = await keepPresent(path, present, now);
  putStaged(path);
  return {
    madeAt: since,
    opportunities: backup.opportunities,
    before,
    beforeDamaged: present.kind === 'damaged',
    ...fenced,
    mailbox,
  };
}

type Present =
  | { readonly kind: 'none' }
  | { readonly kind: 'data'; readonly examined: Examined }
  | { readonly kind: 'damaged' };

function presentOf(path: string): Present {
  if (!isData(path)) return { kind: 'none' };
  try {
    return { kind: 'data', examined: examine(path) };
  } catch (error) {
    if (error instanceof Fault && error.code === 'bad_input') return { kind: 'damaged' };
    if (!(error instanceof Fault) || error.code !== 'store_newer') throw error;
    throw new Fault(
      'store_newer',
      'The data that is here now was written by a newer Afterword.',
      'Update Afterword first. Nothing was changed.',
    );
  }
}

function refuseForeign(present: Present, backup: Examined): void {
  if (present.kind === 'none') return;
  const own = present.kind === 'data' ? present.examined.installation : null;
  if (own !== null && own === backup.installation) return;
  // Damaged data cannot say which it is; nothing is lost by taking the person at their word.
  if (present.kind === 'damaged') return;
  throw new Fault(
    'refused',
    'This is a backup of another installation of Afterword, not of the data that is here.',
    'If you mean it (your old computer, say), add --from-another. Nothing was changed.',
  );
}

/** The present data as a backup of its own, or put aside as it is when it is damaged. */
async function keepPresent(path: string, present: Present, now: string): Promise<string | null> {
  if (present.kind === 'none') return null;
  const folder = backupsBeside(path);
  const target = join(folder, freeName(folder, 'before-restore', now));
  if (present.kind === 'damaged') {
    setAside(path, `${target}.damaged`);
    return `${target}.damaged`;
  }
  closeForGood(path);
  await copyData(path, target, now);
  return target;
}

/** A desk for the restore alone: nobody watches, and nothing can leave. */
function deskOn(store: Store, clock: Clock): Desk {
  return {
    store,
    clocks: { own: clock, sample: clock },
    newId,
    post: async () => null,
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
}
