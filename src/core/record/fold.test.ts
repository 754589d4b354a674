import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBodyArbitrary } from './events.test-support.ts';
import type { EventBody, RecordedEvent } from './events.ts';
import { fold } from './fold.ts';
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
