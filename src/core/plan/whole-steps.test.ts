import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const place = { zone: 'America/New_York', country: 'US', subdivision: null };
const moved = (at: string, step: string, notBefore: string): Happening =>
  ({ kind: 'moved', at, step, to: null, notBefore, override: null }) as Happening;

describe('every property of a step', () => {
  const plainly = {
    answers: null,
    answering: null,
    soonDue: false,
    optional: false,
    passOnTo: [],
    opensWithThanks: false,
    place,
  };

  it('is told of a debrief', () => {
    const interviews = [interview({ debriefed: false })];
    const given = planAt('2026-09-14T18:30:00Z', { interviews, happenings: [thanks] });
    expect(given.steps[0]).toEqual({
      ...plainly,
      step: 'debrief',
      to: null,
      interview: '1',
      notBefore: '2026-09-14T16:00:00Z',
      best: null,
      due: '2026-09-14T20:00:00Z',
      earliest: '2026-09-14T18:30:00Z',
      state: 'open',
      channel: null,
      rules: ['section 4 debrief'],
      reasons: [
        {
          rules: ['section 4 debrief'],
          facts: [],
          sentence:
            'Two minutes while it is fresh: write down what was said. Best by Monday 14 September at 16:00.',
        },
      ],
      sentence: 'Write down how the interview went.',
    });
  });

  it('is told of a note', () => {
    const [note] = planAt('2026-09-14T17:30:00Z', { happenings: [] }).steps;
    const { rules, reasons, sentence, ...rest } = note ?? { rules: [], reasons: [], sentence: '' };
    expect(rest).toEqual({
      ...plainly,
      step: 'thank_you',
      to: 'a',
      interview: '1',
      notBefore: '2026-09-14T17:00:00Z',
      best: '2026-09-14T18:00:00Z',
      due: '2026-09-15T16:00:00Z',
      earliest: '2026-09-14T17:30:00Z',
      state: 'open',
      channel: 'email',
    });
    expect(rules).toEqual(['N1', 'N2', 'P1', 'P2']);
    expect(reasons).toHaveLength(2);
    expect(sentence).toContain('A thank-you note to Person A.');
  });

  it('is told of a follow-up', () => {
    const [step] = planAt('2026-09-21T12:00:00Z').steps;
    expect(step).toEqual({
      ...plainly,
      step: 'follow_up',
      to: 'a',
      interview: '1',
      notBefore: '2026-09-21T12:00:00Z',
      best: '2026-09-21T13:30:00Z',
      due: null,
      earliest: '2026-09-21T12:00:00Z',
      state: 'open',
      channel: 'email',
      rules: ['P8'],
      reasons: [
        {
          rules: ['P8'],
          facts: [{ who: 'Harbourgate', when: '2026-09-14T16:00:00Z', quote: '' }],
          sentence:
            'They named no date. Five business days after the interview of Monday 14 September is Monday 21 September.',
        },
      ],
      sentence:
        'They named no date. Five business days after the interview of Monday 14 September is Monday 21 September.',
    });
  });

  it('is told of an answer', () => {
    const asked = received('2026-09-15T15:00:00Z', 'info_request', { message: 'm' });
    const [step] = planAt('2026-09-15T15:30:00Z', { happenings: [thanks, asked] }).steps;
    expect(step).toEqual({
      ...plainly,
      step: 'answer',
      to: 'a',
      interview: null,
      answers: 'm',
      answering: 'info_request',
      notBefore: '2026-09-15T15:00:00Z',
      best: '2026-09-15T15:30:00Z',
      due: '2026-09-16T15:00:00Z',
      earliest: '2026-09-15T15:30:00Z',
      state: 'open',
      channel: 'email',
      rules: ['P18', 'F6'],
      reasons: [
        {
          rules: ['P18', 'F6'],
          facts: [{ who: 'Person A', when: '2026-09-15T15:00:00Z', quote: '' }],
          sentence:
            'Person A asked for something on Tuesday 15 September. Answer by Wednesday 16 September at 11:00.',
        },
      ],
      sentence:
        'An answer to Person A. Person A asked for something on Tuesday 15 September. Answer by Wednesday 16 September at 11:00.',
    });
  });
});

