import type { Person } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';

/**
 * The people of the hiring side as vCards (version 3.0, RFC 2426, which Apple, Google and Outlook
 * all take). Everything is text to it: no line break of a name can begin a property of its own.
 */
export function vcards(opportunities: readonly Opportunity[]): string {
  return opportunities.flatMap((o) => o.people.map((p) => card(o, p))).join('');
}

function card(opportunity: Opportunity, person: Person): string {
  const words = person.name.trim().split(/\s+/);
  const family = words.length > 1 ? (words.at(-1) ?? '') : '';
  const given = words.slice(0, words.length > 1 ? -1 : 1).join(' ');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//Afterword//People//EN',
    `UID:${text(`${opportunity.id}-${person.id}@afterword`)}`,
    `N:${text(family)};${text(given)};;;`,
    `FN:${text(person.name)}`,
    `ORG:${text(opportunity.company)}`,
    ...(person.title === null ? [] : [`TITLE:${text(person.title)}`]),
    ...(person.email === null ? [] : [`EMAIL;TYPE=INTERNET,WORK:${text(person.email)}`]),
    ...(person.postal === null ? [] : address(person.postal)),
    `NOTE:${text(`${ROLES[person.role]}, ${opportunity.role} at ${opportunity.company}`)}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The lines as they stand on an envelope; where a town ends is not guessed. */
function address(postal: string): string[] {
  const lines = postal.split(/\r\n?|\n/).filter((l) => l.trim() !== '');
  return [`ADR;TYPE=WORK:;;${text(lines.join(', '))};;;;`, `LABEL;TYPE=WORK:${text(postal)}`];
}

const ROLES = {
  interviewer: 'Interviewer',
  recruiter: 'Recruiter',
  coordinator: 'Arranged the interview',
  other: 'Contact',
} as const;

/** RFC 2426, 4: escaped, without control characters but the line break, which is written `\n`. */
function text(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\n/g, '\\n');
}

/** At most 75 octets a line (RFC 2426, 2.6), never inside a letter. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const point = letter.codePointAt(0) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
