import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import type { CopyAnswer, CopyTask } from './copy-worker.ts';
import type { BackupFile, BackupKind, Backups } from './port.ts';
import { keep } from './rotation.ts';
import { faultOf } from './sqlite-faults.ts';

/** Of every kind but the automatic ones, so many are kept. */
const KEPT_OF_OTHERS = 20;

const NAME =
  /^afterword-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:\.\d+)?-(automatic|by-hand|before-restore|before-migration)\.sqlite$/;

/** The backups of the data file at `store`, in the folder beside it (mode 0700). */
export function backupFolder(folder: string, store: string): Backups {
  const list = () =>
    namesIn(folder)
      .flatMap((name) => backupOf(folder, name))
      .sort((a, b) => (a.at === b.at ? a.name.localeCompare(b.name) : a.at < b.at ? 1 : -1));
  return {
    async list() {
      return list();
    },
    async make(kind, at) {
      try {
        const name = freeName(folder, kind, at);
        await copyBeside({ source: store, target: join(folder, name), at });
        rotate(folder, list());
        const made = backupOf(folder, name)[0];
        if (made === undefined) throw notThere();
        return made;
      } catch (error) {
        throw faultOf(error);
      }
    },
    async read(name) {
      if (!list().some((backup) => backup.name === name)) throw notThere();
      try {
        // Opened before it is promised: one that makes room meanwhile is read to its end.
        const file = await open(join(folder, name));
        const { size } = await file.stat();
        const stream = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
        return { bytes: size, stream };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notThere();
        throw faultOf(error);
      }
    },
    async removeAll() {
      // Also what was put aside damaged, or left unfinished: all of it is the person's data (X6).
      const ours = namesIn(folder).filter((name) => name.startsWith('afterword-'));
      for (const name of ours) rmSync(join(folder, name), { force: true });
    },
  };
}

/** `copyData` in a thread of its own. */
async function copyBeside(task: CopyTask): Promise<void> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { workerData: task });
  const answer = await new Promise<CopyAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the copying ended early (${code})`)));
  });
  await worker.terminate();
  if (answer !== null) throw new Fault(answer.code, answer.message, answer.mend);
}

/** A name nothing has yet, in a folder that exists. */
export function freeName(folder: string, kind: BackupKind, at: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const taken = new Set(namesIn(folder));
  for (let n = 1; ; n++) {
    const name = `afterword-${stamp}${n === 1 ? '' : `.${n}`}-${kind}.sqlite`;
    if (!taken.has(name)) return name;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function backupOf(folder: string, name: string): readonly BackupFile[] {
  const parts = NAME.exec(name);
  if (parts === null) return [];
  const [, year, month, day, hour, minute, second, kind] = parts;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const stat = statSync(join(folder, name), { throwIfNoEntry: false });
  if (stat?.isFile() !== true) return [];
  return [{ name, kind: kind as BackupKind, at, bytes: stat.size }];
}

/** Removes what is no longer kept, and what a program that was killed left unfinished. */
function rotate(folder: string, all: readonly BackupFile[]): void {
  for (const [kind, backups] of Map.groupBy(all, (backup) => backup.kind)) {
    const kept =
      kind === 'automatic'
        ? keep(backups.map((b) => b.at))
        : new Set(backups.slice(0, KEPT_OF_OTHERS).map((b) => b.at));
    for (const { name, at } of backups) {
      if (!kept.has(at)) rmSync(join(folder, name), { force: true });
    }
  }
  for (const name of namesIn(folder)) {
    if (/\.sqlite\.making(?:-\w+)?$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

function notThere(): Fault {
  return new Fault(
    'not_found',
    'There is no such backup.',
    'It may have made room for a newer one.',
  );
}
