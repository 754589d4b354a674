import { describe, expect, it } from 'vitest';
import { countryOfZone, placeAt, subdivisionOfZone } from './place.ts';

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

  it.each([
    ['Africa/Asmera', 'ER'],
    ['Africa/Timbuktu', 'ML'],
    ['America/Coral_Harbour', 'CA'],
    ['America/Virgin', 'VI'],
    ['Atlantic/Jan_Mayen', 'NO'],
    ['Iceland', 'IS'],
    ['Pacific/Ponape', 'FM'],
    ['Pacific/Truk', 'FM'],
    ['Pacific/Yap', 'FM'],
  ])('keep their country under an old name: %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country);
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
