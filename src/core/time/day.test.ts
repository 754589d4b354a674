import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrom, dayName, dayText, instantOf, millisFrom, weekday } from './day.ts';

const days = fc.integer({ min: -25_000, max: 100_000 });

describe('days', () => {
  it('are read and written as text', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayFrom(dayText(day))).toBe(day);
      }),
    );
    expect(dayText(0)).toBe('1970-01-01');
    expect(dayText(dayFrom('2026-02-28') ?? 0)).toBe('2026-02-28');
    expect(dayFrom('2028-02-29')).toBe((dayFrom('2028-02-28') ?? 0) + 1);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    'soon',
    '',
    '2026-01-01T00:00:00Z',
    '0026-01-01',
    '1899-12-31',
    'x2026-01-01',
    '2026-01-01x',
  ])('are not read from %j', (text) => {
    expect(dayFrom(text)).toBeNull();
  });

  it('begin in 1900', () => {
    expect(dayText(dayFrom('1900-01-01') ?? 0)).toBe('1900-01-01');
  });

  it('know their weekday', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(weekday(day)).toBe(Temporal.PlainDate.from(dayText(day)).dayOfWeek);
      }),
    );
  });

  it('have names of their own', () => {
    const names = Array.from({ length: 12 }, (_, month) => {
      const day = dayFrom(
        `2026-${String(month + 1).padStart(2, '0')}-${month + 1 < 10 ? '0' : ''}${month + 1}`,
      );
      return dayName(day ?? 0, dayFrom('2026-01-01') ?? 0);
    });
    expect(names).toEqual([
      'Thursday 1 January',
      'Monday 2 February',
      'Tuesday 3 March',
      'Saturday 4 April',
      'Tuesday 5 May',
      'Saturday 6 June',
      'Tuesday 7 July',
      'Saturday 8 August',
      'Wednesday 9 September',
      'Saturday 10 October',
      'Wednesday 11 November',
      'Saturday 12 December',
    ]);
  });

  it('are named with the year when it is another', () => {
    const today = dayFrom('2026-09-14') ?? 0;
    expect(dayName(dayFrom('2026-12-08') ?? 0, today)).toBe('Tuesday 8 December');
    expect(dayName(dayFrom('2027-01-03') ?? 0, today)).toBe('Sunday 3 January 2027');
  });
});

describe('instants', () => {
  it('are read with Z or an offset', () => {
    expect(millisFrom('1970-01-01T00:00:01Z')).toBe(1000);
    expect(millisFrom('1970-01-01T01:00+01:00')).toBe(0);
    expect(millisFrom('1970-01-01T00:00:00.5Z')).toBe(500);
  });

  it.each([
    '1970-01-01',
    '1970-01-01T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-01-01T25:00:00Z',
    'now',
    'x1970-01-01T00:00Z',
    '1970-01-01T00:00Zx',
  ])('are not read from %j', (text) => {
    expect(millisFrom(text)).toBeNull();
  });

  it('are written in whole seconds', () => {
    expect(instantOf(1999)).toBe('1970-01-01T00:00:01Z');
  });
});
