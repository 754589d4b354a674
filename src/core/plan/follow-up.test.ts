import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const sentences = (reasons: readonly { sentence: string }[]) => reasons.map((r) => r.sentence);

describe('the follow-up', () => {
  it('says when it may go: inside the window, from now on', () => {
    const step = (now: string) => planAt(now).steps[0];
    expect(step('2026-09-18T15:00:00Z')?.earliest).toBe('2026-09-21T12:00:00Z');
    expect(step('2026-09-22T15:00:00Z')?.earliest).toBe('2026-09-22T15:00:00Z');
    expect(step('2026-09-22T23:00:00Z')).toMatchObject({
      earliest: '2026-09-23T12:00:00Z',
      best: '2026-09-23T13:30:00Z',
      state: 'open',
    });
  });

  it('waits behind a note, and does not open with thanks then', () => {
    const steps = planAt('2026-09-14T16:30:00Z', { happenings: [] }).steps;
    expect(steps[1]).toMatchObject({
      step: 'follow_up',
      state: 'waiting',
      earliest: null,
      opensWithThanks: false,
    });
  });

  it('tells what a move without a rule could not do', () => {
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-15T14:00:00Z',
      step: 'follow_up',
      to: null,
      notBefore: '2026-09-16T12:00:00Z',
      override: null,
    };
    const given = planAt('2026-09-15T17:00:00Z', { happenings: [thanks, move] });
    expect(sentences(given.notDoing)).toEqual([
      'Moving it to Wednesday 16 September changed nothing: the rules (P8) allow it from Monday 21 September. Naming a rule sets it aside.',
    ]);
    const elsewhere = { ...move, to: 'b' };
    expect(planAt('2026-09-15T17:00:00Z', { happenings: [thanks, elsewhere] }).notDoing).toEqual(
      [],
    );
  });

  it('follows an override and says so', () => {
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-15T14:00:00Z',
      step: 'follow_up',
      to: 'a',
      notBefore: '2026-09-17T12:00:00Z',
      override: 'P8',
    };
    const [step] = planAt('2026-09-15T17:00:00Z', { happenings: [thanks, move] }).steps;
    expect(step?.sentence).toBe('You moved it to Thursday 17 September and set aside P8.');
    const back = { ...move, notBefore: '2026-09-01T12:00:00Z' };
    const [soonest] = planAt('2026-09-15T17:00:00Z', { happenings: [thanks, back] }).steps;
    expect(soonest?.notBefore).toBe('2026-09-14T16:00:00Z');
  });

  it('waits for an address, and says from when it would be allowed', () => {
    const people = [someone('a', { email: null })];
    const [step] = planAt('2026-09-18T15:00:00Z', { people, happenings: [] }).steps;
    expect(step).toMatchObject({
      step: 'follow_up',
      to: 'a',
      notBefore: null,
      best: null,
      earliest: null,
      state: 'waiting',
    });
    expect(step?.sentence).toBe(
      'No address is known for Person A; this waits for one. It would be allowed from Monday 21 September.',
    );
    const closing = received('2026-09-15T15:00:00Z', 'out_of_office', { stops: true });
    const [gone] = planAt('2026-09-18T15:00:00Z', { happenings: [thanks, closing] }).steps;
    expect(gone?.sentence).toContain('Mail to Person A came back; this waits for another address.');
  });

  it('follows the numbers of the settings', () => {
    const settings = { daysAfterInterview: 3, windowOpens: '10:00', followUpBest: '10:15' };
    const [step] = planAt('2026-09-15T17:00:00Z', {}, settings).steps;
    expect(step).toMatchObject({ notBefore: '2026-09-17T14:00:00Z', best: '2026-09-17T14:15:00Z' });
    const once = planAt(
      '2026-09-22T17:00:00Z',
      { happenings: [thanks, sent('2026-09-21T13:30:00Z', 'follow_up')] },
      { unansweredCap: 1 },
    );
    expect(once.none?.state).toBe('waiting');
    const two = planAt(
      '2026-09-22T17:00:00Z',
      { happenings: [thanks, sent('2026-09-21T13:30:00Z', 'follow_up')] },
      { totalCap: 1 },
    );
    expect(two.none).toMatchObject({
      state: 'capped',
      sentence: 'As many follow-ups as one interview bears (one) have gone out, answered or not.',
    });
  });

  it('opens with thanks when no note went, was skipped, or came back', () => {
    const now = '2026-09-22T15:00:00Z';
    const opens = (happenings: readonly Happening[], change: object = {}) =>
      planAt(now, { happenings, ...change }).steps[0]?.opensWithThanks;
    const skipped: Happening = {
      kind: 'skipped',
      at: '2026-09-14T18:00:00Z',
      step: 'thank_you',
      to: 'a',
      interview: null,
    };
    const back = received('2026-09-14T18:01:00Z', 'bounce', { permanent: true });
    const found: Happening = {
      kind: 'address',
      at: '2026-09-17T18:00:00Z',
      person: 'a',
      email: 'a@new.example',
    };
    expect(opens([])).toBe(true);
    expect(opens([thanks])).toBe(false);
    expect(opens([{ ...thanks, at: '2026-09-14T16:00:00Z' }])).toBe(false);
    expect(opens([{ ...thanks, at: '2026-09-14T15:59:00Z' }])).toBe(true);
    expect(opens([skipped])).toBe(false);
    expect(opens([thanks, back, found])).toBe(true);
    expect(opens([sent('2026-09-15T18:00:00Z', 'answer')])).toBe(true);
    const panel = [interview({ interviewers: ['a', 'b'] })];
    const blocked = [someone('a'), someone('b', { doNotContact: true })];
    expect(opens([], { people: blocked, interviews: panel })).toBe(true);
    const alone = [someone('b', { doNotContact: true }), someone('r', { role: 'recruiter' })];
    expect(opens([], { people: alone, interviews: panel })).toBe(false);
  });

  it('says who is asked for, and by which rule, when there is none', () => {
    const none = (happenings: readonly Happening[], change: object = {}) =>
      planAt('2026-09-22T15:00:00Z', { happenings: [thanks, ...happenings], ...change }).none;
    expect(none([], { interviews: [] })).toMatchObject({ state: 'waiting', rules: ['N1'] });
    const at = '2026-09-16T15:00:00Z';
    const answered = sent('2026-09-16T16:00:00Z', 'answer');
    expect(none([{ kind: 'decided', at, what: 'declined' }])).toMatchObject({
      state: 'ended',
      rules: ['P15'],
    });
    expect(none([received(at, 'next_round_invite'), answered])?.state).toBe('ended');
    expect(none([received(at, 'offer'), answered])?.state).toBe('ended');
    const gone = received(at, 'referral_to_other_person', { newContact: 'x' });
    expect(none([gone])).toMatchObject({ state: 'waiting', rules: ['P18'] });
    const blocked = [someone('a'), someone('n', { referred: true, doNotContact: true })];
    const away = received(at, 'referral_to_other_person', { newContact: 'n' });
    expect(none([away], { people: blocked })).toMatchObject({
      state: 'do_not_contact',
      rules: ['X5'],
      sentence: "They referred you to Person N, who is marked 'do not contact'.",
    });
  });

  it('is asked to wait while a question is open that nobody can answer by mail', () => {
    const asked = received('2026-09-16T15:00:00Z', 'info_request');
    const given = planAt('2026-09-17T15:00:00Z', { happenings: [thanks, asked] });
    expect(given.notDoing.map((r) => r.sentence)).toEqual([
      'They asked for something: no follow-up until that is answered.',
    ]);
  });

  it('names the interview that comes next, and the first that ends', () => {
    const interviews = [
      interview(),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-24T16:00:00Z' }),
      interview({ id: '3', startsAt: null, endsAt: '2026-09-29T16:00:00Z' }),
    ];
    expect(planAt('2026-09-22T15:00:00Z', { interviews }).none).toMatchObject({
      state: 'ended',
      until: '2026-09-24T16:00:00Z',
    });
    expect(planAt('2026-09-14T15:00:00Z', { interviews, happenings: [] }).none).toMatchObject({
      state: 'waiting',
      until: '2026-09-14T16:00:00Z',
    });
  });

  it('waits for the person who could be written to, had they an address', () => {
    const people = [
      someone('a', { doNotContact: true }),
      someone('b', { email: null }),
      someone('d', { email: null }),
    ];
    const interviews = [interview({ interviewers: ['a', 'b', 'd'] })];
    const [step] = planAt('2026-09-22T15:00:00Z', { people, interviews }).steps;
    expect(step).toMatchObject({ to: 'b', state: 'waiting' });
  });
});
