import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import phrases from '../../../../corpus/replies/own-phrases.json' with { type: 'json' };
import { dayFrom, dayText, weekday } from '../../time/day.ts';
import { holidayCalendar } from '../../time/holidays.ts';
import type { DateContext } from './calendar.ts';
import { findDates } from './find-dates.ts';

function at(anchor: string, country = 'US', part: string | null = null): DateContext {
  const calendar = holidayCalendar(country, part);
  return {
    anchor: dayFrom(anchor) ?? 0,
    dayFirst: country !== 'US',
    dotted: /^(?:DE|NL|SE|FR)$/.test(country),
    country,
    isHoliday: (day) => calendar.isHoliday(day),
    interview: null,
  };
}

const last = (text: string, context: DateContext): string | undefined => {
  const found = findDates(text, context).at(-1);
  return found === undefined ? undefined : `${dayText(found.to)}±${found.slack}`;
};

/** The interview was five days ago; day and month are told as at the place. */
const HERE = { interview: dayFrom('2026-04-10') };
/** A Wednesday. */
const WEDNESDAY = at('2026-04-15');

describe('dates in words, by the conventions', () => {
  it.each([
    ['by Friday', '2026-04-17±0'],
    ['on Wednesday', '2026-04-22±0'],
    ['next Friday', '2026-04-24±0'],
    ['Friday week', '2026-04-24±0'],
    ['a week from Thursday', '2026-04-23±0'],
    ['Wednesday of next week', '2026-04-22±0'],
    ['Monday or Tuesday', '2026-04-21±0'],
    ['this week', '2026-04-17±0'],
    ['by the weekend', '2026-04-17±0'],
    ['by this weekend', '2026-04-17±2'],
    ['over the weekend', '2026-04-19±0'],
    ['early next week', '2026-04-21±1'],
    ['the middle of next week', '2026-04-22±1'],
    ['by the end of next week', '2026-04-24±0'],
    ['the week after next', '2026-05-01±0'],
    ['the week of May 4', '2026-05-08±0'],
    ['the second week of May', '2026-05-15±0'],
    ['later today', '2026-04-15±0'],
    ['tomorrow morning', '2026-04-16±0'],
    ['the day after tomorrow', '2026-04-17±0'],
    ['this time next week', '2026-04-22±0'],
    ['in 48 hours', '2026-04-17±0'],
    ['within 7 to 10 days', '2026-04-25±0'],
    ['in a fortnight', '2026-04-29±3'],
    ['in a couple of weeks', '2026-04-29±3'],
    ['in a few weeks', '2026-05-06±7'],
    ["in a month's time", '2026-05-15±3'],
    ['within ten business days', '2026-04-29±0'],
    ['by the end of the month', '2026-04-30±0'],
    ['by month end', '2026-04-30±0'],
    ['in October', '2026-10-31±0'],
    ['mid-May', '2026-05-15±2'],
    ['in early June', '2026-06-10±5'],
    ['in the second half of May', '2026-05-31±7'],
    ['by the end of Q2', '2026-06-30±0'],
    ['before the year is out', '2026-12-31±0'],
    ['early in the new year', '2027-01-15±7'],
    ['by the 22nd', '2026-04-22±0'],
    ['by the 12th', '2026-05-12±0'],
    ['before the 25th', '2026-04-24±0'],
    ['after the 20th', '2026-04-27±7'],
    ['on or before 2026-05-03', '2026-05-03±0'],
    ['after Labor Day', '2026-09-14±7'],
    ['the day after Thanksgiving', '2026-11-27±0'],
    ['the first Friday in August', '2026-08-07±0'],
  ])('reads "%s"', (phrase, expected) => {
    expect(last(`You will hear ${phrase}.`, WEDNESDAY)).toBe(expected);
  });

  it.each(phrases as [string, string, string | null][])(
    'said in %s: %s',
    (place, text, expected) => {
      const [country = 'US', part] = place.split('-');
      const context = { ...at('2026-04-15', country, part === undefined ? null : place), ...HERE };
      const coming = findDates(text, context).filter((date) => !date.past);
      const found = coming.at(-1);
      const told = found === undefined ? null : `${dayText(found.to)}±${found.slack}`;
      expect(told).toBe(expected);
    },
  );

  it('takes the order of day and month from the sender', () => {
    expect(last('by 4/5', at('2026-03-02', 'US'))).toBe('2026-04-05±0');
    expect(last('by 4/5', at('2026-03-02', 'GB', 'GB-ENG'))).toBe('2026-05-04±0');
    expect(last('bis zum 4.5.', at('2026-03-02', 'DE'))).toBe('2026-05-04±0');
  });

  it('skips the holidays of the place in business days', () => {
    expect(last('within five business days', at('2025-11-20', 'US'))).toBe('2025-11-28±0');
    expect(last('in 3 working days', at('2026-04-01', 'GB', 'GB-ENG'))).toBe('2026-04-08±0');
  });

  it('counts on from a date told just before', () => {
    expect(last('The panel sits on the 24th. You will be told the day after.', WEDNESDAY)).toBe(
      '2026-04-25±0',
    );
  });

  it('finds no date where there is none', () => {
    for (const text of [
      'We may march on.',
      'the 2nd floor',
      'soon',
      'in due course',
      'at 9.30 sharp',
      'in the coming weeks',
    ]) {
      expect(findDates(text, WEDNESDAY)).toEqual([]);
    }
  });

  it('gives the weekday that was named, never before the anchor', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 24_000 }), fc.nat(6), (anchor, i) => {
        const context = { ...WEDNESDAY, anchor };
        const found = findDates(`by ${names[i]}`, context)[0];
        expect(found === undefined ? null : weekday(found.to)).toBe(i + 1);
        expect(found?.to).toBeGreaterThan(anchor);
      }),
    );
  });

  it('never throws and never hangs on arbitrary words', () => {
    const words = [
      'by',
      'the',
      '31',
      'of',
      'February',
      '30/2',
      'next',
      'week',
      'after',
      'Friday',
      '99',
      '-',
      'day',
      'end',
      'May',
      '0th',
      'q9',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (list) => {
        for (const one of findDates(list.join(' '), WEDNESDAY))
          expect(Number.isFinite(one.to)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
