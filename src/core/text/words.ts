import type { Span } from '../record/nouns.ts';

/** A word with its place: letters, digits, and the apostrophes, dots and hyphens inside it. */
export interface Word extends Span {
  readonly text: string;
  /** Lower case, straight apostrophe. */
  readonly lower: string;
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:['’‘ʼʻ.&@_-][\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*)*/gu;

/** The words of a text, in order, in linear time. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const m of text.matchAll(WORD)) {
    found.push({
      text: m[0],
      lower: m[0].toLowerCase().replace(/[’‘ʼʻ]/g, "'"),
      start: m.index,
      end: m.index + m[0].length,
    });
  }
  return found;
}

/** Abbreviations whose dot ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|st|sr|jr|fr|rev|hon|capt|lt|sgt|col|gen|cllr|no|vs|etc|e\.g|i\.e|approx|dept|ext|inc|ltd|co|a\.m|p\.m|ca|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|\p{Lu})\.$/iu;

/** The sentences of a stretch of text, as spans of the whole text. Line breaks after a blank end one too. */
export function sentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  let start = within.start;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const from = start + raw.indexOf(trimmed);
      found.push({ start: from, end: from + trimmed.length });
    }
    start = end;
  };
  const ends = /[.!?…]+["”’')\]]*(?=\s|$)|\n[ \t]*\n/gu;
  ends.lastIndex = within.start;
  for (let m = ends.exec(text); m !== null && m.index < within.end; m = ends.exec(text)) {
    const end = m.index + m[0].length;
    if (m[0] === '.' && ABBREVIATION.test(text.slice(Math.max(start, m.index - 8), end))) continue;
    if (m[0] === '.' && /^\s+\p{Ll}/u.test(text.slice(end, end + 3))) continue;
    push(Math.min(end, within.end));
  }
  push(within.end);
  return found;
}
