import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Desk } from '../desk/desk.ts';
import type { OutboxRow, OutboxState } from '../store/port.ts';

/** States of a row that waits for its moment to leave. */
export const READY: readonly OutboxState[] = ['held', 'waiting', 'retry'];

/** The row with one more line of evidence and a new state. */
export function note(
  row: OutboxRow,
  at: Instant,
  sentence: string,
  change: Pick<OutboxRow, 'state' | 'nextAt'>,
): OutboxRow {
  return { ...row, ...change, evidence: [...row.evidence, { at, sentence }].slice(-30) };
}

/**
 * Puts a row that is ready off until then. Nothing happens to one that was undone and approved anew
 * while it was looked at: that is another message.
 */
export async function wait(desk: Desk, row: OutboxRow, until: Instant, why: string): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  await desk.store.transact(async (unit) => {
    const current = await unit.outbox.get(row.letter);
    if (current?.messageId !== row.messageId) return;
    await unit.outbox.move(note(row, at, why, { state: 'waiting', nextAt: until }), READY);
  });
  desk.changed(row.opportunity, 'waiting');
}
