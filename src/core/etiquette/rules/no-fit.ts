// N6: "… and says why the candidate fits: a skill of theirs against a need of the team's."
import { substance } from '../content.ts';
import { isFit } from '../fit.ts';
import type { Rule } from '../rule.ts';

export const noFit: Rule = {
  id: 'no-fit',
  label: 'no_fit',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you'],
  needs: ['english'],
  handbook: {
    id: 'N6',
    sentence: 'It says why the candidate fits: a skill of theirs against a need of the team’s.',
  },
  title: 'Nothing shows why you fit',
  why: 'Name one thing that you have done and that they need. “My skills make me a great fit” is a claim, not a reason.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Ada,\n\nThank you for today. At my last bakery I brought the waste down from 9% to 3%.',
    },
  ],
  bad: [
    {
      body: 'Dear Ada,\n\nThank you for today. I feel that this position is a perfect match for my abilities and that I could add a lot of value from day one.',
    },
  ],
  check: (parsed) =>
    substance(parsed, isFit).fit.length > 0 || parsed.sentences.length === 0
      ? []
      : [
          {
            span: null,
            message:
              'Add one thing you have done that they need: what it was, and what came of it.',
            evidence:
              parsed.context.strengths?.[0] === undefined
                ? 'No sentence shows experience or skill.'
                : `Your debrief names: ${parsed.context.strengths.slice(0, 2).join('; ')}.`,
          },
        ],
};
