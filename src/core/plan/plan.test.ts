import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, opportunity, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');

describe('the whole', () => {
  it('plans from what a place is known by', () => {
    const people = [someone('a', { zone: null, country: null })];
    const at = (country: string | null) =>
      planAt('2026-07-01T15:00:00Z', {
        people,
        country,
        interviews: [interview({ startsAt: null, endsAt: '2026-06-29T16:00:00Z' })],
        happenings: [sent('2026-06-29T18:00:00Z', 'thank_you')],
      }).steps[0];
    expect(at(null)?.notBefore).toBe('2026-07-07T12:00:00Z');
    expect(at('DE')?.notBefore).toBe('2026-07-06T12:00:00Z');
    expect(opportunity().people[0]?.id).toBe('a');
  });
});

describe('no step', () => {
  const none = (now: string, happenings: readonly Happening[]) => planAt(now, { happenings }).none;
  const chain = [
    thanks,
    sent('2026-09-21T13:30:00Z', 'follow_up'),
    sent('2026-09-28T13:30:00Z', 'second_follow_up'),
    sent('2026-10-07T13:30:00Z', 'clarification'),
  ];

  it('says until when nothing is needed', () => {
    expect(none('2026-10-08T15:00:00Z', chain)).toMatchObject({
      state: 'waiting',
      until: '2026-10-23T04:00:00Z',
      sentence:
        'The last question went out on Wednesday 7 October. If nothing comes, this closes by silence after Thursday 22 October.',
    });
    expect(none('2026-10-23T04:00:00Z', chain)).toMatchObject({
      state: 'closed_by_silence',
      until: null,
    });
    const ahead = planAt('2026-09-14T15:00:00Z', { happenings: [] }).none;
    expect(ahead).toMatchObject({ state: 'waiting', until: '2026-09-14T16:00:00Z' });
    expect(planAt('2026-09-14T15:00:00Z', { interviews: [] }).none?.sentence).toBe(
      'No interview is recorded yet.',
    );
  });

  it('ends without an interview when they declined or the candidate withdrew', () => {
    const at = '2026-09-10T15:00:00Z';
    const told = (...happenings: Happening[]) =>
      planAt('2026-09-14T15:00:00Z', { interviews: [], happenings }).none;
    const answered = sent('2026-09-11T16:00:00Z', 'answer');
    expect(told(received(at, 'rejection'), answered)).toMatchObject({ state: 'ended' });
    expect(told({ kind: 'decided', at, what: 'withdrew' })).toMatchObject({ state: 'ended' });
  });

  it('says who ended it', () => {
    const at = '2026-09-16T15:00:00Z';
    const answered = sent('2026-09-16T16:00:00Z', 'answer');
    const endedBy = (h: Happening) => none('2026-09-17T15:00:00Z', [thanks, h, answered])?.sentence;
    expect(endedBy({ kind: 'ended', at })).toBe(
      'You ended the follow-ups on Wednesday 16 September.',
    );
    expect(endedBy({ kind: 'decided', at, what: 'withdrew' })).toBe(
      'You decided on Wednesday 16 September; nothing more goes out.',
    );
    expect(endedBy(received(at, 'rejection'))).toBe(
      'Person A decided on Wednesday 16 September. Nothing more goes out.',
    );
    expect(endedBy(received(at, 'offer', { from: 'ats' }))).toBe(
      'There is an offer since Wednesday 16 September: no follow-ups any more.',
    );
    expect(endedBy(received(at, 'next_round_invite'))).toContain(
      'They invited you on Wednesday 16 September',
    );
    expect(endedBy(received(at, 'position_on_hold'))).toContain(
      'It is on hold since Wednesday 16 September',
    );
    expect(endedBy(received(at, 'auto_ack', { stops: true }))).toContain(
      'Person A said on Wednesday 16 September that silence',
    );
    expect(endedBy(received(at, 'acknowledgement', { stops: true }))).toContain(
      'silence is the answer',
    );
    const hold = received(at, 'position_on_hold', { checkBack: '2026-09-18' });
    const done = [thanks, hold, sent('2026-09-22T13:30:00Z', 'follow_up')];
    expect(none('2026-10-01T15:00:00Z', done)?.sentence).toBe(
      'It is on hold, and the one follow-up was on Tuesday 22 September.',
    );
  });

  it('asks for the person a referral named', () => {
    const away = received('2026-09-16T15:00:00Z', 'referral_to_other_person', { newContact: 'x' });
    expect(none('2026-09-17T15:00:00Z', [thanks, away])).toMatchObject({ state: 'waiting' });
  });

  it('quotes what is unclear and names its day', () => {
    const given = none('2026-09-17T15:00:00Z', [
      thanks,
      received('2026-09-16T15:00:00Z', 'unsure'),
    ]);
    expect(given?.sentence).toBe(
      'A message of Person A of Wednesday 16 September could mean several things. Everything here is held until you say what it means.',
    );
    expect(given?.facts).toHaveLength(1);
  });
});

describe('several unclear messages', () => {
  it('are named by the first, at the place of the first interview', () => {
    const interviews = [
      interview({ zone: 'Asia/Tokyo' }),
      interview({ id: '2', startsAt: null, endsAt: '2026-09-15T16:00:00Z' }),
    ];
    const unsure = ['2026-09-16T15:00:00Z', '2026-09-18T15:00:00Z'].map((at) =>
      received(at, 'unsure'),
    );
    const given = planAt('2026-09-19T15:00:00Z', { interviews, happenings: unsure });
    expect(given.none?.sentence).toContain('A message of Person A of Thursday 17 September');
  });
});

describe('a rejection before an interview', () => {
  const no = received('2026-09-14T12:00:00Z', 'rejection');
  const step = (debriefed: boolean, happenings: readonly Happening[]) =>
    planAt('2026-09-14T17:00:00Z', {
      interviews: [interview({ debriefed })],
      happenings: [no, ...happenings],
    }).steps.map((s) => s.step);

  it('stands, unless it took place all the same or an invitation came since', () => {
    expect(step(false, [])).toEqual(['answer']);
    expect(step(true, [])).toEqual(['answer', 'thank_you', 'follow_up']);
    const invite = received('2026-09-14T13:00:00Z', 'scheduling_request');
    expect(step(false, [invite])).toEqual(['debrief', 'thank_you', 'follow_up']);
  });
});
