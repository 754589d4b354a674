import type { Finding } from '../record/finding.ts';
import type { Suppression } from '../record/nouns.ts';

export interface Suppressed {
  /** What is left to look at. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Suppressions that no finding needs any more; they can be taken off the note. */
  readonly unused: readonly Suppression[];
}

/** The words a finding stands on; empty when it is about the whole. */
export function quoteOf(finding: Finding, note: { subject: string; body: string }): string {
  if (finding.span === null) return '';
  const text = finding.where === 'subject' ? note.subject : note.body;
  return text.slice(finding.span.start, finding.span.end);
}

/**
 * Takes out what the candidate chose to keep. A suppression holds for its rule and its words, so it
 * survives edits elsewhere; once the words are gone it is listed as unused.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  note: { readonly subject: string; readonly body: string },
): Suppressed {
  const used = new Set<Suppression>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const quote = quoteOf(finding, note);
    const by = suppressions.find((s) => s.rule === finding.rule && s.quote === quote);
    if (by === undefined) kept.push(finding);
    else {
      used.add(by);
      suppressed.push({ finding, reason: by.reason });
    }
  }
  return { findings: kept, suppressed, unused: suppressions.filter((s) => !used.has(s)) };
}
