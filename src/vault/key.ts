/**
 * Where the vault's key lies. The data folder's file `key` (mode 0600) says it: the key itself in
 * base64, or a note that it is in the system's keyring, or the key wrapped by a passphrase.
 */
import { randomBytes, randomUUID, scrypt } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Fault } from '../errors.ts';
import type { Keyring } from './keyring.ts';
import { decrypt, encrypt, type KeySource } from './vault.ts';

export type KeyPlace = 'keyring' | 'file' | 'passphrase';

export interface KeyOptions {
  /** The data folder. */
  readonly folder: string;
  /** Where a new key goes; null: a passphrase when one is given, else the keyring, else the file. */
  readonly place: KeyPlace | null;
  readonly keyring: () => Promise<Keyring | null>;
  /** The passphrase, or null when nobody gave one. */
  readonly passphrase: () => Promise<string | null>;
}

const noted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keyring'), name: z.string() }),
  z.object({ kind: z.literal('passphrase'), salt: z.string(), wrapped: z.string() }),
]);
type Noted = z.infer<typeof noted> | { readonly kind: 'file'; readonly key: Buffer };

/** Where the key of this data folder lies; null before there is one. */
export function keyPlace(folder: string): KeyPlace | null {
  return readNote(folder)?.kind ?? null;
}

/** The key of a data folder, made at the first use. Fails with `bad_setting` or `store_broken`. */
export function keySource(options: KeyOptions): KeySource {
  return async () => {
    const note = readNote(options.folder);
    if (note !== null) return await fetchKey(note, options);
    const key = randomBytes(32);
    if (options.place === null) await putKeyWell(key, options);
    else await putKey(key, options.place, options);
    return key;
  };
}

/**
 * Moves the key of `before` to another place, where `after` says how it is kept there; the sealed
 * secrets stay as they are, the old place keeps nothing. Fails with `not_found` without a key,
 * with `bad_setting` when there is no keyring or no passphrase.
 */
export async function moveKey(
  place: KeyPlace,
  before: KeyOptions,
  after: KeyOptions,
): Promise<void> {
  const note = readNote(before.folder);
  if (note === null)
    throw new Fault('not_found', 'There is no key yet.', 'Connect a mailbox first.');
  await putKey(await fetchKey(note, before), place, after);
  if (note.kind === 'keyring') await (await before.keyring())?.remove(note.name);
}

/** Behind a passphrase if there is one, else in the keyring if it takes it, else in the file. */
async function putKeyWell(key: Buffer, options: KeyOptions): Promise<void> {
  if ((await options.passphrase()) !== null) return await putKey(key, 'passphrase', options);
  try {
    if ((await options.keyring()) !== null) return await putKey(key, 'keyring', options);
  } catch {
    // A keyring that stays locked keeps nobody from sending; the file is as good as an SSH key.
  }
  await putKey(key, 'file', options);
}

async function putKey(key: Buffer, place: KeyPlace, options: KeyOptions): Promise<void> {
  switch (place) {
    case 'file':
      return writeNote(options.folder, key.toString('base64'));
    case 'keyring': {
      const keyring = await needKeyring(options);
      const name = `data folder ${randomUUID()}`;
      await keyring.set(name, key.toString('base64'));
      return writeNote(options.folder, JSON.stringify({ kind: 'keyring', name }));
    }
    case 'passphrase': {
      const salt = randomBytes(16).toString('base64');
      const wrapped = encrypt(await stretched(salt, options), 'key', key);
      return writeNote(options.folder, JSON.stringify({ kind: 'passphrase', salt, wrapped }));
    }
  }
}

async function fetchKey(note: Noted, options: KeyOptions): Promise<Buffer> {
  switch (note.kind) {
    case 'file':
      return note.key;
    case 'keyring': {
      const kept = await (await needKeyring(options)).get(note.name).catch(() => null);
      if (kept !== null) return Buffer.from(kept, 'base64');
      throw new Fault(
        'store_broken',
        'The keyring of this computer did not give out the key of the mailbox.',
        'Unlock the keyring and try again; if the key is gone, move the file "key" out of the data folder and connect the mailbox again.',
      );
    }
    case 'passphrase': {
      const key = decrypt(await stretched(note.salt, options), 'key', note.wrapped);
      if (key !== null) return key;
      throw new Fault(
        'bad_setting',
        'This is not the passphrase of this data folder.',
        'Start Afterword again with the right one.',
      );
    }
  }
}

async function needKeyring({ keyring }: KeyOptions): Promise<Keyring> {
  const found = await keyring();
  if (found !== null) return found;
  throw new Fault(
    'bad_setting',
    'No keyring can be reached from here.',
    'Start Afterword from your desktop session, or set AFTERWORD_KEY=file.',
  );
}

const slowHash = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;

/** A key from the passphrase: scrypt (RFC 7914) with 64 MB, about a fifth of a second. */
async function stretched(salt: string, { passphrase }: KeyOptions): Promise<Buffer> {
  const given = await passphrase();
  if (given === null || given === '')
    throw new Fault(
      'bad_setting',
      'The key of the mailbox is locked with a passphrase.',
      'Name the file that holds it with AFTERWORD_PASSPHRASE_FILE, or start at a terminal and type it.',
    );
  const options = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
  return await slowHash(given.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options);
}

function readNote(folder: string): Noted | null {
  const path = join(folder, 'key');
  if (!existsSync(path)) return null;
  chmodSync(path, 0o600);
  const text = readFileSync(path, 'utf8').trim();
  const key = Buffer.from(text, 'base64');
  if (!text.startsWith('{') && key.length === 32) return { kind: 'file', key };
  try {
    return noted.parse(JSON.parse(text));
  } catch (error) {
    throw new Fault(
      'store_broken',
      `The file ${path} is damaged.`,
      'Put it back from a copy, or move it away and connect the mailbox again.',
      { cause: error },
    );
  }
}

/** Written beside and renamed: a key is never half there. */
function writeNote(folder: string, text: string): void {
  const path = join(folder, 'key');
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
