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

/** A stretch of time in which the clocks of a zone keep one distance from UTC. */
interface Stretch {
  readonly from: Millis;
  readonly to: Millis;
  readonly offset: Millis;
}

/** Those met so far; planning asks for the same few over and over. */
const stretches = new Map<string, Stretch[]>();

/** How far the clocks of `zone` are ahead of UTC at an instant. */
function offsetAt(at: Millis, zone: string): Millis {
  let met = stretches.get(zone);
  if (met === undefined) {
    met = [];
    stretches.set(zone, met);
  }
  let stretch = met.find((s) => s.from <= at && at < s.to);
  if (stretch === undefined) {
    stretch = stretchAt(at, zone);
    met.push(stretch);
  }
  return stretch.offset;
}

function stretchAt(at: Millis, zone: string): Stretch {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const before = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = there.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1e6,
  };
}

/** What the clocks of `zone` show at an instant. The zone must be known (`isZone`). */
export function localAt(at: Millis, zone: string): Local {
  const wall = at + offsetAt(at, zone);
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY };
}

/**
 * The instant at which the clocks of `zone` show `time` (milliseconds since midnight) on `day`.
 * A time that clocks skip counts by the offset before the change, one that comes twice is its
 * first (RFC 5545, 3.3.5).
 */
export function instantAt(day: DayNumber, time: number, zone: string): Millis {
  const wall = day * DAY + time;
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const shown = [before, after].find((offset) => offsetAt(wall - offset, zone) === offset);
  return wall - (shown ?? before);
}
