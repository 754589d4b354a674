import { type CheckResult, check } from '../core/etiquette/check.ts';
import type { NoteContext, NoteKind, NoteText } from '../core/etiquette/note.ts';
import { selfNames } from '../core/etiquette/self-names.ts';
import { applySuppressions, type Suppressed } from '../core/etiquette/suppress.ts';
import { wordsOf } from '../core/etiquette/words-of.ts';
import { proofread } from '../core/proofread/proofread.ts';
import type { Debrief } from '../core/record/nouns.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll } from './desk.ts';
import { lastIntent } from './letter-kind.ts';
import { promiseInForce } from './promise.ts';
import { type Settings, settingsFor } from './settings.ts';

export interface Checked extends Suppressed {
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
    to: { name: called(opportunity, letter.to), email: person?.email ?? null },
    sendAt,
  };
  const { findings, notChecked } = await checkNote(desk, note, context, settings);
  return { ...applySuppressions(findings, letter.suppressed, words), notChecked };
}

/**
 * The recipient with the short name they use of themselves: `Margaret Kowalczyk "Marge"`, when their From
 * header or the last line of a message of theirs says so.
 */
function called(opportunity: Opportunity, id: string): string | null {
  const name = opportunity.people.find((p) => p.id === id)?.name;
  if (name === undefined) return null;
  const own = opportunity.messages
    .filter((m) => m.from === id)
    .flatMap((m) => selfNames(name, m.fromName, m.text));
  return [name, ...new Set(own)].join(' ');
}

/** Checks any note against any context: `afterword check`, the API's `/check`. */
export async function checkNote(
  desk: Desk,
  note: NoteText,
  context: NoteContext,
  settings: Settings,
): Promise<CheckResult> {
  const { dialect } = settings.candidate;
  const known = wordsOf(note, context);
  const right = [...known.names, ...known.words, ...known.ownWords]
    .flatMap((text) => text.split(/\s+/u))
    .filter((word) => word !== '');
  const raw = await desk.spelling.lint(note.body, dialect, right);
  return check(note, context, proofread(note.body, known, raw));
}

/** What the settings know of the candidate, whatever the note is. */
export function ownContext(
  settings: Settings,
): Pick<NoteContext, 'candidate' | 'employers' | 'ownWords'> {
  const { name, employers } = settings.candidate;
  return { candidate: name === '' ? null : name, employers, ownWords: settings.words };
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
    ...ownContext(settings),
    interviewers: people.length === 0 ? null : people,
    company: opportunity.company,
    role: opportunity.role,
    otherCompanies: others
      .filter((o) => o.sample === opportunity.sample && o.company !== opportunity.company)
      .map((o) => o.company),
    interviewAt: interview?.endsAt ?? null,
    timezone: recipient?.zone ?? interview?.zone ?? null,
    topics: talked === undefined ? null : talked.filter((t) => t !== null),
    strengths:
      debrief === undefined
        ? settings.candidate.strengths
        : [...settings.candidate.strengths, ...debrief.doneLike, ...debrief.alsoMention],
    unfinished:
      debrief === undefined
        ? null
        : askedBy(debrief, letter.to, interview?.interviewers.includes(letter.to) === true),
    statedDecisionBy: promiseInForce(opportunity)?.to ?? null,
    previousMessages: previous(opportunity, letter),
    otherNotes: opportunity.letters
      .filter((l) => l.id !== letter.id && l.step === letter.step && l.state !== 'discarded')
      .filter((l) => l.to !== letter.to && l.interview === letter.interview)
      .map((l) => ({
        to: opportunity.people.find((p) => p.id === l.to)?.name ?? null,
        body: l.body,
      })),
    peopleElsewhere: otherNames(opportunity, letter.to),
  };
}

/**
 * How the others at the company sign and stand in their From headers, when that is not how the record
 * writes them: `Marge` where the invitation said Margaret.
 */
function otherNames(opportunity: Opportunity, recipient: string): readonly string[] {
  const known = new Set(opportunity.people.map((p) => p.name));
  const said = opportunity.messages
    .filter((m) => m.from !== recipient && m.from !== 'ats')
    .map((m) => m.fromName ?? '')
    .filter((name) => name !== '' && !known.has(name));
  return [...new Set(said)];
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

/**
 * The open questions that this recipient's note should take up: their own, and those of nobody in
 * particular. What a colleague on the panel asked is answered in the note to that colleague; one note to
 * somebody who was not there takes up all.
 */
function askedBy(debrief: Debrief, recipient: string, present: boolean): readonly string[] {
  return debrief.unfinished
    .filter((u) => !present || u.askedBy === null || u.askedBy === recipient)
    .map((u) => u.youAskedAbout);
}
