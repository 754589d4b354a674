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

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT_TEXT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The day of `YYYY-MM-DD`; null when that is no day of the calendar (30 February) or lies before
 * 1900.
 */
export function dayFrom(text: Day): DayNumber | null {
  const match = DAY_TEXT.exec(text);
  if (match === null) return null;
  const month = Number(match[2]);
  const date = Number(match[3]);
  const day = Date.UTC(Number(match[1]), month - 1, date) / DAY;
  const real = new Date(day * DAY);
  const same = real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
  return same && Number(match[1]) >= FIRST_YEAR ? day : null;
}

/** `YYYY-MM-DD` of a day in the years 1900 to 9999. */
export function dayText(day: DayNumber): Day {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The instant of ISO 8601 text with `Z` or an offset; null when it is none. */
export function millisFrom(text: Instant): Millis | null {
  const match = INSTANT_TEXT.exec(text);
  if (match === null || dayFrom(match[1] ?? '') === null) return null;
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
