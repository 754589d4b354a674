import { describe, expect, it } from 'vitest';
import { dayFrom } from './day.ts';
import { holidayCalendar } from './holidays.ts';
import { countryOfZone, placeAt, subdivisionOfZone } from './place.ts';

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

describe('places', () => {
  it('follow from zones', () => {
    expect(countryOfZone('Europe/Berlin')).toBe('DE');
    expect(countryOfZone('Asia/Calcutta')).toBe('IN');
    expect(countryOfZone('Australia/Adelaide')).toBe('AU');
    expect(countryOfZone('UTC')).toBeNull();
    expect(subdivisionOfZone('Australia/Adelaide')).toBe('AU-SA');
    expect(subdivisionOfZone('Europe/Berlin')).toBeNull();
    expect(subdivisionOfZone('UTC')).toBeNull();
  });

  it('take a part only from their own country', () => {
    expect(placeAt('America/Toronto', 'ca', null)).toMatchObject({
      country: 'CA',
      subdivision: 'CA-ON',
    });
    expect(placeAt('America/Toronto', 'US', null)).toMatchObject({
      country: 'US',
      subdivision: null,
    });
    expect(placeAt('Europe/London', 'GB', 'gb-sct')).toMatchObject({ subdivision: 'GB-SCT' });
    expect(placeAt('Europe/London', 'GB', 'DE-BY').subdivision).toBeNull();
    expect(placeAt('UTC', null, null)).toMatchObject({ country: null, subdivision: null });
  });
});
