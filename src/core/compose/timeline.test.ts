import { describe, expect, it } from 'vitest';
import { closing } from './timeline.ts';

describe('what the closing says of their decision', () => {
  it.each([
    ['by 16 October', 'by 16 October'],
    ['Donna will call by May 8', 'by May 8'],
    ['by October 2, Marcus said', 'by October 2'],
    ['feedback in seven working days', 'in seven working days'],
    ['Friday 27 November at the latest', 'by Friday 27 November'],
    ['realistically after New Year', 'after New Year'],
    ['the appointment will be announced by 22 May', 'by 22 May'],
  ])('%s', (said, when) => {
    expect(closing(said, ['Donna', 'Kowalski'])).toEqual({ kind: 'when', when });
  });

  it('names who will be in touch when that is somebody else', () => {
    expect(closing('HR will ring by 16 October', ['Donna'])).toEqual({
      kind: 'from',
      who: 'HR',
      when: 'by 16 October',
    });
  });

  it('repeats nothing vague', () => {
    for (const said of ['soon, he said', 'maybe tomorrow', 'he will write']) {
      expect(closing(said, []).kind).toBe('vague');
    }
    expect(closing(null, []).kind).toBe('unknown');
  });
});
