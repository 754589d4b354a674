import { Fault } from '../errors.ts';

const DISK_FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EIO']);
const NO_RIGHT: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** SQLite's and the system's error codes as faults that say what to do. Anything else is passed on as it is. */
export function faultOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Fault(
      'store_locked',
      'Another program is using this data at the moment.',
      'Close the other Afterword or the backup that is running, then try again.',
      { cause: error },
    );
  }
  if (DISK_FULL.has(code) || code.startsWith('SQLITE_IOERR') || isEndedByItself(error)) {
    return new Fault(
      'store_full',
      'The data could not be written: the disk is full or failing.',
      'Free some space and try again. What was recorded before is safe.',
      { cause: error },
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Fault(
      'store_broken',
      'The data file is damaged or no Afterword data.',
      'Put the file aside and start with a backup: afterword restore FILE.',
      { cause: error },
    );
  }
  if (
    NO_RIGHT.has(code) ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN')
  ) {
    return new Fault(
      'store_broken',
      'The data folder cannot be written.',
      'Give this account the right to write there, or choose another folder with --data.',
      { cause: error },
    );
  }
  return error;
}

/** The same methods, whose errors are faults also outside a transaction. */
export function withFaults<T extends object>(methods: T): T {
  const guarded = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await (method as (...given: unknown[]) => unknown)(...given);
      } catch (error) {
        throw faultOf(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as T;
}

/** The commit could not be written and SQLite rolled back before it was told to. */
function isEndedByItself(error: unknown): boolean {
  return error instanceof Error && error.message.includes('no transaction is active');
}
