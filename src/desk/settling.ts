import type { EventBody } from '../core/record/events.ts';
import type { Intent, PromisedSpan, Reading } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { unmarkBounced, wronglyBounced } from './bounces.ts';
import { append, type Desk, load, type Origin } from './desk.ts';
import { newContactIn } from './new-contact.ts';

/** The candidate's word on what a message means. */
export interface Settlement {
  readonly intent: Intent;
  readonly promisedBy: string | null;
  readonly returnDate: string | null;
  readonly checkBack: string | null;
  readonly newContact: { readonly name: string; readonly email: string | null } | null;
}

const STOPS: ReadonlySet<Intent> = new Set([
  'rejection',
  'offer',
  'position_filled',
  'next_round_invite',
  'scheduling_request',
]);

/**
 * Settles the reading of a message: `settlement` corrects it, null says that it is right. Either
 * way nothing is held any more and the plan follows.
 */
export async function settle(
  desk: Desk,
  place: { readonly opportunity: string; readonly expectedSeq: number; readonly message: string },
  settlement: Settlement | null,
  origin: Origin,
): Promise<Opportunity> {
  const opportunity = await load(desk, place.opportunity);
  const message = opportunity.messages.find((m) => m.id === place.message);
  if (message === undefined) {
    throw new Fault('not_found', 'There is no such message.', 'Reload the page.');
  }
  const reading =
    settlement === null
      ? { ...message.reading, held: false }
      : corrected(message.reading, settlement);
  const contact = newContactIn(desk, opportunity, reading);
  const arrived = reading.intent === 'bounce' ? [] : wronglyBounced(opportunity, message.id);
  const bodies: EventBody[] = [
    ...contact.bodies,
    { kind: 'reading_settled', message: message.id, reading, newContact: contact.person },
    ...arrived.map(
      ({ id }): EventBody => ({ kind: 'letter_confirmed', letter: id, messageId: null }),
    ),
  ];
  const change = { opportunity, expectedSeq: place.expectedSeq, origin, bodies };
  return await append(desk, change, async (unit) => {
    for (const letter of arrived) await unmarkBounced(unit, letter);
  });
}

function corrected(reading: Reading, settlement: Settlement): Reading {
  const { intent } = settlement;
  return {
    ...reading,
    intent,
    confidence: 1,
    alternatives: [],
    held: false,
    stopsFollowUps:
      STOPS.has(intent) || (intent === 'position_on_hold' && settlement.checkBack === null),
    promise: promised(reading.promise, settlement.promisedBy),
    returnDate: settlement.returnDate,
    checkBack: settlement.checkBack,
    newContact: settlement.newContact ?? reading.newContact,
    bounce: intent === 'bounce' ? (reading.bounce ?? { permanent: true, address: null }) : null,
  };
}

function promised(read: PromisedSpan | null, day: string | null): PromisedSpan | null {
  if (day === null) return null;
  return { said: read?.said ?? '', from: day, to: day, slackDays: 0 };
}
