// N4: "It is personal: specific points of this conversation, something unique to it."
import { isFit } from '../fit.ts';
import type { Rule } from '../rule.ts';
import { refersToTalk } from '../specific.ts';

export const noSpecificReference: Rule = {
  id: 'no-specific-reference',
  label: 'no_specific_reference',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you'],
  needs: ['english'],
  handbook: {
    id: 'N4',
    sentence: 'It is personal: specific points of this conversation, something unique to it.',
  },
  title: 'Nothing in it could only come from this interview',
  why: 'One detail that only you and they know makes the note yours: what they showed, asked or told you.',
  since: '0.1.0',
  good: [
    {
      body: 'Ms. Dupuis,\n\nThank you for your time today and for introducing me to the real blue dog.',
    },
  ],
  bad: [
    {
      body: 'Dear Ada,\n\nThank you for taking the time to meet me. I truly enjoyed learning more about your company and its exciting plans.',
    },
  ],
  check(parsed) {
    if (parsed.sentences.length === 0 || refersToTalk(parsed, isFit)) return [];
    const topic = parsed.context.topics?.[0];
    return [
      {
        span: null,
        message: 'Add one thing that was said or shown in this interview.',
        evidence:
          topic === undefined
            ? 'No detail of the conversation was found.'
            : `Your debrief names: ${parsed.context.topics?.slice(0, 3).join('; ')}.`,
      },
    ];
  },
};
