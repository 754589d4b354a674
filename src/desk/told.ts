import type { Interview, PromisedSpan } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { read } from '../core/replies/read.ts';

/** "they will decide", "I'll hear": the stem's own words in front of the answer. */
const LEAD =
  /^(?:(?:they|she|he|we)(?:[’']ll| will| would| said they(?:[’']d| would)?)? )?(?:decide|deciding|let me know|tell me|get back(?: to me)?|be in touch|call|hear|know)?\s*/i;

/**
 * The day meant by words noted after an interview ("by the end of next week"), read as an
 * interviewer's own sentence would be, on the interview's day and in its country. Without a day in
 * them, the words alone.
 */
export function toldAt(opportunity: Opportunity, interview: string, said: string): PromisedSpan {
  const unread: PromisedSpan = { said, from: null, to: null, slackDays: 0 };
  const held = opportunity.interviews.find((i) => i.id === interview);
  const words = said
    .trim()
    .replace(LEAD, '')
    .replace(/[.!]+$/, '');
  if (held === undefined || words === '') return unread;
  for (const sentence of [`We will let you know ${words}.`, `We will let you know by ${words}.`]) {
    const { promise } = readAs(opportunity, held, sentence);
    if (promise?.to != null) return { ...promise, said };
  }
  return unread;
}

function readAs(opportunity: Opportunity, interview: Interview, body: string) {
  const { company, role, country, people } = opportunity;
  const person = people.find((p) => interview.interviewers.includes(p.id));
  return read(
    {
      ...{ headers: {}, subject: role, bodyType: 'text/plain' },
      ...{ body, receivedAt: interview.endsAt },
    },
    {
      ...{ candidate: { name: '', email: '' }, interviewer: person?.name ?? null, company, role },
      interviewDate: interview.endsAt.slice(0, 10),
      senderLocale: null,
      calendar: person?.country ?? country,
      candidateZone: interview.zone,
    },
  );
}
