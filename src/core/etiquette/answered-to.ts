import { letterOf } from '../text/letter.ts';
import { isTheirs, isTitle, type KnownName, nameTokens, slipOf } from '../text/names.ts';
import type { NoteContext } from './note.ts';

/** Longest earlier message that is looked at. */
const LONGEST = 20_000;

/** The one name of a line: "Remy" of "Dear Remy,"; null for two names or none. */
function loneToken(text: string): string | null {
  const tokens = nameTokens(text).filter((t) => !isTitle(t));
  const [token] = tokens;
  return tokens.length === 1 && token !== undefined && token.length > 2 ? token : null;
}

/**
 * Names the recipient goes by, though the record lacks them: signed by their own hand in an earlier answer,
 * or greeted so before an answer came (X4). A name of somebody else on the panel never counts, and a slip of
 * the recipient's own name only when they sign with it.
 */
export function answeredTo(
  recipient: KnownName,
  others: readonly KnownName[],
  context: NoteContext,
): string[] {
  const found = new Set<string>();
  let greeted: string | null = null;
  for (const { direction, body } of context.previousMessages ?? []) {
    const text = body.slice(0, LONGEST);
    if (direction === 'out') {
      const letter = letterOf(text, context.candidate);
      greeted = letter.greeted && loneToken(text.slice(letter.greeted.start, letter.greeted.end));
      continue;
    }
    if (greeted !== null && slipOf(greeted, recipient) === null) found.add(greeted);
    const { signature } = letterOf(text, null);
    const line = signature && (text.slice(signature.start, signature.end).split('\n')[0] ?? '');
    const signed = line && loneToken(line);
    if (signed) found.add(signed);
  }
  const elsewhere = others.filter((o) => !recipient.parts.some((part) => isTheirs(part, o)));
  return [...found].filter((t) => !elsewhere.some((o) => isTheirs(t, o)));
}
