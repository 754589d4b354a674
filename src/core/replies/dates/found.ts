import type { DayNumber } from '../../time/day.ts';
import dateWords from '../data/date-words.json' with { type: 'json' };

/** A date that the words from some token on name. */
export interface Found {
  /** Index of the first token after it. */
  readonly end: number;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly slack: number;
  /** `day`: a day of its own; `weekday`: a bare one; `span`: its end counts; `duration`: counted. */
  readonly sort: 'day' | 'weekday' | 'span' | 'duration';
  /** It lies before the anchor. */
  readonly past: boolean;
  /** A whole month or quarter: "before May" ends on the day before its first. */
  readonly whole?: boolean;
}

/** A date told before, which later words may point at ("the day after", "that Friday"). */
export interface Told {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

export const WEEKDAYS: Readonly<Record<string, number>> = dateWords.weekdays;
export const MONTHS: Readonly<Record<string, number>> = dateWords.months;
export const NUMBERS: Readonly<Record<string, number>> = dateWords.numbers;
export const ORDINALS: Readonly<Record<string, number>> = dateWords.ordinals;
export const UNITS: Readonly<Record<string, string>> = dateWords.units;
export const EARLY: ReadonlySet<string> = new Set(dateWords.early);
export const MID: ReadonlySet<string> = new Set(dateWords.mid);
export const LATE: ReadonlySet<string> = new Set(dateWords.late);

/** A single day. */
export function oneDay(
  end: number,
  day: DayNumber,
  anchor: DayNumber,
  slack = 0,
  sort: Found['sort'] = 'day',
): Found {
  return { end, from: day, to: day, slack, sort, past: day < anchor };
}

/** A span whose end counts (P13). */
export function spanTo(
  end: number,
  from: DayNumber,
  to: DayNumber,
  anchor: DayNumber,
  slack = 0,
): Found {
  return { end, from, to, slack, sort: 'span', past: to < anchor };
}

/** The weekday a token names, also as a possessive (`Friday's`); null for none. */
export function weekdayOf(token: string | undefined): number | null {
  if (token === undefined) return null;
  return WEEKDAYS[token] ?? WEEKDAYS[token.replace(/'s?$/, '')] ?? null;
}

/** The month a token names. `may`, `mar`, `sat` and the like are judged by what stands around them. */
export function monthOf(token: string | undefined): number | null {
  if (token === undefined) return null;
  return MONTHS[token] ?? MONTHS[token.replace(/'s$/, '')] ?? null;
}

/** A whole number, in figures or words; null for none. */
export function numberOf(token: string | undefined): number | null {
  if (token === undefined) return null;
  if (/^\d{1,3}$/.test(token)) return Number(token);
  return NUMBERS[token] ?? null;
}

/** `twenty-second`, `thirty first`: the number and the index after it; null for none. */
export function tensAt(
  w: readonly string[],
  at: number,
): { readonly value: number; readonly end: number } | null {
  const tens = w[at] === 'twenty' ? 20 : w[at] === 'thirty' ? 30 : 0;
  if (tens === 0) return null;
  const i = w[at + 1] === '-' ? at + 2 : at + 1;
  const ones = ORDINALS[w[i] ?? ''] ?? 0;
  return ones >= 1 && ones <= 9 && tens + ones <= 31 ? { value: tens + ones, end: i + 1 } : null;
}

/** A day of the month from `15`, `15th`, `fifteenth`; null for none. */
export function domOf(token: string | undefined): number | null {
  if (token === undefined) return null;
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token);
  const value = match === null ? (ORDINALS[token] ?? null) : Number(match[1]);
  return value !== null && value >= 1 && value <= 31 ? value : null;
}
