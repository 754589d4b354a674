import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { redated } from '../mail/mime.ts';
import type { OutboxRow } from '../store/port.ts';
import type { Desk } from './desk.ts';
import { settingsFor } from './settings.ts';

/**
 * The bytes of a message about to leave: its `Date` is when it leaves, not when it was approved.
 * Once it was handed over no byte changes, so that every attempt is the same message.
 */
export async function datedNow(
  desk: Desk,
  opportunity: Opportunity,
  row: OutboxRow,
): Promise<Uint8Array> {
  if (row.handedOverAt !== null) return row.bytes;
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  return redated(row.bytes, instantText(desk.clocks[row.world].now()), candidate.zone);
}
