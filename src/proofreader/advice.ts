import { isCommon, likeliest } from '../core/proofread/vocabulary.ts';

const LETTERS = "abcdefghijklmnopqrstuvwxyz'".split('');
/** Longest word that is taken for a slip of a common one. */
const LONGEST = 24;

/**
 * What an unknown word was probably meant to be, likeliest first: common words one slip away, two in long
 * words; two words run together; a word that wants a capital. The dictionary's own advice takes up to a
 * second for one word, this a millisecond.
 */
export function advise(word: string, isRight: (word: string) => boolean): readonly string[] {
  if (word.length < 3 || word.length > LONGEST || !/^[\p{L}'’]+$/u.test(word)) return [];
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  const lower = word.toLowerCase();
  const near = oneSlip(lower);
  const advice = new Set([
    ...(isRight(capital) ? [capital] : []),
    ...near,
    // "pate int" is no reading of `pateint`: a slip comes first.
    ...(near.length === 0 ? apart(lower, isRight) : []),
    ...(lower.length >= 8 ? likeliest(lower) : []),
  ]);
  return [...advice].slice(0, 5);
}

/** Common words one slip away: letters turned round, one too many, one too few, one changed. */
function oneSlip(word: string): string[] {
  const found = new Set<string>();
  const add = (candidate: string) => {
    if (isCommon(candidate) && candidate !== word) found.add(candidate);
  };
  for (let i = 0; i + 1 < word.length; i++)
    add(word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2));
  for (let i = word.length - 1; i >= 0; i--) add(word.slice(0, i) + word.slice(i + 1));
  for (let i = 0; i <= word.length; i++)
    for (const c of LETTERS) add(word.slice(0, i) + c + word.slice(i));
  for (let i = word.length - 1; i >= 0; i--)
    for (const c of LETTERS) add(word.slice(0, i) + c + word.slice(i + 1));
  return [...found];
}

/** `timesheets` → `time sheets`, when both halves are words. */
function apart(word: string, isRight: (word: string) => boolean): string[] {
  for (let i = 3; i <= word.length - 3; i++) {
    const [a, b] = [word.slice(0, i), word.slice(i)];
    if (isRight(a) && isRight(b)) return [`${a} ${b}`];
  }
  return [];
}
