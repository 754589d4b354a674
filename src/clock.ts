/**
 * The only place that reads the time (architecture, "Time is an argument").
 * Tests and the sample week hand in a clock of their own.
 */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still until it is moved: tests and the sample week's fast-forward. */
export interface MovableClock extends Clock {
  set(to: Temporal.Instant): void;
  forward(by: Temporal.DurationLike): void;
}

/** Starts at `start` and moves only when told. */
export function movableClock(start: Temporal.Instant): MovableClock {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    forward: (by) => {
      now = now.add(by);
    },
  };
}

/** The IANA zone of this machine, for a candidate who has not named theirs. */
export function localZone(): string {
  return Temporal.Now.timeZoneId();
}
