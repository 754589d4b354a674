// F3: "It is polite, professional, patient." P5: "no pressure".
import data from '../data/tone.json' with { type: 'json' };
import { compile, quoted, saidAnywhere } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const PUSHY = compile(data.pushy);

export const pushy: Rule = {
  id: 'pushy',
  label: 'pushy_or_desperate',
  family: 'tone',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['english'],
  handbook: { id: 'F3', sentence: 'It is polite, professional, patient.' },
  title: 'It presses or begs',
  why: 'Demands, ultimatums and pleading end conversations. Say that you are still interested and ask how things stand.',
  since: '0.1.0',
  good: [
    {
      kind: 'clarification',
      body: 'Dear Deborah,\n\nI have written twice and would now like to close the loop. If you have chosen someone else, a single line is fine.',
    },
    {
      body: 'Dear Rob,\n\nI have a second offer, and they would like to hear by the 30th. I thought you would want to know.',
    },
    {
      kind: 'clarification',
      body: 'Dear Geraldine,\n\nIf I do not hear from you I will understand that the place is filled.',
    },
  ],
  bad: [
    {
      body: 'Hi Hal,\n\nI need an answer by Thursday at the latest, and I will call your office every morning until I have one.',
    },
    {
      kind: 'follow_up',
      body: 'Dear Ms. Ruiz Conde,\n\nI cannot wait so long and must insist on an answer now.',
    },
    {
      body: 'Dear Lorenzo,\n\nI have another board courting me, so unless I hear from you by Monday I shall consider the matter closed.',
    },
    { body: 'Dear Mr. Dantata,\n\nPlease, I am begging you, this job is my last hope.' },
  ],
  check: (parsed) =>
    saidAnywhere(parsed, PUSHY).map((span) => ({
      span,
      message:
        'This presses. Say that you are interested, ask how things stand, and leave them the choice.',
      evidence: `“${quoted(parsed, span)}”`,
    })),
};
