import { inWindow, nextBusinessTime, nextTime } from '../time/business.ts';
import { HOUR, type Millis } from '../time/day.ts';
import type { Place } from '../time/place.ts';
import { instantAt, localAt } from '../time/zone.ts';
import type { SentenceKey } from './reasons.ts';
import { type PlanSettings, sendWindow, timeOfDay } from './settings.ts';

export interface BestMoment {
  readonly at: Millis;
  /** Which clause of the handbook chose it. */
  readonly why: SentenceKey;
  readonly rules: readonly string[];
}

/**
 * The best moment of a note to somebody at `place`, for an interview that ended at `end`: two hours
 * after it inside their window; else their next working morning, if that is in time; else the same
 * day before nine in the evening; else the next morning (handbook, section 4; P1, P2, P3).
 */
export function bestForNote(end: Millis, place: Place, settings: PlanSettings): BestMoment {
  const soon = end + settings.noteBestHours * HOUR;
  if (inWindow(soon, place, sendWindow(settings))) {
    return { at: soon, why: 'noteBestSoon', rules: ['P2'] };
  }
  const morning = nextBusinessTime(soon, timeOfDay(settings.noteBusinessMorning), place);
  if (morning <= end + settings.noteDueHours * HOUR) {
    return { at: morning, why: 'noteBestMorning', rules: ['P2', 'P3'] };
  }
  const local = localAt(soon, place.zone);
  if (local.time < timeOfDay(settings.noteEvening)) {
    return { at: soon, why: 'noteBestEvening', rules: ['P1', 'P3'] };
  }
  const next = instantAt(local.day + 1, timeOfDay(settings.noteMorning), place.zone);
  return { at: next, why: 'noteBestNextDay', rules: ['P1', 'P3'] };
}

/** A best moment, once passed: now in waking hours there, else the next morning (Border cases). */
export function orWakingNow(
  best: Millis,
  now: Millis,
  place: Place,
  settings: PlanSettings,
): Millis {
  if (best >= now) return best;
  const from = timeOfDay(settings.wakingFrom);
  const { time } = localAt(now, place.zone);
  const awake = time >= from && time < timeOfDay(settings.wakingUntil);
  return awake ? now : nextTime(now, from, place);
}
