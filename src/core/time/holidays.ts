import federal from './data/federal-holidays.json' with { type: 'json' };
import table from './data/public-holidays.json' with { type: 'json' };
import { DAY, type DayNumber } from './day.ts';

/** The public holidays of a country or a part of it. */
export interface HolidayCalendar {
  /** False when nothing is known of this country: then only weekends are free. */
  readonly known: boolean;
  /** False when the part of the country is given in no known code. */
  readonly partKnown: boolean;
  /**
   * Is it a holiday there? Where the part of the country is not known: in the whole country or in
   * more than half of its parts. Business days are counted by this.
   */
  isHoliday(day: DayNumber): boolean;
  /**
   * May it be a holiday where they are? Where the part is not known: in any part. Nothing goes out
   * on such a day.
   */
  mayBeHoliday(day: DayNumber): boolean;
}

/** What nothing is known of. */
const UNKNOWN: HolidayCalendar = {
  known: false,
  partKnown: false,
  isHoliday: () => false,
  mayBeHoliday: () => false,
};

/**
 * Countries whose whole-country list holds everywhere: in the United States the eleven federal
 * holidays with their observed days, whatever a state adds.
 */
const WITHOUT_PARTS: ReadonlySet<string> = new Set(['US']);

const PLACES: Readonly<Record<string, string>> = table.places;
/** Federal days that the library leaves to the parts of a country or calls observances. */
const FEDERAL: Readonly<Record<string, readonly string[]>> = federal;

const calendars = new Map<string, HolidayCalendar>();

/**
 * The calendar of a country (ISO 3166-1) and, where given, its subdivision (ISO 3166-2, `DE-BY`),
 * from a table that `scripts/holidays.ts` makes of date-holidays. Each year is read when first
 * asked for. Years outside 1990 to 2100 have no holidays.
 */
export function holidayCalendar(
  country: string | null,
  subdivision: string | null,
): HolidayCalendar {
  const key = `${country ?? ''}/${subdivision ?? ''}`;
  const cached = calendars.get(key);
  if (cached !== undefined) return cached;
  const made = makeCalendar((country ?? '').toUpperCase(), subdivision?.toUpperCase() ?? null);
  calendars.set(key, made);
  return made;
}

function makeCalendar(land: string, subdivision: string | null): HolidayCalendar {
  if (land.length !== 2 || !Object.hasOwn(PLACES, land)) return UNKNOWN;
  const part = subdivision?.startsWith(`${land}-`) ? subdivision : null;
  const listed = part !== null && Object.hasOwn(PLACES, part);
  const everywhere = WITHOUT_PARTS.has(land);
  const whole = listed && !everywhere ? part : land;
  const parts = listed || everywhere ? [] : partsOf(land);
  const years = new Map<number, YearOff>();
  const of = (day: DayNumber): YearOff => {
    const year = new Date(day * DAY).getUTCFullYear();
    let off = years.get(year);
    if (off === undefined) {
      off = yearOff(whole, parts, year);
      years.set(year, off);
    }
    return off;
  };
  return {
    known: true,
    partKnown: part === null || listed || everywhere,
    isHoliday: (day) => of(day).counted.has(day),
    mayBeHoliday: (day) => of(day).possible.has(day),
  };
}

function partsOf(land: string): readonly string[] {
  return Object.keys(PLACES).filter((place) => place.startsWith(`${land}-`));
}

/** The days off of a year: those that count, and those that may be. */
interface YearOff {
  readonly counted: ReadonlySet<DayNumber>;
  readonly possible: ReadonlySet<DayNumber>;
}

function yearOff(whole: string, parts: readonly string[], year: number): YearOff {
  const counted = new Set(daysOf(whole, year));
  const times = new Map<DayNumber, number>();
  for (const part of parts) {
    for (const day of daysOf(part, year)) times.set(day, (times.get(day) ?? 0) + 1);
  }
  for (const [day, n] of times) if (n * 2 > parts.length) counted.add(day);
  const own = FEDERAL[whole] ?? [];
  for (const text of own) {
    const day = dayOf(text, year);
    if (day !== null) counted.add(day);
  }
  return { counted, possible: new Set([...counted, ...times.keys()]) };
}

/** The public holidays of a place that the table lists, in a year; each day of a longer one. */
function daysOf(place: string, year: number): ReadonlySet<DayNumber> {
  const days = new Set<DayNumber>();
  for (const number of (PLACES[place] ?? '').split(' ')) {
    const day = dayOf(table.holidays[Number.parseInt(number, 36)] ?? '', year);
    if (day !== null) days.add(day);
  }
  return days;
}

/** `MMDD`, `MMDD first last` or two base-36 digits a year: see `scripts/holidays.ts`. */
function dayOf(text: string, year: number): DayNumber | null {
  if (year < table.first || year > table.last) return null;
  if (text.length === 4 || text[4] === ' ') {
    const [date = '', first = table.first, last = table.last] = text.split(' ');
    if (year < Number(first) || year > Number(last)) return null;
    return Date.UTC(year, Number(date.slice(0, 2)) - 1, Number(date.slice(2))) / DAY;
  }
  const at = 2 * (year - table.first);
  const nth = Number.parseInt(text.slice(at, at + 2), 36);
  return Number.isNaN(nth) ? null : Date.UTC(year, 0, 1) / DAY + nth;
}
