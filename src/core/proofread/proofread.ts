import type { Finding, RawFinding } from '../record/finding.ts';
import { nameFindings } from './names.ts';
import { type KnownWords, knownWords, policed } from './policy.ts';
import { LANGUAGE_RULES } from './rules.ts';
import type { Slip } from './slip.ts';
import { tagged } from './tagged.ts';

/** What the record knows that a dictionary does not. */
export interface ProofreadContext {
  /** People, companies, places, products: right as written. */
  readonly names: readonly string[];
  /** Topics, strengths, role: their words are known. */
  readonly words: readonly string[];
  /** What the candidate taught. */
  readonly ownWords: readonly string[];
}

/** Most text that is proofread at once; a letter has a hundredth of it. */
export const LONGEST = 20_000;

function findingOf(slip: Slip): Finding {
  const plain =
    slip.replacement !== null &&
    !/[…/]/u.test(slip.replacement) &&
    slip.code !== 'apostrophe' &&
    slip.code !== 'hyphen';
  const whole =
    plain &&
    ['doubled-word', 'a-an', 'spacing', "its-it's"].includes(slip.code) &&
    slip.replacement !== null;
  return {
    rule: slip.label,
    label: slip.label,
    severity: 'warn',
    where: 'body',
    span: { start: slip.start, end: slip.end },
    message:
      slip.replacement === null || !plain || slip.message.includes(slip.replacement)
        ? slip.message
        : `${slip.message} Perhaps “${slip.replacement}”.`,
    evidence: `Language rule: ${slip.code}`,
    fixes:
      whole && slip.replacement !== null
        ? [
            {
              title: `Write “${slip.replacement}”`,
              span: { start: slip.start, end: slip.end },
              replacement: slip.replacement,
              safe: /^(?:doubled-word|a-an|spacing)$/u.test(slip.code),
            },
          ]
        : [],
  };
}

function ownSlips(text: string, known: KnownWords): Finding[] {
  const slips = tagged(text).flatMap((s) => LANGUAGE_RULES.flatMap((rule) => rule.check(s, text)));
  return slips.filter((s) => !known.taught(text.slice(s.start, s.end))).map(findingOf);
}

/** One finding for each place: the first rule that speaks about it wins. */
function once(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const f of findings) {
    const span = f.span;
    const seen = kept.some(
      (k) => k.span !== null && span !== null && k.span.start < span.end && span.start < k.span.end,
    );
    if (!seen) kept.push(f);
  }
  return kept.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/**
 * The language of a text (N9): names that are nearly names of the record, our own rules, and what
 * survives of a library's findings (`raw`; empty while none has answered). Spans are characters of
 * `text`; only its first 20,000 are read. Pure, deterministic, never throws.
 */
export function proofread(
  text: string,
  context: ProofreadContext,
  raw: readonly RawFinding[],
): Finding[] {
  const read = text.slice(0, LONGEST);
  const known = knownWords(context);
  const inside = raw.filter((r) => r.end <= read.length);
  return once([
    ...nameFindings(read, context, inside),
    ...ownSlips(read, known),
    ...policed(read, inside, known),
  ]);
}
