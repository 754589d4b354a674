import type { Span } from '../record/nouns.ts';
import { lowered, type ParsedNote, type Sentence } from './parsed-note.ts';

/** Phrasings of one meaning, as data: `find` is looked for, `unless` in the same sentence lets it pass. */
export interface Phrasing {
  readonly find: string;
  readonly unless?: string;
  /** The sentence must also say this. */
  readonly when?: string;
}

export interface Compiled {
  readonly find: RegExp;
  readonly unless: RegExp | null;
  readonly when: RegExp | null;
}

/** Compiles phrasings; they are matched against lower-case text with straight apostrophes. */
export function compile(phrasings: readonly Phrasing[]): readonly Compiled[] {
  return phrasings.map(({ find, unless, when }) => ({
    find: new RegExp(`(?<![\\p{L}\\p{N}'-])(?:${find})(?![\\p{L}\\p{N}])`, 'gu'),
    unless: unless === undefined ? null : new RegExp(unless, 'u'),
    when: when === undefined ? null : new RegExp(when, 'u'),
  }));
}

/** Where a sentence says one of them; spans are of the body. */
export function saidIn(s: Sentence, phrasings: readonly Compiled[]): Span[] {
  const found: Span[] = [];
  for (const { find, unless, when } of phrasings) {
    if (unless?.test(s.lower) === true || when?.test(s.lower) === false) continue;
    for (const m of s.lower.matchAll(find)) {
      const span = { start: s.start + m.index, end: s.start + m.index + m[0].length };
      if (!found.some((f) => f.start < span.end && span.start < f.end)) found.push(span);
    }
  }
  return found;
}

/** Whether any sentence says one of them; stops at the first. */
export function isSaid(parsed: ParsedNote, phrasings: readonly Compiled[]): boolean {
  return parsed.sentences.some((s) => phrasings.some((p) => saidIn(s, [p]).length > 0));
}

/** The same over all sentences of the note. */
export function saidAnywhere(parsed: ParsedNote, phrasings: readonly Compiled[]): Span[] {
  return parsed.sentences.flatMap((s) => saidIn(s, phrasings));
}

/** The greeting as a sentence, for rules of tone. */
export function greetingSentence(parsed: ParsedNote): Sentence | null {
  const { greeting } = parsed.letter;
  if (greeting === null) return null;
  const text = parsed.note.body.slice(greeting.start, greeting.end);
  return { ...greeting, text, lower: lowered(text), paragraph: -1 };
}

/** The words of a span, for messages. */
export function quoted(parsed: ParsedNote, span: Span): string {
  const words = parsed.note.body.slice(span.start, span.end).replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
