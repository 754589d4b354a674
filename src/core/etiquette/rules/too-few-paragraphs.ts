// N8: "It is concise: three or four paragraphs, clear, professional."
import type { Rule } from '../rule.ts';

export const tooFewParagraphs: Rule = {
  id: 'too-few-paragraphs',
  label: 'too_few_paragraphs',
  family: 'structure',
  severity: 'warn',
  appliesTo: ['thank_you'],
  needs: [],
  handbook: { id: 'N8', sentence: 'It is concise: three or four paragraphs, clear, professional.' },
  title: 'The note has fewer than three paragraphs',
  why: 'Thanks, what you bring, and what comes next are three thoughts. A blank line between them makes the note easy to read on a telephone.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Ada,\n\nThank you for today.\n\nI have run two looms.\n\nI would love to join you.\n\nBest,\nNoor',
    },
  ],
  bad: [
    {
      body: 'Dear Ada,\n\nThank you for today. I have run two looms.\n\nI would love to join you.\n\nBest,\nNoor',
      context: { candidate: 'Noor Haddad' },
    },
  ],
  check({ letter }) {
    const count = letter.paragraphs.length;
    return count >= 3
      ? []
      : [
          {
            span: null,
            message:
              count === 0
                ? 'There is no text yet.'
                : 'Split the note into three or four short paragraphs: thanks, what you bring, what comes next.',
            evidence: `${count} ${count === 1 ? 'paragraph' : 'paragraphs'}; at least 3.`,
          },
        ];
  },
};
