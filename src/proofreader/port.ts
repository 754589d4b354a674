import type { RawFinding } from '../core/record/finding.ts';

/** Which English a text is held to; `any` lets every spelling pass that one of them allows. */
export type Dialect = 'US' | 'UK' | 'AU' | 'CA' | 'IN' | 'any';

/** A spelling or grammar library, as the product sees it. */
export interface Proofreader {
  /**
   * What the library says about a text. `words` are right as they stand (names, companies, own words).
   * Offsets are characters of `text`. Rejects only when the library cannot run at all.
   */
  lint(text: string, dialect: Dialect, words: readonly string[]): Promise<readonly RawFinding[]>;
  /** Gives its memory back; a later `lint` starts it afresh. */
  rest(): Promise<void>;
}
