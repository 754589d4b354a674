import type { Instant } from '../record/nouns.ts';
import type { Invitation } from './invitation.ts';

/** What becomes of an invitation that arrived by mail, before anybody has looked at it. */
export type Arrival =
  /** It is recorded as it stands; the timeline tells. */
  | { readonly kind: 'apply'; readonly opportunity: string }
  /** The candidate is asked; nothing is recorded. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'ignore' };

/** What is known around an arriving invitation. */
export interface Arriving {
  readonly now: Instant;
  /** The opportunity whose interview has this UID, and whether the sender has to do with it. */
  readonly same: { readonly opportunity: string; readonly trusted: boolean } | null;
  /** The one opportunity that the sender surely belongs to. */
  readonly sender: { readonly opportunity: string; readonly company: string } | null;
  /** There is a calendar entry, not only prose. */
  readonly entry: boolean;
}

/** An interview this long over is not asked about any more. */
const STALE_DAYS = 7;
/** Questions that do not matter once the opportunity is known, or can be answered later. */
const HARMLESS = /^(?:Is the (?:company|role)|At which company|For which role|Who will talk)/;

/**
 * Decides by one rule: what is sure and comes from somebody known is recorded, what is an interview
 * but not both is asked, all else is left alone. Never records what a stranger sent.
 */
export function arrival(invitation: Invitation, known: Arriving): Arrival {
  if (known.same !== null && known.entry)
    return known.same.trusted
      ? { kind: 'apply', opportunity: known.same.opportunity }
      : { kind: 'ask' };
  const doubtful = invitation.unsure.some((q) => q === 'Is this a job interview?');
  if (!invitation.isInterview && !doubtful) return { kind: 'ignore' };
  if (invitation.cancelled || stale(invitation, known)) return { kind: 'ignore' };
  const { sender } = known;
  if (sender === null || !known.entry || !invitation.isInterview) return { kind: 'ask' };
  const elsewhere =
    invitation.company !== null &&
    invitation.company.toLowerCase() !== sender.company.toLowerCase();
  const open = invitation.unsure.some((q) => !HARMLESS.test(q));
  return elsewhere || open ? { kind: 'ask' } : { kind: 'apply', opportunity: sender.opportunity };
}

/** Prose names days of the past as well ("thank you for coming on Tuesday"): only the future counts. */
function stale({ endsAt }: Invitation, { now, entry }: Arriving): boolean {
  const end = Temporal.Instant.from(endsAt);
  const oldest = Temporal.Instant.from(now).subtract({ hours: entry ? 24 * STALE_DAYS : 0 });
  return Temporal.Instant.compare(end, oldest) < 0;
}
