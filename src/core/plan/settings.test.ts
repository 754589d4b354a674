import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../time/day.ts';
import { defaultPlanSettings, isOff, sendWindow, timeOfDay } from './settings.ts';

describe('the numbers', () => {
  it('restrain the regions of P17, and Japan is off', () => {
    const listed = 'GB IE DE AT CH FR NL DK FI IS NO SE'.split(' ');
    expect(defaultPlanSettings.restrained).toEqual(listed);
    expect(isOff('JP', defaultPlanSettings)).toBe(true);
    expect(isOff('US', defaultPlanSettings)).toBe(false);
    expect(isOff(null, defaultPlanSettings)).toBe(false);
    expect(isOff('JP', { ...defaultPlanSettings, regionsOn: ['JP'] })).toBe(false);
    expect(isOff('FR', { ...defaultPlanSettings, regionsOff: ['FR'] })).toBe(true);
  });

  it('read times of day', () => {
    expect(timeOfDay('08:30')).toBe(8 * HOUR + 30 * MINUTE);
    expect(timeOfDay('23:59')).toBe(23 * HOUR + 59 * MINUTE);
    for (const wrong of ['24:00', '8:30', '08:60', '', 'x08:30', '08:30x']) {
      expect(timeOfDay(wrong)).toBe(0);
    }
    expect(sendWindow(defaultPlanSettings)).toEqual({ opens: 8 * HOUR, closes: 18 * HOUR });
  });

  it('are those of the handbook', () => {
    const { daysAway, postDays, postDaysAbroad, unansweredCap, totalCap } = defaultPlanSettings;
    expect([daysAway, postDays, postDaysAbroad, unansweredCap, totalCap]).toEqual([5, 3, 8, 3, 5]);
    expect(defaultPlanSettings.candidateZone).toBe('UTC');
  });
});
