import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';

/**
 * Makes `src/core/time/data/public-holidays.json`: the public holidays of every country and part
 * that the library date-holidays knows, so that the core need not load and run it. `--check`
 * compares instead of writing, and fails on the first difference.
 *
 * The file holds each holiday once. One on the same date every year is `MMDD`, with its years when
 * it has not always been or will not always be; any other is two base-36 digits a year, the day of
 * the year, `--` where there is none. A place is the list of its holidays by number, in base 36.
 */
const FILE = join(import.meta.dirname, '../src/core/time/data/public-holidays.json');
const FIRST = 1990;
const LAST = 2100;
const DAY = 86_400_000;

/** The days of one holiday of one place, by year. */
type Years = Map<number, string>;

const years = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);

/** Public holidays that take whole days, each day of a longer one apart; an evening off is none. */
function holidaysOf(source: Holidays): readonly Years[] {
  const found = new Map<string, Years>();
  for (const year of years) {
    const seen = new Map<string, number>();
    for (const holiday of source.getHolidays(year)) {
      if (holiday.type !== 'public' || holiday.date.slice(11, 19) !== '00:00:00') continue;
      const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
      const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY);
      for (let i = 0; i < length; i += 1) {
        const name = `${holiday.rule} ${i}`;
        const nth = seen.get(name) ?? 0;
        seen.set(name, nth + 1);
        const day = new Date(first + i * DAY).toISOString().slice(0, 10);
        // Where one runs over New Year, 1 January is a holiday of its own.
        if (!day.startsWith(String(year))) continue;
        const key = `${name} ${nth}`;
        found.set(key, (found.get(key) ?? new Map()).set(year, day));
      }
    }
  }
  return [...found.values()];
}

/** One holiday as text. */
function written(days: Years): string {
  const dates = new Set([...days.values()].map((day) => day.slice(5)));
  const known = [...days.keys()];
  const from = Math.min(...known);
  const to = Math.max(...known);
  if (dates.size === 1 && to - from + 1 === known.length) {
    const date = [...dates][0]?.replace('-', '') ?? '';
    return from === FIRST && to === LAST ? date : `${date} ${from} ${to}`;
  }
  return years.map((year) => digits(year, days.get(year))).join('');
}

function digits(year: number, day: string | undefined): string {
  if (day === undefined) return '--';
  const nth = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(year, 0, 1)) / DAY;
  return nth.toString(36).padStart(2, '0');
}

function table(): string {
  const numbers = new Map<string, number>();
  const places: Record<string, string> = {};
  const add = (place: string, source: Holidays) => {
    const own = new Set(holidaysOf(source).map(written));
    for (const text of own) if (!numbers.has(text)) numbers.set(text, numbers.size);
    places[place] = [...own].map((text) => (numbers.get(text) ?? 0).toString(36)).join(' ');
  };
  for (const country of Object.keys(new Holidays().getCountries()).sort()) {
    add(country, new Holidays(country));
    const parts = Object.keys(new Holidays().getStates(country) ?? {}).sort();
    for (const part of parts) add(`${country}-${part}`, new Holidays(country, part));
  }
  const from =
    'date-holidays 3.37.0 (code ISC; data CC-BY-3.0 and CC-BY-SA-3.0), by scripts/holidays.ts';
  return `${JSON.stringify({ from, first: FIRST, last: LAST, holidays: [...numbers.keys()], places }, null, 1)}\n`;
}

const made = table();
if (process.argv.includes('--check')) {
  if (made !== readFileSync(FILE, 'utf8'))
    throw new Error('public-holidays.json is not what date-holidays says');
} else {
  writeFileSync(FILE, made);
}
