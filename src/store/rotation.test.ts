import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEEPING, keep } from './rotation.ts';

const FIRST = Temporal.Instant.from('2026-01-05T09:30:00Z');

/** One backup a day for so many days, as a program that runs every day makes them. */
function daily(days: number): readonly string[] {
  return Array.from({ length: days }, (_, day) => FIRST.add({ hours: 24 * day }).toString());
}

describe('which backups are kept', () => {
  it('are a week of days, a month of weeks and half a year of months', () => {
    const kept = [...keep(daily(365))].sort();
    expect(kept).toHaveLength(13);
    expect(kept.slice(-7)).toEqual(daily(365).slice(-7));
    expect(new Set(kept.map((at) => at.slice(0, 7))).size).toBe(6);
  });

  it('reach back months when one is made and the others let go every day', () => {
    let there: readonly string[] = [];
    for (const at of daily(400)) there = [...keep([...there, at])];
    expect(there.length).toBeLessThanOrEqual(17);
    const oldest = [...there].sort()[0] ?? '';
    const last = Temporal.Instant.from(daily(400).at(-1) ?? '');
    expect(last.since(Temporal.Instant.from(oldest)).total('hours')).toBeGreaterThan(24 * 120);
  });

  it('always have the newest among them, never grow, and are some of those there were', () => {
    const moment = fc
      .integer({ min: 0, max: 24 * 800 })
      .map((h) => FIRST.add({ hours: h }).toString());
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 60 }), (moments) => {
        const kept = keep(moments);
        expect(kept.has([...moments].sort().at(-1) ?? '')).toBe(true);
        expect([...kept].every((at) => moments.includes(at))).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(KEEPING.days + KEEPING.weeks + KEEPING.months);
      }),
    );
  });
});
