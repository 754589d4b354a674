import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type KeyOptions, keyPlace, keySource, moveKey } from './key.ts';
import type { Keyring } from './keyring.ts';
import { createVault } from './vault.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-vault-'));
  folders.push(folder);
  return folder;
}

/** The system's side: a keyring in memory. */
function keyringOf(kept: Map<string, string>): Keyring {
  return {
    get: async (name) => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
  };
}

function options(folder: string, change: Partial<KeyOptions> = {}): KeyOptions {
  const nothing = async () => null;
  return { folder, place: null, keyring: nothing, passphrase: nothing, ...change };
}

const vaultOf = (given: KeyOptions) => createVault(keySource(given));

describe('the key of the vault', () => {
  it('lies in a file of mode 0600 where there is no keyring, and opens what it sealed', async () => {
    const folder = newFolder();
    const sealed = await vaultOf(options(folder)).seal('account:a', 'secret word');
    expect(sealed).not.toContain('secret');
    expect(await vaultOf(options(folder)).open('account:a', sealed)).toBe('secret word');
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
    expect(keyPlace(folder)).toBe('file');
  });

  it('opens nothing for another record, another key or a changed text', async () => {
    const vault = vaultOf(options(newFolder()));
    const sealed = await vault.seal('account:a', 'secret word');
    const changed = `${sealed.slice(0, -4)}AAAA`;
    const foreign = vaultOf(options(newFolder()));
    for (const opening of [
      vault.open('account:b', sealed),
      vault.open('account:a', changed),
      vault.open('account:a', ''),
      foreign.open('account:a', sealed),
    ])
      await expect(opening).rejects.toMatchObject({ code: 'store_broken' });
  });

  it('lies in the keyring where there is one, and nothing of it in the data folder', async () => {
    const [folder, kept] = [newFolder(), new Map<string, string>()];
    const given = options(folder, { keyring: async () => keyringOf(kept) });
    const sealed = await vaultOf(given).seal('account:a', 'secret word');
    expect(keyPlace(folder)).toBe('keyring');
    expect(readFileSync(join(folder, 'key'), 'utf8')).not.toContain([...kept.values()][0]);
    expect(await vaultOf(given).open('account:a', sealed)).toBe('secret word');
    kept.clear();
    await expect(vaultOf(given).open('account:a', sealed)).rejects.toMatchObject({
      code: 'store_broken',
      mend: expect.stringContaining('Unlock the keyring'),
    });
  });

  it('is locked by a passphrase when one is given: wrong or missing ones open nothing', async () => {
    const folder = newFolder();
    const given = (word: string | null) => options(folder, { passphrase: async () => word });
    const sealed = await vaultOf(given('four plain words')).seal('account:a', 'secret word');
    expect(keyPlace(folder)).toBe('passphrase');
    expect(await vaultOf(given('four plain words')).open('account:a', sealed)).toBe('secret word');
    await expect(vaultOf(given('other')).open('account:a', sealed)).rejects.toMatchObject({
      code: 'bad_setting',
    });
    await expect(vaultOf(given(null)).open('account:a', sealed)).rejects.toMatchObject({
      mend: expect.stringContaining('AFTERWORD_PASSPHRASE_FILE'),
    });
  });

  it('moves from place to place, and what was sealed still opens', async () => {
    const [folder, kept] = [newFolder(), new Map<string, string>()];
    const all = options(folder, {
      keyring: async () => keyringOf(kept),
      passphrase: async () => 'four plain words',
    });
    const sealed = await vaultOf({ ...all, place: 'file' }).seal('account:a', 'secret word');
    for (const place of ['keyring', 'passphrase', 'keyring', 'file'] as const) {
      await moveKey(place, all, all);
      expect(keyPlace(folder)).toBe(place);
      expect(kept.size).toBe(place === 'keyring' ? 1 : 0);
      expect(await vaultOf(all).open('account:a', sealed)).toBe('secret word');
    }
  });

  it('says what to do when the file is damaged, and tries again after a failure', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'key'), '{"kind":');
    const vault = vaultOf(options(folder));
    await expect(vault.seal('account:a', 'x')).rejects.toMatchObject({ code: 'store_broken' });
    rmSync(join(folder, 'key'));
    expect(await vault.seal('account:a', 'x')).not.toBe('');
  });
});
