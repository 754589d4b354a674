import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  firstInWindow,
  inWindow,
  isBusinessDay,
  nextBusinessTime,
  nextTime,
  sendDayFrom,
} from './business.ts';
import { dayFrom, dayText, HOUR, instantOf, millisFrom } from './day.ts';
import { placeAt } from './place.ts';

const newYork = placeAt('America/New_York', 'US', null);
const munich = placeAt('Europe/Berlin', 'DE', 'DE-BY');
const hours = { opens: 8 * HOUR, closes: 18 * HOUR };
const day = (text: string) => dayFrom(text) ?? Number.NaN;
const at = (text: string) => millisFrom(text) ?? Number.NaN;

describe('business days', () => {
  it('are Monday to Friday without public holidays there', () => {
    expect(isBusinessDay(day('2026-11-26'), newYork)).toBe(false);
    expect(isBusinessDay(day('2026-11-27'), newYork)).toBe(true);
    expect(isBusinessDay(day('2026-11-28'), newYork)).toBe(false);
    expect(isBusinessDay(day('2027-01-06'), munich)).toBe(false);
    expect(isBusinessDay(day('2027-01-06'), placeAt('Europe/Berlin', 'DE', 'DE-BE'))).toBe(true);
  });

  it('are counted from the day after', () => {
    expect(dayText(addBusinessDays(day('2026-12-04'), 2, newYork))).toBe('2026-12-08');
    expect(dayText(addBusinessDays(day('2026-11-25'), 1, newYork))).toBe('2026-11-27');
    expect(dayText(addBusinessDays(day('2026-12-05'), 1, newYork))).toBe('2026-12-07');
    expect(addBusinessDays(day('2026-12-05'), 0, newYork)).toBe(day('2026-12-05'));
  });

  it('count where a part of the country may be off, but nothing goes out then', () => {
    const germany = placeAt('Europe/Berlin', 'DE', null);
    const epiphany = day('2027-01-06');
    expect(isBusinessDay(epiphany, germany)).toBe(true);
    expect(addBusinessDays(day('2027-01-05'), 2, germany)).toBe(day('2027-01-07'));
    expect(sendDayFrom(epiphany, germany)).toBe(day('2027-01-07'));
    expect(sendDayFrom(epiphany, placeAt('Europe/Berlin', 'DE', 'DE-BE'))).toBe(epiphany);
    const nine = at('2027-01-06T08:00:00Z');
    expect(inWindow(nine, germany, hours)).toBe(false);
    expect(instantOf(firstInWindow(nine, germany, hours))).toBe('2027-01-07T07:00:00Z');
  });

  it('are found at or after a day', () => {
    expect(sendDayFrom(day('2026-12-04'), newYork)).toBe(day('2026-12-04'));
    expect(dayText(sendDayFrom(day('2026-12-05'), newYork))).toBe('2026-12-07');
  });

  it('end somewhere even in a calendar without any', () => {
    const off = { isHoliday: () => true, mayBeHoliday: () => true };
    const never = { ...newYork, holidays: { known: true, partKnown: true, ...off } };
    expect(sendDayFrom(day('2026-12-04'), never)).toBe(day('2026-12-04') + 60);
  });

  it('add up: n and then m are n + m', () => {
    const counts = fc.tuple(fc.integer({ min: 19_000, max: 23_000 }), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(counts, ([from, n, m]) => {
        const both = addBusinessDays(addBusinessDays(from, n, munich), m, munich);
        expect(both).toBe(addBusinessDays(from, n + m, munich));
        if (n + m > 0) expect(isBusinessDay(both, munich)).toBe(true);
      }),
    );
  });
});

describe('the window', () => {
  it('is eight up to but not including six', () => {
    expect(inWindow(at('2026-12-08T12:59:59Z'), newYork, hours)).toBe(false);
    expect(inWindow(at('2026-12-08T13:00:00Z'), newYork, hours)).toBe(true);
    expect(inWindow(at('2026-12-08T22:59:59Z'), newYork, hours)).toBe(true);
    expect(inWindow(at('2026-12-08T23:00:00Z'), newYork, hours)).toBe(false);
    expect(inWindow(at('2026-12-06T15:00:00Z'), newYork, hours)).toBe(false);
  });

  it('opens next at eight of a business day', () => {
    expect(instantOf(firstInWindow(at('2026-12-08T15:00:00Z'), newYork, hours))).toBe(
      '2026-12-08T15:00:00Z',
    );
    expect(instantOf(firstInWindow(at('2026-12-08T10:00:00Z'), newYork, hours))).toBe(
      '2026-12-08T13:00:00Z',
    );
    expect(instantOf(firstInWindow(at('2026-12-04T23:00:00Z'), newYork, hours))).toBe(
      '2026-12-07T13:00:00Z',
    );
    expect(instantOf(firstInWindow(at('2026-12-05T15:00:00Z'), newYork, hours))).toBe(
      '2026-12-07T13:00:00Z',
    );
  });

  it('finds the next time of day, on business days or on any', () => {
    const half = 8.5 * HOUR;
    expect(instantOf(nextBusinessTime(at('2026-12-07T13:30:00Z'), half, newYork))).toBe(
      '2026-12-07T13:30:00Z',
    );
    expect(instantOf(nextBusinessTime(at('2026-12-07T13:30:01Z'), half, newYork))).toBe(
      '2026-12-08T13:30:00Z',
    );
    expect(instantOf(nextBusinessTime(at('2026-12-04T14:00:00Z'), half, newYork))).toBe(
      '2026-12-07T13:30:00Z',
    );
    expect(instantOf(nextTime(at('2026-12-04T13:30:00Z'), half, newYork))).toBe(
      '2026-12-04T13:30:00Z',
    );
    expect(instantOf(nextTime(at('2026-12-04T14:00:00Z'), half, newYork))).toBe(
      '2026-12-05T13:30:00Z',
    );
  });
});
