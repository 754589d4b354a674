import { distance } from '../text/fold.ts';
import data from './data/words.json' with { type: 'json' };

/** Words that people use every day (SCOWL, sizes 10 to 40): what a slip was probably meant to be. */
const COMMON = new Set(data.common.split(' '));

/** Whether a word in small letters is one that people use every day; words under four letters are not listed. */
export const isCommon = (word: string): boolean => COMMON.has(word);

let byFirst: Map<string, string[]> | null = null;

function beginningWith(letter: string): readonly string[] {
  if (byFirst === null) {
    byFirst = new Map();
    for (const w of COMMON) {
      const known = byFirst.get(w.charAt(0));
      if (known === undefined) byFirst.set(w.charAt(0), [w]);
      else known.push(w);
    }
  }
  return byFirst.get(letter) ?? [];
}

/** Common words that begin with the same two letters and are two slips away, for long words. */
export function likeliest(word: string): string[] {
  return beginningWith(word.charAt(0))
    .filter(
      (c) => c[1] === word[1] && Math.abs(c.length - word.length) <= 2 && distance(word, c, 2) <= 2,
    )
    .slice(0, 3);
}
