import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, promised, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const followed = sent('2026-09-21T13:30:00Z', 'follow_up');
const own = (kind: 'skipped' | 'moved', at: string, change: object): Happening =>
  ({
    kind,
    at,
    step: 'follow_up',
    to: null,
    interview: null,
    override: null,
    ...change,
  }) as Happening;
const at = (now: string, happenings: readonly Happening[], change: object = {}) =>
  planAt(now, { happenings: [thanks, ...happenings], ...change });
const first = (now: string, happenings: readonly Happening[], change: object = {}) =>
  at(now, happenings, change).steps[0];

describe('the candidate’s answer to a question', () => {
  const asked = received('2026-09-15T13:00:00Z', 'info_request');

  it('starts five business days, not before the interview’s own rule', () => {
    const answered = sent('2026-09-15T15:00:00Z', 'answer');
    const final = { interviews: [interview({ final: true })] };
    expect(first('2026-09-16T15:00:00Z', [asked, answered])?.notBefore).toBe(
      '2026-09-22T12:00:00Z',
    );
    expect(first('2026-09-16T15:00:00Z', [asked, answered], final)?.notBefore).toBe(
      '2026-09-23T12:00:00Z',
    );
    const dated = received('2026-09-14T20:00:00Z', 'timeline_update', {
      promise: promised('2026-09-15'),
    });
    expect(first('2026-09-16T15:00:00Z', [dated, asked, answered], final)?.notBefore).toBe(
      '2026-09-22T12:00:00Z',
    );
  });

  it('may be left out, and then that starts them', () => {
    const skipped = own('skipped', '2026-09-15T15:00:00Z', { step: 'answer' });
    expect(first('2026-09-16T15:00:00Z', [asked, skipped])?.sentence).toBe(
      'You left their question unanswered on Tuesday 15 September. Five business days later is Tuesday 22 September.',
    );
    const answered = sent('2026-09-15T15:00:00Z', 'answer');
    expect(first('2026-09-16T15:00:00Z', [asked, answered])?.sentence).toBe(
      'You answered their question on Tuesday 15 September. Five business days later is Tuesday 22 September.',
    );
  });

  it('is the one that settled it: another message of ours starts nothing', () => {
    const answered = sent('2026-09-15T15:00:00Z', 'answer');
    const more = sent('2026-09-17T15:00:00Z', 'answer');
    expect(first('2026-09-18T15:00:00Z', [asked, answered, more])?.notBefore).toBe(
      '2026-09-22T12:00:00Z',
    );
  });

  it('given after a follow-up that went out all the same holds the second back as well', () => {
    const early = sent('2026-09-15T14:00:00Z', 'follow_up');
    const answered = sent('2026-09-18T15:00:00Z', 'answer');
    expect(first('2026-09-21T15:00:00Z', [asked, early, answered])).toMatchObject({
      step: 'second_follow_up',
      notBefore: '2026-09-25T12:00:00Z',
    });
    const atOnce = sent('2026-09-18T15:30:00Z', 'follow_up');
    expect(first('2026-09-21T15:00:00Z', [asked, answered, atOnce])?.reasons).toHaveLength(1);
  });
});

describe('a hold', () => {
  const hold = (checkBack: string | null) =>
    received('2026-09-16T15:00:00Z', 'position_on_hold', { checkBack });
  const kind = received('2026-09-17T15:00:00Z', 'acknowledgement');

  it('is not lifted by a friendly word', () => {
    expect(at('2026-09-28T15:00:00Z', [hold(null), kind]).none?.state).toBe('ended');
    expect(first('2026-09-18T15:00:00Z', [hold('2026-10-01'), kind])?.notBefore).toBe(
      '2026-10-05T12:00:00Z',
    );
  });

  it('with a day to check back opens one follow-up even after an invitation or an offer', () => {
    for (const intent of ['next_round_invite', 'offer'] as const) {
      const invited = received('2026-09-15T15:00:00Z', intent, { stops: true });
      const answered = sent('2026-09-15T16:00:00Z', 'answer');
      const given = [invited, answered, hold('2026-10-01')];
      expect(first('2026-09-18T15:00:00Z', given)?.notBefore).toBe('2026-10-05T12:00:00Z');
    }
  });

  it('opens nothing after “write no more”, nor after the candidate’s end', () => {
    const no = received('2026-09-15T15:00:00Z', 'acknowledgement', { stops: true });
    expect(at('2026-09-18T15:00:00Z', [no, hold('2026-10-01')]).none?.state).toBe('ended');
    const ended: Happening = { kind: 'ended', at: '2026-09-15T15:00:00Z' };
    expect(at('2026-09-18T15:00:00Z', [ended, hold('2026-10-01')]).none?.sentence).toContain(
      'You ended the follow-ups',
    );
  });
});

describe('what ended it first', () => {
  it('is what is named', () => {
    const no = received('2026-09-15T15:00:00Z', 'acknowledgement', { stops: true });
    const ended: Happening = { kind: 'ended', at: '2026-09-16T15:00:00Z' };
    const again = received('2026-09-17T15:00:00Z', 'auto_ack', { stops: true });
    expect(at('2026-09-18T15:00:00Z', [no, ended]).none?.sentence).toContain('silence');
    expect(at('2026-09-18T15:00:00Z', [ended, again]).none?.sentence).toContain('You ended');
  });
});

describe('a skipped follow-up', () => {
  it('is not among the five', () => {
    const round = (day: string): readonly Happening[] => [
      sent(`2026-${day}T13:30:00Z`, 'follow_up'),
      received(`2026-${day}T15:00:00Z`, 'acknowledgement'),
    ];
    const four = ['09-21', '09-28', '10-05', '10-13'].flatMap(round);
    const skipped = own('skipped', '2026-10-20T15:00:00Z', {});
    expect(first('2026-10-21T15:00:00Z', [...four, skipped])?.step).toBe('second_follow_up');
    expect(
      at('2026-10-21T15:00:00Z', [...four, sent('2026-10-20T13:30:00Z', 'follow_up')]).none?.state,
    ).toBe('capped');
  });

  it('does nothing when another is in turn', () => {
    const skipped = own('skipped', '2026-09-22T15:00:00Z', { step: 'clarification' });
    expect(first('2026-09-23T15:00:00Z', [followed, skipped])?.notBefore).toBe(
      '2026-09-28T12:00:00Z',
    );
  });
});

describe('one business day', () => {
  it('is written in the singular', () => {
    const settings = { daysAfterInterview: 1 };
    const step = planAt('2026-09-14T20:00:00Z', { happenings: [thanks] }, settings).steps[0];
    expect(step?.sentence).toBe(
      'They named no date. One business day after the interview of Monday 14 September is Tuesday 15 September.',
    );
  });
});

describe('an answer to the tracking system', () => {
  it('goes to whom they referred to, else to whom would be addressed', () => {
    const people = [someone('a'), someone('n', { role: 'recruiter', referred: true })];
    const away = received('2026-09-15T13:00:00Z', 'referral_to_other_person', { newContact: 'n' });
    const asked = received('2026-09-16T13:00:00Z', 'info_request', { from: 'ats' });
    expect(first('2026-09-16T15:00:00Z', [away, asked], { people })?.to).toBe('n');
    expect(first('2026-09-16T15:00:00Z', [asked], { people })?.to).toBe('a');
  });
});
