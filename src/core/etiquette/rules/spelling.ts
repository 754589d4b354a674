// N9: "It is proofread: no typo, no grammatical error, no wrong name."
import type { Found, Rule } from '../rule.ts';

export const spelling: Rule = {
  id: 'spelling',
  label: 'spelling',
  family: 'language',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['proofreading', 'english'],
  handbook: {
    id: 'N9',
    sentence: 'It is proofread: no typo, no grammatical error, no wrong name.',
  },
  title: 'A word is misspelt',
  why: 'American and British spelling are both right, and so are the words of your trade and the names of your record. What is left is worth a second look.',
  since: '0.1.0',
  good: [{ body: 'Dear Ada,\n\nI organised the program, and the colour of the theater suits me.' }],
  bad: [{ body: 'Dear Ada,\n\nI would be greatful for some simular work.' }],
  check: ({ language }): readonly Found[] => (language ?? []).filter((f) => f.rule === 'spelling'),
};
