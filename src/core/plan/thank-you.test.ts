import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');

describe('thank-yous', () => {
  it('warn from twenty hours on', () => {
    const at = (now: string) => planAt(now, { happenings: [] }).steps[0]?.soonDue;
    expect(at('2026-09-15T11:59:00Z')).toBe(false);
    expect(at('2026-09-15T12:00:00Z')).toBe(true);
    expect(at('2026-09-15T16:00:00Z')).toBe(false);
  });

  it('name those to whom they are passed on', () => {
    const people = [
      someone('a'),
      someone('b', { email: null }),
      someone('c', { role: 'coordinator' }),
    ];
    const interviews = [interview({ interviewers: ['a', 'b'] })];
    const given = planAt('2026-09-14T16:30:00Z', { people, interviews, happenings: [] });
    expect(given.steps[1]).toMatchObject({ to: 'c', passOnTo: ['b'] });
    expect(given.steps[1]?.sentence).toContain(
      'A thank-you note to Person C, to be passed on to Person B.',
    );
    const found: Happening = {
      kind: 'address',
      at: '2026-09-14T20:00:00Z',
      person: 'b',
      email: 'b@new.example',
    };
    const happenings = [sent('2026-09-14T18:00:00Z', 'thank_you', 'c'), thanks, found];
    const later = planAt('2026-09-14T21:00:00Z', { people, interviews, happenings });
    expect(later.steps.map((s) => s.step)).toEqual(['follow_up']);
  });

  it('count when they went out before the calendar said the interview ended', () => {
    const early = sent('2026-09-14T15:50:00Z', 'thank_you');
    expect(
      planAt('2026-09-14T17:00:00Z', { happenings: [early] }).steps.map((s) => s.step),
    ).toEqual(['follow_up']);
  });

  it('go out earlier only when P2 is set aside by name', () => {
    const move = (override: string | null): Happening => {
      return {
        kind: 'moved',
        at: '2026-09-14T16:05:00Z',
        step: 'thank_you',
        to: null,
        notBefore: '2026-09-14T16:10:00Z',
        override,
      };
    };
    const first = (override: string | null) =>
      planAt('2026-09-14T16:06:00Z', { happenings: [move(override)] }).steps[0];
    expect(first('P2')).toMatchObject({
      notBefore: '2026-09-14T16:10:00Z',
      best: '2026-09-14T16:10:00Z',
    });
    expect(first('N2')?.notBefore).toBe('2026-09-14T17:00:00Z');
  });

  it('moved into the night wait for the morning when that is in time', () => {
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-14T17:05:00Z',
      step: 'thank_you',
      to: 'a',
      notBefore: '2026-09-15T02:00:00Z',
      override: null,
    };
    const step = planAt('2026-09-14T18:06:00Z', { happenings: [move] }).steps[0];
    expect(step).toMatchObject({
      notBefore: '2026-09-15T12:00:00Z',
      best: '2026-09-15T12:00:00Z',
      state: 'waiting',
    });
  });

  it('cover both interviews of a day with one person', () => {
    const interviews = [
      interview(),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-14T19:00:00Z' }),
    ];
    const one = (interviewId: string | null) =>
      planAt('2026-09-14T21:00:00Z', {
        interviews,
        happenings: [sent('2026-09-14T20:30:00Z', 'thank_you', 'a', interviewId)],
      }).steps;
    expect(one(null).map((s) => s.step)).toEqual(['follow_up']);
    expect(one('2').map((s) => s.step)).toEqual(['follow_up']);
    expect(one('1').map((s) => [s.step, s.interview])).toEqual([
      ['thank_you', '2'],
      ['follow_up', '2'],
    ]);
  });
});

describe('debriefs', () => {
  it('wait until the moment the candidate chose', () => {
    const interviews = [interview({ debriefed: false })];
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-14T16:10:00Z',
      step: 'debrief',
      to: null,
      notBefore: '2026-09-14T20:00:00Z',
      override: null,
    };
    const steps = planAt('2026-09-14T17:00:00Z', { interviews, happenings: [thanks, move] }).steps;
    expect(steps[0]).toMatchObject({
      step: 'debrief',
      state: 'waiting',
      notBefore: '2026-09-14T20:00:00Z',
    });
  });

  it('skipped for one interview leave the other', () => {
    const interviews = [
      interview({ debriefed: false }),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-14T19:00:00Z', debriefed: false }),
    ];
    const skip = (interviewId: string | null): Happening => ({
      kind: 'skipped',
      at: '2026-09-14T20:00:00Z',
      step: 'debrief',
      to: null,
      interview: interviewId,
    });
    const left = (interviewId: string | null) =>
      planAt('2026-09-14T20:30:00Z', { interviews, happenings: [skip(interviewId)] })
        .steps.filter((s) => s.step === 'debrief')
        .map((s) => s.interview);
    expect(left('1')).toEqual(['2']);
    expect(left(null)).toEqual([]);
  });
});
