import type { Fact } from './facts.ts';
import { baseOfPast, baseOfThird, ing, isBase, isPast, third } from './rough/lexis.ts';
import { lower } from './text.ts';

const DETERMINED =
  /^(?:(?:the|a|an|your|my|our|that|this|those|these|all|every|each|two|three|four|five|six)\b|\d)/i;
const SAID_OF_ME =
  /^(?:have|had|was|am|can|could|speak|hold|know|run|own|lead|teach|manage|work|did|once|also|never|always|still|just|first|then|recently|since|already|personally|co-?\p{L}+|twice)\b/iu;

function firstWord(text: string): string {
  return text.split(' ')[0] ?? '';
}

/** What follows "Thank you for": an -ing phrase, or a thing; a past verb becomes -ing. */
export function thankful(text: string, source: string): Fact | null {
  const first = firstWord(text);
  if ((/ing$/i.test(first) && !isBase(first)) || DETERMINED.test(text))
    return { text, shape: 'ing', source };
  const base = baseOfPast(first) ?? (isBase(first) ? first.toLowerCase() : null);
  if (base !== null)
    return { text: `${ing(base)}${text.slice(first.length)}`, shape: 'ing', source };
  return /^(?:he|she|they|i|we|you|it)\b/i.test(text) ? null : { text, shape: 'ing', source };
}

/** What follows "your team": a verb in the present or past; a base form gets its -s. */
export function ofTeam(text: string, source: string): Fact | null {
  const [, subject = '', rest = ''] = /^(they|we|you|it)\s+(.*)$/i.exec(text) ?? [];
  const plain = subject === '' ? text : rest;
  const first = firstWord(plain);
  if (baseOfThird(first) === null && isBase(first) && !isPast(first)) {
    return {
      text: `${third(first.toLowerCase())}${plain.slice(first.length)}`,
      shape: 'verb-s',
      source,
    };
  }
  if (/^(?:are|have|were)\b/i.test(first)) {
    const verb = { are: 'is', have: 'has', were: 'was' }[first.toLowerCase()] ?? first;
    return { text: `${verb}${plain.slice(first.length)}`, shape: 'verb-s', source };
  }
  return DETERMINED.test(plain) || /^(?:he|she|I)\b/.test(plain)
    ? null
    : { text: plain, shape: 'verb-s', source };
}

/** What follows "I": a verb of the past; counted things stand as such. */
export function ofMe(text: string, source: string): Fact | null {
  const first = firstWord(text);
  if (isPast(first) || SAID_OF_ME.test(text) || /(?:ed|t)$/.test(first))
    return { text, shape: 'past', source };
  if (DETERMINED.test(text)) return { text: lower(text), shape: 'np', source };
  if (/ing$/i.test(first)) return { text: `have experience of ${text}`, shape: 'past', source };
  return isBase(first) || /^\p{Ll}+$/u.test(first) ? { text, shape: 'past', source } : null;
}

/** What follows "What I would enjoy most is": an -ing phrase, a thing, or a verb made one. */
export function enjoyed(text: string, source: string): Fact {
  const plain = text.replace(/^to /i, '');
  const first = firstWord(plain);
  if (/ing$/i.test(first) && !isBase(first)) return { text: plain, shape: 'ing', source };
  if ((plain !== text || !DETERMINED.test(plain)) && isBase(first)) {
    return {
      text: `${ing(first.toLowerCase())}${plain.slice(first.length)}`,
      shape: 'ing',
      source,
    };
  }
  return { text: plain, shape: 'np', source };
}
