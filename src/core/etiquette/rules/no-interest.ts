// N6: "It restates interest in the position and the company, and says why the candidate fits."
import data from '../data/interest.json' with { type: 'json' };
import { compile, isSaid } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const INTEREST = compile(data.interest);

export const noInterest: Rule = {
  id: 'no-interest',
  label: 'no_interest',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you', 'follow_up', 'second_follow_up'],
  needs: ['english'],
  handbook: {
    id: 'N6',
    sentence:
      'It restates interest in the position and the company, and says why the candidate fits.',
  },
  title: 'Nothing says that you want the job',
  why: 'They cannot know it unless you say so. One plain sentence is enough.',
  since: '0.1.0',
  good: [
    {
      kind: 'follow_up',
      body: 'Hi Stan,\n\nYou said you would know by Friday. Any word? Still keen as mustard.',
    },
    { body: "Mercedes,\n\nThanks for the ride. I'm in if you'll have me." },
    { body: 'Dear Sir Anthony,\n\nI should be honoured to take part in the Saturday school.' },
  ],
  bad: [
    { kind: 'follow_up', body: 'Hi Stan,\n\nAny word on the job?' },
    {
      body: 'Dear Sister,\n\nThank you for our hour. May the season be gentle to you and to all who keep watch tonight.',
    },
  ],
  check: (parsed) =>
    isSaid(parsed, INTEREST) || parsed.sentences.length === 0
      ? []
      : [
          {
            span: null,
            message: 'Say that you want this job, in one plain sentence.',
            evidence: 'No words of interest were found.',
          },
        ],
};
