/**
 * Opportunities as they were last folded. Folding reads every event; with a thousand opportunities
 * and a mailbox to go through, only what has moved on is read again.
 */
import { fold } from '../core/record/fold.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import type { Store } from '../store/port.ts';

const kept = new WeakMap<Store, Map<string, Opportunity>>();

/** Every opportunity as it stands, in the order of the index. */
export async function foldAll(store: Store): Promise<readonly Opportunity[]> {
  const rows = await store.record.index();
  const before = kept.get(store);
  const folded = await Promise.all(
    rows.map(async ({ opportunity, seq }) => {
      const known = before?.get(opportunity);
      return known?.seq === seq ? known : fold(await store.record.events(opportunity));
    }),
  );
  const all = folded.filter((o) => o !== null);
  kept.set(store, new Map(all.map((o) => [o.id, o])));
  return all;
}

/** Opportunities were removed or brought in whole: the same number may mean other events now. */
export function forgetFolded(store: Store): void {
  kept.delete(store);
}
