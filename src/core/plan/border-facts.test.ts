import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, promised, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const NOW = '2026-09-18T15:00:00Z';
const first = (happenings: readonly Happening[], change: Parameters<typeof planAt>[1] = {}) =>
  planAt(NOW, { happenings, ...change }).steps[0];
const settled = (at: string, of: string, intent: 'rejection' | 'acknowledgement'): Happening =>
  ({ ...received(at, intent), kind: 'resolved', of }) as unknown as Happening;

describe('an event ahead of the clock', () => {
  it('counts up to a day ahead, since clocks differ', () => {
    const ended = (at: string) => planAt(NOW, { happenings: [thanks, { kind: 'ended', at }] });
    expect(ended('2026-09-19T15:00:00Z')).toMatchObject({ none: { state: 'ended' }, findings: [] });
    expect(ended('2026-09-19T15:00:01Z').findings).toEqual([
      {
        about: 'event:ended:2026-09-19T15:00:01Z',
        sentence: 'This lies in the future, so it was left out until then.',
      },
    ]);
  });

  it('settles nothing yet, nor does one at no moment at all', () => {
    const of = '2026-09-17T15:00:00Z';
    const unsure = received(of, 'unsure');
    const from = (at: string) =>
      planAt(NOW, { happenings: [thanks, unsure, settled(at, of, 'rejection')] });
    expect(from('2026-09-19T15:00:00Z').steps[0]?.answering).toBe('rejection');
    expect(from('2026-09-19T15:00:01Z').none?.state).toBe('held');
    expect(from('yesterday').none?.state).toBe('held');
  });
});

describe('a message settled twice', () => {
  it('means what was said last, whichever was recorded first', () => {
    const of = '2026-09-17T15:00:00Z';
    const two = [
      settled('2026-09-17T16:00:00Z', of, 'rejection'),
      settled('2026-09-17T17:00:00Z', of, 'acknowledgement'),
    ];
    const before = received('2026-09-16T15:00:00Z', 'acknowledgement', { message: 'other' });
    const given = [thanks, before, received(of, 'unsure')];
    for (const settling of [two, two.toReversed()]) {
      expect(first([...given, ...settling])).toMatchObject({
        step: 'follow_up',
        notBefore: '2026-09-24T12:00:00Z',
      });
    }
  });

  it('is found by its instant when another came at another', () => {
    const of = '2026-09-17T15:00:00Z';
    const before = received('2026-09-16T15:00:00Z', 'acknowledgement', { message: 'other' });
    const word = received(of, 'acknowledgement', { message: 'm' });
    const end = settled('2026-09-17T16:00:00Z', of, 'rejection');
    expect(first([thanks, before, word, end])?.answering).toBe('rejection');
  });
});

describe('a promise', () => {
  const told = (at: string): Happening => {
    return { kind: 'promise', at, by: 'a', promise: promised('2026-09-25') };
  };

  it('noted down during the interview counts as said at its end', () => {
    for (const at of ['2026-09-14T15:00:00Z', '2026-09-14T15:30:00Z', '2026-09-14T16:00:00Z']) {
      const step = first([told(at), thanks]);
      expect(step?.notBefore).toBe('2026-09-29T12:00:00Z');
      expect(step?.reasons[0]?.facts[0]?.when).toBe('2026-09-14T16:00:00Z');
    }
    expect(first([told('2026-09-14T14:59:00Z'), thanks])?.notBefore).toBe('2026-09-21T12:00:00Z');
  });

  it('may lie five years ahead to the day', () => {
    const by = (to: string) =>
      planAt(NOW, {
        happenings: [
          thanks,
          received('2026-09-16T15:00:00Z', 'timeline_update', { promise: promised(to) }),
        ],
      }).findings;
    expect(by('2031-09-20')).toEqual([]);
    expect(by('2031-09-21')).toEqual([
      {
        about: 'event:received:2026-09-16T15:00:00Z',
        sentence: '2031-09-21 is years away; it counts as no date until it is confirmed.',
      },
    ]);
  });

  it('is past or not by the clock of whoever made it', () => {
    const said = (to: string, from: string | null, change: Parameters<typeof planAt>[1]) =>
      planAt(NOW, {
        ...change,
        happenings: [
          thanks,
          received('2026-09-15T20:00:00Z', 'timeline_update', { from, promise: promised(to) }),
        ],
      }).findings.length;
    const people = [someone('b'), someone('a', { zone: 'Asia/Singapore', country: 'SG' })];
    expect(said('2026-09-15', 'a', { people })).toBe(1);
    expect(said('2026-09-15', 'b', { people })).toBe(0);
    const auckland = interview({ zone: 'Pacific/Auckland' });
    const lastWeek = interview({ id: '0', startsAt: null, endsAt: '2026-09-08T16:00:00Z' });
    const later = interview({ id: '2', startsAt: null, endsAt: '2026-09-17T16:00:00Z' });
    const nowhere = [someone('a', { zone: null })];
    expect(said('2026-09-15', 'a', { people: nowhere, interviews: [auckland] })).toBe(1);
    const interviews = [lastWeek, auckland, later];
    expect(said('2026-09-15', 'a', { people: nowhere, interviews })).toBe(1);
    expect(said('2026-09-16', 'a', { people: nowhere, interviews })).toBe(0);
  });

  it('from before any interview goes by the zone of the first', () => {
    const given = planAt(NOW, {
      people: [someone('a', { zone: null })],
      interviews: [interview({ zone: 'Pacific/Auckland' }), interview({ id: '2' })],
      happenings: [
        thanks,
        received('2026-09-10T20:00:00Z', 'timeline_update', { promise: promised('2026-09-10') }),
      ],
    });
    expect(given.findings).toHaveLength(1);
  });
});

describe('an interview', () => {
  it('of no length is nothing odd; one that ends before it begins is', () => {
    const ends = (startsAt: string) =>
      planAt(NOW, { interviews: [interview({ startsAt })] }).findings;
    expect(ends('2026-09-14T16:00:00Z')).toEqual([]);
    expect(ends('2026-09-14T16:00:01Z')).toEqual([
      {
        about: 'interview:1',
        sentence: 'This interview ends before it begins; the later of the two counts as its end.',
      },
    ]);
  });

  it('may lie five years ahead, and not a second more', () => {
    const at = (endsAt: string) =>
      planAt(NOW, { interviews: [interview({ startsAt: null, endsAt })] });
    expect(at('2031-09-22T15:00:00Z')).toMatchObject({ none: { state: 'waiting' }, findings: [] });
    expect(at('2031-09-22T15:00:01Z').findings.map((f) => f.about)).toEqual(['interview:1']);
  });

  it('in an unknown zone goes by the clock of the candidate', () => {
    const odd = interview({ zone: 'Nowhere' });
    const given = planAt(NOW, { interviews: [odd] }, { candidateZone: 'Europe/Berlin' });
    expect(given.findings[0]?.sentence).toBe(
      'The time zone "Nowhere" is unknown; Europe/Berlin is used instead.',
    );
  });

  it('of two that end together, the one listed by the later name is the latest', () => {
    const people = [someone('a'), someone('b')];
    const two = [interview({ id: '1' }), interview({ id: '2', interviewers: ['b'] })];
    for (const interviews of [two, two.toReversed()]) {
      const happenings = [thanks, sent('2026-09-14T18:00:00Z', 'thank_you', 'b')];
      expect(planAt(NOW, { people, interviews, happenings }).steps[0]?.to).toBe('b');
    }
  });
});
