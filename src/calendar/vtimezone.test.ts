import { describe, expect, it } from 'vitest';
import type { Property } from './property.ts';
import { offsetAt, readObservance } from './vtimezone.ts';

const observance = (start: string, from: string, to: string, rrule?: string) => {
  const of = (name: string, value: string): Property => ({ name, parameters: {}, value });
  return readObservance([
    of('dtstart', start),
    of('tzoffsetfrom', from),
    of('tzoffsetto', to),
    ...(rrule === undefined ? [] : [of('rrule', `RRULE:${rrule}`)]),
  ]);
};
const at = (text: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(text);

describe('the rules of a zone without a name', () => {
  const rules = [
    observance('1601-01-01T04:00:00', '+03:00', '+02:00', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'),
    observance('1601-01-01T03:00:00', '+02:00', '+03:00', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'),
  ].filter((o) => o !== null);

  it.each([
    ['2026-04-02T12:00', 180],
    ['2026-01-02T12:00', 120],
    ['2026-03-29T02:59', 120],
    ['2026-03-29T04:00', 180],
    ['2026-10-25T03:30', 180],
    ['2026-10-25T04:00', 120],
  ])('at %s it is %i minutes east', (local, minutes) => {
    expect(offsetAt(rules, at(local))).toBe(minutes);
  });

  it('agree with the time zone database through every month of ten years', () => {
    for (let month = 0; month < 120; month += 1) {
      const local = at('2024-01-15T12:00').add({ months: month });
      const expected = local.toZonedDateTime('Europe/Helsinki').offsetNanoseconds / 60e9;
      expect(offsetAt(rules, local)).toBe(expected);
    }
  });

  it('take the time before the change for an hour that does not exist', () => {
    expect(offsetAt(rules, at('2026-03-29T03:30'))).toBe(120);
  });

  it('are not made to run long by a rule of every second', () => {
    const bomb = observance('1601-01-01T00:00:00', '+00:00', '+01:00', 'FREQ=SECONDLY');
    expect(bomb === null ? null : offsetAt([bomb], at('2026-01-01T00:00'))).toBe(60);
  });

  it('make no sense without offsets', () => {
    expect(observance('1601-01-01T00:00:00', 'x', '+01:00')).toBeNull();
  });
});
