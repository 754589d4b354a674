import { DAY, type DayNumber, weekday } from '../../time/day.ts';

/** What a date in words is counted from. */
export interface DateContext {
  /** The sender's local day on which it was said. */
  readonly anchor: DayNumber;
  /** `4/5` is the 4th of May. */
  readonly dayFirst: boolean;
  /** Days and months in `3.11` without a closing dot (German, Nordic, Dutch senders). */
  readonly dotted: boolean;
  /** ISO 3166-1 of the calendar that counts. */
  readonly country: string;
  readonly isHoliday: (day: DayNumber) => boolean;
  /** The day of the interview: what "within 10 days of your interview" is counted from. */
  readonly interview: DayNumber | null;
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: DayNumber): YearMonthDay {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day of these parts; null when there is none (30 February). */
export function dayAt(year: number, month: number, day: number): DayNumber | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? Math.round(at / DAY) : null;
}

/** The last day of a month; months beyond 12 run into the next years. */
export function monthEnd(year: number, month: number): DayNumber {
  return Math.round(Date.UTC(year, month, 0) / DAY);
}

/** `day` + n months, the last day of the month where that day does not exist. */
export function addMonths(day: DayNumber, n: number): DayNumber {
  const { year, month, day: dom } = partsOf(day);
  const end = monthEnd(year, month + n);
  const start = monthEnd(year, month + n - 1) + 1;
  return Math.min(start + dom - 1, end);
}

/** Friday of the Monday-to-Sunday week of `day`. */
export const fridayOf = (day: DayNumber): DayNumber => day - weekday(day) + 5;

/** Monday of the week of `day`. */
export const mondayOf = (day: DayNumber): DayNumber => day - weekday(day) + 1;

/** The first such weekday strictly after `day`. */
export const weekdayAfter = (day: DayNumber, wanted: number): DayNumber =>
  day + ((wanted - weekday(day) + 6) % 7) + 1;

/** The nth such weekday of a month, counted from its end when n is negative; null when there is none. */
export function nthWeekday(
  year: number,
  month: number,
  wanted: number,
  n: number,
): DayNumber | null {
  if (n < 0) {
    const end = monthEnd(year, month);
    return end - ((weekday(end) - wanted + 7) % 7) + 7 * (n + 1);
  }
  const first = monthEnd(year, month - 1) + 1;
  const at = first + ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1);
  return at <= monthEnd(year, month) ? at : null;
}

/** `day` + n business days on the context's calendar, counted from the day after. */
export function addBusiness(day: DayNumber, n: number, context: DateContext): DayNumber {
  let at = day;
  for (let left = Math.min(n, 400), guard = 0; left > 0 && guard < 1200; guard += 1) {
    at += 1;
    if (weekday(at) <= 5 && !context.isHoliday(at)) left -= 1;
  }
  return at;
}

/** Easter Sunday of the western calendar (anonymous Gregorian computus). */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayAt(year, month, ((h + l - 7 * m + 114) % 31) + 1) ?? 0;
}
