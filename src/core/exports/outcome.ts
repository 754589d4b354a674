import type { Day, Intent } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';

/** How an application stands, in a few words, and since when (day at the interview's place). */
export interface Outcome {
  readonly words: string;
  readonly since: Day | null;
}

const ENDINGS: Readonly<Partial<Record<Intent, string>>> = {
  rejection: 'Turned down',
  position_filled: 'Position filled',
  offer: 'Offer received',
  position_on_hold: 'On hold',
  next_round_invite: 'Invited to the next round',
};
const DECIDED = {
  accepted: 'Offer accepted',
  declined: 'Offer declined',
  withdrew: 'Application withdrawn',
} as const;

/** The latest word on it: the candidate's own decision, else what they answered, else open. */
export function outcomeOf(opportunity: Opportunity): Outcome {
  const zone = opportunity.interviews.at(-1)?.zone ?? 'UTC';
  for (const happening of opportunity.happenings.toReversed()) {
    if (happening.kind === 'decided')
      return { words: DECIDED[happening.what], since: dayAt(happening.at, zone) };
    if (happening.kind !== 'received' && happening.kind !== 'resolved') continue;
    const words = happening.intent === 'unsure' ? undefined : ENDINGS[happening.intent];
    if (words !== undefined) return { words, since: dayAt(happening.at, zone) };
  }
  const held = opportunity.interviews.some((i) => !i.cancelled);
  return { words: held ? 'Waiting for an answer' : 'Applied', since: null };
}

/** The calendar day of an instant in a zone; an unknown zone counts as UTC. */
export function dayAt(instant: string, zone: string): Day {
  return localOf(instant, zone).toPlainDate().toString();
}

/** `09:30` in a zone. */
export function hourAt(instant: string, zone: string): string {
  return localOf(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function localOf(instant: string, zone: string): Temporal.ZonedDateTime {
  const at = Temporal.Instant.from(instant);
  try {
    return at.toZonedDateTimeISO(zone);
  } catch {
    return at.toZonedDateTimeISO('UTC');
  }
}
