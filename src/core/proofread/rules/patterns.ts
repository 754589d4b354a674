import data from '../data/patterns.json' with { type: 'json' };
import type { LanguageRule, Slip } from '../slip.ts';
import type { Tagged } from '../tagged.ts';

interface Pattern {
  readonly code: string;
  readonly label?: string;
  readonly find: string;
  readonly unless?: string;
  readonly unlessBefore?: string;
  readonly when?: string;
  /** Matched against the text as written, not in small letters. */
  readonly case?: boolean;
  readonly fix: string | null;
  readonly note: string;
}

const PATTERNS = (data.patterns as readonly Pattern[]).map((p) => ({
  ...p,
  find: new RegExp(p.find, 'gu'),
  unless: p.unless === undefined ? null : new RegExp(p.unless, 'u'),
  unlessBefore: p.unlessBefore === undefined ? null : new RegExp(p.unlessBefore, 'iu'),
}));

function found(p: (typeof PATTERNS)[number], s: Tagged, plain: string, lower: string): Slip[] {
  const text = p.case === true ? plain : lower;
  if (p.unless?.test(lower) === true) return [];
  return [...text.matchAll(p.find)]
    .filter((m) => m[0].trim() !== '' && p.unlessBefore?.test(text.slice(0, m.index)) !== true)
    .map((m) => ({
      code: p.code,
      label: p.label === 'spelling' ? 'spelling' : 'grammar',
      start: s.start + m.index,
      end: s.start + m.index + m[0].trimEnd().length,
      message: p.note,
      replacement: p.fix === 'Capital' ? capitalised(m[0].trim()) : p.fix,
    }));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Set phrases of letters and words that look or sound alike, as data. */
export const patterns: LanguageRule = {
  code: 'patterns',
  wrong: [
    'I look forward to your reply, and more then that I hope to here from you.',
    'We dont loose time.',
    'It would be honor to join.',
    'They drew there own streets.',
  ],
  right: [
    'I hope to hear from you, and more than that I look forward to it.',
    'It would be an honor to join, rather sooner than later.',
    'They were there on their own, and we drove past the gate.',
  ],
  check(s, text) {
    const plain = text.slice(s.start, s.end).replace(/[’‘ʼ]/gu, "'");
    const lower = plain.toLowerCase();
    if (lower.length !== plain.length || plain.length > 2000) return [];
    return PATTERNS.flatMap((p) => found(p, s, plain, lower));
  },
};
