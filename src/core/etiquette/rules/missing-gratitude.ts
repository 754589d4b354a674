// N5: "It opens with gratitude: thanks for the opportunity, what was good to learn about the company and the role."
import data from '../data/gratitude.json' with { type: 'json' };
import { compile, isSaid } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const THANKS = compile(data.thanks);

export const missingGratitude: Rule = {
  id: 'missing-gratitude',
  label: 'missing_gratitude',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you', 'rejection_reply', 'offer_reply'],
  needs: ['english'],
  handbook: {
    id: 'N5',
    sentence:
      'It opens with gratitude: thanks for the opportunity, what was good to learn about the company and the role.',
  },
  title: 'Nothing in it says thank you',
  why: 'It is what the note is for. A “Thanks,” above your name is a closing, not thanks.',
  since: '0.1.0',
  good: [
    { body: 'Mercedes,\n\nAppreciate you letting me ride along this morning.' },
    { body: 'Dear Søren,\n\nIt was good of you to see me in such a week.' },
    { kind: 'rejection_reply', body: 'Dear Louisa,\n\nI am grateful to you for writing yourself.' },
  ],
  bad: [
    {
      body: 'Hello Sandra,\n\nThe Buxton pool job is a cracker, and that brew was strong enough to grout with.\n\nThanks,\nWayne',
      context: { candidate: 'Wayne Prothero' },
    },
    {
      kind: 'offer_reply',
      body: 'Dear Colm,\n\nYour offer has arrived. I would be grateful for a day to think.',
    },
  ],
  check: (parsed) =>
    isSaid(parsed, THANKS) || parsed.sentences.length === 0
      ? []
      : [
          {
            span: null,
            message: 'Say thank you, best in the first sentence and for something they did.',
            evidence: 'No words of thanks between greeting and closing.',
          },
        ],
};
