import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

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

describe('a note to be passed on', () => {
  const silent = someone('b', { email: null });
  const office = someone('c', { role: 'coordinator' });
  const recruiter = someone('r', { role: 'recruiter' });
  const notes = (people: Parameters<typeof planAt>[1], now = '2026-09-14T16:30:00Z') =>
    planAt(now, { happenings: [], ...people }).steps.filter((s) => s.step === 'thank_you');

  it('of two interviews names everyone of both', () => {
    const people = [silent, someone('d', { email: null }), office];
    const interviews = [
      interview({ interviewers: ['b'] }),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-14T19:00:00Z', interviewers: ['d'] }),
    ];
    const [note] = notes({ people, interviews }, '2026-09-14T19:30:00Z');
    expect(note).toMatchObject({ to: 'c', interview: '2', passOnTo: ['b', 'd'] });
  });

  it('goes to the coordinator; to a recruiter only where nobody of the panel has an address', () => {
    const both = [interview({ interviewers: ['a', 'b'] })];
    const alone = [interview({ interviewers: ['b'] })];
    const to = (people: Parameters<typeof someone>[1][], interviews: typeof both) =>
      notes({ people: people as never, interviews }).map((s) => s.to);
    expect(to([someone('a'), silent, recruiter], both)).toEqual(['a']);
    expect(to([someone('a'), silent, recruiter, office], both)).toEqual(['a', 'c']);
    expect(to([silent, recruiter], alone)).toEqual(['r']);
    expect(to([silent, recruiter, office], alone)).toEqual(['c']);
  });

  it('goes to who arranged the interview, of several', () => {
    const people = [silent, office, someone('e', { role: 'coordinator' })];
    const by = (arrangedBy: string | null) =>
      notes({ people, interviews: [interview({ interviewers: ['b'], arrangedBy })] })[0]?.to;
    expect(by('e')).toBe('e');
    expect(by('c')).toBe('c');
    expect(by(null)).toBe('c');
  });

  it('is owed where nobody of the panel is known, and goes to nobody twice', () => {
    const nobody = [interview({ interviewers: [] })];
    expect(notes({ people: [office], interviews: nobody }).map((s) => s.to)).toEqual(['c']);
    const strangers = [interview({ interviewers: ['x'] })];
    expect(notes({ people: [office], interviews: strangers }).map((s) => s.to)).toEqual(['c']);
    const own = [interview({ interviewers: ['c', 'b'] })];
    const given = planAt('2026-09-14T16:30:00Z', {
      people: [office, silent],
      interviews: own,
      happenings: [],
    });
    expect(given.steps[0]).toMatchObject({ to: 'c', passOnTo: [] });
    expect(given.notDoing.map((r) => r.sentence)).toEqual([
      'No address is known for Person B, so there is no note to them.',
    ]);
  });

  it('is not made up for a panel that must not be contacted', () => {
    const people = [someone('b', { doNotContact: true }), office];
    expect(notes({ people, interviews: [interview({ interviewers: ['b'] })] })).toEqual([]);
  });

  it('was theirs, unless they were written to as well or their address was known before', () => {
    const people = [someone('a'), silent, office];
    const interviews = [interview({ interviewers: ['a', 'b'] })];
    const found = (at: string): Happening => {
      return { kind: 'address', at, person: 'b', email: 'b@new.example' };
    };
    const passed = sent('2026-09-14T18:00:00Z', 'thank_you', 'c');
    const left = (...happenings: readonly Happening[]) =>
      planAt('2026-09-14T22:00:00Z', { people, interviews, happenings: [thanks, ...happenings] })
        .steps.filter((s) => s.step === 'thank_you')
        .map((s) => s.to);
    expect(left(passed, found('2026-09-14T20:00:00Z'))).toEqual([]);
    expect(left(found('2026-09-14T17:00:00Z'), passed)).toEqual(['b']);
    expect(left(found('2026-09-14T20:00:00Z'))).toEqual(['b']);
    const asked = sent('2026-09-14T21:00:00Z', 'answer', 'b');
    expect(left(passed, found('2026-09-14T20:00:00Z'), asked)).toEqual(['b']);
    const elsewhere: Happening = {
      kind: 'address',
      at: '2026-09-14T20:30:00Z',
      person: 'a',
      email: 'a@new.example',
    };
    expect(left(found('2026-09-14T17:00:00Z'), passed, elsewhere)).toEqual(['b']);
  });
});

