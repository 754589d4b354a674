import { compose } from '../core/compose/compose.ts';
import { composeStep } from '../core/compose/compose-step.ts';
import type {
  ComposeRequest,
  DraftOutcome,
  LetterKind,
  Setting,
  StepRequest,
} from '../core/compose/request.ts';
import type { EventBody, LetterStep } from '../core/record/events.ts';
import type { Channel, Interview, Person } from '../core/record/nouns.ts';
import type { Letter, Opportunity, ReceivedMessage } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { append, type Desk, load, loadAll, nowFor, type Origin } from './desk.ts';
import { letterKind, type OfferChoice } from './letter-kind.ts';
import { promiseInForce } from './promise.ts';
import { type Settings, settingsFor } from './settings.ts';
import { theTagger } from './tagger.ts';
import { threadWith } from './thread.ts';

/** Which letter to draft. */
export interface DraftOrder {
  readonly opportunity: string;
  readonly expectedSeq: number;
  readonly step: LetterStep;
  readonly to: string;
  readonly interview: string | null;
  readonly channel: Extract<Channel, 'email' | 'card'>;
  /** How an offer is answered; only ever as the candidate said. */
  readonly offer: OfferChoice | null;
  /** What the candidate wants said, in quick words. */
  readonly words: string | null;
}

/** Drafts one letter, or takes up the open draft of the same step to the same person. */
export async function draft(desk: Desk, order: DraftOrder, origin: Origin): Promise<Letter> {
  const opportunity = await load(desk, order.opportunity);
  const open = openDraft(opportunity, order);
  if (open !== undefined) return open;
  const letter = desk.newId();
  const body = await draftedBody(desk, opportunity, order, letter, 0);
  return await appendLetter(desk, opportunity, order.expectedSeq, origin, body);
}

/** Drafts a note for every interviewer of an interview who can be written to (N4). */
export async function draftAll(
  desk: Desk,
  order: { readonly opportunity: string; readonly expectedSeq: number; readonly interview: string },
  origin: Origin,
): Promise<readonly Letter[]> {
  const opportunity = await load(desk, order.opportunity);
  const { interview, people } = addressees(opportunity, order.interview);
  const wanted = people.filter(
    (p) =>
      openDraft(opportunity, { step: 'thank_you', to: p.id, interview: interview.id }) ===
      undefined,
  );
  const setting = await settingOf(desk, opportunity, interview, 'email', 0);
  const outcomes = wanted.length === 0 ? [] : compose({ ...setting, to: wanted });
  const bodies = outcomes.map((o) =>
    eventOf(o, { letter: desk.newId(), step: 'thank_you', interview: interview.id, revision: 0 }),
  );
  const after = await append(desk, {
    opportunity,
    expectedSeq: order.expectedSeq,
    origin,
    bodies,
  });
  return after.letters.filter(
    (l) => l.step === 'thank_you' && l.interview === interview.id && l.state !== 'discarded',
  );
}

/**
 * Another version of a draft: the next revision, in other phrasings. The candidate's edits go.
 * `shorter` takes the shortest of the next few; `refused` when none is shorter than it stands.
 */
export async function another(
  desk: Desk,
  where: {
    readonly opportunity: string;
    readonly expectedSeq: number;
    readonly letter: string;
    readonly shorter: boolean;
  },
  origin: Origin,
): Promise<Letter> {
  const opportunity = await load(desk, where.opportunity);
  const letter = letterOf(opportunity, where.letter);
  if (letter.state !== 'draft') throw notADraft();
  const order: DraftOrder = {
    opportunity: opportunity.id,
    expectedSeq: where.expectedSeq,
    step: letter.step,
    to: letter.to,
    interview: letter.interview,
    channel: letter.channel === 'card' ? 'card' : 'email',
    offer: null,
    words: null,
  };
  const next = (n: number) => draftedBody(desk, opportunity, order, letter.id, letter.revision + n);
  const body = where.shorter
    ? shortest(letter, await Promise.all([1, 2, 3, 4, 5, 6].map(next)))
    : await next(1);
  return await appendLetter(desk, opportunity, where.expectedSeq, origin, body);
}

