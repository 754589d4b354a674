import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import {
  interview,
  opportunity,
  planAt,
  promised,
  received,
  sent,
  someone,
} from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const told = (to: string, said = 'then'): Happening => ({
  kind: 'promise',
  at: '2026-09-14T16:30:00Z',
  by: 'a',
  promise: promised(to, said),
});
const sentences = (reasons: readonly { sentence: string }[]) => reasons.map((r) => r.sentence);

describe('reasons', () => {
  it('say whose words hold a follow-up back, when they were said and until when it waits', () => {
    const [step] = planAt('2026-09-16T15:00:00Z', {
      happenings: [told('2026-12-04', 'by Friday'), thanks],
    }).steps;
    expect(step?.sentence).toBe(
      'Person A said they would decide by Friday 4 December; two business days later is Tuesday 8 December. Nothing goes out before.',
    );
    expect(step?.reasons[0]).toMatchObject({
      rules: ['F1', 'P7'],
      facts: [{ who: 'Person A', when: '2026-09-14T16:00:00Z', quote: 'by Friday' }],
    });
  });

  it('quote vague words and say that their end counts', () => {
    const promise = { said: 'next week', from: '2026-09-21', to: '2026-09-25', slackDays: 0 };
    const happenings: Happening[] = [
      { kind: 'promise', at: '2026-09-14T16:30:00Z', by: null, promise },
      thanks,
    ];
    const [step] = planAt('2026-09-16T15:00:00Z', { happenings }).steps;
    expect(step?.sentence).toContain(
      'Harbourgate said “next week”, which ends on Friday 25 September;',
    );
    expect(step?.rules).toContain('P13');
  });

  it('name the absence, and the rule behind it', () => {
    const away = received('2026-09-14T18:01:00Z', 'out_of_office', { returnDate: '2026-10-05' });
    const [step] = planAt('2026-09-16T15:00:00Z', { happenings: [thanks, away] }).steps;
    expect(sentences(step?.reasons ?? [])).toEqual([
      'Person A is away until Monday 5 October. The next step waits until Tuesday 6 October.',
      'They named no date. Five business days after the interview of Monday 14 September is Monday 21 September.',
    ]);
  });

  it('quote the sentence of the message they rest on', () => {
    const reading = {
      intent: 'still_deciding_no_date' as const,
      confidence: 1,
      alternatives: [],
      held: false,
      stopsFollowUps: false,
      promise: null,
      promiseWithdrawn: false,
      returnDate: null,
      checkBack: null,
      newContact: null,
      bounce: null,
      questions: [],
      newText: 'Hello. We are still deciding. Best, A',
      closing: '',
      evidence: [{ start: 7, end: 29, says: 'still_deciding_no_date' }],
    };
    const message = {
      id: 'm',
      at: '2026-09-17T15:00:00Z',
      from: 'a',
      fromName: null,
      fromAddress: null,
      subject: '',
      text: '',
      messageId: null,
      inReplyTo: null,
      reading,
      settled: false,
    };
    const arrived = received('2026-09-17T15:00:00Z', 'still_deciding_no_date', { message: 'm' });
    const given = planAt('2026-09-18T15:00:00Z', {
      happenings: [thanks, arrived],
      messages: [message],
    });
    expect(given.steps[0]?.reasons[0]?.facts[0]?.quote).toBe('We are still deciding.');
    const withdrawn = { ...message, reading: { ...reading, promiseWithdrawn: true } };
    const happenings = [told('2026-10-30'), thanks, arrived];
    expect(
      planAt('2026-09-18T15:00:00Z', { happenings, messages: [message] }).steps[0]?.notBefore,
    ).toBe('2026-11-03T13:00:00Z');
    expect(
      planAt('2026-09-18T15:00:00Z', { happenings, messages: [withdrawn] }).steps[0]?.notBefore,
    ).toBe('2026-09-28T12:00:00Z');
  });

  it('say when a note is due in their time where the clocks differ', () => {
    const there = planAt(
      '2026-09-14T16:30:00Z',
      { happenings: [] },
      { candidateZone: 'Europe/Berlin' },
    );
    expect(there.steps[0]?.sentence).toContain('by Tuesday 15 September at 12:00 their time.');
    const here = planAt('2026-09-14T16:30:00Z', { happenings: [] });
    expect(here.steps[0]?.sentence).toContain('by Tuesday 15 September at 12:00.');
  });

  it('say what is not done, and why', () => {
    const people = [
      someone('a'),
      someone('b', { doNotContact: true }),
      someone('c', { email: null }),
    ];
    const interviews = [interview({ interviewers: ['a', 'b', 'c'] })];
    const given = planAt('2026-09-14T16:30:00Z', { people, interviews, happenings: [] });
    expect(sentences(given.notDoing)).toEqual([
      "Person B is marked 'do not contact'.",
      'No address is known for Person C, so there is no note to them.',
    ]);
    const late = planAt('2026-09-17T16:30:00Z', { happenings: [] });
    expect(sentences(late.notDoing)[0]).toContain('No note of its own to Person A any more');
    expect(late.steps[0]).toMatchObject({ step: 'follow_up', opensWithThanks: true });
    const japan = [someone('a', { country: 'JP', zone: 'Asia/Tokyo' })];
    const off = planAt('2026-09-14T16:30:00Z', { people: japan, happenings: [] });
    expect(sentences(off.notDoing)).toEqual([
      'No notes are proposed in JP unless you switch them on.',
    ]);
    expect(off.none?.sentence).toBe('No follow-ups are proposed in JP unless you switch them on.');
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

describe('cards by post', () => {
  const carded = (now: string, to: string, home: string) => {
    const people = [someone('a', { email: null, card: true })];
    const given = planAt(now, { people, happenings: [told(to)] }, { candidateZone: home });
    return given.steps[0];
  };

  it('say when they should arrive', () => {
    const step = carded('2026-09-14T16:40:00Z', '2026-09-18', 'America/New_York');
    expect(step).toMatchObject({ step: 'thank_you', channel: 'card' });
    expect(sentences(step?.reasons ?? []).at(-1)).toBe(
      'Posted on Monday 14 September, a card should arrive about Thursday 17 September.',
    );
  });

  it('say when they would come too late', () => {
    const near = carded('2026-09-14T16:40:00Z', '2026-09-16', 'America/New_York');
    expect(sentences(near?.reasons ?? []).at(-1)).toBe(
      'A card posted on Monday 14 September would arrive about Thursday 17 September, after they decide on Wednesday 16 September: send an e-mail if you can.',
    );
    const far = carded('2026-09-14T16:40:00Z', '2026-09-18', 'Europe/Berlin');
    expect(sentences(far?.reasons ?? []).at(-1)).toContain(
      'would arrive about Thursday 24 September',
    );
  });

  it('follow the promise as it stands', () => {
    const people = [someone('a', { card: true })];
    const happenings: Happening[] = [
      told('2026-09-15'),
      { kind: 'withdrawn', at: '2026-09-14T16:35:00Z', by: 'a' },
    ];
    const step = planAt('2026-09-14T16:40:00Z', { people, happenings }).steps[0];
    expect(step?.channel).toBe('email');
    expect(sentences(step?.reasons ?? []).at(-1)).toContain('should arrive about');
  });
});

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
      sentence: 'One message after one interview are enough, answered or not.',
    });
  });
});

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
