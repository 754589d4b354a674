// N4: "Nothing that could have gone to anyone else."
import { contentStems, overlap, substance } from '../content.ts';
import { isFit } from '../fit.ts';
import type { ParsedNote } from '../parsed-note.ts';
import type { Rule } from '../rule.ts';
import { refersToTalk, topicsNamed } from '../specific.ts';
import { namesCompany } from './wrong-company.ts';

const DATED =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|yesterday|(?:two|three|four|five|six|ten|a few) (?:weeks?|days|months?)|fortnight|easter|christmas|half-term)\b/u;

/** A follow-up that names neither role, company, date nor anything talked about. */
function namesNothing(parsed: ParsedNote): boolean {
  const { note, context } = parsed;
  const text = `${note.subject}\n${parsed.sentences.map((s) => s.text).join('\n')}`;
  if (namesCompany(text, context.company) || DATED.test(text.toLowerCase())) return false;
  const there = contentStems(text);
  const role = contentStems(context.role ?? '');
  if (context.role !== null && overlap(role, there) > 0) return false;
  if (topicsNamed(parsed)) return false;
  return substance(parsed, isFit).anywhere.length < 3;
}

/** A thank-you without detail, reason or telling words. */
function couldGoAnywhere(parsed: ParsedNote): boolean {
  const { anywhere, ofThePublic, contentWords, fit } = substance(parsed, isFit);
  if (fit.length > 0 || ofThePublic.length > 0 || refersToTalk(parsed, isFit)) return false;
  return anywhere.length <= Math.max(3, contentWords * 0.14);
}

export const template: Rule = {
  id: 'template',
  label: 'template_generic',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you', 'follow_up', 'second_follow_up'],
  needs: ['english'],
  handbook: { id: 'N4', sentence: 'Nothing that could have gone to anyone else.' },
  title: 'It could be sent to any company',
  why: 'Readers see dozens of these. Name the job, one thing that was said, and one thing you would do.',
  since: '0.1.0',
  good: [
    {
      kind: 'follow_up',
      subject: 'Your decision',
      body: 'Dear Ute,\n\nYou had hoped to settle the pipe welder position by the 21st. Is there any news?',
      context: { role: 'Pipe Welder', company: 'Ridgeline' },
    },
  ],
  bad: [
    {
      kind: 'follow_up',
      subject: 'Following up',
      body: 'Dear Ute,\n\nI am writing to follow up on my recent interview and to reiterate my strong interest in the position.',
      context: { role: 'Pipe Welder', company: 'Ridgeline' },
    },
    {
      body: 'Dear Ada,\n\nThank you for the opportunity to interview with your esteemed organisation. It was a pleasure to learn about the role and the team.\n\nI am very interested and look forward to hearing from you.',
    },
  ],
  check(parsed) {
    if (parsed.sentences.length === 0) return [];
    const generic =
      parsed.note.kind === 'thank_you' ? couldGoAnywhere(parsed) : namesNothing(parsed);
    return generic
      ? [
          {
            span: null,
            message:
              'This could be sent to any company. Name the job and one thing that only this conversation could have told you.',
            evidence: 'Hardly a word in it belongs to this interview.',
          },
        ]
      : [];
  },
};
