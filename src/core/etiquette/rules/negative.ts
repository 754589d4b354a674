// N10: "It keeps the candidate in mind while others decide." What is run down is remembered too.
import data from '../data/tone.json' with { type: 'json' };
import type { ParsedNote } from '../parsed-note.ts';
import { compile, quoted, saidAnywhere, saidIn } from '../phrases.ts';
import type { Found, Rule } from '../rule.ts';

const RUN_DOWN = compile(data.runDown);
const WHOM = new RegExp(`(?<![\\p{L}])(?:${data.whom})(?![\\p{L}])`, 'u');
const BADLY = compile(
  data.badly.map((p) => ({ find: p.find.replace('WHOM', `(?:${data.whom})`) })),
);
const SELF = compile(data.selfDown);
const APOLOGY = compile(data.apology);

function employers(parsed: ParsedNote): Found[] {
  return parsed.sentences.flatMap((s) => {
    const said = WHOM.test(s.lower)
      ? [...saidIn(s, RUN_DOWN), ...saidIn(s, BADLY)]
      : saidIn(s, BADLY);
    return said.slice(0, 1).map((span) => ({
      span,
      message: 'Say nothing bad about an employer, theirs or yours. What you did there is enough.',
      evidence: `“${quoted(parsed, span)}”`,
    }));
  });
}

export const negative: Rule = {
  id: 'negative',
  label: 'negative_or_apologetic',
  family: 'tone',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['english'],
  handbook: {
    id: 'N10',
    sentence:
      'It keeps the candidate in mind while others decide: who they are and what they bring stands in it.',
  },
  title: 'It runs someone down, or apologises again and again',
  why: 'One brief correction is good. Repeated apologies, and harsh words about yourself, them or a former employer, are what stays.',
  since: '0.1.0',
  good: [
    { body: 'Dear Tunde,\n\nThank you, and I am sorry again for your loss.' },
    {
      body: 'Hi Beth,\n\nOne small correction: I said four years; it is closer to three and a half.',
    },
    { body: 'Dear Terrence,\n\nI have never seen a lender put the bad loans on the table first.' },
  ],
  bad: [
    {
      body: 'Dear Mercedes,\n\nMy fix rate is 91%, which is more than I can say for the clowns I work for now.',
    },
    {
      body: 'Dear Geraldine,\n\nI am sorry to be such a nuisance again, sorry for all the letters, and I suppose I was simply not good enough for you.',
    },
    { body: 'Dear Sir Anthony,\n\nMy old employer was a shambles.' },
    { body: 'Dear Dr Kapoor,\n\nThank you for the tour. I did not like the consultant much.' },
    {
      kind: 'rejection_reply',
      body: 'Dear Svetlana,\n\nThank you, but the person you chose is plainly weaker.',
    },
  ],
  check(parsed) {
    const sorry = saidAnywhere(parsed, APOLOGY);
    const self = saidAnywhere(parsed, SELF).map((span) => ({
      span,
      message: 'Leave this out. What you can do is the better thing to remember.',
      evidence: `“${quoted(parsed, span)}”`,
    }));
    const repeated =
      sorry.length < 2
        ? []
        : [
            {
              span: sorry[1] ?? null,
              message: 'One apology is enough; two make it the subject of the letter.',
              evidence: `${sorry.length} apologies.`,
            },
          ];
    return [...employers(parsed), ...self, ...repeated];
  },
};
