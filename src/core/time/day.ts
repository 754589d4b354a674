import type { Day, Instant } from '../record/nouns.ts';

/**
 * A calendar day as the number of days since 1970-01-01. Counting business days is addition on
 * these; a zone turns them into instants (`zone.ts`).
 */
export type DayNumber = number;

/** An instant as milliseconds since 1970-01-01T00:00Z. */
export type Millis = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `Date.UTC` reads years below 100 as of the last century; nobody is interviewed before 1900. */
const FIRST_YEAR = 1900;

/** Up to here a date exists in every month. */
const SHORTEST_MONTH = 28;

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The day of `YYYY-MM-DD`; null when that is no day of the calendar (30 February) or lies before
 * 1900.
 */
export function dayFrom(text: Day): DayNumber | null {
  const match = DAY_TEXT.exec(text);
  if (match === null) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || month < 1 || month > 12 || date < 1) return null;
  const day = Date.UTC(year, month - 1, date) / DAY;
  return date <= SHORTEST_MONTH || new Date(day * DAY).getUTCDate() === date ? day : null;
}

/** `YYYY-MM-DD` of a day in the years 1900 to 9999. */
export function dayText(day: DayNumber): Day {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The instant of ISO 8601 text with `Z` or an offset; null when it is none. */
export function millisFrom(text: Instant): Millis | null {
  if (!INSTANT_TEXT.test(text) || dayFrom(text.slice(0, 10)) === null) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** ISO 8601 in UTC, whole seconds: the record's text for an instant. */
export function instantOf(at: Millis): Instant {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Tuesday 8 December", with the year when it is not that of `today`. */
export function dayName(day: DayNumber, today: DayNumber): string {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const name = `${WEEKDAYS[weekday(day) - 1]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year === new Date(today * DAY).getUTCFullYear() ? name : `${name} ${year}`;
}
