import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { histories } from './history.test-support.ts';
import { plan } from './plan.ts';
import { interview, planAt, promised, received, sent, someone } from './record.test-support.ts';
import { defaultPlanSettings } from './settings.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const now = '2026-09-18T15:00:00Z';
const plain = planAt(now, { happenings: [thanks] }).steps;

/** What a plan finds wrong, and whether the rest of it stands. */
function found(happenings: readonly Happening[], change: Parameters<typeof planAt>[1] = {}) {
  const given = planAt(now, { happenings, ...change });
  return { about: given.findings.map((f) => f.about), stands: given.steps[0]?.notBefore };
}

describe('what cannot be right', () => {
  const stands = plain[0]?.notBefore;

  it('in an event is a finding that names it', () => {
    const at = '2026-09-16T15:00:00Z';
    const promise = (to: string): Happening =>
      received(at, 'acknowledgement', { promise: promised(to) });
    expect(found([thanks, { kind: 'ended', at: 'yesterday' }])).toEqual({
      about: ['event:ended:yesterday'],
      stands,
    });
    expect(found([thanks, { kind: 'ended', at: '9999-01-01T00:00:00Z' }])).toEqual({
      about: ['event:ended:9999-01-01T00:00:00Z'],
      stands,
    });
    const acknowledged = '2026-09-23T12:00:00Z';
    for (const day of ['2026-09-15', '2026-02-30', '9999-12-31']) {
      expect(found([thanks, promise(day)])).toEqual({
        about: [`event:received:${at}`],
        stands: acknowledged,
      });
    }
    expect(found([thanks, promise('2026-09-16')])).toEqual({
      about: [],
      stands: '2026-09-18T12:00:00Z',
    });
  });

  it('in a promise of the debrief counts as no date', () => {
    const told = (to: string): Happening => ({
      kind: 'promise',
      at: '2026-09-15T15:00:00Z',
      by: 'a',
      promise: promised(to),
    });
    expect(found([thanks, told('2026-09-13')])).toEqual({
      about: ['event:promise:2026-09-15T15:00:00Z'],
      stands,
    });
    expect(found([thanks, told('2026-09-14')])).toEqual({
      about: [],
      stands: '2026-09-16T12:00:00Z',
    });
    expect(found([thanks, told('2031-09-17')]).about).toEqual([]);
    expect(found([thanks, told('2031-09-21')]).about).toEqual([
      'event:promise:2026-09-15T15:00:00Z',
    ]);
  });

  it('in a move leaves the step where it was', () => {
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-15T15:00:00Z',
      step: 'follow_up',
      to: null,
      notBefore: 'later',
      override: null,
    };
    expect(found([thanks, move])).toEqual({ about: ['event:moved:2026-09-15T15:00:00Z'], stands });
  });

  it('in a sender counts as from the company', () => {
    const stranger = received('2026-09-16T15:00:00Z', 'still_deciding_no_date', { from: 'zz' });
    expect(found([thanks, stranger])).toEqual({
      about: ['event:received:2026-09-16T15:00:00Z'],
      stands: '2026-09-25T12:00:00Z',
    });
  });

  it('in a person leaves the rest', () => {
    const people = [someone('a', { zone: 'Mars/Olympus', country: 'ZZ' })];
    expect(found([thanks], { people })).toEqual({ about: ['person:a', 'person:a'], stands });
    const part = [someone('a', { country: 'DE', subdivision: 'DE-XX' })];
    expect(found([thanks], { people: part }).about).toEqual(['person:a']);
  });

  it('in an interview leaves the others', () => {
    const backwards = interview({ startsAt: '2026-09-14T16:30:00Z' });
    const given = planAt('2026-09-14T17:00:00Z', { interviews: [backwards], happenings: [] });
    expect(given.findings.map((f) => f.about)).toEqual(['interview:1']);
    expect(given.steps[0]?.notBefore).toBe('2026-09-14T17:30:00Z');
    const never = interview({ id: '2', endsAt: 'never' });
    const far = interview({ id: '3', startsAt: null, endsAt: '9999-12-31T23:59:59Z' });
    expect(found([thanks], { interviews: [interview(), never, far] })).toEqual({
      about: ['interview:2', 'interview:3'],
      stands,
    });
    const odd = interview({ zone: 'Nowhere' });
    expect(found([thanks], { interviews: [odd] })).toEqual({ about: ['interview:1'], stands });
    const lost = planAt(now, { interviews: [odd] }, { candidateZone: 'Nowhere' });
    expect(lost.findings[0]?.sentence).toBe(
      'The time zone "Nowhere" is unknown; UTC is used instead.',
    );
    const cancelled = interview({ id: '2', endsAt: '2026-09-30T16:00:00Z', cancelled: true });
    expect(found([thanks], { interviews: [interview(), cancelled] })).toEqual({
      about: [],
      stands,
    });
  });

  it('in one settling of two messages of one instant touches only the unsure one', () => {
    const at = '2026-09-16T15:00:00Z';
    const resolved = {
      ...received('2026-09-16T16:00:00Z', 'rejection'),
      kind: 'resolved' as const,
      of: at,
    };
    const settle = resolved as unknown as Happening;
    const two = [
      received(at, 'acknowledgement', { message: 'm1' }),
      received(at, 'unsure', { message: 'm2' }),
    ];
    expect(planAt(now, { happenings: [thanks, ...two, settle] }).steps[0]).toMatchObject({
      step: 'answer',
      answers: 'm2',
    });
    const one = [received(at, 'acknowledgement', { message: 'm1' })];
    expect(planAt(now, { happenings: [thanks, ...one, settle] }).steps[0]).toMatchObject({
      step: 'answer',
      answers: 'm1',
    });
  });

  it('never makes the plan fail', () => {
    const odd = fc.constantFrom(
      '',
      'x',
      '2026-02-30T99:00Z',
      '9999-12-31T23:59:59Z',
      '0000-01-01T00:00:00Z',
      '2026-09-15',
    );
    fc.assert(
      fc.property(histories, odd, odd, fc.nat(20), (h, text, zone, n) => {
        const { people, interviews, happenings } = h.opportunity;
        const broken = {
          ...h.opportunity,
          country: text,
          people: people.map((p, i) =>
            i === n % 3 ? { ...p, zone, country: text, subdivision: zone } : p,
          ),
          interviews: interviews.map((i, k) =>
            k === n % 2 ? { ...i, endsAt: text, startsAt: zone, zone } : i,
          ),
          happenings: happenings.map((e, i) =>
            i % 3 === n % 3
              ? {
                  ...e,
                  at: text,
                  notBefore: zone,
                  checkBack: text,
                  returnDate: zone,
                  promise: promised(text),
                }
              : e,
          ) as Happening[],
        };
        for (const at of [h.now, Temporal.Instant.from('9999-12-01T00:00:00Z')]) {
          const given = plan(broken, { ...defaultPlanSettings, candidateZone: zone }, at);
          expect((given.steps.length === 0) === (given.none !== null)).toBe(true);
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});
