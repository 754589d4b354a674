import type { Components } from './components.ts';
import { LIMITS } from './limits.ts';
import type { Property } from './property.ts';
import { offsetAt, plainDateTime } from './vtimezone.ts';
import { findZone } from './zones.ts';

/** Start and end of an entry as instants (ISO 8601, UTC), with what must be asked about them. */
export interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string | null;
  readonly allDay: boolean;
  readonly unsure: readonly string[];
}

interface Moment {
  readonly at: Temporal.Instant;
  /** The named zone; null: floating, a day, or rules without a name. */
  readonly zone: string | null;
  readonly day: Temporal.PlainDate | null;
  readonly unsure: string | null;
}

/**
 * Reads DTSTART with DTEND or DURATION (RFC 5545, 3.6.1). Floating and all-day times are the
 * candidate's; the host's zone plays no part. A sentence when there is no such time.
 */
export function readTimes(
  properties: readonly Property[],
  zones: Components['zones'],
  candidateZone: string,
): Times | string {
  const first = properties.find((p) => p.name === 'dtstart');
  if (first === undefined) return 'An entry in this file has no start.';
  const start = readMoment(first, zones, candidateZone);
  if (start === null) return 'An entry in this file starts at a time that does not exist.';
  const end = readEnd(properties, start, zones, candidateZone);
  if (typeof end === 'string') return end;
  if (Temporal.Instant.compare(end.at, start.at) < 0)
    return 'An entry in this file ends before it starts.';
  if (end.at.epochMilliseconds - start.at.epochMilliseconds > LIMITS.days * 86_400_000)
    return 'An entry in this file lasts longer than a month.';
  return {
    startsAt: start.at.toString(),
    endsAt: end.at.toString(),
    timeZone: start.zone,
    allDay: start.day !== null,
    unsure: [...new Set([start.unsure, end.unsure].filter((u) => u !== null))],
  };
}

function readEnd(
  properties: readonly Property[],
  start: Moment,
  zones: Components['zones'],
  candidateZone: string,
): Moment | string {
  const last = properties.find((p) => p.name === 'dtend');
  if (last !== undefined) {
    const end = readMoment(last, zones, candidateZone);
    return end ?? 'An entry in this file ends at a time that does not exist.';
  }
  const duration = properties.find((p) => p.name === 'duration');
  if (duration !== undefined) {
    const at = after(start, duration.value, candidateZone);
    return at === null
      ? 'An entry in this file has no possible length.'
      : { ...start, at, unsure: null };
  }
  if (start.day !== null) {
    const next = start.day.add({ days: 1 }).toZonedDateTime(candidateZone).toInstant();
    return { ...start, at: next, unsure: null };
  }
  return { ...start, unsure: 'When does it end? The invitation does not say.' };
}

function after(start: Moment, text: string, candidateZone: string): Temporal.Instant | null {
  try {
    const length = Temporal.Duration.from(text.trim());
    if (length.sign < 0) return null;
    return start.at
      .toZonedDateTimeISO(start.zone ?? candidateZone)
      .add(length)
      .toInstant();
  } catch {
    return null;
  }
}

const YEARS = { from: 1990, to: 2150 };

function readMoment(
  property: Property,
  zones: Components['zones'],
  candidateZone: string,
): Moment | null {
  const value = property.value.trim();
  const local = plainDateTime(value.replace(/:$/, ':00'));
  if (local === null || local.year < YEARS.from || local.year > YEARS.to) return null;
  if (!value.includes('T')) {
    const day = local.toPlainDate();
    return { at: day.toZonedDateTime(candidateZone).toInstant(), zone: null, day, unsure: null };
  }
  const inZone = (zone: string): Temporal.Instant => local.toZonedDateTime(zone).toInstant();
  if (value.endsWith('Z')) return { at: inZone('UTC'), zone: 'UTC', day: null, unsure: null };
  const tzid = property.parameters.tzid;
  if (tzid === undefined || tzid.trim() === '')
    return { at: inZone(candidateZone), zone: null, day: null, unsure: null };
  const zone = findZone(tzid, zones);
  switch (zone.kind) {
    case 'named':
      return { at: inZone(zone.name), zone: zone.name, day: null, unsure: null };
    case 'rules': {
      const minutes = offsetAt(zone.rules.observances, local) ?? 0;
      return { at: inZone('UTC').subtract({ minutes }), zone: null, day: null, unsure: null };
    }
    case 'unknown':
      return {
        at: inZone(candidateZone),
        zone: null,
        day: null,
        unsure: `In which time zone? The invitation says "${zone.said.slice(0, 60)}", which is not a known one.`,
      };
  }
}
