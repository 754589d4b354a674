import { instantFrom, instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';

/** Only what comes after an interview can be an answer to what is written after it. */
export function interviewedBefore(opportunity: Opportunity, at: string): boolean {
  const instant = instantFrom(at) ?? at;
  return opportunity.interviews.some((i) => !i.cancelled && i.endsAt <= instant);
}

/** When a message came or went; never in the future of the opportunity's own clock. */
export function notAfter(at: string, now: Temporal.Instant): Instant {
  const latest = instantText(now);
  const instant = instantFrom(at) ?? latest;
  return [instant, latest].sort()[0] ?? latest;
}
