import zonePlaces from './data/zone-places.json' with { type: 'json' };
import { type HolidayCalendar, holidayCalendar } from './holidays.ts';

/** Where somebody is, as far as dates and hours go. */
export interface Place {
  /** IANA zone, known to the runtime. */
  readonly zone: string;
  /** ISO 3166-1; null when nothing tells. */
  readonly country: string | null;
  /** ISO 3166-2; null when nothing tells or nothing differs. */
  readonly subdivision: string | null;
  readonly holidays: HolidayCalendar;
}

const PLACES: Readonly<Record<string, string>> = zonePlaces;

/** The country a zone lies in (tz database), as ISO 3166-1; null for `UTC` and the like. */
export function countryOfZone(zone: string): string | null {
  return PLACES[zone]?.slice(0, 2) ?? null;
}

/** The part of the country a zone belongs to, where it belongs to one: `Australia/Adelaide` is `AU-SA`. */
export function subdivisionOfZone(zone: string): string | null {
  const place = PLACES[zone];
  return place !== undefined && place.length > 2 ? place : null;
}

/** A place of these parts; a subdivision of another country is dropped. */
export function placeAt(zone: string, country: string | null, subdivision: string | null): Place {
  const land = country?.toUpperCase() ?? null;
  const part = subdivision?.toUpperCase() ?? subdivisionOfZone(zone);
  const fits = part !== null && land !== null && part.startsWith(`${land}-`) ? part : null;
  return { zone, country: land, subdivision: fits, holidays: holidayCalendar(land, fits) };
}
