import dictionaryEn from 'dictionary-en';
import dictionaryEnGb from 'dictionary-en-gb';
import type { LoadDictionaries } from './nspell.ts';

/** The dictionaries of the npm packages, read from disk by their own loaders. */
export const packagedDictionaries: LoadDictionaries = async () => ({
  us: dictionaryEn as unknown as { aff: Uint8Array; dic: Uint8Array },
  gb: dictionaryEnGb as unknown as { aff: Uint8Array; dic: Uint8Array },
});
