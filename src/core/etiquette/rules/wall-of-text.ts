// N8: "It is concise: three or four paragraphs, clear, professional."
import { countWords } from '../../text/letter.ts';
import type { Rule } from '../rule.ts';

const MOST = 100;
const sentence =
  'We moved the records of one ward after another and every evening somebody stayed behind to count them. ';

export const wallOfText: Rule = {
  id: 'wall-of-text',
  label: 'wall_of_text',
  family: 'structure',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: { id: 'N8', sentence: 'It is concise: three or four paragraphs, clear, professional.' },
  title: 'One paragraph is a wall of text',
  why: 'Over 100 words without a break are skipped. Split the paragraph where the thought turns.',
  since: '0.1.0',
  good: [{ body: `Dear Ada,\n\n${sentence.repeat(4)}\n\n${sentence.repeat(4)}` }],
  bad: [{ body: `Dear Ada,\n\n${sentence.repeat(6)}` }],
  check: ({ note, letter }) =>
    letter.paragraphs
      .map((span) => ({ span, count: countWords(note.body.slice(span.start, span.end)) }))
      .filter(({ count }) => count > MOST)
      .map(({ span, count }) => ({
        span,
        message: `This paragraph has ${count} words. Split it in two.`,
        evidence: `${count} words in one paragraph; the limit is ${MOST}.`,
      })),
};
