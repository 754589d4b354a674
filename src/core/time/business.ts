import { type DayNumber, type Millis, weekday } from './day.ts';
import type { Place } from './place.ts';
import { instantAt, localAt } from './zone.ts';

/** The hours in which messages go out there (P3), in milliseconds since midnight; the end is outside. */
export interface Window {
  readonly opens: number;
  readonly closes: number;
}

/** Longer than any run of days off; a calendar without business days ends here. */
const LONGEST_BREAK = 60;

/** Monday to Friday, no public holiday there: a day that counts. */
export function isBusinessDay(day: DayNumber, place: Place): boolean {
  return weekday(day) <= 5 && !place.holidays.isHoliday(day);
}

/** A day on which something may go out: a business day wherever in the country they are. */
function isSendDay(day: DayNumber, place: Place): boolean {
  return isBusinessDay(day, place) && !place.holidays.mayBeHoliday(day);
}

type Test = (day: DayNumber, place: Place) => boolean;

function firstFrom(day: DayNumber, place: Place, fits: Test): DayNumber {
  let at = day;
  while (!fits(at, place) && at - day < LONGEST_BREAK) at += 1;
  return at;
}

/** The first day at or after `day` on which something may go out there. */
export function sendDayFrom(day: DayNumber, place: Place): DayNumber {
  return firstFrom(day, place, isSendDay);
}

/** `day` + n business days: counts n of them, starting with the day after `day`. */
export function addBusinessDays(day: DayNumber, n: number, place: Place): DayNumber {
  let at = day;
  for (let left = n; left > 0; left -= 1) at = firstFrom(at + 1, place, isBusinessDay);
  return at;
}

/** Is this instant inside the window on a day on which something may go out there? */
export function inWindow(at: Millis, place: Place, window: Window): boolean {
  const { day, time } = localAt(at, place.zone);
  return time >= window.opens && time < window.closes && isSendDay(day, place);
}

/** The first instant at or after `at` that lies inside the window. */
export function firstInWindow(at: Millis, place: Place, window: Window): Millis {
  if (inWindow(at, place, window)) return at;
  return nextBusinessTime(at, window.opens, place);
}

/** The first instant at or after `at` when it is `time` o'clock there on such a day. */
export function nextBusinessTime(at: Millis, time: number, place: Place): Millis {
  const local = localAt(at, place.zone);
  const day = local.time <= time ? local.day : local.day + 1;
  return instantAt(sendDayFrom(day, place), time, place.zone);
}

/** The first instant at or after `at` when it is `time` o'clock there, on whatever day. */
export function nextTime(at: Millis, time: number, place: Place): Millis {
  const local = localAt(at, place.zone);
  return instantAt(local.time <= time ? local.day : local.day + 1, time, place.zone);
}
