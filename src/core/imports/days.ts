import type { Day, Instant } from '../record/nouns.ts';

/** How `3/4/2026` is meant in one column: told by its rows, else by the candidate's English. */
export type Order = 'day_first' | 'month_first';

/** "10:00 am", "3:15 p.m.", "14h30"; not the first letter of "10:00 Paris" or "10:00 phone call". */
const TIME = /(?:^|[\sT,])(\d{1,2})[:.h](\d\d)(?::\d\d)?(?:\s*([ap])\.?\s?m?(?!\p{L}))?/iu;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/;

/** The order that all dates of a column allow; null when all of them can be read either way. */
export function orderOf(cells: readonly string[]): Order | null {
  for (const cell of cells) {
    const m = SLASHED.exec(cell);
    if (m === null) continue;
    // The dots of "p.m." say nothing about the date.
    if (m[0].includes('.') || Number(m[1]) > 12) return 'day_first';
    if (Number(m[2]) > 12) return 'month_first';
  }
  return null;
}

/** A calendar day as people and programs write it; null when it is none. */
export function dayIn(cell: string, order: Order): Day | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(cell);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(cell);
  if (slashed !== null) {
    const [a, b, y] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const year = y < 100 ? 2000 + y : y;
    return order === 'day_first' ? day(year, b, a) : day(year, a, b);
  }
  const worded =
    /^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th|\.)? (\p{L}{3,})\.?,? (\d{4})/u.exec(cell) ??
    /^(?:\p{L}+, )?(?<month>\p{L}{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})/u.exec(
      cell,
    );
  if (worded === null) return null;
  const { groups } = worded;
  const [d, name, y] =
    groups === undefined
      ? [worded[1], worded[2], worded[3]]
      : [groups.day, groups.month, groups.year];
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : day(Number(y), month, Number(d));
}

function day(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1990 || year > 2100) return null;
  try {
    return Temporal.PlainDate.from(
      { year, month, day: dayOfMonth },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return null;
  }
}

/** Day and hour in a cell, as an instant; local ones are meant in `zone`. Null without an hour. */
export function instantIn(cell: string, order: Order, zone: string): Instant | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(cell)) {
    try {
      return Temporal.Instant.from(cell).toString({ smallestUnit: 'second' });
    } catch {
      return null;
    }
  }
  const date = dayIn(cell, order);
  const time = TIME.exec(cell.slice(6));
  if (date === null || time === null) return null;
  const half = time[3]?.toLowerCase();
  const hour = (Number(time[1]) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0);
  try {
    return Temporal.PlainDate.from(date)
      .toZonedDateTime({ timeZone: zone, plainTime: { hour, minute: Number(time[2]) } })
      .toInstant()
      .toString({ smallestUnit: 'second' });
  } catch {
    return null;
  }
}
