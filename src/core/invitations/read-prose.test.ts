import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProse } from './read-prose.ts';

const read = (text: string, zone = 'Europe/Amsterdam') =>
  readProse({ text, mail: null, writtenAt: '2026-09-07T08:00:00Z', zone });

describe('an appointment in running text', () => {
  it.each([
    [
      'on Thursday 17 September 2026 from 2.30pm to 3.15pm (UK time)',
      '2026-09-17T13:30:00Z',
      '2026-09-17T14:15:00Z',
    ],
    [
      'am Dienstag, den 22.09.2026, um 10:30 Uhr, etwa 60 Minuten',
      '2026-09-22T08:30:00Z',
      '2026-09-22T09:30:00Z',
    ],
    [
      'le mardi 22 septembre à 14h30, durée 45 minutes',
      '2026-09-22T12:30:00Z',
      '2026-09-22T13:15:00Z',
    ],
    [
      'el jueves 24 de septiembre de 2026 a las 9:00, una hora',
      '2026-09-24T07:00:00Z',
      '2026-09-24T08:00:00Z',
    ],
    ['September 30, 2026, 2-3pm ET', '2026-09-30T18:00:00Z', '2026-09-30T19:00:00Z'],
    [
      'op woensdag 16 september om 13.00 uur (45 minuten)',
      '2026-09-16T11:00:00Z',
      '2026-09-16T11:45:00Z',
    ],
    ['den 18 september kl. 10.15–11.00', '2026-09-18T08:15:00Z', '2026-09-18T09:00:00Z'],
    ['2026年9月17日 14時30分〜15時15分 JST', '2026-09-17T05:30:00Z', '2026-09-17T06:15:00Z'],
    ['2026-11-03 09:00 - 09:45 CET', '2026-11-03T08:00:00Z', '2026-11-03T08:45:00Z'],
    ['3 February at 11am, half an hour', '2027-02-03T10:00:00Z', '2027-02-03T10:30:00Z'],
  ])('%s', (text, startsAt, endsAt) => {
    const event = read(text);
    expect([event?.startsAt, event?.endsAt]).toEqual([startsAt, endsAt]);
  });

  it('asks what it assumed: length, zone, a weekday alone', () => {
    expect(read('tomorrow at 15:00')?.timesUnsure).toEqual([
      'Is it on 2026-09-08?',
      'When does it end? The text does not say.',
      'Is the time meant in your zone (Europe/Amsterdam)?',
    ]);
  });

  it('asks when weekday and date do not match', () => {
    expect(read('Monday 17 September 2026 at 10:00')?.timesUnsure[0]).toContain('do not match');
  });

  it('asks which of two numbers is the month, and goes by the place', () => {
    expect(read('09/10/2026 at 10:00')?.startsAt).toBe('2026-10-09T08:00:00Z');
    const american = read('09/10/2026 at 10:00', 'America/New_York');
    expect(american?.startsAt).toBe('2026-09-10T14:00:00Z');
    expect(american?.timesUnsure.join()).toContain('9/10');
  });

  it.each([
    'See you soon!',
    'our office hours are 9:00 to 17:00',
    'on 30 February 2026 at 10:00',
    'ring 020 7946 0018',
  ])('finds none in "%s"', (text) => {
    expect(read(text)).toBeNull();
  });

  it('never throws and never ends before it starts', () => {
    const piece = fc.constantFrom(
      '17 September',
      '31.02.2026',
      '25:61',
      '2pm',
      'to',
      '-',
      '12am',
      'um',
      'Uhr',
      '2026-13-45',
      '99/99/2026',
      'CET',
      '60 min',
      'next Friday',
      '年月日',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (words) => {
        const event = read(words.join(' '));
        if (event !== null) expect(event.endsAt >= event.startsAt).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
