import type { Finding } from '../record/finding.ts';
import type { Suppression } from '../record/nouns.ts';

export interface Suppressed {
  /** What is left to look at. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Suppressions that no finding needs any more; they can be taken off the note. */
  readonly unused: readonly Suppression[];
}

/**
 * What a suppression remembers of a finding: the words it stands on; for a finding about the whole, what it
 * was compared with, so that one open question can be kept and the other not.
 */
export function quoteOf(
  finding: Finding,
  note: { readonly subject: string; readonly body: string },
): string {
  if (finding.span === null) return finding.evidence;
  const text = finding.where === 'subject' ? note.subject : note.body;
  return text.slice(finding.span.start, finding.span.end);
}

/** Whether a suppression, or an override at approval, is about this finding. */
export function covers(
  { rule, quote }: Pick<Suppression, 'rule' | 'quote'>,
  finding: Finding,
  note: { readonly subject: string; readonly body: string },
): boolean {
  if (rule !== finding.rule) return false;
  // Records from before findings about the whole had words of their own have none.
  return quote === quoteOf(finding, note) || (finding.span === null && quote === '');
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
    const by = suppressions.find((s) => covers(s, finding, note));
    if (by === undefined) kept.push(finding);
    else {
      used.add(by);
      suppressed.push({ finding, reason: by.reason });
    }
  }
  return { findings: kept, suppressed, unused: suppressions.filter((s) => !used.has(s)) };
}
