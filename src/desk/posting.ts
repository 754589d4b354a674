import { instantText } from '../core/record/instant.ts';
import type { Day } from '../core/record/nouns.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { addBusinessDays, isBusinessDay } from '../core/time/business.ts';
import { type DayNumber, dayFrom, dayName, dayText, HOUR, millisFrom } from '../core/time/day.ts';
import { countryOfZone, placeAt } from '../core/time/place.ts';
import { localAt } from '../core/time/zone.ts';
import post from './data/post.json' with { type: 'json' };
import { type Desk, nowFor } from './desk.ts';
import { personOf } from './drafting.ts';
import { promiseInForce } from './promise.ts';
import { settingsFor } from './settings.ts';

/** When a card would be there, and whether that is early enough (N3, P16). */
export interface PostAdvice {
  /** Business days the post takes, as estimated or as the candidate said. */
  readonly days: number;
  readonly posted: Day;
  readonly arrives: Day;
  readonly promised: Day | null;
  /** The card would not be there before they decide. */
  readonly tooLate: boolean;
  readonly sentence: string;
}

/** What is posted later leaves on the next business day. */
const LAST_COLLECTION = 16 * HOUR;

/**
 * What becomes of a card posted now. `days`: business days the post takes; null estimates them from
 * where the candidate and the recipient are (`data/post.json`: cautious figures, to be corrected).
 */
export async function postAdvice(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  days: number | null,
): Promise<PostAdvice> {
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  const person = personOf(opportunity, letter.to);
  const interview = opportunity.interviews.find((each) => each.id === letter.interview);
  const zone = person.zone ?? interview?.zone ?? candidate.zone;
  const country = person.country ?? opportunity.country ?? countryOfZone(zone);
  const here = placeAt(candidate.zone, countryOfZone(candidate.zone), null);
  const there = placeAt(zone, country, person.subdivision);
  const takes = days ?? usualDays(here.country, there.country);
  const now = localAt(millisFrom(instantText(nowFor(desk, opportunity))) ?? 0, candidate.zone);
  const today = now.time < LAST_COLLECTION && isBusinessDay(now.day, here);
  const posted = today ? now.day : addBusinessDays(now.day, 1, here);
  const arrives = addBusinessDays(posted, takes, there);
  const promised = dayFrom(promiseInForce(opportunity)?.to ?? '');
  const tooLate = promised !== null && arrives >= promised;
  return {
    days: takes,
    posted: dayText(posted),
    arrives: dayText(arrives),
    promised: promised === null ? null : dayText(promised),
    tooLate,
    sentence: sentenceOf({ today: now.day, posted, arrives, promised, tooLate }),
  };
}

function usualDays(from: string | null, to: string | null): number {
  if (from === null || to === null || from === to) {
    const known: Readonly<Record<string, number>> = post.domestic;
    return known[to ?? from ?? ''] ?? post.domestic.usual;
  }
  const inEurope = (country: string) => post.europeans.includes(country);
  return inEurope(from) && inEurope(to) ? post.europe : post.abroad;
}

function sentenceOf(dates: {
  readonly today: DayNumber;
  readonly posted: DayNumber;
  readonly arrives: DayNumber;
  readonly promised: DayNumber | null;
  readonly tooLate: boolean;
}): string {
  const name = (day: DayNumber) => dayName(day, dates.today);
  const when = dates.posted === dates.today ? 'today' : `on ${name(dates.posted)}`;
  const way = `Posted ${when}, a card is there about ${name(dates.arrives)}.`;
  if (dates.promised === null)
    return `${way} Nobody named a date for the decision: an e-mail is there today, and a card can follow.`;
  const decision = `They decide by ${name(dates.promised)}`;
  return dates.tooLate
    ? `${way} ${decision}, so a card would come too late. Send the e-mail.`
    : `${way} ${decision}, so a card comes in time.`;
}
