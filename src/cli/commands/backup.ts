import {
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { Fault } from '../../errors.ts';
import { print } from '../choose.ts';
import { withClient } from '../client.ts';

interface Made {
  readonly name: string;
  readonly at: string;
  readonly bytes: number;
}

export function backup(program: Command): void {
  program
    .command('backup')
    .argument(
      '[file]',
      'a copy of it here as well: a file, or a folder (a USB stick, another disk)',
    )
    .option('--overwrite', 'replace the file if it exists')
    .description('back everything up now, while the app runs or not (docs/backups.md)')
    .action(async (file: string | undefined, own: { overwrite?: boolean }, command: Command) => {
      const goal = file === undefined ? null : goalOf(file, own.overwrite === true);
      await withClient(command, async (client, options) => {
        const made = await client.send<Made>('POST', '/backups', {});
        const kept = join(readConfig({ data: options.data }).data, 'backups', made.name);
        const path = goal === null ? kept : goal(made.name);
        if (goal !== null) writeWhole(path, await readFile(kept));
        print(
          options,
          { ...made, path },
          `Backed up and checked: ${path} (${size(made.bytes)}).\nIt holds everything but your mailbox password. Back again: afterword restore ${path}`,
        );
      });
    });
}

/** Where the copy goes, by the backup's own name. Fails with `refused` before anything is made. */
function goalOf(file: string, overwrite: boolean): (name: string) => string {
  const path = resolve(file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return (name) => join(path, name);
  if (stat !== undefined && !overwrite) {
    throw new Fault(
      'refused',
      `${file} exists already.`,
      'Choose another name, name a folder, or say --overwrite.',
    );
  }
  return () => path;
}

/** Whole or not at all: half a backup under the final name would be worse than none. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const making = `${path}.making`;
  try {
    rmSync(making, { force: true });
    const handle = openSync(making, 'wx', 0o600);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(making, path);
  } catch (error) {
    rmSync(making, { force: true });
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new Fault(
      full ? 'store_full' : 'bad_input',
      full ? `There is no room for ${path}.` : `${path} cannot be written.`,
      full ? 'Free some space there, or choose another place.' : 'Check the folder and the rights.',
      { cause: error },
    );
  }
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
