import type { RawFinding } from '../core/record/finding.ts';
import { packagedDictionaries } from './dictionaries.ts';
import { harperProofreader } from './harper.ts';
import { nspellProofreader } from './nspell.ts';
import type { Dialect, Proofreader } from './port.ts';

export interface ProofreaderOptions {
  /** False keeps the grammar checker, and its 400 MB, out of this process. */
  readonly grammar?: boolean;
  /** Milliseconds an answer waits for a grammar checker that is already warm. */
  readonly patience?: number;
}

const DIALECTS: Readonly<Record<string, Dialect>> = { 'en-US': 'US', 'en-GB': 'UK' };

/**
 * Both libraries' findings. The dictionary's word stands only where the grammar checker does not know it
 * either: two vocabularies that agree are seldom wrong. `full` is null while it has not answered.
 */
function joined(
  light: readonly RawFinding[],
  full: readonly RawFinding[] | null,
): readonly RawFinding[] {
  if (full === null) return light;
  // A slip may be filed under another rule there ("explaning" as two words): any word on it counts.
  const both = light.filter((l) => full.some((u) => l.start <= u.start && u.end <= l.end));
  return [...both, ...full.filter((f) => f.kind === 'grammar')];
}

/** What both say, waiting for both as long as it takes: for evaluation, and texts nobody waits for. */
export async function lintWithBoth(
  light: Proofreader,
  full: Proofreader,
  text: string,
  dialect: Dialect,
  words: readonly string[],
): Promise<readonly RawFinding[]> {
  const [fast, heavy] = await Promise.all([
    light.lint(text, dialect, words),
    full.lint(text, dialect, words),
  ]);
  return joined(fast, heavy);
}

/**
 * The dictionary answers at once; the grammar checker is started beside it by the first text and joins
 * as soon as it is warm. When it fails or is slow, the dictionary's answer stands alone.
 */
export function createProofreader(
  options: ProofreaderOptions = {},
  light: Proofreader = nspellProofreader(packagedDictionaries),
  full: Proofreader | null = options.grammar === false ? null : harperProofreader(),
) {
  const { patience = 250 } = options;
  let warm = false;
  let warming: Promise<void> | null = null;

  function warmUp(text: string, dialect: Dialect, words: readonly string[]): void {
    if (full === null || warming !== null) return;
    warming = full.lint(text, dialect, words).then(
      () => {
        warm = true;
      },
      () => {
        warming = null;
      },
    );
  }

  async function fromFull(text: string, dialect: Dialect, words: readonly string[]) {
    if (full === null || !warm) return null;
    const slow = new Promise<null>((resolve) => {
      setTimeout(resolve, patience, null).unref();
    });
    const answer = full.lint(text, dialect, words).catch((): null => {
      warm = false;
      warming = null;
      return null;
    });
    return Promise.race([answer, slow]);
  }

  return {
    /** Findings in characters of `text`; never rejects because of the grammar checker. */
    async lint(
      text: string,
      language: 'en-US' | 'en-GB',
      known: readonly string[],
    ): Promise<readonly RawFinding[]> {
      const dialect = DIALECTS[language] ?? 'any';
      const [fast, heavy] = await Promise.all([
        light.lint(text, dialect, known),
        fromFull(text, dialect, known),
      ]);
      // Only now: compiling it beside the first answer would make that one late.
      warmUp(text, dialect, known);
      return joined(fast, heavy);
    },
    /** Loads the dictionaries, so that the first text need not wait; not the grammar checker. */
    async prepare(): Promise<void> {
      await light.lint('Thank you.', 'any', []);
    },
    async close(): Promise<void> {
      await Promise.all([light.rest(), full?.rest()]);
    },
  };
}
