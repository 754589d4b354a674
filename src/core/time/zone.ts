import { DAY, type DayNumber, type Millis } from './day.ts';

/** A moment on the clock of a place: its day, and the milliseconds since its midnight. */
export interface Local {
  readonly day: DayNumber;
  readonly time: number;
}

const known = new Map<string, boolean>();

/** Is this an IANA zone that the runtime knows? */
export function isZone(zone: string): boolean {
  let is = known.get(zone);
  if (is === undefined) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
      is = true;
    } catch {
      is = false;
    }
    known.set(zone, is);
  }
  return is;
}

/** What the clocks of `zone` show at an instant. The zone must be known (`isZone`). */
export function localAt(at: Millis, zone: string): Local {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const wall = at + there.offsetNanoseconds / 1e6;
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY };
}

/**
 * The instant at which the clocks of `zone` show `time` (milliseconds since midnight) on `day`.
 * A time that clocks skip counts by the offset before the change, one that comes twice is its
 * first (RFC 5545, 3.3.5).
 */
export function instantAt(day: DayNumber, time: number, zone: string): Millis {
  const wall = new Date(day * DAY + time);
  return new Temporal.PlainDateTime(
    wall.getUTCFullYear(),
    wall.getUTCMonth() + 1,
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    wall.getUTCMilliseconds(),
  ).toZonedDateTime(zone).epochMilliseconds;
}
