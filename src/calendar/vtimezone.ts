import type { Property } from './property.ts';
import { textOf } from './property.ts';

/**
 * One STANDARD or DAYLIGHT part of a VTIMEZONE (RFC 5545, 3.6.5). Only the yearly rules that zones
 * use are read; anything else counts from its DTSTART on, so nothing can be made to run long.
 */
export interface Observance {
  readonly start: Temporal.PlainDateTime;
  /** Minutes east of UTC before and after. */
  readonly from: number;
  readonly to: number;
  readonly yearly: YearlyRule | null;
}

interface YearlyRule {
  readonly month: number;
  /** 1 Monday to 7 Sunday, with which one of the month: 1…5, −1 the last; 0: the first on or after `day`. */
  readonly weekday: number | null;
  readonly nth: number;
  readonly day: number;
  readonly until: number | null;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The observance that these properties describe; null when they do not make sense. */
export function readObservance(properties: readonly Property[]): Observance | null {
  const start = plainDateTime(textOf(properties, 'dtstart') ?? '');
  const from = offsetMinutes(textOf(properties, 'tzoffsetfrom') ?? '');
  const to = offsetMinutes(textOf(properties, 'tzoffsetto') ?? '');
  if (start === null || from === null || to === null) return null;
  return { start, from, to, yearly: yearlyRule(textOf(properties, 'rrule') ?? '', start) };
}

function yearlyRule(line: string, start: Temporal.PlainDateTime): YearlyRule | null {
  const part = (name: string): string | null =>
    new RegExp(`[:;]${name}=([^;\\s]+)`, 'i').exec(line)?.[1]?.toUpperCase() ?? null;
  if (part('FREQ') !== 'YEARLY') return null;
  const byday = /^([+-]?\d)?([A-Z]{2})$/.exec(part('BYDAY') ?? '');
  const monthDay = Number.parseInt(part('BYMONTHDAY') ?? '', 10);
  const until = Number.parseInt((part('UNTIL') ?? '').slice(0, 4), 10);
  return {
    month: Math.min(12, Math.max(1, Number.parseInt(part('BYMONTH') ?? '', 10) || start.month)),
    weekday: byday ? WEEKDAYS.indexOf(byday[2] ?? '') + 1 || null : null,
    nth: byday ? Number.parseInt(byday[1] ?? '0', 10) : 0,
    day: Number.isNaN(monthDay) ? (byday ? 1 : start.day) : monthDay,
    until: Number.isNaN(until) ? null : until,
  };
}

/**
 * Minutes east of UTC that these rules give at a wall-clock time; null when none of them apply.
 * A time that occurs twice is the first of the two (RFC 5545, 3.3.5).
 */
export function offsetAt(
  observances: readonly Observance[],
  local: Temporal.PlainDateTime,
): number | null {
  let best: { at: Temporal.PlainDateTime; to: number } | null = null;
  for (const observance of observances) {
    for (const year of [local.year - 1, local.year]) {
      const at = onset(observance, year);
      // The clocks of both sides are compared in the time that was in force before the change.
      const shift = Math.max(0, observance.to - observance.from);
      if (at === null || compare(local, at.add({ minutes: shift })) < 0) continue;
      if (best === null || compare(at, best.at) > 0) best = { at, to: observance.to };
    }
  }
  return best?.to ?? observances[0]?.from ?? null;
}

const compare = Temporal.PlainDateTime.compare;

function onset(observance: Observance, year: number): Temporal.PlainDateTime | null {
  const { start, yearly } = observance;
  if (yearly === null || year < start.year) return year < start.year ? null : start;
  if (yearly.until !== null && year > yearly.until) return onset(observance, yearly.until);
  const day = dayOf(yearly, year);
  return day === null ? null : day.toPlainDateTime(start.toPlainTime());
}

function dayOf(rule: YearlyRule, year: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  const inMonth = (day: number): Temporal.PlainDate =>
    first.with({ day: Math.min(Math.max(day, 1), first.daysInMonth) });
  if (rule.weekday === null)
    return inMonth(rule.day < 0 ? first.daysInMonth + rule.day + 1 : rule.day);
  if (rule.nth < 0) {
    const last = inMonth(first.daysInMonth);
    return last.subtract({ days: ((last.dayOfWeek - rule.weekday + 7) % 7) + 7 * (-rule.nth - 1) });
  }
  const from = rule.nth === 0 ? inMonth(rule.day) : first;
  const days = ((rule.weekday - from.dayOfWeek + 7) % 7) + 7 * Math.max(0, rule.nth - 1);
  return from.add({ days });
}

function offsetMinutes(text: string): number | null {
  const m = /^([+-])(\d{2}):?(\d{2})/.exec(text.trim());
  if (m === null) return null;
  const minutes = Number(m[2]) * 60 + Number(m[3]);
  return minutes > 18 * 60 ? null : (m[1] === '-' ? -1 : 1) * minutes;
}

/** A date-time or date as ical.js writes it (`2026-10-27T09:30:00`); null when it is none. */
export function plainDateTime(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text.replace(/Z$/, ''), { overflow: 'reject' });
  } catch {
    return null;
  }
}
