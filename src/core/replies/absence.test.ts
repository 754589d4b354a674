import { describe, expect, it } from 'vitest';
import { dayFrom, dayText } from '../time/day.ts';
import { holidayCalendar } from '../time/holidays.ts';
import { returnDay } from './absence.ts';

const US = holidayCalendar('US', null);
const back = (text: string, anchor: string): string | null => {
  const day = returnDay(text, {
    anchor: dayFrom(anchor) ?? 0,
    dayFirst: false,
    dotted: false,
    country: 'US',
    isHoliday: (d) => US.isHoliday(d),
    interview: null,
  });
  return day === null ? null : dayText(day);
};

describe('the first day back at work', () => {
  it.each([
    ['I am away and will be back on Monday, March 24.', '2025-03-14', '2025-03-24'],
    ["I'll be on leave until August 5.", '2025-07-18', '2025-08-05'],
    ['Offices are closed through Monday, May 26.', '2025-05-23', '2025-05-27'],
    ['On holidays July 5 to July 9 and offline. Back on the 12th.', '2027-07-02', '2027-07-12'],
    ["I'm out of the office today, October 9, and Monday, October 12.", '2026-10-09', '2026-10-13'],
    ['I am out until Friday 23rd inclusive.', '2025-05-20', '2025-05-27'],
    ['Returning July 20.', '2026-06-18', '2026-07-20'],
  ])('is read from "%s"', (text, anchor, day) => {
    expect(back(text, anchor)).toBe(day);
  });

  it('is none where only a weekly pattern or nothing is told', () => {
    expect(
      back('I work Mondays and Thursdays and read my mail on those days only.', '2026-02-20'),
    ).toBeNull();
    expect(back('I am in hospital and do not know when I shall be back.', '2026-02-20')).toBeNull();
  });
});
