import type { LetterKind } from '../core/compose/request.ts';
import type { LetterStep } from '../core/record/events.ts';
import type { Intent } from '../core/record/nouns.ts';
import type { Happening, Opportunity } from '../core/record/opportunity.ts';

/** How an offer is answered. */
export type OfferChoice = 'acknowledge' | 'accept' | 'decline' | 'ask_time';

const OFFER: Readonly<Record<OfferChoice, LetterKind>> = {
  acknowledge: 'offer_ack',
  accept: 'offer_accept',
  decline: 'offer_decline',
  ask_time: 'offer_time',
};

/** The letter a step of the plan asks for, from what arrived last. */
export function letterKind(
  opportunity: Opportunity,
  step: LetterStep,
  offer: OfferChoice | null,
): LetterKind {
  const intent = lastIntent(opportunity.happenings);
  switch (step) {
    case 'thank_you':
      return 'thanks_for_new_date';
    case 'follow_up':
      return intent === 'out_of_office' ? 'after_out_of_office' : afterReferral(intent);
    case 'second_follow_up':
    case 'clarification':
      return step;
    case 'answer':
      return intent === 'offer' ? OFFER[offer ?? 'acknowledge'] : answerTo(intent);
  }
}

function afterReferral(intent: Intent | null): LetterKind {
  return intent === 'referral_to_other_person' ? 'referral_intro' : 'follow_up';
}

function answerTo(intent: Intent | null): LetterKind {
  switch (intent) {
    case 'rejection':
    case 'position_filled':
      return 'rejection_reply';
    case 'position_on_hold':
      return 'hold_reply';
    case 'info_request':
      return 'info_reply';
    case 'scheduling_request':
    case 'next_round_invite':
      return 'scheduling_reply';
    case 'referral_to_other_person':
      return 'referral_intro';
    default:
      return 'thanks_for_new_date';
  }
}

/** What the latest answer meant, as settled. */
export function lastIntent(happenings: readonly Happening[]): Intent | null {
  for (const h of happenings.toReversed()) {
    if (h.kind === 'resolved') return h.intent;
    if (h.kind === 'received' && h.intent !== 'unsure') return h.intent;
  }
  return null;
}
