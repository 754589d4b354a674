// N9: "It is proofread: no typo, no grammatical error, no wrong name."
import type { Found, Rule } from '../rule.ts';

export const grammar: Rule = {
  id: 'grammar',
  label: 'grammar',
  family: 'language',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['proofreading', 'english'],
  handbook: {
    id: 'N9',
    sentence: 'It is proofread: no typo, no grammatical error, no wrong name.',
  },
  title: 'Something is wrong in the grammar',
  why: 'Verb and subject, verb forms, articles, apostrophes, small words. Correct English of every origin passes; only what is wrong everywhere is shown.',
  since: '0.1.0',
  good: [{ body: 'Dear Ada,\n\nI look forward to hearing from you.' }],
  bad: [{ body: 'Dear Ada,\n\nI look forward to hear from you, and I has time.' }],
  check: ({ language }): readonly Found[] => (language ?? []).filter((f) => f.rule === 'grammar'),
};
