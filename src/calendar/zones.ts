import { findIana } from 'windows-iana';
import type { Components, ZoneRules } from './components.ts';

/** What a TZID stands for: a named zone, a set of rules, or nothing known. */
export type Zone =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'rules'; readonly rules: ZoneRules }
  | { readonly kind: 'unknown'; readonly said: string };

/** The modern spelling where the Windows table still leads with an old one. */
const MODERN: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Godthab': 'America/Nuuk',
  'Etc/UTC': 'UTC',
};

/** What people and programs write that no table has. */
const SPOKEN: Readonly<Record<string, string>> = {
  'eastern time': 'America/New_York',
  'central time': 'America/Chicago',
  'mountain time': 'America/Denver',
  'pacific time': 'America/Los_Angeles',
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  'coordinated universal time': 'UTC',
};

/**
 * The zone a TZID means. A name of the time zone database wins over a VTIMEZONE that contradicts it
 * (old programs carry old rules); Windows names by Unicode's table; an unknown name by its VTIMEZONE.
 */
export function findZone(tzid: string, zones: Components['zones']): Zone {
  const said = tzid.trim().replace(/^"|"$/g, '');
  const name = namedZone(said);
  if (name !== null) return { kind: 'named', name };
  const rules = zones.get(tzid) ?? zones.get(said) ?? sameButForCase(said, zones);
  const located = rules?.location ? ianaName(rules.location) : null;
  if (located !== null) return { kind: 'named', name: located };
  if (rules && rules.observances.length > 0) return { kind: 'rules', rules };
  const city = cityZone(said);
  return city === null ? { kind: 'unknown', said } : { kind: 'named', name: city };
}

function namedZone(said: string): string | null {
  const windows = findIana(said.replace(/\s+\d+$/, ''))[0] ?? findIana(said)[0];
  if (windows !== undefined) return MODERN[windows] ?? windows;
  const spoken = SPOKEN[said.toLowerCase().replace(/^tzone:\/\/microsoft\//, '')];
  if (spoken !== undefined) return spoken;
  const segments = said.split('/').filter((s) => s !== '');
  for (let from = 0; from < segments.length; from += 1) {
    const name = ianaName(segments.slice(from).join('/').replace(/ /g, '_'));
    // "Time" alone, or an offset, is no name; a lone last segment must be a zone by itself.
    if (name !== null) return name;
  }
  return null;
}

function sameButForCase(said: string, zones: Components['zones']): ZoneRules | undefined {
  const wanted = said.toLowerCase();
  for (const [id, rules] of zones) if (id.trim().toLowerCase() === wanted) return rules;
  return undefined;
}

/** The name as the time zone database has it, whatever its case; null when it has none such. */
export function ianaName(text: string): string | null {
  if (/^[+-]|^\d/.test(text)) return null;
  try {
    const id = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    return id.toLowerCase() === text.toLowerCase() ? id : canonicalCase(text);
  } catch {
    return null;
  }
}

/** An alias (`Asia/Kolkata` beside `Asia/Calcutta`) stays as the file has it. */
function canonicalCase(text: string): string {
  const upper = text.toUpperCase();
  if (['UTC', 'ETC/UTC', 'ETC/GMT', 'GMT', 'ETC/ZULU', 'ZULU'].includes(upper)) return 'UTC';
  return text;
}

let cities: Map<string, string> | null = null;

/** "(UTC+01:00) Amsterdam, Berlin, Bern, Rome": Outlook's display names carry cities. */
function cityZone(said: string): string | null {
  if (!/^\(?(?:UTC|GMT)/i.test(said)) return null;
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((z) => [
      (z.split('/').at(-1) ?? z).replace(/_/g, ' ').toLowerCase(),
      z,
    ]),
  );
  const named = said.replace(/^\(?(?:UTC|GMT)[^)\s]*\)?\s*/i, '');
  const us = SPOKEN[named.toLowerCase()];
  if (us !== undefined) return us;
  for (const part of named.split(/[,;]/)) {
    const zone = cities.get(part.trim().toLowerCase());
    if (zone !== undefined) return MODERN[zone] ?? zone;
  }
  return null;
}
