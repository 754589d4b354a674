import { describe, expect, it } from 'vitest';
import type { Happening, Opportunity } from '../record/opportunity.ts';
import { judgeMove, type Move } from './moving.ts';
import { plan } from './plan.ts';
import { opportunity, promised, received, sent } from './record.test-support.ts';
import { defaultPlanSettings } from './settings.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const NOW = Temporal.Instant.from('2026-09-16T15:00:00Z');
const settings = { ...defaultPlanSettings, candidateZone: 'America/New_York' };
const follow = (notBefore: string, override: string | null = null): Move => {
  return { step: 'follow_up', to: 'a', notBefore, override };
};
const judge = (move: Move, happenings: readonly Happening[] = [thanks], now = NOW) =>
  judgeMove(opportunity({ happenings }), settings, now, move);

describe('a move', () => {
  it('to later than the rules allow is the candidate’s to choose', () => {
    expect(judge(follow('2026-09-24T14:00:00Z'))).toEqual({ kind: 'allowed' });
    expect(judge(follow('2026-09-21T12:00:00Z'))).toEqual({ kind: 'allowed' });
    expect(judge(follow('2026-09-21T08:00:00-04:00'))).toEqual({ kind: 'allowed' });
  });

  it('to earlier is refused with the sentence, the day and the rule that stands against it', () => {
    const early = {
      kind: 'early',
      allowed: '2026-09-21T12:00:00Z',
      rules: ['P8'],
      sentence:
        'They named no date. Five business days after the interview of Monday 14 September is Monday 21 September.',
    };
    expect(judge(follow('2026-09-17T14:00:00Z'))).toEqual(early);
    expect(judge(follow('2026-09-17T14:00:00Z', 'F1'))).toEqual(early);
    expect(judge(follow('2026-09-17T14:00:00Z', 'P8'))).toEqual({ kind: 'allowed' });
  });

  it('against two rules has to name both', () => {
    const away = received('2026-09-15T15:00:00Z', 'out_of_office', { returnDate: '2026-09-25' });
    const dated = received('2026-09-15T16:00:00Z', 'timeline_update', {
      promise: promised('2026-09-30'),
    });
    const given = [thanks, away, dated];
    const to = '2026-09-18T14:00:00Z';
    expect(judge(follow(to), given)).toMatchObject({ kind: 'early', rules: ['F1', 'P12'] });
    expect(judge(follow(to, 'F1'), given).kind).toBe('early');
    expect(judge(follow(to, 'F1 P12'), given)).toEqual({ kind: 'allowed' });
    const between = '2026-09-29T14:00:00Z';
    expect(judge(follow(between), given)).toMatchObject({ rules: ['F1'] });
  });

  it('forgets where the step had been moved before', () => {
    const later: Happening = {
      kind: 'moved',
      at: '2026-09-15T15:00:00Z',
      step: 'follow_up',
      to: 'a',
      notBefore: '2026-09-30T14:00:00Z',
      override: null,
    };
    expect(judge(follow('2026-09-22T14:00:00Z'), [thanks, later])).toEqual({ kind: 'allowed' });
    const held = { allowed: '2026-09-21T12:00:00Z', rules: ['P8'] };
    for (const before of [later, { ...later, to: null }]) {
      expect(judge(follow('2026-09-17T14:00:00Z'), [thanks, before])).toMatchObject(held);
    }
    const now = Temporal.Instant.from('2026-09-14T16:05:00Z');
    const at = '2026-09-14T16:02:00Z';
    const note: Happening = { ...later, at, step: 'thank_you', notBefore: '2026-09-14T20:00:00Z' };
    const early: Move = { ...follow('2026-09-14T16:10:00Z'), step: 'thank_you' };
    expect(judge(early, [note], now)).toMatchObject({
      allowed: '2026-09-14T17:00:00Z',
      rules: ['P2'],
    });
  });

  it('leaves what else was moved, and holds later follow-ups to their own rules', () => {
    const first = sent('2026-09-21T13:30:00Z', 'follow_up');
    const second = sent('2026-09-28T13:30:00Z', 'second_follow_up');
    const now = Temporal.Instant.from('2026-09-29T15:00:00Z');
    const to = { to: 'a', notBefore: '2026-09-30T14:00:00Z', override: null } as const;
    const soon = { ...to, notBefore: '2026-09-23T14:00:00Z' };
    const early = Temporal.Instant.from('2026-09-22T15:00:00Z');
    expect(judge({ ...soon, step: 'second_follow_up' }, [thanks, first], early)).toMatchObject({
      allowed: '2026-09-28T12:00:00Z',
      rules: ['P9'],
    });
    expect(judge({ ...to, step: 'clarification' }, [thanks, first, second], now)).toMatchObject({
      allowed: '2026-10-07T12:00:00Z',
      rules: ['P10'],
    });
  });

  it('of a note into its first hour sets aside P2', () => {
    const now = Temporal.Instant.from('2026-09-14T16:05:00Z');
    const note = (override: string | null): Move => {
      return { step: 'thank_you', to: 'a', notBefore: '2026-09-14T16:10:00Z', override };
    };
    expect(judge(note(null), [], now)).toMatchObject({
      kind: 'early',
      rules: ['P2'],
      sentence:
        'Not sooner than one hour after the end, so that it reads as a reply to the conversation: from Monday 14 September at 13:00.',
    });
    expect(judge(note('P2'), [], now)).toEqual({ kind: 'allowed' });
  });

  it('of what no rule holds, or of what is not planned, is nobody’s business', () => {
    const asked = received('2026-09-16T14:00:00Z', 'info_request');
    const answer: Move = { ...follow('2026-09-16T13:00:00Z'), step: 'answer' };
    expect(judge(answer, [thanks, asked])).toEqual({ kind: 'allowed' });
    expect(judge({ ...follow('2026-09-01T13:00:00Z'), to: 'b' })).toEqual({ kind: 'allowed' });
    expect(judge(follow('2026-09-20T15:00:00Z'))).toEqual({ kind: 'allowed' });
  });

  it('that was allowed by name takes effect', () => {
    const given: readonly Happening[] = [
      thanks,
      received('2026-09-15T15:00:00Z', 'out_of_office', { returnDate: '2026-09-25' }),
      { kind: 'moved', at: NOW.toString(), ...follow('2026-09-18T14:00:00Z', 'P12 P8') },
    ];
    const whole: Opportunity = opportunity({ happenings: given });
    const [step] = plan(whole, settings, NOW).steps;
    expect(step).toMatchObject({ notBefore: '2026-09-18T14:00:00Z' });
    expect(step?.sentence).toBe('You moved it to Friday 18 September and set aside P12 and P8.');
  });
});
