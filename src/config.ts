/** The only place that reads the environment. A wrong setting fails here, with its name. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Fault } from './errors.ts';

export interface Config {
  /** Folder of the data: the store, the key, what the CLI needs to find the server. */
  readonly data: string;
  /** Port of the app; null: 4747, or another free one when that is taken. 0: any free one. */
  readonly port: number | null;
  readonly verbose: boolean;
  readonly webRoot: string;
  /** Where a new key of the vault goes; null: wherever is best here (`src/vault/key.ts`). */
  readonly keyPlace: 'keyring' | 'file' | 'passphrase' | null;
  /** A file whose first line is the passphrase of the key; null: none. */
  readonly passphraseFile: string | null;
}

export interface Flags {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly verbose?: boolean | undefined;
}

export const DEFAULT_PORT = 4747;

/** From the command line, then the environment, then the defaults. Fails with `bad_setting`. */
export function readConfig(flags: Flags = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const state = env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return {
    data: resolve(flags.data ?? env.AFTERWORD_DATA ?? join(state, 'afterword')),
    port: readPort(flags.port ?? env.PORT),
    verbose: flags.verbose ?? env.AFTERWORD_VERBOSE === '1',
    keyPlace: readKeyPlace(env.AFTERWORD_KEY),
    passphraseFile: env.AFTERWORD_PASSPHRASE_FILE ?? null,
    webRoot: join(import.meta.dirname, '..', 'dist', 'web'),
  };
}

function readKeyPlace(text: string | undefined): Config['keyPlace'] {
  if (text === undefined || text === '') return null;
  if (text === 'keyring' || text === 'file' || text === 'passphrase') return text;
  throw new Fault(
    'bad_setting',
    `AFTERWORD_KEY is "${text}", which is no place for a key.`,
    'Use keyring, file or passphrase, or leave it out.',
  );
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Fault(
    'bad_setting',
    `PORT is "${text}", which is no port.`,
    'Use a number from 1 to 65535, for example PORT=4747.',
  );
}
