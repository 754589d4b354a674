import type { Dictionary, LoadDictionaries } from './nspell.ts';

/** The dictionaries of the npm packages, read from disk when the first text is checked. */
export const packagedDictionaries: LoadDictionaries = async () => {
  const [us, gb] = await Promise.all([import('dictionary-en'), import('dictionary-en-gb')]);
  return {
    us: us.default as unknown as Dictionary,
    gb: gb.default as unknown as Dictionary,
  };
};
