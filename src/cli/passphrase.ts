import type { Config } from '../config.ts';
import { keyPlace } from '../vault/key.ts';
import { askHidden, isInteractive } from './choose.ts';

/** Asks for the passphrase where the key needs one, nobody named a file, and a person is there. */
export async function passphraseFor(config: Config): Promise<string | null> {
  if (config.passphraseFile !== null || keyPlace(config.data) !== 'passphrase') return null;
  return isInteractive() ? await askHidden('Passphrase of this data folder: ') : null;
}