describe('a note at its borders', () => {
  const note = (now: string, happenings: readonly Happening[], change: object = {}) =>
    planAt(now, { happenings, ...change }).steps.find((s) => s.step === 'thank_you');
  const move = (notBefore: string, override: string | null = null): Happening => {
    return {
      kind: 'moved',
      at: '2026-09-14T16:05:00Z',
      step: 'thank_you',
      to: null,
      notBefore,
      override,
    };
  };

  it('names its first moment until that has come', () => {
    const says = (now: string) => note(now, [])?.reasons.map((r) => r.sentence);
    const soon =
      'Not sooner than one hour after the end, so that it reads as a reply to the conversation: from Monday 14 September at 13:00.';
    expect(says('2026-09-14T16:59:59Z')).toContain(soon);
    expect(says('2026-09-14T17:00:00Z')).not.toContain(soon);
    expect(note('2026-09-14T17:00:00Z', [])?.state).toBe('open');
    const slow = planAt('2026-09-14T16:30:00Z', { happenings: [] }, { noteNotBeforeHours: 2 });
    expect(slow.steps[0]?.reasons[1]?.sentence).toContain('Not sooner than 2 hours after the end');
  });

  it('goes on the next working morning also when that is the very moment it is due', () => {
    const interviews = [interview({ startsAt: null, endsAt: '2026-09-13T12:30:00Z' })];
    expect(note('2026-09-13T12:40:00Z', [], { interviews })?.best).toBe('2026-09-14T12:30:00Z');
  });

  it('needs no override where it is moved to the end of the first hour', () => {
    expect(note('2026-09-14T16:06:00Z', [move('2026-09-14T17:00:00Z')])).toMatchObject({
      notBefore: '2026-09-14T17:00:00Z',
      best: '2026-09-14T18:00:00Z',
    });
  });

  it('moved before the interview ended goes no sooner than its end', () => {
    expect(note('2026-09-14T16:06:00Z', [move('2026-09-14T15:00:00Z', 'P2')])?.notBefore).toBe(
      '2026-09-14T16:00:00Z',
    );
  });

  it('moved into the night waits for the window to open by its due time, and no longer', () => {
    const late = [interview({ startsAt: null, endsAt: '2026-09-14T12:00:00Z' })];
    const chosen = (interviews: readonly ReturnType<typeof interview>[]) =>
      note('2026-09-14T16:06:00Z', [move('2026-09-15T02:00:00Z')], { interviews })?.notBefore;
    expect(chosen(late)).toBe('2026-09-15T12:00:00Z');
    const earlier = [interview({ startsAt: null, endsAt: '2026-09-14T11:59:00Z' })];
    expect(chosen(earlier)).toBe('2026-09-15T02:00:00Z');
  });

  it('is moved for the person named, and not for an earlier interview', () => {
    const people = [someone('a'), someone('b')];
    const interviews = [interview({ interviewers: ['a', 'b'] })];
    const one: Happening = { ...move('2026-09-14T20:00:00Z'), to: 'b' } as Happening;
    const steps = planAt('2026-09-14T16:30:00Z', { people, interviews, happenings: [one] }).steps;
    expect(steps.slice(0, 2).map((s) => s.notBefore)).toEqual([
      '2026-09-14T17:00:00Z',
      '2026-09-14T20:00:00Z',
    ]);
    const before: Happening = { ...move('2026-09-14T20:00:00Z'), at: '2026-09-14T15:59:59Z' };
    expect(note('2026-09-14T16:30:00Z', [before])?.notBefore).toBe('2026-09-14T17:00:00Z');
  });

  it('sent as the interview ended, or began, is that interview’s', () => {
    const owed = (at: string) => note('2026-09-14T17:30:00Z', [sent(at, 'thank_you')]);
    expect(owed('2026-09-14T16:00:00Z')).toBeUndefined();
    expect(owed('2026-09-14T15:00:00Z')).toBeUndefined();
    expect(owed('2026-09-14T14:59:59Z')?.step).toBe('thank_you');
    const interviews = [interview({ startsAt: null })];
    expect(
      note('2026-09-14T17:30:00Z', [sent('2026-09-14T16:00:00Z', 'thank_you')], { interviews }),
    ).toBeUndefined();
  });

  it('that is too late is not said to be ended by a later rejection', () => {
    const no = received('2026-09-14T20:00:00Z', 'rejection');
    const not = (now: string) => planAt(now, { happenings: [no] }).notDoing.map((r) => r.sentence);
    const ended = 'No note to Person A: the answer to their decision carries the thanks.';
    expect(not('2026-09-14T21:00:00Z')).toContain(ended);
    expect(not('2026-09-17T21:00:00Z')).not.toContain(ended);
  });

  it('is owed all the same when the debrief was skipped as the interview ended', () => {
    const interviews = [interview({ debriefed: false })];
    const skipped: Happening = {
      kind: 'skipped',
      at: '2026-09-14T16:00:00Z',
      step: 'debrief',
      to: null,
      interview: null,
    };
    const given = planAt('2026-09-14T17:30:00Z', { interviews, happenings: [skipped] });
    expect(given.steps.map((s) => s.step)).toEqual(['thank_you', 'follow_up']);
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
