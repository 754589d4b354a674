import type { PromisedSpan } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';

/** The promise in force (handbook, section 4): the latest one stated, unless it was withdrawn. */
export function promiseInForce(opportunity: Opportunity): PromisedSpan | null {
  let promise: PromisedSpan | null = null;
  for (const h of opportunity.happenings) {
    if (h.kind === 'promise') promise = h.promise;
    else if (h.kind === 'withdrawn') promise = null;
    else if ((h.kind === 'received' || h.kind === 'resolved') && h.promise !== null)
      promise = h.promise;
  }
  return promise;
}
