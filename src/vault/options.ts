import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { Fault } from '../errors.ts';
import type { KeyOptions } from './key.ts';
import { systemKeyring } from './keyring.ts';

/** The vault's key as this machine and its settings have it; `typed` is a passphrase given by hand. */
export function keyOptions(
  config: Pick<Config, 'data' | 'keyPlace' | 'passphraseFile'>,
  typed: string | null = null,
): KeyOptions {
  return {
    folder: config.data,
    place: config.keyPlace,
    keyring: systemKeyring,
    async passphrase() {
      if (typed !== null || config.passphraseFile === null) return typed;
      try {
        return readFileSync(config.passphraseFile, 'utf8').split(/\r?\n/)[0] ?? '';
      } catch (error) {
        throw new Fault(
          'bad_setting',
          `The passphrase file ${config.passphraseFile} cannot be read.`,
          'Correct AFTERWORD_PASSPHRASE_FILE.',
          { cause: error },
        );
      }
    },
  };
}
