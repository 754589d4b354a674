// N8: "It is concise", and N4: "It is personal." Two lines cannot be both.
import type { Rule } from '../rule.ts';

export const tooShort: Rule = {
  id: 'too-short',
  label: 'too_short',
  family: 'structure',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: {
    id: 'N4',
    sentence:
      'It is personal: the interviewer’s name, specific points of this conversation, something unique to it.',
  },
  title: 'The note is too short',
  why: 'Below 40 words there is no room for thanks, one thing you remember and why you fit.',
  since: '0.1.0',
  good: [
    { kind: 'follow_up', body: 'Hi Stan,\n\nYou said you would know by Friday. Any word?' },
    {
      body: 'Ms. Dupuis,\n\nThank you for your time today and for introducing me to the real blue dog. I have 1.8 million safe miles, tanker and doubles, and chains do not scare me. You said your lane goes through drivers like paper plates. I grew up on that road.',
    },
  ],
  bad: [
    { body: 'Dear Ada,\n\nThank you for the tour. I would love to join you.' },
    { kind: 'follow_up', body: 'Hi Stan,\n\nAny word on the job?' },
  ],
  check({ note, letter }) {
    const least = note.kind === 'thank_you' ? 40 : 8;
    return letter.length >= least
      ? []
      : [
          {
            span: null,
            message:
              note.kind === 'thank_you'
                ? `${letter.length} words say too little. Add one thing you remember from the talk and one thing you bring.`
                : 'Say a little more: what you are asking about, and why you still want it.',
            evidence: `${letter.length} words without greeting and closing; at least ${least}.`,
          },
        ];
  },
};
