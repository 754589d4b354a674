// N8: "It is concise: three or four paragraphs, clear, professional." P4: 90 to 180 words.
import { countWords } from '../../text/letter.ts';
import type { Rule } from '../rule.ts';

const MOST = 250;
const sentence =
  'We moved the records of one ward after another and every evening somebody stayed behind to count them. ';

export const tooLong: Rule = {
  id: 'too-long',
  label: 'too_long',
  family: 'structure',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: { id: 'N8', sentence: 'It is concise: three or four paragraphs, clear, professional.' },
  title: 'The note is too long',
  why: 'A note of 90 to 180 words is read to its end. Over 250 it becomes a second interview.',
  since: '0.1.0',
  good: [{ body: `Dear Ada,\n\n${sentence.repeat(8)}` }],
  bad: [{ body: `Dear Ada,\n\n${sentence.repeat(15)}` }],
  check({ note, letter }) {
    const count = countWords(note.body.slice(letter.content.start, letter.content.end));
    return count <= MOST
      ? []
      : [
          {
            span: null,
            message: `${count} words are more than a note can carry. Keep the best 180.`,
            evidence: `${count} words without greeting and closing; the limit is ${MOST}.`,
          },
        ];
  },
};
