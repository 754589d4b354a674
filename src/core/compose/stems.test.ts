import { describe, expect, it } from 'vitest';
import { preview, STEMS } from './stems.ts';

describe('the live sentence of a stem', () => {
  it.each([
    ['thankYouFor', 'Showing me the kitchen.', 'Thank you for showing me the kitchen.'],
    ['keepThinkingAbout', 'How you hear a room', 'I keep thinking about how you hear a room.'],
    ['toldMeYourTeam', 'your team needs cover', 'You told me that your team needs cover.'],
    ['enjoyMost', 'Bringing the choir back', 'What I would enjoy most is bringing the choir back.'],
    ['doneLike', 'I led a team of nine', 'I led a team of nine.'],
    [
      'alsoMention',
      'Renewed my certificate.',
      'I also wanted to mention that I renewed my certificate.',
    ],
    ['youAskedAbout', 'how I plan', 'You asked how I plan.'],
    ['betterAnswer', 'I would phone them', 'I would phone them.'],
    ['theyDecide', 'by 16 October', 'I look forward to hearing from you by 16 October.'],
  ])('%s', (stem, answer, sentence) => {
    expect(preview(stem, answer)).toBe(sentence);
  });

  it('is never made of the private box, nor of nothing', () => {
    expect(preview('privateRemarks', 'she was rude')).toBe('');
    expect(preview('thankYouFor', '  ')).toBe('');
  });

  it('makes a sentence of every example', () => {
    for (const { id, example } of STEMS.filter((s) => s.id !== 'privateRemarks')) {
      expect(preview(id, example)).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});
