declare module 'nspell' {
  /** A Hunspell speller; the package ships no types. */
  const nspell: (dictionary: { readonly aff: string; readonly dic: string }) => {
    correct(word: string): boolean;
    suggest(word: string): string[];
  };
  export = nspell;
}
