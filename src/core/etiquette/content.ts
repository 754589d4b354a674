import { fold } from '../text/fold.ts';
import { words } from '../text/words.ts';
import generic from './data/generic-words.json' with { type: 'json' };
import type { ParsedNote, Sentence } from './parsed-note.ts';

const FUNCTION = new Set(generic.function.split(' '));
const LETTER = new Set([...FUNCTION, ...generic.letter.split(' ')]);

const MOST_STEMS = 5000;
const stems = new Map<string, string>();

/** A word without its commonest endings, so that `rooftops` meets `rooftop` and `calving` meets `calved`. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemOf(word);
  // The same few thousand words come back at every key stroke.
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, made);
  return made;
}

function stemOf(word: string): string {
  let w = fold(word).replace(/'s$|'$/u, '');
  if (w.length > 4) w = w.replace(/(?:ies|ied)$/u, 'y');
  if (w.length > 5) w = w.replace(/(?:ings?|ed|ers?|ly|es|ions?|ments?|ness|als?)$/u, '');
  else if (w.length > 3) w = w.replace(/s$/u, '');
  return w
    .replace(/(.)\1$/u, '$1')
    .replace(/e$/u, '')
    .slice(0, 7);
}

/** The stems of a text's words that carry meaning. */
export function contentStems(text: string): Set<string> {
  const found = new Set<string>();
  for (const w of words(text)) {
    for (const part of [w.lower, ...w.lower.split(/[-.&]/u)]) {
      if (!FUNCTION.has(part) && (part.length > 2 || /\d/.test(part))) found.add(stem(part));
    }
  }
  return found;
}

/** The telling stems of a strength, topic or question: none that stand in any letter. */
export function tellingStems(text: string): Set<string> {
  const found = contentStems(text);
  for (const w of words(text)) if (isCommon(w.lower)) found.delete(stem(w.lower));
  return found.size > 0 ? found : contentStems(text);
}

/** Words of any letter after an interview, with their plural and adverb. */
export function isCommon(word: string): boolean {
  return (
    LETTER.has(word) || LETTER.has(word.replace(/s$/u, '')) || LETTER.has(word.replace(/ly$/u, ''))
  );
}

/** How many of `wanted` stand in `there`. */
export function overlap(wanted: ReadonlySet<string>, there: ReadonlySet<string>): number {
  let n = 0;
  for (const s of wanted) if (there.has(s)) n++;
  return n;
}

/** Stems that say nothing about this conversation: names, company, role. */
export function givenStems(parsed: ParsedNote): Set<string> {
  const { context } = parsed;
  const names = parsed.people.flatMap((p) => [...p.parts, ...p.short, ...p.titles]);
  const given = [...names, context.candidate ?? '', context.company ?? '', context.role ?? ''].join(
    ' ',
  );
  return new Set([...contentStems(given), ...names.map(stem)]);
}

/** The words of a sentence that could not stand in any letter of the kind. */
export function specificWords(sentence: Sentence, given: ReadonlySet<string>): string[] {
  return words(sentence.text)
    .map((w) => w.lower.replace(/'s$/u, ''))
    .filter((w) => /\p{L}{3}/u.test(w) && !isCommon(w) && !given.has(stem(w)));
}

/** What anyone could have read. */
export const PUBLIC =
  /\b(?:website|web site|online|internet|linkedin|newspapers?|brochure|press|in the news|social media|(?:well|widely|best) known|known for|reputation|renowned|famous|(?:i|have) (?:long |always )?(?:followed|admired|known of|read about))\b/u;

/** What the sentences of a note are made of, as far as the rules of content ask. */
export interface Substance {
  /** Telling words in sentences about the conversation. */
  readonly ofTheTalk: readonly string[];
  /** Telling words anywhere. */
  readonly anywhere: readonly string[];
  /** Words with meaning, telling or not. */
  readonly contentWords: number;
  /** Public knowledge about the company: specific, but not from the talk. */
  readonly ofThePublic: readonly string[];
  /** Sentences that show what the candidate has done or can do. */
  readonly fit: readonly Sentence[];
}

const cache = new WeakMap<ParsedNote, Substance>();

/** Sorts the sentences: about the talk, about the candidate's work, public knowledge. */
export function substance(
  parsed: ParsedNote,
  isFit: (s: Sentence, parsed: ParsedNote) => boolean,
): Substance {
  const known = cache.get(parsed);
  if (known !== undefined) return known;
  const given = givenStems(parsed);
  const ofTheTalk: string[] = [];
  const anywhere: string[] = [];
  const ofThePublic: string[] = [];
  const fit: Sentence[] = [];
  let contentWords = 0;
  for (const s of parsed.sentences) {
    const telling = specificWords(s, given);
    anywhere.push(...telling);
    contentWords += words(s.lower).filter((w) => !FUNCTION.has(w.lower)).length;
    if (PUBLIC.test(s.lower)) ofThePublic.push(...telling);
    const mine = isFit(s, parsed);
    if (mine) fit.push(s);
    const conversational =
      /\b(?:you|your|yours|thank|thanks|mahalo|merci|we (?:talked|spoke|discussed|met|saw|walked|sat|looked)|interview|yesterday|this morning|this afternoon|today)\b/u.test(
        s.lower,
      );
    if (!PUBLIC.test(s.lower) && (!mine || conversational)) ofTheTalk.push(...telling);
  }
  const made = { ofTheTalk, anywhere, ofThePublic, contentWords, fit };
  cache.set(parsed, made);
  return made;
}
