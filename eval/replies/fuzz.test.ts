import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

/** All of them in CI, a tenth at the desk. */
const RUNS = process.env.CI === undefined ? 2_000 : 20_000;

describe('mutated messages of the corpus', () => {
  it('are read without a fault, a past promise or a span outside the text', () => {
    expect(fuzz(RUNS, 1).wrong).toEqual([]);
  }, 120_000);
});
