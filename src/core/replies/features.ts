import lexicon from './data/lexicon.json' with { type: 'json' };
import { phrasingsIn } from './patterns.ts';

const LEXICON: Readonly<Record<string, readonly string[]>> = lexicon;
const TOKEN =
  /[$£€]\s?\d[\d.,]*k?|\d+(?:[.:/]\d+)*(?:st|nd|rd|th|k|%)?|[\p{L}]+(?:['’-][\p{L}]+)*|[?!%&+]/gu;
const MOST_TOKENS = 80;

interface Phrase {
  readonly rest: readonly string[];
  readonly name: string;
}

/** Phrases by their first word; a `*` at the end of a word stands for any ending. */
const EXACT = new Map<string, Phrase[]>();
const STEMMED = new Map<string, Phrase[]>();

for (const [name, phrases] of Object.entries(LEXICON)) {
  for (const phrase of phrases) {
    const [first = '', ...rest] = phrase.split(' ');
    const open = first.endsWith('*');
    const map = open ? STEMMED : EXACT;
    const key = open ? first.slice(0, -1) : first;
    map.set(key, [...(map.get(key) ?? []), { rest, name }]);
  }
}

/** FNV-1a, 32 bits signed: the number a feature is known by. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h | 0;
}

/** Words in small letters; figures become `#`, money `$#`. */
export function wordsOf(text: string): readonly string[] {
  const out: string[] = [];
  for (const match of text.slice(0, 4_000).matchAll(TOKEN)) {
    const word = match[0].toLowerCase().replaceAll('’', "'");
    if (/^[$£€]/.test(word)) out.push('$#');
    else if (/^\d/.test(word))
      out.push(/(?:st|nd|rd|th)$/.test(word) ? '#th' : word.endsWith('k') ? '$#' : '#');
    else out.push(word);
    if (out.length >= MOST_TOKENS) break;
  }
  return out;
}

/** A word without its common endings: enough to join `appointed` and `appointing`. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?:'s|ingly|ingness|ations?|ments?|ingly|edly|ies|ied|ing|ed|es|ly|s)$/, '')
    .slice(0, 9);
}

function matches(words: readonly string[], at: number, phrase: Phrase): boolean {
  return phrase.rest.every((want, i) => {
    const word = words[at + 1 + i] ?? '';
    return want.endsWith('*') ? word.startsWith(want.slice(0, -1)) : word === want;
  });
}

/** The classes of words met at each place, in order. */
export function classesOf(
  words: readonly string[],
): readonly { readonly name: string; readonly at: number }[] {
  const out: { name: string; at: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const seen = new Set<string>();
    const take = (list: readonly Phrase[] | undefined): void => {
      for (const phrase of list ?? []) {
        if (!seen.has(phrase.name) && matches(words, at, phrase)) seen.add(phrase.name);
      }
    };
    take(EXACT.get(word));
    for (let n = 3; n <= Math.min(word.length, 12); n += 1) take(STEMMED.get(word.slice(0, n)));
    if (word === '$#') seen.add('PAY');
    for (const name of seen) out.push({ name, at });
  }
  return out;
}

/** The features of a sentence: `light` ones know classes and phrasings, `full` ones the words too. */
export interface Features {
  readonly full: readonly number[];
  readonly light: readonly number[];
}

/** Classes, pairs of classes near each other, classes under a negation. */
function classFeatures(words: readonly string[]): readonly string[] {
  const classes = classesOf(words);
  const negations = classes.filter((c) => c.name === 'NEG').map((c) => c.at);
  const out: string[] = [];
  for (let i = 0; i < classes.length; i += 1) {
    const one = classes[i];
    if (one === undefined) continue;
    out.push(`c${one.name}`);
    if (negations.some((at) => at < one.at && one.at - at <= 4)) out.push(`n${one.name}`);
    for (let k = i + 1; k < classes.length && k < i + 14; k += 1) {
      const two = classes[k];
      if (two === undefined || two.at - one.at > 7) break;
      if (two.name !== one.name) out.push(`p${one.name} ${two.name}`);
    }
  }
  const actor = classes.find((c) => c.name === 'US' || c.name === 'YOU' || c.name === 'THIRD');
  out.push(`a${actor?.name ?? 'none'}`);
  return out;
}

/** Stems, pairs and triples of them, pairs with a gap, the opening words. */
function wordFeatures(words: readonly string[]): readonly string[] {
  const stems = words.map(stem);
  const out: string[] = [`b${words[0] ?? ''} ${words[1] ?? ''}`];
  for (let i = 0; i < stems.length; i += 1) {
    out.push(`1${stems[i]}`);
    if (i + 1 < stems.length) out.push(`2${stems[i]} ${stems[i + 1]}`);
    if (i + 2 < stems.length) {
      out.push(`3${stems[i]} ${stems[i + 1]} ${stems[i + 2]}`, `s${stems[i]} ${stems[i + 2]}`);
    }
  }
  return out;
}

/**
 * The features of a sentence as hashes: classes of words and stock phrasings, who is spoken of
 * first, how it ends, and for the full set stems in ones, twos and threes.
 */
export function featuresOf(sentence: string, dated: boolean): Features {
  const words = wordsOf(sentence);
  const texts = [
    ...classFeatures(words),
    `l${Math.min(6, Math.floor(words.length / 4))}`,
    ...phrasingsIn(sentence).map((name) => `r${name}`),
    'bias',
  ];
  if (sentence.trimEnd().endsWith('?')) texts.push('?');
  if (dated) texts.push('DATED');
  const light = [...new Set(texts.map(hash))];
  return { light, full: [...new Set([...light, ...wordFeatures(words).map(hash)])] };
}
