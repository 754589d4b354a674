import type { Fact } from './facts.ts';

/** What the candidate's quick words for one letter hold. */
export interface OwnWords {
  /** News as clauses that can follow "that": "I have my certificate in hand now". */
  readonly news: readonly Fact[];
  /** Whole sentences that answer what was asked. */
  readonly answers: readonly Fact[];
  readonly feedback: boolean;
  /** A date of theirs, in words: by when they answer, or from when they can start. */
  readonly date: string | null;
}

/** Nothing was said. */
export const NO_WORDS: OwnWords = { news: [], answers: [], feedback: false, date: null };
