// N8: "clear, professional"; the subject is what they see first.
import { fold } from '../../text/fold.ts';
import data from '../data/subjects.json' with { type: 'json' };
import type { Rule } from '../rule.ts';

const BARE = new Set(data.bare);
const SLANG = new RegExp(`(?:^|[^\\p{L}])(?:${data.slang.join('|')})(?=$|[^\\p{L}])`, 'u');

/** What is wrong with a subject line, or null. */
function wrongWith(subject: string): string | null {
  const bare = subject.trim();
  const text = fold(bare.replace(/^(?:\s*(?:re|aw|sv|antw)\s*:)+/iu, '')).trim();
  if (text === '' || /^[([<{]?\s*(?:no|without)\s+subject\s*[)\]>}]?$/u.test(text))
    return 'It is empty.';
  if (/^\s*(?:fwd?|wg|tr)\s*:/iu.test(bare)) return 'It shows that the text was forwarded.';
  if (
    /\btemplate\b|\bcopy of\b|\bdraft\b(?! (?:beer|horse))|\bversion \d|_v\d|\bfinal\b.*\bfinal\b/u.test(
      text,
    )
  )
    return 'It shows a template or a draft.';
  if (
    /[[{<]{1,2}[^\]}>]*(?:name|role|company|position|title|date|insert|job)[^\]}>]*[\]}>]|\bx{3,}\b|_{3,}/u.test(
      text,
    )
  )
    return 'A slot of a template is still empty.';
  const letters = bare.replace(/[^\p{L}]/gu, '');
  const words = bare.split(/\s+/u).filter((w) => /\p{L}{2}/u.test(w));
  if (
    letters.length > 6 &&
    words.length > 1 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase()
  )
    return 'It is in capitals throughout.';
  if (/[!?]{2,}|!\?/u.test(bare)) return 'It shouts.';
  if (/\p{Extended_Pictographic}/u.test(bare)) return 'It has an emoji in it.';
  if (/(.)\1{3,}/u.test(text.replace(/[^\p{L}]/gu, ''))) return 'It is chat.';
  if (SLANG.test(text)) return 'It is chat.';
  const core = text
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (BARE.has(core) || (core.length < 3 && !/\d/.test(core))) return 'It says nothing.';
  return null;
}

export const badSubject: Rule = {
  id: 'bad-subject',
  label: 'bad_subject',
  family: 'structure',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: { id: 'N8', sentence: 'It is concise: three or four paragraphs, clear, professional.' },
  title: 'The subject line does not do its work',
  why: 'It is read before anything else, and in a full inbox it decides when. Your thanks and the role are enough: “Thank you – ICU nurse interview”.',
  since: '0.1.0',
  good: [
    { body: 'x', subject: 'Thank you – SRE interview' },
    { body: 'x', subject: 'Re: Economist, Grade 9' },
    { body: 'x', subject: 'HVAC technician interview' },
    { body: 'x', subject: 'Merci, Chef' },
  ],
  bad: [
    { body: 'x', subject: '' },
    { body: 'x', subject: '(no subject)' },
    { body: 'x', subject: 'thx' },
    { body: 'x', subject: 'FWD: Re: THANK YOU TEMPLATE (pharmacy version)' },
    { body: 'x', subject: 'OMG YESSSS' },
    { body: 'x', subject: 'heyyyy!!!' },
    { body: 'x', subject: 'Hi' },
  ],
  check({ note }) {
    const why = wrongWith(note.subject);
    const span = note.subject === '' ? null : { start: 0, end: note.subject.length };
    return why === null
      ? []
      : [
          {
            where: 'subject',
            span,
            message: `Give the subject your thanks and the role. ${why}`,
            evidence: `Subject: “${note.subject}”`,
          },
        ];
  },
};
