import type { Fact, Shape } from '../facts.ts';
import { unended } from '../text.ts';
import { type Known, refusal, withArticle } from './gate.ts';

/** What everything in one rough debrief is read with. */
export interface Reader extends Known {
  /** Names by which the person is known whose words are being read. */
  readonly names: readonly string[];
}

/** A rough piece, read: it may be printed, may be asked about, or stays out. */
export type Piece =
  | { readonly kind: 'pass'; readonly fact: Fact }
  | { readonly kind: 'ask'; readonly text: string; readonly source: string; readonly why: string }
  | { readonly kind: 'out'; readonly text: string; readonly source: string; readonly why: string };

export function pass(text: string, shape: Shape, source: string): Piece {
  return { kind: 'pass', fact: { text: unended(text), shape, source } };
}

/** The text, where it passes the gate: as it is, or with an article before one or two bare nouns. */
export function gated(
  text: string,
  article: 'the' | 'a' | null,
  reader: Reader,
): { readonly text: string; readonly why: string | null } {
  let out = unended(text);
  for (let n = 0; n < 2 && article !== null; n++) {
    const why = refusal(out, reader);
    if (why === null || !why.includes('needs a word')) break;
    out = withArticle(out, article, reader);
  }
  return { text: out, why: refusal(out, reader) };
}

/** Splits a jotting into its parts: at full stops, semicolons, dashes and brackets. */
export function parts(text: string): string[] {
  return text
    .replace(/\([^)]*\)/g, ' - ')
    .split(/(?<=[a-z\d)])[.;](?:\s|$)|\s-\s|\s*\n\s*|[!?]+(?:\s|$)/i)
    .map((p) => p.replace(/^[\s,;-]+|[\s,;-]+$/g, ''))
    .filter((p) => p !== '');
}

/** Splits at commas. */
export function chunks(text: string): string[] {
  return text
    .split(/,\s+/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
}
