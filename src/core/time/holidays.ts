import Holidays from 'date-holidays';
import { DAY, type DayNumber, dayFrom } from './day.ts';

/** The public holidays of a country or a part of it. */
export interface HolidayCalendar {
  /** False when nothing is known of this country: then only weekends are free. */
  readonly known: boolean;
  /** False when the part of the country is unknown or given in no known code. */
  readonly partKnown: boolean;
  isHoliday(day: DayNumber): boolean;
}

const NONE: ReadonlySet<DayNumber> = new Set();
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/**
 * Countries whose whole-country list holds everywhere: in the United States the eleven federal
 * holidays with their observed days, whatever a state adds.
 */
const WITHOUT_PARTS: ReadonlySet<string> = new Set(['US']);

const calendars = new Map<string, HolidayCalendar>();

/**
 * The calendar of a country (ISO 3166-1) and, where given, its subdivision (ISO 3166-2, `DE-BY`).
 * Made once for each; each year is computed when first asked for. Years outside 1990 to 2100 have
 * no holidays.
 */
export function holidayCalendar(
  country: string | null,
  subdivision: string | null,
): HolidayCalendar {
  const key = `${country ?? ''}/${subdivision ?? ''}`;
  const cached = calendars.get(key);
  if (cached !== undefined) return cached;
  const made = makeCalendar(country, subdivision);
  calendars.set(key, made);
  return made;
}

function makeCalendar(country: string | null, subdivision: string | null): HolidayCalendar {
  const land = (country ?? '').toUpperCase();
  const part = subdivision?.toUpperCase().startsWith(`${land}-`) ? subdivision.slice(3) : null;
  const names = new Holidays().getCountries();
  if (land === '' || names === undefined || !(land in names)) {
    return { known: false, partKnown: false, isHoliday: () => false };
  }
  const parts = new Holidays().getStates(land);
  const partKnown =
    WITHOUT_PARTS.has(land) || (part !== null && parts !== undefined && part in parts);
  const source =
    partKnown && part !== null && !WITHOUT_PARTS.has(land)
      ? new Holidays(land, part)
      : new Holidays(land);
  const years = new Map<number, ReadonlySet<DayNumber>>();
  return {
    known: true,
    partKnown: part === null || partKnown,
    isHoliday(day) {
      const year = new Date(day * DAY).getUTCFullYear();
      let days = years.get(year);
      if (days === undefined) {
        days = daysOf(source, year);
        years.set(year, days);
      }
      return days.has(day);
    },
  };
}

/** Public holidays that take whole days; an evening off is a business day. */
function daysOf(source: Holidays, year: number): ReadonlySet<DayNumber> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return NONE;
  const days = new Set<DayNumber>();
  for (const holiday of source.getHolidays(year) ?? []) {
    if (holiday.type !== 'public' || holiday.date.slice(11, 19) !== '00:00:00') continue;
    const first = dayFrom(holiday.date.slice(0, 10));
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY);
    for (let i = 0; first !== null && i < length; i += 1) days.add(first + i);
  }
  return days;
}
