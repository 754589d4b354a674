declare module 'nspell' {
  /** A Hunspell speller; the package ships no types. */
  export default function nspell(dictionary: {
    readonly aff: Uint8Array;
    readonly dic: Uint8Array;
  }): { correct(word: string): boolean; suggest(word: string): string[] };
}
