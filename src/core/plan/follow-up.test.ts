import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { planAt, received, sent, someone } from './record.test-support.ts';

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
});
