import { fold } from '../text/fold.ts';
import { letterOf } from '../text/letter.ts';
import { words } from '../text/words.ts';
import { LONGEST } from './parsed-note.ts';

/** What of a text is compared: folded words of its paragraphs, in order. */
export function comparable(whole: string, signer: string | null): string[] {
  const body = whole.slice(0, LONGEST);
  const letter = letterOf(body, signer);
  return words(fold(body.slice(letter.content.start, letter.content.end))).map((w) => w.text);
}

/** The sequences of `n` words of a text, each once. */
export function sequences(tokens: readonly string[], n: number): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + n <= tokens.length; i++) found.add(tokens.slice(i, i + n).join(' '));
  return found;
}

/** The share of `a`'s word sequences that `b` has too, 0 to 1. */
export function shared(a: readonly string[], b: readonly string[], n: number): number {
  const mine = sequences(a, n);
  if (mine.size === 0) return 0;
  const theirs = sequences(b, n);
  let both = 0;
  for (const s of mine) if (theirs.has(s)) both++;
  return both / mine.size;
}
