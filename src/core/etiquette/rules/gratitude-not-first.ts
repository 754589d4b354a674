// N5: "It opens with gratitude."
import data from '../data/gratitude.json' with { type: 'json' };
import { compile, saidIn } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const THANKS = compile(data.thanks);

export const gratitudeNotFirst: Rule = {
  id: 'gratitude-not-first',
  label: 'gratitude_not_first',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you'],
  needs: ['english'],
  handbook: {
    id: 'N5',
    sentence:
      'It opens with gratitude: thanks for the opportunity, what was good to learn about the company and the role.',
  },
  title: 'The thanks come late',
  why: 'A thank-you note that begins with anything else makes its reader wait for the point.',
  since: '0.1.0',
  good: [
    { body: 'Dear Ada,\n\nI appreciated your candour yesterday.\n\nI would love to join you.' },
  ],
  bad: [
    {
      body: 'Dear Ada,\n\nThe shades of red were the best lesson of the week.\n\nThank you for today.',
    },
  ],
  check(parsed) {
    const thanking = parsed.sentences
      .map((s) => ({ s, spans: saidIn(s, THANKS) }))
      .filter((x) => x.spans.length > 0);
    const first = thanking[0];
    if (first === undefined || first.s.paragraph === 0) return [];
    return [
      {
        span: first.spans[0] ?? null,
        message: 'Move your thanks into the first paragraph.',
        evidence: `The first thanks stand in paragraph ${first.s.paragraph + 1}.`,
      },
    ];
  },
};
