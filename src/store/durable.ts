import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Gives a finished file its name: its bytes are on disk before the name is, so that under the name
 * there is never half a file, whatever crashes.
 */
export function putInPlace(made: string, path: string): void {
  sync(made);
  renameSync(made, path);
  sync(dirname(path));
}

/** Puts what was written to a file, or the names in a folder, onto the disk. */
function sync(path: string): void {
  // Windows lets nobody open a folder; there renaming is durable by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes an unfinished data file and what SQLite put beside it. */
export function discardCopy(path: string): void {
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${tail}`, { force: true });
}
