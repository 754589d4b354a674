/** The vault's key in a real keyring: a Secret Service of its own, in a session of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureKeyring } from '../scripts/keyring.mjs';

const folder = mkdtempSync(join(tmpdir(), 'afterword-keyring-'));
const inside = join(import.meta.dirname, 'rig', 'keyring-process.ts');
const node = [process.execPath, inside, join(folder, 'data')].map((s) => `'${s}'`).join(' ');
let programs: { readonly daemon: string; readonly session: string };

beforeAll(() => {
  const found = ensureKeyring();
  if (!found.ok) throw new Error(found.missing);
  programs = found;
  for (const name of ['data', 'run']) mkdirSync(join(folder, name), { mode: 0o700 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs shell words in a new session with its own bus, home and keyring. */
function session(words: string): Record<string, unknown> {
  const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: join(folder, 'run') };
  const said = execFileSync(programs.session, ['--', 'sh', '-c', words], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(said);
}

describe('the key of the vault, on a real desktop', () => {
  it('lies in the keyring, opens what it sealed, and can be moved to a file', () => {
    const unlock = `printf secret | '${programs.daemon}' --unlock --components=secrets >/dev/null 2>&1`;
    expect(session(`${unlock}; ${node}`)).toEqual({
      place: 'keyring',
      opened: 'canary',
      after: 'file',
      moved: 'canary',
    });
  });

  it('lies in a file where a session has no keyring', () => {
    rmSync(join(folder, 'data', 'key'));
    expect(session(node)).toMatchObject({ place: 'file', opened: 'canary' });
  });
});
