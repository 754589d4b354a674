import type { LanguageRule } from '../slip.ts';

const TWICE = /(?<![\p{L}\p{N}'-])(\p{L}+)(\s+)\1(?![\p{L}\p{N}'-])/giu;
const MAY_STAND_TWICE = new Set([
  'had',
  'that',
  'very',
  'no',
  'so',
  'ha',
  'bye',
  'now',
  'knock',
  'hear',
  'long',
  'well',
  'many',
  'really',
  'far',
  'tut',
  'yes',
  'much',
]);

/** The same word twice: `of of`. */
export const doubled: LanguageRule = {
  code: 'doubled-word',
  wrong: [
    'All of of them still run.',
    'I asked who who sits there.',
    'I know that that I speak it well.',
  ],
  right: [
    'I had had a look, and that that was so is clear.',
    'We met in Wagga Wagga a long, long time ago.',
  ],
  check(s, text) {
    const sentence = text.slice(s.start, s.end);
    return [...sentence.matchAll(TWICE)].flatMap((m) => {
      const word = m[1] ?? '';
      const lower = word.toLowerCase();
      const next = sentence.slice(m.index + m[0].length, m.index + m[0].length + 8);
      const thatThat = lower === 'that' && /^ (?:i|we|you|he|she|they|the|my|your)\b/iu.test(next);
      if (MAY_STAND_TWICE.has(lower) && !thatThat) return [];
      if (/^\p{Lu}/u.test(m[0].slice(word.length).trim())) return [];
      const start = s.start + m.index;
      return [
        {
          code: 'doubled-word',
          label: 'grammar' as const,
          start,
          end: start + m[0].length,
          message: `“${word}” stands here twice.`,
          replacement: word,
        },
      ];
    });
  },
};
