// N10: "It keeps the candidate in mind": who they are stands in it.
import type { Rule } from '../rule.ts';

const NOOR = { candidate: 'Noor Haddad' };

/** A line that can be a name: no telephone number, address or title alone. */
function hasName(signature: string): boolean {
  return signature
    .split('\n')
    .some(
      (line) =>
        /\p{L}{2}/u.test(line) &&
        !/[[\]{}<>]|\d{3}|@|https?:|www\.|^sent from/iu.test(line) &&
        /^\W*\p{Lu}/u.test(line.trim()),
    );
}

export const missingSignoff: Rule = {
  id: 'missing-signoff',
  label: 'missing_signoff',
  family: 'structure',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: {
    id: 'N10',
    sentence:
      'It keeps the candidate in mind while others decide: who they are and what they bring stands in it.',
  },
  title: 'Your name is missing at the end',
  why: 'They may have met six people this week. Close with your name.',
  since: '0.1.0',
  good: [
    { body: 'Dear Ada,\n\nThank you for today.\n\nBest,\nNoor', context: NOOR },
    { body: 'Dear Ada,\n\nThank you for today.\n\nNoor Haddad', context: NOOR },
  ],
  bad: [
    { body: 'Dear Ada,\n\nThank you for today.', context: NOOR },
    { body: 'Dear Ada,\n\nThank you for today.\n\nKind regards,', context: NOOR },
  ],
  check({ note, letter, context }) {
    if (
      letter.signature !== null &&
      hasName(note.body.slice(letter.signature.start, letter.signature.end))
    )
      return [];
    const end = note.body.trimEnd().length;
    const name = context.candidate;
    return [
      {
        span: letter.valediction,
        message: 'The note ends without your name.',
        evidence:
          name === null ? 'Your name is not in Settings yet.' : `Your name in the record: ${name}`,
        fixes:
          name === null
            ? []
            : [
                {
                  title: `Sign as ${name}`,
                  span: { start: end, end },
                  replacement:
                    letter.valediction === null ? `\n\nKind regards,\n${name}` : `\n${name}`,
                  safe: true,
                },
              ],
      },
    ];
  },
};
