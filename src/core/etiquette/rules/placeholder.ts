// N9: "It is proofread: no typo, no grammatical error, no wrong name." An unfilled slot is all three.
import type { Span } from '../../record/nouns.ts';
import data from '../data/placeholders.json' with { type: 'json' };
import type { Found, Rule } from '../rule.ts';

const SLOT = new Set(data.slots);
const FILLER = new Set(data.fillers);
/** Remarks that belong in brackets. */
const EDITORIAL = new Set(data.editorial);
const ALWAYS = new Set(data.always);

const BRACKETED =
  /\{\{[^{}\n]{0,80}\}\}|<<[^<>\n]{0,80}>>|\$\{[^{}\n]{0,60}\}|%[A-Z_]{3,30}%|\[[^[\]\n]{1,80}\]|<[A-Za-z][^<>\n@]{1,60}>|\{[^{}\n]{1,60}\}|\((?:insert|your|name|company|role|position|title|date)\b[^()\n]{0,50}\)/giu;
const BARE =
  /_{3,}|\bX{3,}\b|\bx{4,}\b|\bT\.?B\.?[DCA]\b|\b(?:INSERT|YOUR|COMPANY|INTERVIEWER|HIRING MANAGER)[ _](?:NAME|COMPANY|ROLE|POSITION|TITLE|HERE|MANAGER)(?:[ _](?:NAME|HERE))?\b|\bFIRST[ _]?NAME\b|\bLAST[ _]?NAME\b|\blorem ipsum\b|\b(?:name|company|role|position|title) here\b(?=[.,!]|$)/gmu;

function isSlot(inside: string): boolean {
  const parts = inside
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((w) => w !== '');
  if (parts.length === 0) return /^[\s_.…?-]*$/u.test(inside);
  if (parts.some((w) => ALWAYS.has(w))) return true;
  if (parts.length > 8) return false;
  if (/^[\p{Lu}\s_/-]+$/u.test(inside) && parts.length <= 4 && inside.trim().length > 3) {
    return parts.some((w) => SLOT.has(w));
  }
  return parts.every((w) => SLOT.has(w) || FILLER.has(w)) && parts.some((w) => SLOT.has(w));
}

interface Slot extends Span {
  /** The words are those of templates; otherwise only the brackets speak for it. */
  readonly sure: boolean;
}

/**
 * Words in brackets that nobody quotes: `[thing they praised]`, `{expiry year}`. A remark of an editor, code
 * (`list[index]`, one HTML element), a proper name and anything with figures or marks are text.
 */
function isBareWords(inside: string, text: string, at: number): boolean {
  if (!/^\p{Ll}[\p{L}'’]*(?:[ _/-]\p{L}[\p{L}'’]*){0,7}$/u.test(inside)) return false;
  const opened = (text.slice(Math.max(0, at - 300), at).match(/[“"]/gu) ?? []).length;
  const closed = (text.slice(Math.max(0, at - 300), at).match(/”/gu) ?? []).length;
  if (/[\p{L}\p{N}`“"'‘]$/u.test(text.slice(0, at)) || (opened - closed) % 2 === 1) return false;
  if (text[at] === '<' && !/[ _-]/u.test(inside)) return false;
  return !EDITORIAL.has(inside.toLowerCase().split(/[ _/-]/u)[0] ?? '');
}

/** The unfilled slots of a text. */
function slotsOf(text: string): Slot[] {
  const found: Slot[] = [];
  for (const m of text.matchAll(BRACKETED)) {
    const hard = /^(?:\{\{|<<|\$\{|%)/.test(m[0]);
    const inside = m[0].replace(/^[[{<(%$]+|[\]}>)%]+$/gu, '');
    const sure = hard || isSlot(inside);
    if (sure || (!m[0].startsWith('(') && isBareWords(inside, text, m.index)))
      found.push({ start: m.index, end: m.index + m[0].length, sure });
  }
  for (const m of text.matchAll(BARE)) {
    if (!found.some((f) => f.start <= m.index && m.index < f.end)) {
      found.push({ start: m.index, end: m.index + m[0].length, sure: true });
    }
  }
  return found;
}

function finding(text: string, slot: Slot, where: 'subject' | 'body'): Found {
  const span = { start: slot.start, end: slot.end };
  const words = text.slice(span.start, span.end);
  return {
    where,
    span,
    ...(slot.sure ? {} : { severity: 'warn' as const }),
    message: `“${words}” still waits to be filled in.`,
    evidence: 'A slot of a template, not a word of yours.',
    fixes: [{ title: 'Remove it', span, replacement: '', safe: false }],
  };
}

export const placeholder: Rule = {
  id: 'placeholder',
  label: 'placeholder_left',
  family: 'copies',
  severity: 'block',
  appliesTo: 'all',
  needs: [],
  handbook: {
    id: 'N9',
    sentence: 'It is proofread: no typo, no grammatical error, no wrong name.',
  },
  title: 'A slot of a template is still empty',
  why: 'Nothing tells a reader faster that a note was not written for them. Fill the slot in, or take the sentence out.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Lucinda,\n\nPlease tell [Team Blue], brackets included, that I liked their sign.',
    },
    { body: 'Dear Ada,\n\nThe log said [sic] “orgin”, and we laughed about the <2 ms budget.' },
    { body: 'Dear Ada,\n\nYou wrote “give [the] child time”, and rows[last] was the bug.' },
  ],
  bad: [
    { body: 'Dear Ada,\n\nI would be useful on [project name] from the first month.' },
    { body: 'Dear Ada,\n\nYou praised [what she liked], and my licence runs to {expiry}.' },
    { body: 'Dear Ada,\n\nI would be honored to serve as {{position_title}}.' },
    { body: 'Dear [Name],\n\nThank you for today.' },
    { body: 'Dear Ada,\n\nThank you.', subject: 'Thank you to XXX' },
  ],
  check: ({ note }) => [
    ...slotsOf(note.subject).map((s) => finding(note.subject, s, 'subject')),
    ...slotsOf(note.body).map((s) => finding(note.body, s, 'body')),
  ],
};
