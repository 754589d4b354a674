import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, promised, received, sent, someone } from './record.test-support.ts';

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

describe('the quote of a fact', () => {
  it('is the promise, else what the reading rests on in that very message, else nothing', () => {
    const quote = (h: Happening, messages: readonly object[] = []) =>
      planAt('2026-09-18T15:00:00Z', { happenings: [thanks, h], messages: messages as never })
        .steps[0]?.reasons[0]?.facts[0]?.quote;
    const message = (id: string, newText: string, spans: readonly object[]) => {
      return { id, reading: { newText, evidence: spans } };
    };
    const both = [
      message('other', 'Something else.', [{ start: 0, end: 9 }]),
      message('m', 'We are still deciding.', [{ start: 0, end: 6 }]),
      message('mute', 'We are still deciding.', []),
    ];
    const word = (id: string | null) =>
      received('2026-09-17T15:00:00Z', 'still_deciding_no_date', { message: id });
    expect(quote(word('m'), both)).toBe('We are');
    expect(quote(word('mute'), both)).toBe('');
    expect(quote(word('x'), both)).toBe('');
    expect(quote(word(null), both)).toBe('');
    expect(quote(told('2026-10-09', ''))).toBe('');
    const dated = received('2026-09-17T15:00:00Z', 'timeline_update', {
      message: 'm',
      promise: { said: '', from: '2026-10-09', to: '2026-10-09', slackDays: 0 },
    });
    expect(quote(dated, both)).toBe('We are');
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

  it('that come on the promised day are in time, by the rules of the channel', () => {
    const step = carded('2026-09-14T16:40:00Z', '2026-09-17', 'America/New_York');
    expect(step?.reasons.at(-1)).toEqual({
      rules: ['N3', 'P16'],
      facts: [],
      sentence: 'Posted on Monday 14 September, a card should arrive about Thursday 17 September.',
    });
    const late = carded('2026-09-14T16:40:00Z', '2026-09-16', 'America/New_York');
    expect(late?.reasons.at(-1)?.rules).toEqual(['N3', 'P16']);
  });

  it('are posted on the candidate’s day; without a known zone on the recipient’s, at home', () => {
    const posted = (home: string) => carded('2026-09-14T16:40:00Z', '2026-12-18', home);
    expect(sentences(posted('Asia/Tokyo')?.reasons ?? []).at(-1)).toBe(
      'Posted on Tuesday 15 September, a card should arrive about Friday 25 September.',
    );
    expect(sentences(posted('Nowhere')?.reasons ?? []).at(-1)).toBe(
      'Posted on Monday 14 September, a card should arrive about Thursday 17 September.',
    );
  });
});
