// X4: "Never the wrong name or the wrong company."
import type { Found, Rule } from '../rule.ts';

export const knownName: Rule = {
  id: 'known-name',
  label: 'wrong_or_misspelled_name',
  family: 'language',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['proofreading'],
  handbook: { id: 'X4', sentence: 'Never the wrong name or the wrong company.' },
  title: 'A word is nearly a name of your record',
  why: 'Places, products and people of the record are compared as well. If it is another name, keep it.',
  since: '0.1.0',
  good: [
    { body: 'Dear Ada,\n\nI know Wagga Wagga well.', context: { company: 'Wagga Wagga Grain' } },
  ],
  bad: [
    { body: 'Dear Ada,\n\nI know Waggo well.', context: { peopleElsewhere: ['Wagga Stores'] } },
  ],
  check: ({ language }): readonly Found[] =>
    (language ?? []).filter((f) => f.rule === 'known-name'),
};
