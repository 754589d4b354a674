import type { Span } from '../record/nouns.ts';
import type { Tagged, Token } from './tagged.ts';

/** Something wrong in the language of a text, as one of our own rules sees it. */
export interface Slip extends Span {
  /** Which rule of ours: `agreement`, `its-it's` … */
  readonly code: string;
  readonly label: 'spelling' | 'grammar';
  readonly message: string;
  /** What would be right; null where several things would. */
  readonly replacement: string | null;
}

/** One language rule: looks at one sentence. Each stands in its own file and once in `rules.ts`. */
export interface LanguageRule {
  readonly code: string;
  /** Wrong and right, shown in the documentation; also its tests. */
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  check(sentence: Tagged, text: string): readonly Slip[];
}

/** A slip over the tokens `from` to `to`. */
export function slip(
  code: string,
  label: Slip['label'],
  from: Token,
  to: Token,
  message: string,
  replacement: string | null,
): Slip {
  return { code, label, start: from.start, end: to.end, message, replacement };
}
