// P5: "No pay or benefits, no pressure, no 'just checking in', no 'circling back'."
import data from '../data/pay.json' with { type: 'json' };
import { compile, quoted, saidAnywhere } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const ASKED = compile(
  data.asked.map((p) => ({
    ...p,
    find: p.find.replaceAll('MATTER', data.matters).replaceAll('MONEY', data.money),
  })),
);

export const salary: Rule = {
  id: 'salary',
  label: 'salary_or_benefits_raised',
  family: 'tone',
  severity: 'warn',
  appliesTo: [
    'thank_you',
    'follow_up',
    'second_follow_up',
    'clarification',
    'rejection_reply',
    'answer',
  ],
  needs: ['english'],
  handbook: {
    id: 'P5',
    sentence: 'No pay or benefits, no pressure, no “just checking in”, no “circling back”.',
  },
  title: 'Pay or benefits come up before an offer',
  why: 'The offer is the moment to talk about money. Before it, the question weighs more than you mean it to.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Shanice,\n\nI set up a salary sacrifice scheme and moved 2,300 people to a new payroll after the holiday pay ruling.',
    },
    { body: 'Dear Trudie,\n\nThe draft parental leave policy has stayed with me.' },
    {
      kind: 'offer_reply',
      body: 'Dear Colm,\n\nThank you. Is the Sunday night paid at the night rate?',
    },
  ],
  bad: [
    {
      body: 'Hi Declan,\n\nCould you also tell me whether the hourly rate goes up after the probation period?',
    },
    { body: 'Dear Shanice,\n\nMay I also ask how many days of annual leave I would have?' },
    { body: 'Dear Giancarlo,\n\nMy expectation would be $95,000 with four weeks of vacation.' },
    { kind: 'follow_up', body: 'Dear Ute,\n\nWhat would the hourly pay be with that ticket?' },
  ],
  check: (parsed) =>
    saidAnywhere(parsed, ASKED)
      .slice(0, 1)
      .map((span) => ({
        span,
        message: 'Leave pay and benefits for the offer. Take this sentence out for now.',
        evidence: `“${quoted(parsed, span)}”`,
      })),
};
