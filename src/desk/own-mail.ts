/**
 * The candidate's own messages, found in their mailbox: what they wrote from the phone counts as
 * their letter and moves the plan, what they said to have sent by hand is confirmed, and what
 * nobody could be sure of is settled. Nothing is guessed: one message can close a step, never open one.
 */
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { IncomingMail, MailHeader } from '../mail/port.ts';
import type { OutboxRow, OutboxState, Unit } from '../store/port.ts';
import { notAfter } from './arrival.ts';
import { append, type Desk, nowFor, type Origin } from './desk.ts';
import { referred } from './matching.ts';
import { copyOf, type OwnMail, ownMailOf, replaced, saidToBeSent, stepOf } from './own-letter.ts';
import { settingsFor } from './settings.ts';

export type Owned =
  | { readonly kind: 'own'; readonly opportunity: string }
  | { readonly kind: 'known' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsure'; readonly candidates: readonly Opportunity[] };

/** States of the outbox in which a message has not left; a copy sent by hand takes its place. */
const NOT_LEFT: readonly OutboxState[] = ['held', 'waiting', 'retry', 'failed'];
const LIES_THERE = 'It lies in your own mailbox.';
const IN_DOUBT: readonly OutboxState[] = ['uncertain', 'needs_person'];

/** Whether a message in Sent was written to somebody of an opportunity, or answers one there. */
export function concernsOwn(header: MailHeader, opportunities: readonly Opportunity[]): boolean {
  if (isSentByMachine(header)) return false;
  return inDoubt(header, opportunities) !== undefined || reached(header, opportunities).length > 0;
}

/** The letter of ours in doubt that this message is, by its exact Message-ID. */
export function inDoubt(
  header: MailHeader,
  opportunities: readonly Opportunity[],
): { readonly opportunity: Opportunity; readonly letter: Letter } | undefined {
  const ids = new Set([header.messageId, header.originalMessageId]);
  for (const opportunity of opportunities) {
    const letter = opportunity.letters.find(
      (l) => l.state === 'uncertain' && l.messageId !== null && ids.has(l.messageId),
    );
    if (letter !== undefined) return { opportunity, letter };
  }
  return undefined;
}

/** Takes in one message of the candidate's own. `folder`: only Sent and All Mail tell of new ones. */
export async function receiveOwn(
  desk: Desk,
  mail: Pick<IncomingMail, 'folder' | 'receivedAt'>,
  parsed: ParsedMail,
  opportunities: readonly Opportunity[],
): Promise<Owned> {
  const { header } = parsed;
  const doubted = inDoubt(header, opportunities);
  if (doubted !== undefined) {
    await settleDoubt(desk, doubted.opportunity, doubted.letter);
    return { kind: 'own', opportunity: doubted.opportunity.id };
  }
  const { messageId } = header;
  const letters = opportunities.flatMap((o) => o.letters);
  if (letters.some((l) => l.messageId !== null && l.messageId === messageId))
    return { kind: 'known' };
  const told = mail.folder === 'sent' || mail.folder === 'all';
  if (!told || messageId === null || isSentByMachine(header)) return { kind: 'nothing' };
  const all = reached(header, opportunities);
  for (const { opportunity } of all) {
    const copy = await takeCopy(desk, opportunity, mail, parsed);
    if (copy !== null) return copy;
  }
  const [first, ...more] = all;
  if (first === undefined) return { kind: 'nothing' };
  if (more.length > 0) return { kind: 'unsure', candidates: all.map((r) => r.opportunity) };
  return await recordOwn(desk, first.opportunity, mail, parsed);
}

/**
 * A copy of what left through us, under an id that the provider gave it: answers will name that one.
 * Null when it is no such copy.
 */
async function takeCopy(
  desk: Desk,
  opportunity: Opportunity,
  mail: Pick<IncomingMail, 'receivedAt'>,
  parsed: ParsedMail,
): Promise<Owned | null> {
  const own = ownMailOf(parsed, notAfter(mail.receivedAt, nowFor(desk, opportunity)));
  const letter = copyOf(opportunity, peopleOf(own.header, opportunity), own);
  const row = letter === undefined ? null : await desk.store.outbox.get(letter.id);
  if (letter === undefined || row === null || row.handedOverAt === null) return null;
  const { messageId } = own.header;
  const renamed = letter.messageId === row.messageId && messageId !== row.messageId;
  if (letter.state === 'sending' || !renamed) return { kind: 'known' };
  const doubtful = letter.state === 'uncertain';
  const named: EventBody = { kind: 'letter_confirmed', letter: letter.id, messageId };
  const bodies = doubtful ? [sentAfterAll(letter), named] : [named];
  const origin: Origin = { by: 'mailbox', source: { kind: 'mail', ref: messageId } };
  const change = { opportunity, expectedSeq: opportunity.seq, origin, bodies };
  await append(desk, change, async (unit) => {
    if (doubtful) await foundAgain(unit, desk, opportunity, letter, LIES_THERE);
  });
  return { kind: 'own', opportunity: opportunity.id };
}

/** Records it for an opportunity that is known: found by us, or named by the person. */
export async function recordOwn(
  desk: Desk,
  opportunity: Opportunity,
  mail: Pick<IncomingMail, 'receivedAt'>,
  parsed: ParsedMail,
): Promise<Owned> {
  const own = ownMailOf(parsed, notAfter(mail.receivedAt, nowFor(desk, opportunity)));
  const settings = await settingsFor(desk.store.shelf, opportunity);
  const changes = await Promise.all(
    peopleOf(own.header, opportunity).map((person) =>
      changeFor(desk, opportunity, person, own, settings.plan),
    ),
  );
  const bodies = changes.flatMap((c) => c.bodies);
  if (bodies.length === 0) return { kind: 'nothing' };
  const origin: Origin = {
    by: 'mailbox',
    source: { kind: 'mail', ref: own.header.messageId },
  };
  const expectedSeq = opportunity.seq;
  await append(desk, { opportunity, expectedSeq, origin, bodies, at: own.at }, async (unit) => {
    for (const { stops } of changes) if (stops !== null) await stop(unit, stops, own);
  });
  return { kind: 'own', opportunity: opportunity.id };
}

interface Changes {
  readonly bodies: readonly EventBody[];
  /** A copy of ours that has not left and must not any more. */
  readonly stops: OutboxRow | null;
}

async function changeFor(
  desk: Desk,
  opportunity: Opportunity,
  person: string,
  own: OwnMail,
  settings: Parameters<typeof stepOf>[3],
): Promise<Changes> {
  const { messageId } = own.header;
  const said = saidToBeSent(opportunity, person, own);
  if (said !== undefined) {
    return { bodies: [{ kind: 'letter_confirmed', letter: said.id, messageId }], stops: null };
  }
  const step = stepOf(opportunity, person, own, settings);
  const letter = replaced(opportunity, person, own, step);
  const row = letter === undefined ? null : await desk.store.outbox.get(letter.id);
  const underWay = letter?.state === 'approved' || letter?.state === 'sending';
  if (letter !== undefined && (!underWay || row === null || NOT_LEFT.includes(row.state))) {
    const { subject } = own.header;
    const edited: EventBody = {
      kind: 'letter_edited',
      ...{ letter: letter.id, to: person, channel: 'by_hand', subject, text: own.text },
    };
    const stops = row !== null && NOT_LEFT.includes(row.state) ? row : null;
    return { bodies: [edited, sent(letter.id, messageId)], stops };
  }
  if (step === null) return { bodies: [], stops: null };
  const id = desk.newId();
  const drafted: EventBody = {
    kind: 'letter_drafted',
    ...{ letter: id, ...step, to: person, channel: 'by_hand' },
    ...{ subject: own.header.subject, text: own.text, revision: 0 },
    ...{ sentences: [], ask: [], leftOut: [], phrasings: [] },
  };
  return { bodies: [drafted, sent(id, messageId)], stops: null };
}

function sent(letter: string, messageId: string | null): EventBody {
  return { kind: 'letter_sent', letter, channel: 'by_hand', messageId };
}

async function stop(unit: Unit, row: OutboxRow, own: OwnMail): Promise<void> {
  const sentence = 'You sent it yourself from another program, so this copy was stopped.';
  const evidence = [...row.evidence, { at: own.at, sentence }].slice(-30);
  const stopped: OutboxRow = { ...row, state: 'stopped', nextAt: null, evidence };
  if (!(await unit.outbox.move(stopped, NOT_LEFT))) throw overtaken();
}

/** A letter in doubt which this message answers: only those who got it can name its Message-ID. */
export function answeredInDoubt(opportunity: Opportunity, header: MailHeader): Letter | undefined {
  const ids = new Set(referred(header));
  return opportunity.letters.find(
    (l) => l.state === 'uncertain' && l.messageId !== null && ids.has(l.messageId),
  );
}

/** The event of a letter in doubt whose Message-ID was seen again. */
export function sentAfterAll({ id, messageId }: Letter): EventBody {
  return { kind: 'letter_sent', letter: id, channel: 'email', messageId };
}

/** Its row in the outbox, in the same unit of work; a conflict if it was settled meanwhile. */
export async function foundAgain(
  unit: Unit,
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  proof: string,
): Promise<void> {
  const row = await unit.outbox.get(letter.id);
  if (row === null) return;
  const at = instantText(nowFor(desk, opportunity));
  const evidence = [...row.evidence, { at, sentence: `${proof} So it was sent.` }].slice(-30);
  const found: OutboxRow = { ...row, state: 'sent', nextAt: at, evidence };
  if (!(await unit.outbox.move(found, IN_DOUBT))) throw overtaken();
}

async function settleDoubt(desk: Desk, opportunity: Opportunity, letter: Letter): Promise<void> {
  const origin: Origin = { by: 'mailbox', source: { kind: 'mail', ref: letter.messageId } };
  const expectedSeq = opportunity.seq;
  const bodies = [sentAfterAll(letter)];
  await append(desk, { opportunity, expectedSeq, origin, bodies }, (unit) =>
    foundAgain(unit, desk, opportunity, letter, LIES_THERE),
  );
}

/** Opportunities with somebody it went to; the one whose thread it is in, if there is one. */
function reached(
  header: MailHeader,
  opportunities: readonly Opportunity[],
): readonly { readonly opportunity: Opportunity }[] {
  const found = opportunities
    .filter((o) => peopleOf(header, o).length > 0)
    .map((opportunity) => ({ opportunity }));
  const ids = new Set(referred(header));
  const thread = found.find(({ opportunity: o }) =>
    [...o.letters, ...o.messages].some((m) => m.messageId !== null && ids.has(m.messageId)),
  );
  return thread === undefined ? found : [thread];
}

/**
 * Everybody of an opportunity it was addressed to. An answer to another address (a `Reply-To`, the
 * tracking system's) went to who wrote the message, or who is being written to.
 */
function peopleOf(header: MailHeader, opportunity: Opportunity): readonly string[] {
  const { people, messages, happenings } = opportunity;
  const to = new Set([...header.to, ...header.cc].map((a) => a.address.toLowerCase()));
  const known = people.filter((p) => p.email !== null && to.has(p.email.toLowerCase()));
  if (known.length > 0) return known.map((p) => p.id);
  const ids = new Set(referred(header));
  const asked = messages.find((m) => m.messageId !== null && ids.has(m.messageId));
  if (asked === undefined) return [];
  const last = happenings.findLast((h) => h.kind === 'sent')?.to;
  const person = people.find((p) => p.id === asked.from) ?? people.find((p) => p.id === last);
  return [person ?? people[0]].flatMap((p) => (p === undefined ? [] : [p.id]));
}

/** Their own absence note or a delivery receipt is no letter of theirs. */
function isSentByMachine(header: MailHeader): boolean {
  const auto = header.autoSubmitted?.trim().toLowerCase() ?? 'no';
  return !auto.startsWith('no') || header.contentType === 'multipart/report';
}

function overtaken(): Fault {
  return new Fault('conflict', 'The outbox moved on meanwhile.', 'It is looked at again.');
}
