import type { Finding } from '../record/finding.ts';
import type { Span } from '../record/nouns.ts';
import { isEnglish } from './english.ts';
import type { NoteContext, NoteText } from './note.ts';
import { LONGEST, type ParsedNote, parse } from './parsed-note.ts';
import type { Need, Rule } from './rule.ts';
import { RULES } from './rules.ts';

export interface CheckResult {
  /** Blocks first, then warnings, then hints; each in the order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that could not answer, and why, in words for the candidate. */
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
}

const ORDER = { block: 0, warn: 1, hint: 2 } as const;

const LANGUAGE = new Set(RULES.filter((r) => r.family === 'language').map((r) => r.id));

const WHY: Readonly<Record<Need, string>> = {
  recipient: 'nobody is chosen as recipient yet',
  sendAt: 'no time of sending is known yet',
  english: 'the text does not seem to be English',
  proofreading: 'the proofreader has not answered yet',
  candidate: 'your own name is not in the record',
  interviewers: 'the record names no interviewers',
  company: 'the record names no company',
  role: 'the record names no role',
  otherCompanies: 'your other applications are not known here',
  employers: 'your employers are not in the record',
  interviewAt: 'the time of the interview is not in the record',
  timezone: 'the time zone of the recipient is not known',
  topics: 'the debrief names no topics',
  strengths: 'the debrief names no strengths',
  unfinished: 'the debrief says nothing of unfinished questions',
  statedDecisionBy: 'no date for their decision is known',
  previousMessages: 'earlier messages are not known here',
  otherNotes: 'the notes to the rest of the panel are not known here',
  peopleElsewhere: 'no other people are known',
  ownWords: 'no own words are known',
};

function has(need: Need, parsed: ParsedNote, english: boolean, language: boolean): boolean {
  switch (need) {
    case 'recipient':
      return parsed.recipient !== null;
    case 'sendAt':
      return parsed.note.sendAt !== null;
    case 'english':
      return english;
    case 'proofreading':
      return language;
    default:
      return parsed.context[need] !== null;
  }
}

function applies(rule: Rule, note: NoteText): boolean {
  return rule.appliesTo === 'all' || rule.appliesTo.includes(note.kind);
}

/** Rules may hand over a word or sentence as a span; a finding holds the two numbers alone. */
function bare(span: Span): Span;
function bare(span: Span | null): Span | null;
function bare(span: Span | null): Span | null {
  return span === null ? null : { start: span.start, end: span.end };
}

function run(rule: Rule, parsed: ParsedNote): Finding[] {
  return rule.check(parsed).map((f) => ({
    rule: rule.id,
    label: rule.label,
    severity: f.severity ?? rule.severity,
    where: f.where ?? 'body',
    span: bare(f.span),
    message: f.message,
    evidence: f.evidence,
    fixes: (f.fixes ?? []).map((fix) => ({ ...fix, span: bare(fix.span) })),
  }));
}

/**
 * Checks a message against the record, by the rules of `rules.ts` (handbook N1 to N10, F1 to F6, X4).
 * `language` are the findings of `proofread`, or null while it has not run: spelling and grammar are
 * then listed as not checked. Pure; the same text and context always give the same answer. Never throws.
 *
 * @example check({ kind: 'thank_you', subject, body, to, sendAt }, context, null).findings
 */
export function check(
  note: NoteText,
  context: NoteContext,
  language: readonly Finding[] | null = null,
): CheckResult {
  const parsed = parse(note, context, language);
  const english = isEnglish(parsed);
  const findings: Finding[] = [];
  const notChecked: { rule: string; why: string }[] = [];
  for (const rule of RULES) {
    if (!applies(rule, note)) continue;
    const missing = rule.needs.find((need) => !has(need, parsed, english, language !== null));
    if (missing !== undefined) notChecked.push({ rule: rule.id, why: WHY[missing] });
    else findings.push(...run(rule, parsed));
  }
  if (note.body.length > LONGEST) {
    notChecked.push({ rule: 'all', why: `only the first ${LONGEST} characters were read` });
  }
  return { findings: findings.filter((f) => !repeated(f, findings)).sort(byWeight), notChecked };
}

/** Whether a finding of the proofreader speaks about words that an etiquette rule speaks about already. */
function repeated(found: Finding, all: readonly Finding[]): boolean {
  const { span } = found;
  if (span === null || !LANGUAGE.has(found.rule)) return false;
  return all.some(
    (o) =>
      !LANGUAGE.has(o.rule) &&
      o.where === found.where &&
      o.span !== null &&
      o.span.start < span.end &&
      span.start < o.span.end &&
      o.span.end - o.span.start < 60,
  );
}

function byWeight(a: Finding, b: Finding): number {
  return ORDER[a.severity] - ORDER[b.severity] || (a.span?.start ?? -1) - (b.span?.start ?? -1);
}