function shortest<T extends { readonly text: string }>(letter: Letter, versions: readonly T[]): T {
  const words = (text: string) => text.split(/\s+/).length;
  const best = versions.toSorted((a, b) => words(a.text) - words(b.text))[0];
  if (best !== undefined && words(best.text) < words(letter.body)) return best;
  throw new Fault(
    'refused',
    'It is as short as it gets without leaving out something you noted.',
    'Take out a sentence by hand if you like.',
  );
}

/** The short text of a letter for a card (P4), made anew and kept nowhere; a card letter's own words. */
export async function cardText(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
): Promise<string> {
  if (letter.channel === 'card' || letter.step !== 'thank_you') return letter.body;
  const { step, to, interview } = letter;
  const place = { opportunity: opportunity.id, expectedSeq: opportunity.seq, step, to, interview };
  const order: DraftOrder = { ...place, channel: 'card', offer: null, words: null };
  return (await draftedBody(desk, opportunity, order, letter.id, letter.revision)).text;
}

/** The letter of this id. Fails with `not_found`. */
export function letterOf(opportunity: Opportunity, id: string): Letter {
  const letter = opportunity.letters.find((l) => l.id === id && l.state !== 'discarded');
  if (letter === undefined) {
    throw new Fault(
      'not_found',
      'There is no such letter.',
      'It may have been discarded; go back to the interview.',
    );
  }
  return letter;
}

export function personOf(opportunity: Opportunity, id: string): Person {
  const person = opportunity.people.find((p) => p.id === id);
  if (person === undefined) {
    throw new Fault(
      'not_found',
      'There is no such person.',
      'Reload the page; they may have been removed.',
    );
  }
  return person;
}

function notADraft(): Fault {
  return new Fault(
    'refused',
    'This letter is approved or gone.',
    'Undo the approval first, then change it.',
  );
}

function openDraft(
  opportunity: Opportunity,
  order: Pick<DraftOrder, 'step' | 'to' | 'interview'>,
): Letter | undefined {
  return opportunity.letters.find(
    (l) =>
      l.step === order.step &&
      l.to === order.to &&
      (order.interview === null || l.interview === order.interview) &&
      l.state !== 'sent' &&
      l.state !== 'discarded' &&
      l.state !== 'bounced',
  );
}

async function appendLetter(
  desk: Desk,
  opportunity: Opportunity,
  expectedSeq: number,
  origin: Origin,
  body: Extract<EventBody, { kind: 'letter_drafted' }>,
): Promise<Letter> {
  const after = await append(desk, { opportunity, expectedSeq, origin, bodies: [body] });
  return letterOf(after, body.letter);
}

/** A letter composed from the record as it stands, as the event that would record it. */
export async function draftedBody(
  desk: Desk,
  opportunity: Opportunity,
  order: DraftOrder,
  letter: string,
  revision: number,
): Promise<Extract<EventBody, { kind: 'letter_drafted' }>> {
  const outcome =
    order.step === 'thank_you'
      ? await thankYou(desk, opportunity, order, revision)
      : await laterLetter(desk, opportunity, order, revision);
  return eventOf(outcome, { letter, step: order.step, interview: order.interview, revision });
}

async function thankYou(
  desk: Desk,
  opportunity: Opportunity,
  order: DraftOrder,
  revision: number,
): Promise<DraftOutcome> {
  const { interview, people } = addressees(opportunity, order.interview);
  const to = people.some((p) => p.id === order.to)
    ? people
    : [...people, personOf(opportunity, order.to)];
  const setting = await settingOf(desk, opportunity, interview, order.channel, revision);
  // Composed together with the whole panel, so that no two notes share their facts (N4).
  const outcome = compose({ ...setting, to }).find((o) => o.person === order.to);
  if (outcome === undefined) throw nothingToSay();
  return outcome;
}

