import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBodyArbitrary } from './events.test-support.ts';
import type { EventBody, RecordedEvent } from './events.ts';
import { fold } from './fold.ts';
import type { Person } from './nouns.ts';
import { recordedEventSchema } from './schema.ts';

const opened: EventBody = {
  kind: 'opportunity_opened',
  company: 'Larkfield',
  role: 'Engineer',
  country: 'US',
  sample: false,
};

function events(bodies: readonly EventBody[]): readonly RecordedEvent[] {
  return bodies.map((body, i) => ({
    opportunity: 'o1',
    seq: i + 1,
    at: `2026-03-01T10:${String(i % 60).padStart(2, '0')}:00Z`,
    by: 'person',
    source: { kind: 'web', ref: null },
    body,
  }));
}

const drafted: EventBody = {
  kind: 'letter_drafted',
  letter: 'l1',
  step: 'thank_you',
  to: 'p1',
  interview: null,
  channel: 'email',
  subject: 'Thank you',
  text: 'Dear Nadia,',
  sentences: [{ text: 'Dear Nadia,', facts: ['courtesy'] }],
  ask: [],
  leftOut: [],
  phrasings: [],
  revision: 0,
};
const approved: EventBody = {
  kind: 'letter_approved',
  letter: 'l1',
  hash: 'abc',
  messageId: '<1@x.example>',
  sendAt: '2026-03-01T10:00:00Z',
  overrides: [],
};

describe('folding the record', () => {
  it('gives nothing for no events, and ignores what was never opened', () => {
    expect(fold([])).toBeNull();
    expect(fold(events([drafted]))).toBeNull();
  });

  it('withdraws an approval when the words are edited (X1)', () => {
    const edited: EventBody = {
      kind: 'letter_edited',
      letter: 'l1',
      to: 'p1',
      channel: 'email',
      subject: 'Thank you',
      text: 'Dear Nadja,',
    };
    const letter = fold(events([opened, drafted, approved, edited]))?.letters[0];
    expect(letter).toMatchObject({ state: 'draft', approvedHash: null, edited: true });
    expect(letter?.sentences).toEqual([]);
  });

  it('tells the plan once that a letter went out', () => {
    const sent: EventBody = {
      kind: 'letter_sent',
      letter: 'l1',
      channel: 'email',
      messageId: '<1@x.example>',
    };
    const state = fold(events([opened, drafted, approved, sent]));
    expect(state?.letters[0]?.state).toBe('sent');
    expect(state?.happenings).toEqual([
      expect.objectContaining({ kind: 'sent', step: 'thank_you', to: 'p1' }),
    ]);
  });

  it('takes every event its own schema accepts, never throws, and counts', () => {
    fc.assert(
      fc.property(fc.array(eventBodyArbitrary, { maxLength: 40 }), (bodies) => {
        const list = events([opened, ...bodies]);
        for (const event of list) expect(recordedEventSchema.parse(event)).toEqual(event);
        expect(fold(list)?.seq).toBe(list.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what happened in order of time, also when told late', () => {
    const state = fold(
      [
        { body: opened, at: '2026-03-01T10:00:00Z' },
        { body: { kind: 'follow_ups_ended' } as EventBody, at: '2026-03-03T10:00:00Z' },
        { body: { kind: 'promise_withdrawn', by: null } as EventBody, at: '2026-03-02T10:00:00Z' },
      ].map(({ body, at }, i) => ({ ...(events([body])[0] as RecordedEvent), at, seq: i + 1 })),
    );
    expect(state?.happenings.map((h) => h.kind)).toEqual(['withdrawn', 'ended']);
  });
});

describe('two entries of one person', () => {
  const person = (id: string, more: Partial<Person>): EventBody => ({
    kind: 'person_added',
    person: {
      id,
      name: 'Nadia Brandt',
      role: 'interviewer',
      title: null,
      email: null,
      postal: null,
      zone: null,
      country: null,
      subdivision: null,
      card: false,
      referred: false,
      doNotContact: false,
      ...more,
    },
  });
  const merged: EventBody = { kind: 'people_merged', person: 'p2', into: 'p1' };

  it('become one, with what was known of both, and who must not be contacted stays so', () => {
    const state = fold(
      events([
        opened,
        person('p1', { title: 'Head of Controls' }),
        person('p2', { email: 'nadia@larkfield.example', doNotContact: true }),
        { ...drafted, to: 'p2' },
        merged,
      ]),
    );
    expect(state?.people).toMatchObject([
      { id: 'p1', title: 'Head of Controls', email: 'nadia@larkfield.example', doNotContact: true },
    ]);
    expect(state?.letters[0]?.to).toBe('p1');
  });

  it('leave nothing behind that names the one who is gone', () => {
    fc.assert(
      fc.property(fc.array(eventBodyArbitrary, { maxLength: 25 }), (bodies) => {
        const last: EventBody = { kind: 'people_merged', person: 'a', into: 'b' };
        const both = [person('a', {}), person('b', {})];
        const state = fold(events([opened, ...both, ...bodies, ...both, last]));
        const naming = {
          interviewers: state?.interviews.flatMap((i) => i.interviewers),
          answers: state?.debriefs.flatMap((d) => d.perInterviewer.map((each) => each.person)),
          letters: state?.letters.map((l) => l.to),
          messages: state?.messages.map((m) => m.from),
          sent: state?.happenings.map((h) => (h.kind === 'sent' ? h.to : null)),
        };
        for (const ids of Object.values(naming)) expect(ids).not.toContain('a');
      }),
    );
  });
});
