import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Fault } from '../errors.ts';

/** Fails with `refused` where a file or folder lies at `path`; a device (`/dev/stdout`) may be written to. */
export function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  const there = statSync(path);
  if (there.isDirectory()) {
    throw new Fault('refused', `${path} is a folder.`, 'Name the file to write.');
  }
  if (there.isFile()) throw alreadyThere(path);
}

/**
 * Writes a file of mode 0600. `force`: in place of one that is there, whose mode and other names
 * are not taken over; otherwise that fails with `refused` and nothing was changed.
 */
export function writePrivately(path: string, text: string, force: boolean): void {
  const isFile = existsSync(path) && statSync(path).isFile();
  if (existsSync(path) && !isFile) {
    refuseExisting(path);
    writeFileSync(path, text);
    return;
  }
  if (force) rmSync(path, { force: true });
  else if (isFile) throw alreadyThere(path);
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

function alreadyThere(path: string): Fault {
  return new Fault(
    'refused',
    `There is a file ${path} already.`,
    'Choose another name, or add --force to write over it.',
  );
}
