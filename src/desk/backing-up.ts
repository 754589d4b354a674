/** Backups: by themselves once a day, and when the person wants one. docs/backups.md describes them. */
import type { Clock } from '../clock.ts';
import { instantText } from '../core/record/instant.ts';
import { Fault } from '../errors.ts';
import type { BackupBytes, BackupFile, Backups, RecordStore } from '../store/port.ts';

export interface BackingUp {
  /** The backups there are, newest first, and why the last one could not be made, if so. */
  state(): Promise<BackupsState>;
  /** Makes one now. Fails with `store_full` and the like; then nothing is left behind. */
  make(): Promise<BackupFile>;
  /** The bytes of a backup by its name. Fails with `not_found`. */
  read(name: string): Promise<BackupBytes>;
  /** Makes the one of the day if it is time and there is anything to lose. Never throws for a full disk. */
  makeIfDue(): Promise<void>;
  /** "Delete everything" means these as well (X6). */
  removeAll(): Promise<void>;
}

export interface BackupsState {
  readonly backups: readonly BackupFile[];
  /** Null: all is well, or there is nothing to back up yet. */
  readonly trouble: BackupTrouble | null;
}

export interface BackupTrouble {
  readonly message: string;
  readonly mend: string;
}

const HOURS_BETWEEN = 24;
const HOURS_UNTIL_NEXT_TRY = 1;
/** With nothing newer for so long something is wrong, even if no attempt was seen to fail. */
const DAYS_UNTIL_OVERDUE = 3;

export function backingUp(
  backups: Backups,
  record: Pick<RecordStore, 'index'>,
  clock: Clock,
  startedAt: Temporal.Instant,
): BackingUp {
  let failed: BackupTrouble | null = null;
  let lookAgainAt: Temporal.Instant | null = null;
  let making: Promise<void> | null = null;
  /** Backups under way: their copies hold what was there when they began. */
  const underWay = new Set<Promise<BackupFile>>();

  let turn: Promise<unknown> = Promise.resolve();

  const nowText = () => instantText(clock.now());

  async function copy(kind: BackupFile['kind']): Promise<BackupFile> {
    // One after the other: the day's own and one by hand must not tidy up each other's halves.
    const copying = turn.then(() => backups.make(kind, nowText()));
    turn = copying.catch(() => undefined);
    underWay.add(copying);
    return await copying.finally(() => underWay.delete(copying));
  }

  async function newestAutomatic(): Promise<Temporal.Instant | null> {
    const newest = (await backups.list()).find((b) => b.kind === 'automatic');
    return newest === undefined ? null : Temporal.Instant.from(newest.at);
  }

  async function hasAnything(): Promise<boolean> {
    return (await record.index()).some((row) => row.world === 'own');
  }

  async function makeTheDays(): Promise<void> {
    const now = clock.now();
    lookAgainAt = now.add({ hours: HOURS_UNTIL_NEXT_TRY });
    const newest = await newestAutomatic();
    if (newest !== null && hours(newest, now) < HOURS_BETWEEN && hours(newest, now) >= 0) return;
    if (!(await hasAnything())) return;
    try {
      await copy('automatic');
      failed = null;
    } catch (error) {
      failed = troubleOf(error);
    }
  }

  async function overdue(): Promise<BackupTrouble | null> {
    const now = clock.now();
    const since = (await newestAutomatic()) ?? startedAt;
    // Whoever starts after a holiday gets the day's backup first and no reproach.
    const from = Temporal.Instant.compare(since, startedAt) > 0 ? since : startedAt;
    if (hours(from, now) < DAYS_UNTIL_OVERDUE * 24 || !(await hasAnything())) return null;
    return {
      message: 'There has been no backup for days.',
      mend: 'Make one now, and look at what it says.',
    };
  }

  return {
    async state() {
      return { backups: await backups.list(), trouble: failed ?? (await overdue()) };
    },
    async make() {
      const made = await copy('by-hand');
      failed = null;
      return made;
    },
    read: (name) => backups.read(name),
    async makeIfDue() {
      const now = clock.now();
      if (lookAgainAt !== null && Temporal.Instant.compare(now, lookAgainAt) < 0) return;
      making ??= makeTheDays().finally(() => {
        making = null;
      });
      await making;
    },
    async removeAll() {
      await Promise.allSettled([making, ...underWay]);
      await backups.removeAll();
    },
  };
}

function hours(from: Temporal.Instant, to: Temporal.Instant): number {
  return from.until(to).total('hours');
}

function troubleOf(error: unknown): BackupTrouble {
  if (error instanceof Fault) {
    return { message: `The backup of today failed. ${error.message}`, mend: error.mend };
  }
  const why = error instanceof Error ? error.message : String(error);
  return {
    message: `The backup of today failed: ${why}`,
    mend: 'It is tried again within the hour. Make one by hand with: afterword backup FILE',
  };
}
