import { type CheckResult, check } from '../core/etiquette/check.ts';
import type { NoteContext, NoteKind, NoteText } from '../core/etiquette/note.ts';
import { type ProofreadContext, proofread } from '../core/proofread/proofread.ts';
import type { Finding } from '../core/record/finding.ts';
import type { Suppression } from '../core/record/nouns.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll } from './desk.ts';
import { lastIntent } from './letter-kind.ts';
import { promiseInForce } from './promise.ts';
import { type Settings, settingsFor } from './settings.ts';

export interface Checked {
  readonly findings: readonly Finding[];
  /** Findings the candidate suppressed, each with a reason. */
  readonly suppressed: readonly Finding[];
  readonly notChecked: CheckResult['notChecked'];
}

/** Words as they stand in the editor; the letter's own when nothing was typed yet. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/** Checks a letter as it would go out at `sendAt` (etiquette and proofreading together). */
export async function checkLetter(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  words: Words,
  sendAt: string,
): Promise<Checked> {
  const settings = await settingsFor(desk.store.shelf, opportunity);
  const others = (await loadAll(desk)).filter((o) => o.id !== opportunity.id);
  const context = contextOf(opportunity, letter, settings, others);
  const person = opportunity.people.find((p) => p.id === letter.to);
  const note: NoteText = {
    kind: kindOf(opportunity, letter),
    subject: letter.channel === 'card' ? '' : words.subject,
    body: words.body,
    to: { name: person?.name ?? null, email: person?.email ?? null },
    sendAt,
  };
  return settle(await checkNote(desk, note, context, settings), letter.suppressed, words);
}

/** Checks any note against any context: `afterword check`, the API's `/check`. */
export async function checkNote(
  desk: Desk,
  note: NoteText,
  context: NoteContext,
  settings: Settings,
): Promise<CheckResult> {
  const { dialect } = settings.candidate;
  const raw = await desk.spelling.lint(note.body, dialect, knownWords(context));
  return check(note, context, proofread(note.body, spelledContext(context), raw));
}

/** What the record knows that a dictionary does not. */
function spelledContext(context: NoteContext): ProofreadContext {
  const people = (context.interviewers ?? []).map(({ name }) => name);
  const companies = [context.company ?? '', ...(context.employers ?? [])];
  const roles = [context.role ?? '', ...(context.interviewers ?? []).map((i) => i.role ?? '')];
  return {
    names: [context.candidate ?? '', ...people, ...(context.peopleElsewhere ?? []), ...companies],
    words: [...roles, ...(context.topics ?? []), ...(context.strengths ?? [])],
    ownWords: context.ownWords ?? [],
  };
}

function knownWords(context: NoteContext): readonly string[] {
  return [
    ...(context.interviewers ?? []).flatMap((i) => [i.name, i.role ?? '']),
    context.company ?? '',
    context.candidate ?? '',
    context.role ?? '',
    ...(context.topics ?? []),
    ...(context.strengths ?? []),
    ...(context.employers ?? []),
    ...(context.ownWords ?? []),
  ].flatMap((text) => text.split(/\s+/).filter((word) => word !== ''));
}

/** What the record knows for the checks of this letter. */
export function contextOf(
  opportunity: Opportunity,
  letter: Letter,
  settings: Settings,
  others: readonly Opportunity[],
): NoteContext {
  const interview =
    opportunity.interviews.find((i) => i.id === letter.interview) ??
    opportunity.interviews.findLast((i) => !i.cancelled);
  const debrief = opportunity.debriefs.find((d) => d.interview === interview?.id);
  const recipient = opportunity.people.find((p) => p.id === letter.to);
  const people = opportunity.people.map((p) => ({ name: p.name, role: p.title }));
  const talked = debrief?.perInterviewer.flatMap((a) => [
    a.thankYouFor,
    a.keepThinkingAbout,
    a.toldMeYourTeam,
  ]);
  return {
    candidate: settings.candidate.name === '' ? null : settings.candidate.name,
    interviewers: people.length === 0 ? null : people,
    company: opportunity.company,
    role: opportunity.role,
    otherCompanies: others
      .filter((o) => o.sample === opportunity.sample && o.company !== opportunity.company)
      .map((o) => o.company),
    employers: settings.candidate.employers,
    interviewAt: interview?.endsAt ?? null,
    timezone: recipient?.zone ?? interview?.zone ?? null,
    topics: talked === undefined ? null : talked.filter((t) => t !== null),
    strengths:
      debrief === undefined
        ? settings.candidate.strengths
        : [...settings.candidate.strengths, ...debrief.doneLike, ...debrief.alsoMention],
    unfinished: debrief?.unfinished.map((u) => u.youAskedAbout) ?? null,
    statedDecisionBy: promiseInForce(opportunity)?.to ?? null,
    previousMessages: previous(opportunity, letter),
    otherNotes: opportunity.letters
      .filter((l) => l.id !== letter.id && l.step === letter.step && l.state !== 'discarded')
      .filter((l) => l.to !== letter.to && l.interview === letter.interview)
      .map((l) => ({
        to: opportunity.people.find((p) => p.id === l.to)?.name ?? null,
        body: l.body,
      })),
    peopleElsewhere: [],
    ownWords: settings.words,
  };
}

function previous(opportunity: Opportunity, letter: Letter): NoteContext['previousMessages'] {
  const out = opportunity.letters
    .filter((l) => l.state === 'sent' && l.to === letter.to && l.id !== letter.id)
    .map((l) => ({ direction: 'out' as const, body: l.body }));
  const back = opportunity.messages
    .filter((m) => m.from === letter.to)
    .map((m) => ({ direction: 'in' as const, body: m.reading.newText }));
  return [...out, ...back];
}

function kindOf(opportunity: Opportunity, letter: Letter): NoteKind {
  if (letter.step !== 'answer') return letter.step;
  const intent = lastIntent(opportunity.happenings);
  if (intent === 'rejection' || intent === 'position_filled') return 'rejection_reply';
  return intent === 'offer' ? 'offer_reply' : 'answer';
}

/** Takes out what the candidate suppressed, as long as the words it was about still stand. */
function settle(result: CheckResult, suppressions: readonly Suppression[], words: Words): Checked {
  const isSuppressed = (f: Finding) =>
    suppressions.some((s) => s.rule === f.rule && s.quote === quoteOf(f, words));
  return {
    findings: result.findings.filter((f) => !isSuppressed(f)),
    suppressed: result.findings.filter(isSuppressed),
    notChecked: result.notChecked,
  };
}

/** The words a finding stands on; the whole of the subject or body when it has no span. */
export function quoteOf(finding: Finding, words: Words): string {
  const text = finding.where === 'subject' ? words.subject : words.body;
  return finding.span === null ? '' : text.slice(finding.span.start, finding.span.end);
}
