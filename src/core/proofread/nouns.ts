import data from './data/nouns.json' with { type: 'json' };
import type { Token } from './tagged.ts';

const PLURALS = new Set(data.irregularPlurals.split(' '));
const ONE_WITH_S = new Set(data.singularInS.split(' '));
const EITHER = new Set(data.either.split(' '));
const COUNT = new Set(data.count.split(' '));
const PEOPLE = new Set(data.people.split(' '));

export type Numerus = 'one' | 'many' | null;

/** The number of a noun by its form; null where it can be either (`staff`, `series`, `data`). */
export function numerusOf(noun: Token): Numerus {
  const w = noun.lower;
  if (EITHER.has(w) || noun.pos === 'PROPN') return null;
  if (PLURALS.has(w)) return 'many';
  if (ONE_WITH_S.has(w) || /(?:ss|us|is|ics)$/u.test(w))
    return ONE_WITH_S.has(w) || /ss$/u.test(w) ? 'one' : null;
  if (w.endsWith('s') && w.length > 3) return 'many';
  return /^\p{Ll}+$/u.test(w) ? 'one' : null;
}

/** Nouns that in the singular need an article or another determiner. */
export const isCount = (word: string): boolean => COUNT.has(word);
/** Words for people whose plural hardly ever stands before another noun without apostrophe. */
export const isPeople = (word: string): boolean => PEOPLE.has(word);