describe('the moment itself', () => {
  const asked = received('2026-09-15T15:00:00Z', 'info_request');

  it('is in time for a step that was moved to it', () => {
    const state = (step: string, at: string, to: string, happenings: readonly Happening[]) =>
      planAt(to, {
        interviews: [interview({ debriefed: step !== 'debrief' })],
        happenings: [...happenings, moved(at, step, to)],
      }).steps.find((s) => s.step === step);
    const open = { state: 'open' };
    expect(
      state('answer', '2026-09-15T15:00:00Z', '2026-09-15T20:00:00Z', [thanks, asked]),
    ).toMatchObject({ ...open, notBefore: '2026-09-15T20:00:00Z', best: '2026-09-15T20:00:00Z' });
    expect(
      state('debrief', '2026-09-14T16:00:00Z', '2026-09-14T20:00:00Z', [thanks]),
    ).toMatchObject({ ...open, notBefore: '2026-09-14T20:00:00Z' });
    expect(state('thank_you', '2026-09-14T16:00:00Z', '2026-09-14T20:00:00Z', [])).toMatchObject({
      ...open,
      notBefore: '2026-09-14T20:00:00Z',
    });
    expect(
      state('follow_up', '2026-09-15T16:00:00Z', '2026-09-22T15:00:00Z', [thanks]),
    ).toMatchObject({ ...open, sentence: 'You moved it to Tuesday 22 September.' });
  });

  it('chosen last counts', () => {
    const twice = (step: string, one: string, other: string) => [
      moved('2026-09-15T15:10:00Z', step, one),
      moved('2026-09-15T15:20:00Z', step, other),
    ];
    const now = '2026-09-15T15:25:00Z';
    const later = '2026-09-15T18:00:00Z';
    const latest = '2026-09-15T19:00:00Z';
    const answer = planAt(now, { happenings: [thanks, asked, ...twice('answer', latest, later)] });
    expect(answer.steps[0]?.notBefore).toBe(later);
    const note = planAt(now, { happenings: twice('thank_you', latest, later) });
    expect(note.steps[0]?.notBefore).toBe(later);
    const interviews = [interview({ debriefed: false })];
    const both = [thanks, ...twice('debrief', latest, later)];
    expect(planAt(now, { interviews, happenings: both }).steps[0]?.notBefore).toBe(later);
  });

  it('exactly where the rules put it needs no override, and says that it was moved', () => {
    const allowed = moved('2026-09-15T16:00:00Z', 'follow_up', '2026-09-21T12:00:00Z');
    const given = planAt('2026-09-16T16:00:00Z', { happenings: [thanks, allowed] });
    expect(given.notDoing).toEqual([]);
    expect(given.steps[0]?.sentence).toBe('You moved it to Monday 21 September.');
  });

  it('is shown to the minute, however many seconds an interview ran over', () => {
    const interviews = [interview({ endsAt: '2026-09-14T16:00:40Z' })];
    const given = planAt('2026-09-14T17:30:00Z', { interviews, happenings: [] });
    expect(given.steps[0]?.sentence).toContain('by Tuesday 15 September at 12:00.');
  });

  it('on the last day of the year is named without the year', () => {
    const interviews = [interview({ startsAt: null, endsAt: '2026-12-31T16:00:00Z' })];
    const given = planAt('2026-12-31T17:30:00Z', { interviews, happenings: [] });
    expect(given.steps[1]?.sentence).toBe(
      'They named no date. Five business days after the interview of Thursday 31 December is Friday 8 January 2027.',
    );
  });
});

describe('names', () => {
  it('are written as they are, also where a sentence begins', () => {
    const people = [someone('a', { name: 'bell hooks' })];
    const asked = received('2026-09-15T15:00:00Z', 'info_request');
    const given = planAt('2026-09-15T15:30:00Z', { people, happenings: [thanks, asked] });
    expect(given.steps[0]?.reasons[0]?.sentence).toContain('bell hooks asked for something');
  });

  it('of several are put in a row', () => {
    const people = [
      ...['a', 'b', 'd'].map((id) => someone(id, { email: null })),
      someone('c', { role: 'coordinator' }),
    ];
    const interviews = [interview({ interviewers: ['a', 'b', 'd'] })];
    const given = planAt('2026-09-14T17:30:00Z', { people, interviews, happenings: [] });
    expect(given.steps[0]?.sentence).toContain(
      'to be passed on to Person A, Person B and Person D.',
    );
  });
});
