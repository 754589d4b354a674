import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from './data/public-holidays.json' with { type: 'json' };
import { dayFrom, dayText } from './day.ts';
import { holidayCalendar } from './holidays.ts';

const off = (country: string, part: string | null, text: string) =>
  holidayCalendar(country, part).isHoliday(dayFrom(text) ?? 0);

describe('public holidays', () => {
  it.each([
    ['US', null, '2026-07-03', true],
    ['US', null, '2026-10-12', true],
    ['US', null, '2026-11-27', false],
    ['US', 'US-NY', '2026-11-03', false],
    ['GB', 'GB-SCT', '2026-11-30', true],
    ['GB', 'GB-ENG', '2026-11-30', false],
    ['GB', 'GB-ENG', '2026-12-28', true],
    ['CA', 'CA-ON', '2026-10-12', true],
    ['CA', 'CA-QC', '2026-06-24', true],
    ['AU', 'AU-VIC', '2026-11-03', true],
    ['AU', 'AU-NSW', '2026-10-05', true],
    ['DE', 'DE-BY', '2027-01-06', true],
    ['DE', null, '2026-12-24', false],
    ['IN', null, '2026-10-02', true],
    ['JP', null, '2026-09-22', true],
    ['SG', null, '2026-05-27', true],
    ['AU', 'AU-SA', '2026-12-24', false],
    ['FR', null, '2026-05-14', true],
  ] as const)('%s %s %s: %s', (country, part, day, expected) => {
    expect(off(country, part, day)).toBe(expected);
  });

  it('take every day of a holiday that lasts several', () => {
    const chineseNewYear = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'];
    expect(chineseNewYear.filter((day) => off('CN', null, day)).length).toBeGreaterThan(2);
  });

  it('are unknown for unknown countries, and none in far years', () => {
    expect(holidayCalendar('ZZ', null).known).toBe(false);
    expect(holidayCalendar(null, null).known).toBe(false);
    expect(off('ZZ', null, '2026-12-25')).toBe(false);
    expect(off('US', null, '9999-12-25')).toBe(false);
    expect(off('US', null, '1950-12-25')).toBe(false);
    expect(off('US', null, '1990-12-25')).toBe(true);
    expect(off('US', null, '2100-12-25')).toBe(true);
  });

  it('of one place are read once', () => {
    expect(holidayCalendar('DE', 'DE-BY')).toBe(holidayCalendar('DE', 'DE-BY'));
    expect(holidayCalendar('ZZ', null).partKnown).toBe(false);
    expect(holidayCalendar('ZZ', null).mayBeHoliday(dayFrom('2026-12-25') ?? 0)).toBe(false);
  });

  it('fall back to the whole country for an unknown part', () => {
    expect(holidayCalendar('DE', 'DE-XX').partKnown).toBe(false);
    expect(off('DE', 'DE-XX', '2026-12-25')).toBe(true);
    expect(holidayCalendar('DE', null).partKnown).toBe(true);
    expect(holidayCalendar('DE', 'DE-BE').partKnown).toBe(true);
    expect(holidayCalendar('US', 'US-QQ').partKnown).toBe(true);
    expect(holidayCalendar('DE', 'FR-57').partKnown).toBe(true);
  });

  it('of one part are not those of another country that names it', () => {
    expect(holidayCalendar('AT', 'DE-BY')).not.toBe(holidayCalendar('DE', 'DE-BY'));
    expect(off('AT', 'DE-BY', '2026-10-26')).toBe(true);
    expect(off('DE', 'DE-BY', '2026-10-26')).toBe(false);
  });
});

describe('where the part of a country is unknown', () => {
  const may = (country: string, text: string) =>
    holidayCalendar(country, null).mayBeHoliday(dayFrom(text) ?? 0);

  it.each([
    ['CA', 'Victoria Day', '2026-05-18'],
    ['CA', 'Truth and Reconciliation', '2026-09-30'],
    ['CA', 'Thanksgiving', '2026-10-12'],
    ['CA', 'Remembrance Day', '2026-11-11'],
    ['CA', 'Boxing Day', '2025-12-26'],
    ['GB', 'Summer bank holiday', '2026-08-31'],
    ['AU', "King's Birthday", '2026-06-08'],
    ['CH', 'Corpus Christi', '2026-06-04'],
    ['ES', 'Maundy Thursday', '2026-04-02'],
  ])('%s keeps what most of it keeps: %s', (country, _name, text) => {
    expect(off(country, null, text)).toBe(true);
    expect(may(country, text)).toBe(true);
  });

  it.each([
    ['CA', 'Saint-Jean-Baptiste', '2026-06-24'],
    ['DE', 'Epiphany', '2027-01-06'],
    ['DE', 'Corpus Christi', '2026-06-04'],
    ['CH', "Saint Berchtold's Day", '2026-01-02'],
    ['AU', 'Melbourne Cup', '2026-11-03'],
    ['ES', 'Saint James', '2025-07-25'],
    ['IN', 'Karnataka Day', '2027-11-01'],
    ['GB', "Saint Andrew's Day", '2026-11-30'],
  ])('%s counts a day that only some of it keeps, but may be off: %s', (country, _name, text) => {
    expect(off(country, null, text)).toBe(false);
    expect(may(country, text)).toBe(true);
  });

  it.each([
    ['US', '2026-11-27'],
    ['US', '2026-04-20'],
    ['DE', '2026-12-24'],
    ['CA', '2020-09-30'],
    ['FR', '2026-09-15'],
  ])('%s %s is no holiday anywhere that counts', (country, text) => {
    expect(off(country, null, text)).toBe(false);
    expect(may(country, text)).toBe(false);
  });

  it('is as sure as the part is known', () => {
    const bavaria = holidayCalendar('DE', 'DE-BY');
    for (let day = dayFrom('2026-01-01') ?? 0; dayText(day) < '2027-01-01'; day += 1) {
      expect(bavaria.mayBeHoliday(day)).toBe(bavaria.isHoliday(day));
    }
  });
});

describe('the table of holidays', () => {
  const places = Object.keys(table.places).filter((place) => place.length > 2);

  /** The whole table is compared by `node scripts/holidays.ts --check`. */
  it('says what date-holidays says, for any part of any country in any year', () => {
    const some = fc.tuple(fc.constantFrom(...places), fc.integer({ min: 1990, max: 2100 }));
    fc.assert(
      fc.property(some, ([place, year]) => {
        const [country = '', part = ''] = [place.slice(0, 2), place.slice(3)];
        if (country === 'US') return;
        const given = holidayCalendar(country, place);
        const days: string[] = [];
        for (let day = dayFrom(`${year}-01-01`) ?? 0; dayText(day) <= `${year}-12-31`; day += 1) {
          if (given.isHoliday(day)) days.push(dayText(day));
        }
        expect(days).toEqual(listed(new Holidays(country, part), year));
      }),
      { numRuns: 60 },
    );
  });
});

/** Whole public holidays of a year, each day of a longer one. */
function listed(source: Holidays, year: number): readonly string[] {
  const days = source
    .getHolidays(year)
    .filter((h) => h.type === 'public' && h.date.slice(11, 19) === '00:00:00')
    .flatMap((h) => {
      const length = Math.round((h.end.getTime() - h.start.getTime()) / 86_400_000);
      const first = dayFrom(h.date.slice(0, 10)) ?? 0;
      return Array.from({ length }, (_, i) => dayText(first + i));
    });
  return [...new Set(days)].filter((day) => day.startsWith(`${year}-`)).sort();
}
