import { describe, expect, it } from 'vitest';
import { answerProposal, deedProposal } from './proposals.ts';

const none = new Map<string, string>();

describe('a sentence to choose or to mend', () => {
  it.each([
    ['call light time from 11 min to 4', false, 'I brought call light time from 11 minutes to 4.'],
    ['12 yrs cutting', false, 'I have 12 years of cutting behind me.'],
    ['2 years', false, 'I have two years of experience.'],
    ['first aid', true, 'I also have first aid.'],
    ['TNCC renewed', true, 'I renewed TNCC.'],
    ['manual handling cert is up to date', true, 'My manual handling certificate is up to date.'],
    ['budget, i fed 38 people', true, 'I fed 38 people.'],
  ])('for the deed "%s"', (raw, missed, sentence) => {
    expect(deedProposal(raw, missed, none)).toBe(sentence);
  });

  it.each([
    ['said panic lol. id ring the boat at seven', 'I would ring the boat at seven.'],
    ['blanked. truth is we wrote it on the board', 'We wrote it on the board.'],
    ['call them before the shift, not after', 'I would call them before the shift, not after.'],
  ])('for the answer "%s"', (raw, sentence) => {
    expect(answerProposal(raw, none)).toBe(sentence);
  });
});
