import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, dayFrom, HOUR, instantOf, MINUTE } from './day.ts';
import { instantAt, isZone, localAt } from './zone.ts';

const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
];

describe('zones', () => {
  it('are known or not', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('')).toBe(false);
  });

  it('show the day and time of any instant', () => {
    const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1000);
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const { day, time } = localAt(at, zone);
        expect(day).toBe(dayFrom(there.toPlainDate().toString()));
        const { hour, minute, second } = there;
        expect(time).toBe(hour * HOUR + minute * MINUTE + second * 1000);
        expect(Math.abs(instantAt(day, time, zone) - at) % DAY).toBeLessThanOrEqual(HOUR);
      }),
    );
  });

  it('skip an hour by the offset before, and take the first of an hour that comes twice', () => {
    const spring = dayFrom('2026-03-08') ?? 0;
    const autumn = dayFrom('2026-11-01') ?? 0;
    const half = 2 * HOUR + 30 * MINUTE;
    expect(instantOf(instantAt(spring, half, 'America/New_York'))).toBe('2026-03-08T07:30:00Z');
    expect(instantOf(instantAt(autumn, half - HOUR, 'America/New_York'))).toBe(
      '2026-11-01T05:30:00Z',
    );
  });

  it('agree with Temporal on the instant of any day and time, across every change', () => {
    const change = fc.tuple(fc.constantFrom(...ZONES), fc.nat(60), fc.nat(3 * 24 * 12));
    fc.assert(
      fc.property(change, ([zone, nth, step]) => {
        const since = Temporal.Instant.from('2000-01-01T00:00Z').toZonedDateTimeISO(zone);
        let near = since;
        for (let i = 0; i < nth; i += 1) near = near.getTimeZoneTransition('next') ?? near;
        const wall = near
          .toPlainDateTime()
          .subtract({ days: 1 })
          .add({ minutes: 5 * step });
        const day = dayFrom(wall.toPlainDate().toString()) ?? 0;
        const time = wall.hour * HOUR + wall.minute * MINUTE;
        const there = wall.with({ second: 0, millisecond: 0 }).toZonedDateTime(zone);
        expect(instantOf(instantAt(day, time, zone))).toBe(instantOf(there.epochMilliseconds));
      }),
      { numRuns: 3000 },
    );
  });

  it('skip a whole day where the date line moved', () => {
    const skipped = dayFrom('2011-12-30') ?? 0;
    expect(instantOf(instantAt(skipped, 12 * HOUR, 'Pacific/Apia'))).toBe('2011-12-30T22:00:00Z');
    expect(instantOf(instantAt(skipped + 1, 0, 'Pacific/Apia'))).toBe('2011-12-30T10:00:00Z');
  });

  it('keep seconds and milliseconds', () => {
    expect(instantAt(0, 61_001, 'UTC')).toBe(61_001);
  });
});