async function laterLetter(
  desk: Desk,
  opportunity: Opportunity,
  order: DraftOrder,
  revision: number,
): Promise<DraftOutcome> {
  const to = personOf(opportunity, order.to);
  const interview = opportunity.interviews.findLast((i) => !i.cancelled) ?? null;
  const setting = await settingOf(desk, opportunity, interview, order.channel, revision);
  const kind = letterKind(opportunity, order.step, order.offer);
  const incoming = answered(opportunity, kind);
  const zone = to.zone ?? interview?.zone ?? setting.candidate.zone;
  const request: StepRequest = {
    ...setting,
    kind,
    to,
    incoming:
      incoming === undefined
        ? null
        : { text: incoming.reading.newText, from: senderName(opportunity, incoming) },
    userWords: order.words,
    today: nowFor(desk, opportunity).toZonedDateTimeISO(zone).toPlainDate().toString(),
  };
  const outcome = composeStep(request);
  const thread = order.channel === 'email' ? threadWith(opportunity, order.to) : null;
  return thread === null ? outcome : { ...outcome, subject: `Re: ${thread.subject}` };
}

function answered(opportunity: Opportunity, kind: LetterKind): ReceivedMessage | undefined {
  return kind === 'withdraw' ? undefined : opportunity.messages.at(-1);
}

function senderName(opportunity: Opportunity, message: ReceivedMessage): string | null {
  return opportunity.people.find((p) => p.id === message.from)?.name ?? message.fromName;
}

/** Interviewers to thank, and the interview; the latest one where none is named. */
function addressees(
  opportunity: Opportunity,
  id: string | null,
): { readonly interview: Interview; readonly people: readonly Person[] } {
  const interview =
    id === null
      ? opportunity.interviews.findLast((i) => !i.cancelled)
      : opportunity.interviews.find((i) => i.id === id);
  if (interview === undefined) {
    throw new Fault(
      'bad_input',
      'There is no interview to thank for yet.',
      'Add the interview first.',
    );
  }
  const people = interview.interviewers
    .map((p) => opportunity.people.find((known) => known.id === p))
    .filter((p) => p !== undefined)
    .filter((p) => !p.doNotContact);
  return { interview, people };
}

async function settingOf(
  desk: Desk,
  opportunity: Opportunity,
  interview: Interview | null,
  channel: 'email' | 'card',
  revision: number,
): Promise<Setting & Pick<ComposeRequest, 'tagger'>> {
  const settings: Settings = await settingsFor(desk.store.shelf, opportunity);
  const debrief = opportunity.debriefs.find((d) => d.interview === interview?.id) ?? null;
  return {
    candidate: settings.candidate,
    company: opportunity.company,
    role: opportunity.role,
    interview,
    debrief,
    earlier: opportunity.letters
      .filter((l) => l.state === 'sent')
      .map((l) => ({ to: l.to, step: l.step, body: l.body })),
    promise: promiseInForce(opportunity),
    channel,
    register: 'plain',
    dialect: settings.candidate.dialect,
    revision,
    recent: await recentPhrasings(desk, opportunity),
    seed: opportunity.id,
    tagger: await theTagger(),
  } satisfies Omit<ComposeRequest, 'to'>;
}

/** Phrasings of the last letters to other companies, which the next one avoids. */
async function recentPhrasings(desk: Desk, not: Opportunity): Promise<readonly string[]> {
  const letters = (await loadAll(desk))
    .filter((o) => o.id !== not.id && o.sample === not.sample)
    .flatMap((o) => o.letters)
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return letters.slice(0, 12).flatMap((l) => l.phrasings);
}

function nothingToSay(): Fault {
  return new Fault(
    'refused',
    'There is nothing recorded to write from.',
    'Fill in the debrief, or write the note yourself.',
  );
}

function eventOf(
  outcome: DraftOutcome,
  place: {
    readonly letter: string;
    readonly step: LetterStep;
    readonly interview: string | null;
    readonly revision: number;
  },
): Extract<EventBody, { kind: 'letter_drafted' }> {
  return {
    kind: 'letter_drafted',
    ...place,
    to: outcome.person,
    channel: outcome.channel,
    subject: outcome.subject,
    text: outcome.body,
    sentences: outcome.sentences,
    ask: outcome.ask.map((q) => q.ask),
    leftOut: outcome.leftOut,
    phrasings: outcome.phrasings,
  };
}
