import { describe, expect, it } from 'vitest';
import { allowed } from './allowed.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const follow = { step: 'follow_up', to: 'a', interview: null } as const;

describe('asking the plan before a send', () => {
  it('allows what is proposed, from its moment on', () => {
    const verdict = allowed(planAt('2026-09-22T23:00:00Z'), follow);
    expect(verdict).toMatchObject({
      kind: 'allowed',
      notBefore: '2026-09-23T12:00:00Z',
      best: '2026-09-23T13:30:00Z',
    });
  });

  it('stops what an answer overtook', () => {
    const happenings = [thanks, received('2026-09-22T15:00:00Z', 'rejection')];
    const verdict = allowed(planAt('2026-09-22T16:00:00Z', { happenings }), follow);
    expect(verdict).toMatchObject({
      kind: 'stopped',
      reason: { sentence: 'Person A decided on Tuesday 22 September. Nothing more goes out.' },
    });
  });

  it('stops everything where nothing may go, with that reason', () => {
    const verdict = allowed(planAt('2026-09-22T16:00:00Z', { doNotContact: true }), follow);
    expect(verdict).toMatchObject({ kind: 'stopped', reason: { rules: ['X5'] } });
  });

  it('stops another step, another person and another interview', () => {
    const open = planAt('2026-09-22T16:00:00Z');
    expect(allowed(open, { ...follow, step: 'clarification' }).kind).toBe('stopped');
    expect(allowed(open, { ...follow, to: 'b' })).toMatchObject({
      kind: 'stopped',
      reason: { rules: ['F6'] },
    });
    const note = planAt('2026-09-14T17:30:00Z', { happenings: [] });
    const first = { step: 'thank_you', to: 'a', interview: '1' } as const;
    expect(allowed(note, first)).toMatchObject({
      kind: 'allowed',
      notBefore: '2026-09-14T17:30:00Z',
    });
    expect(allowed(note, { ...first, interview: null }).kind).toBe('allowed');
    expect(allowed(note, { ...first, interview: '2' }).kind).toBe('stopped');
    expect(allowed(open, { ...follow, interview: '9' }).kind).toBe('allowed');
  });

  it('stops what waits for an address or behind a note', () => {
    const lost = planAt('2026-09-22T16:00:00Z', { people: [someone('a', { email: null })] });
    expect(allowed(lost, follow)).toMatchObject({
      kind: 'stopped',
      reason: {
        sentence:
          'No address is known for Person A; this waits for one. It would be allowed from Monday 21 September.',
      },
    });
    const owed = planAt('2026-09-14T17:30:00Z', { happenings: [] });
    expect(allowed(owed, follow)).toMatchObject({
      kind: 'stopped',
      reason: { sentence: 'It waits behind the thank-you note.' },
    });
  });

  it('gives the reason that decides the moment, and asks for that very person', () => {
    const people = [someone('a'), someone('b')];
    const interviews = [interview({ interviewers: ['a', 'b'] })];
    const notes = planAt('2026-09-14T17:30:00Z', { people, interviews, happenings: [] });
    const note = { step: 'thank_you', interview: '1' } as const;
    const [first] = notes.steps[0]?.reasons ?? [];
    expect(allowed(notes, { ...note, to: 'a' })).toMatchObject({ reason: first });
    expect(allowed(notes, { ...note, to: 'b' }).kind).toBe('allowed');
    const both = planAt('2026-09-17T17:30:00Z', {
      happenings: [thanks, received('2026-09-17T15:00:00Z', 'info_request')],
    });
    expect(allowed(both, { step: 'answer', to: 'b', interview: null })).toMatchObject({
      reason: { rules: ['P18', 'F6'] },
    });
  });

  it('says that nothing of the kind is planned where the plan says no more', () => {
    expect(allowed(planAt('2026-09-22T16:00:00Z'), { ...follow, to: 'b' })).toEqual({
      kind: 'stopped',
      reason: {
        rules: ['F6'],
        facts: [],
        sentence: 'The plan proposes no such message to this person any more.',
      },
    });
  });
});
