import { describe, expect, it } from 'vitest';
import cliches from './data/cliches.json' with { type: 'json' };
import { type Manner, moves, phrasings } from './phrasings.ts';

const manners: Manner[] = (['warm', 'plain', 'formal'] as const).flatMap((register) =>
  (['en-US', 'en-GB'] as const).flatMap((dialect) =>
    (['email', 'card'] as const).map((channel) => ({ register, dialect, channel })),
  ),
);
const MOVES = moves().filter(
  (m) => !/^(?:greet|sign|plain|subject\.(?:keep|thing|thought|doing|answer\.np))$/.test(m),
);

describe('the phrasings', () => {
  it.each(MOVES)('of %s are at least 12 in every register, dialect and channel', (move) => {
    for (const manner of manners) {
      const texts = phrasings(move, manner).map((p) => p.text);
      expect(new Set(texts).size).toBeGreaterThanOrEqual(12);
    }
  });

  it('hold no cliché, no exclamation mark and end as sentences do', () => {
    for (const manner of manners) {
      for (const move of MOVES) {
        for (const { text } of phrasings(move, manner)) {
          expect(cliches.filter((c) => text.toLowerCase().includes(c))).toEqual([]);
          expect(text).not.toContain('!');
          if (!/^subject|^fit\.tail/.test(move)) expect(text).toMatch(/[.?]$/);
        }
      }
    }
  });

  it('have ids that are unique', () => {
    const ids = MOVES.flatMap((m) => phrasings(m, manners[0] as Manner).map((p) => p.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
