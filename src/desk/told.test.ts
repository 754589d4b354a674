import { describe, expect, it } from 'vitest';
import { bench, interviewed } from './desk.test-support.ts';
import { toldAt } from './told.ts';

const { desk } = await bench();
const opportunity = await interviewed(desk);
const interview = opportunity.interviews[0]?.id ?? '';
const day = (said: string) => toldAt(opportunity, interview, said).to;

describe('when they will decide, in the candidate’s own words', () => {
  // The interview is on Tuesday 3 March 2026.
  it.each([
    ['by Friday 13 March', '2026-03-13'],
    ['by the end of next week', '2026-03-13'],
    ['they decide by end of next week', '2026-03-13'],
    ['they will let me know on Monday', '2026-03-09'],
    ['Friday', '2026-03-06'],
    ['within two weeks', '2026-03-17'],
  ])('%s', (said, to) => {
    expect(day(said)).toBe(to);
  });

  it('keeps words without a day as words', () => {
    for (const said of ['soon', 'no idea', '', 'when the others are seen', 'they'])
      expect(toldAt(opportunity, interview, said)).toMatchObject({ said, to: null });
  });

  it('is for an interview there is', () => {
    expect(toldAt(opportunity, 'nowhere', 'by Friday').to).toBeNull();
  });
});
