import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const sentences = (reasons: readonly { sentence: string }[]) => reasons.map((r) => r.sentence);

describe('answers', () => {
  it('name the message, what it meant, and whether they are optional', () => {
    const ask = received('2026-09-15T15:00:00Z', 'info_request', { message: 'm1' });
    const no = received('2026-09-16T15:00:00Z', 'rejection', { message: 'm2' });
    expect(planAt('2026-09-15T16:00:00Z', { happenings: [thanks, ask] }).steps[0]).toMatchObject({
      answers: 'm1',
      answering: 'info_request',
      optional: false,
      interview: null,
    });
    expect(planAt('2026-09-16T16:00:00Z', { happenings: [thanks, ask, no] }).steps).toMatchObject([
      { answers: 'm2', answering: 'rejection', optional: true },
    ]);
  });

  it('to one person are one, due by the earliest', () => {
    const ask = received('2026-09-15T15:00:00Z', 'info_request', { message: 'm1' });
    const offer = received('2026-09-16T12:00:00Z', 'offer', { message: 'm2' });
    const steps = planAt('2026-09-16T13:00:00Z', { happenings: [thanks, ask, offer] }).steps;
    expect(steps).toMatchObject([
      {
        answers: 'm2',
        due: '2026-09-16T15:00:00Z',
        sentence:
          'An answer to Person A. Person A made an offer on Wednesday 16 September. Acknowledge it by Wednesday 16 September at 11:00.',
      },
    ]);
  });

  it('are shown where nobody can be written to', () => {
    const people = [someone('a', { email: null })];
    const ask = received('2026-09-15T15:00:00Z', 'info_request', { from: null, via: 'call' });
    const [step] = planAt('2026-09-17T16:00:00Z', { people, happenings: [ask] }).steps;
    expect(step).toMatchObject({ step: 'answer', to: null, notBefore: null, state: 'waiting' });
    expect(sentences(step?.reasons ?? []).at(-1)).toBe(
      'Nobody here can be written to; answer as they reached you.',
    );
  });

  it('wait until the moment the candidate chose', () => {
    const ask = received('2026-09-15T15:00:00Z', 'info_request');
    const move: Happening = {
      kind: 'moved',
      at: '2026-09-15T15:10:00Z',
      step: 'answer',
      to: 'a',
      notBefore: '2026-09-15T20:00:00Z',
      override: null,
    };
    const [step] = planAt('2026-09-15T16:00:00Z', { happenings: [thanks, ask, move] }).steps;
    expect(step).toMatchObject({
      notBefore: '2026-09-15T20:00:00Z',
      state: 'waiting',
      earliest: '2026-09-15T20:00:00Z',
    });
  });

  it('to an invitation are moot once the interview it led to is over', () => {
    const invite = received('2026-09-15T15:00:00Z', 'next_round_invite');
    const interviews = [
      interview(),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-21T16:00:00Z' }),
    ];
    const steps = (now: string) =>
      planAt(now, { interviews, happenings: [thanks, invite] }).steps.map((s) => s.step);
    expect(steps('2026-09-21T15:59:00Z')).toEqual(['answer']);
    expect(steps('2026-09-24T16:00:00Z')).toEqual(['follow_up']);
  });

  it('come before an interview too', () => {
    const ask = received('2026-09-10T15:00:00Z', 'info_request');
    expect(planAt('2026-09-10T16:00:00Z', { happenings: [ask] }).steps.map((s) => s.step)).toEqual([
      'answer',
    ]);
  });

  it('where nobody can be written to cite the rule that says so', () => {
    const people = [someone('a', { doNotContact: true })];
    const ask = received('2026-09-15T15:00:00Z', 'info_request');
    const [step] = planAt('2026-09-15T16:00:00Z', { people, happenings: [ask] }).steps;
    expect(step?.to).toBeNull();
    expect(step?.rules).toContain('X5');
    expect(step?.sentence).toContain('An answer to them.');
  });

  it('thank for a second rejection when the first was taken back', () => {
    const no = (at: string, message: string) => received(at, 'rejection', { message });
    const offer = received('2026-09-16T15:00:00Z', 'offer', { message: 'm2' });
    const given = [no('2026-09-15T15:00:00Z', 'm1'), offer, no('2026-09-17T15:00:00Z', 'm3')];
    const answers = (happenings: readonly Happening[]) =>
      planAt('2026-09-17T16:00:00Z', { happenings: [thanks, ...happenings] }).steps.map(
        (s) => s.answers,
      );
    expect(answers(given)).toEqual(['m3']);
    expect(answers(given.filter((e) => e !== offer))).toEqual(['m1']);
  });

  it('to an invitation are owed while the interview it led to has not ended', () => {
    const interviews = [
      interview(),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-21T16:00:00Z' }),
    ];
    const invite = (at: string) => received(at, 'next_round_invite');
    const steps = (at: string, now: string) =>
      planAt(now, { interviews, happenings: [thanks, invite(at)] }).steps.map((s) => s.step);
    expect(steps('2026-09-15T15:00:00Z', '2026-09-21T16:00:00Z')).not.toContain('answer');
    expect(steps('2026-09-21T16:00:00Z', '2026-09-21T16:30:00Z')).toContain('answer');
  });

  it('before any interview go by the place of the first', () => {
    const people = [someone('a', { zone: null, country: null, email: null })];
    const interviews = [interview({ zone: 'Europe/Berlin' }), interview({ id: '2' })];
    const ask = received('2026-09-10T15:00:00Z', 'info_request', { from: 'ats' });
    const [step] = planAt('2026-09-10T16:00:00Z', { people, interviews, happenings: [ask] }).steps;
    expect(step?.place?.zone).toBe('Europe/Berlin');
  });

  it('without any interview go by the world’s clock', () => {
    const people = [someone('a', { zone: null, country: null })];
    const ask = received('2026-09-10T15:00:00Z', 'info_request');
    const [step] = planAt('2026-09-10T16:00:00Z', {
      people,
      interviews: [],
      happenings: [ask],
    }).steps;
    expect(step).toMatchObject({ to: 'a', place: { zone: 'UTC' }, due: '2026-09-11T15:00:00Z' });
  });
});
