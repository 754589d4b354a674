import type { Instant } from '../core/record/nouns.ts';
import type { OutboxRow } from '../store/port.ts';

/** The row with one more line of evidence and a new state. */
export function note(
  row: OutboxRow,
  at: Instant,
  sentence: string,
  change: Pick<OutboxRow, 'state' | 'nextAt'>,
): OutboxRow {
  return { ...row, ...change, evidence: [...row.evidence, { at, sentence }].slice(-30) };
}
