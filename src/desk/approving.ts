import { type Approvable, type Approved, type Approver, approve } from '../core/approval.ts';
import { covers } from '../core/etiquette/suppress.ts';
import { allowed } from '../core/plan/allowed.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Channel, Instant, Suppression } from '../core/record/nouns.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { buildMessage, messageIdFor } from '../mail/mime.ts';
import type { OutboxRow } from '../store/port.ts';
import { blockedElsewhere } from './blocked.ts';
import { checkLetter } from './checking.ts';
import { append, type Desk, load, loadAll, nowFor, type Origin, planOf, worldOf } from './desk.ts';
import { letterOf, personOf } from './drafting.ts';
import { type Settings, settingsFor } from './settings.ts';
import { threadWith } from './thread.ts';

export interface LetterPlace {
  readonly opportunity: string;
  readonly expectedSeq: number;
  readonly letter: string;
}

export interface ApprovalOrder extends LetterPlace {
  /** The hash of the words the person saw. */
  readonly hash: string;
  /** When to send; null: at the plan's best moment, or now when that has passed. */
  readonly sendAt: Instant | null;
  /** Blocks the person overrides, each with a reason that is recorded. */
  readonly overrides: readonly Suppression[];
  readonly approver: Approver;
}

/** What approval binds for this letter: address (name for a card), subject and body. */
export function approvable(
  opportunity: Opportunity,
  letter: Letter,
  signature: string | null,
): Approvable {
  const person = opportunity.people.find((p) => p.id === letter.to);
  const recipient = letter.channel === 'email' ? person?.email : person?.name;
  return {
    letter: letter.id,
    recipient: recipient ?? '',
    subject: letter.subject,
    body: fullText(letter.body, signature),
  };
}

/** The words as they leave: the body, and the candidate's signature below the usual line. */
export function fullText(body: string, signature: string | null): string {
  return signature === null || signature.trim() === '' ? body : `${body}\n\n-- \n${signature}`;
}

/**
 * Approves the exact words to the exact person (X1) and puts them into the outbox, held for undo.
 * Refused while a check blocks, the plan forbids the message, or no mailbox is connected.
 */
export async function approveLetter(
  desk: Desk,
  order: ApprovalOrder,
  origin: Origin,
): Promise<Letter> {
  const opportunity = await load(desk, order.opportunity);
  const letter = letterOf(opportunity, order.letter);
  if (letter.state !== 'draft' && letter.state !== 'failed') throw alreadyApproved();
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  const words = approvable(opportunity, letter, candidate.signature);
  const approved = bind(words, order);
  const sendAt = await whenToSend(desk, opportunity, letter, order.sendAt);
  await refuseBlocked(desk, opportunity, letter, order, sendAt);
  const row = await freeze(desk, opportunity, letter, approved, sendAt);
  const body: EventBody = {
    kind: 'letter_approved',
    letter: letter.id,
    hash: approved.hash,
    messageId: row.messageId,
    sendAt,
    overrides: order.overrides,
  };
  const after = await append(
    desk,
    { opportunity, expectedSeq: order.expectedSeq, origin, bodies: [body] },
    async (unit) => {
      const before = await unit.outbox.get(letter.id);
      if (before !== null && !OVER.has(before.state)) throw alreadyApproved();
      await unit.outbox.put(row);
    },
  );
  return letterOf(after, letter.id);
}

/** A message of before that nothing more can come of: its row may give way to a new one. */
const OVER: ReadonlySet<OutboxRow['state']> = new Set(['failed', 'stopped', 'undone', 'bounced']);

/** Takes an approved letter back while it has not left. Fails with `refused` when it is too late. */
export async function undo(desk: Desk, place: LetterPlace, origin: Origin): Promise<Letter> {
  const opportunity = await load(desk, place.opportunity);
  const letter = letterOf(opportunity, place.letter);
  const row = await desk.store.outbox.get(letter.id);
  // An import brings approvals without their outbox: nothing is on its way.
  if (row === null && letter.state !== 'approved') throw tooLate();
  const body: EventBody = {
    kind: 'approval_withdrawn',
    letter: letter.id,
    why: 'Taken back before it left.',
  };
  const after = await append(
    desk,
    { opportunity, expectedSeq: place.expectedSeq, origin, bodies: [body] },
    async (unit) => {
      if (row === null) return;
      const undone: OutboxRow = { ...row, state: 'undone', nextAt: null };
      if (!(await unit.outbox.move(undone, ['held', 'waiting', 'retry']))) throw tooLate();
    },
  );
  return letterOf(after, place.letter);
}

/** "I sent it myself": by post, from the phone, copied into another program. */
export async function sentByHand(
  desk: Desk,
  place: LetterPlace & { readonly channel: Extract<Channel, 'by_hand' | 'card'> },
  origin: Origin,
): Promise<Letter> {
  const opportunity = await load(desk, place.opportunity);
  const letter = letterOf(opportunity, place.letter);
  if (letter.state === 'sent') return letter;
  if (letter.state !== 'draft' && letter.state !== 'failed') throw alreadyApproved();
  const body: EventBody = {
    kind: 'letter_sent',
    letter: letter.id,
    channel: place.channel,
    messageId: null,
  };
  const change = { opportunity, expectedSeq: place.expectedSeq, origin, bodies: [body] };
  const after = await append(desk, change, async (unit) => {
    // What the server refused has gone another way: nothing is left to decide.
    const row = await unit.outbox.get(letter.id);
    if (row !== null) await unit.outbox.move({ ...row, state: 'stopped' }, ['failed']);
  });
  return letterOf(after, letter.id);
}

/** The person's word on a letter nobody can be sure of: it arrived, or send it again. */
export async function resolveUncertain(
  desk: Desk,
  place: LetterPlace & { readonly outcome: 'arrived' | 'send_again' },
  origin: Origin,
): Promise<Letter> {
  const opportunity = await load(desk, place.opportunity);
  const row = await desk.store.outbox.get(letterOf(opportunity, place.letter).id);
  if (row === null) throw tooLate();
  const now = instantText(nowFor(desk, opportunity));
  const arrived = place.outcome === 'arrived';
  const body: EventBody = arrived
    ? { kind: 'letter_sent', letter: row.letter, channel: 'email', messageId: row.messageId }
    : {
        kind: 'letter_approved',
        letter: row.letter,
        hash: row.hash,
        messageId: row.messageId,
        sendAt: now,
        overrides: [],
      };
  const next: OutboxRow = arrived
    ? { ...row, state: 'sent', nextAt: now }
    : { ...row, state: 'held', nextAt: now, sendAt: now, undoUntil: now, endingAt: null };
  const after = await append(
    desk,
    { opportunity, expectedSeq: place.expectedSeq, origin, bodies: [body] },
    async (unit) => {
      if (!(await unit.outbox.move(next, ['uncertain', 'needs_person']))) throw tooLate();
    },
  );
  return letterOf(after, place.letter);
}

function bind(words: Approvable, order: ApprovalOrder): Approved<Approvable> {
  const outcome = approve(words, order.hash, order.approver);
  if (outcome.kind === 'approved') return outcome.approved;
  throw outcome.why === 'not_a_person'
    ? new Fault(
        'forbidden',
        'Only a person who sees the text can approve it.',
        'Approve it in the app or at a terminal.',
      )
    : new Fault(
        'conflict',
        'The text or the recipient is no longer the one you saw.',
        'Read it once more and approve it again.',
      );
}

async function whenToSend(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  wanted: Instant | null,
): Promise<Instant> {
  const now = instantText(nowFor(desk, opportunity));
  const all = await loadAll(desk);
  const blocked = blockedElsewhere(opportunity, letter.to, all);
  if (blocked !== null) {
    throw new Fault('refused', blocked, 'Take the mark away there first, if you want to write.');
  }
  const thePlan = await planOf(desk, opportunity, all);
  const verdict = allowed(thePlan, {
    step: letter.step,
    to: letter.to,
    interview: letter.interview,
  });
  if (verdict.kind === 'stopped')
    throw new Fault('refused', verdict.reason.sentence, 'Look at the plan of this opportunity.');
  const earliest = verdict.notBefore !== null && verdict.notBefore > now ? verdict.notBefore : now;
  if (wanted !== null && wanted < earliest && wanted < now) return earliest;
  if (wanted !== null && wanted < earliest) {
    throw new Fault(
      'refused',
      verdict.reason.sentence,
      'Choose a later moment, or move the step and name the rule you override.',
    );
  }
  const best = verdict.best !== null && verdict.best > earliest ? verdict.best : earliest;
  return wanted ?? best;
}

async function refuseBlocked(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  order: ApprovalOrder,
  sendAt: Instant,
): Promise<void> {
  const checked = await checkLetter(desk, opportunity, letter, letter, sendAt);
  const blocks = checked.findings
    .filter((f) => f.severity === 'block')
    .filter((f) => !order.overrides.some((o) => covers(o, f, letter)));
  const first = blocks[0];
  if (first !== undefined) {
    throw new Fault('refused', first.message, 'Mend it, or override this finding with a reason.');
  }
}

async function freeze(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  approved: Approved<Approvable>,
  sendAt: Instant,
): Promise<OutboxRow> {
  const settings = await settingsFor(desk.store.shelf, opportunity);
  const post = await desk.post(worldOf(opportunity));
  if (letter.channel !== 'email' || post === null) {
    throw new Fault(
      'refused',
      'No mailbox is connected, so this cannot be sent from here.',
      'Copy it, save it as .eml or print it, then press "I sent it"; or connect a mailbox in Settings.',
    );
  }
  const now = nowFor(desk, opportunity);
  const undoUntil = instantText(now.add({ seconds: settings.undoSeconds }));
  const messageId = messageIdFor(desk.newId(), post.address);
  const message = await buildMessage(
    outgoing(opportunity, letter, settings, { address: post.address, messageId, sendAt }),
  );
  return {
    letter: letter.id,
    opportunity: opportunity.id,
    world: worldOf(opportunity),
    state: 'held',
    bytes: message.bytes,
    messageId,
    envelopeFrom: message.from,
    envelopeTo: [...message.to, ...(settings.copyToSelf ? [message.from] : [])].join(' '),
    subject: letter.subject,
    hash: approved.hash,
    sendAt,
    undoUntil,
    attempts: 0,
    nextAt: undoUntil > sendAt ? undoUntil : sendAt,
    handedOverAt: null,
    endingAt: null,
    evidence: [],
  };
}

/** The letter as a message to build: who, what, and the thread it goes on with. */
export function outgoing(
  opportunity: Opportunity,
  letter: Letter,
  settings: Settings,
  { address, messageId, sendAt }: { address: string; messageId: string; sendAt: Instant },
) {
  const person = personOf(opportunity, letter.to);
  const thread = letter.step === 'thank_you' ? null : threadWith(opportunity, letter.to);
  return {
    from: { name: settings.candidate.name, address },
    to: { name: person.name, address: person.email ?? '' },
    subject: letter.subject,
    text: fullText(letter.body, settings.candidate.signature),
    messageId,
    date: sendAt,
    zone: settings.candidate.zone,
    inReplyTo: thread?.inReplyTo ?? null,
    references: thread?.references ?? [],
  };
}

function alreadyApproved(): Fault {
  return new Fault(
    'refused',
    'This letter is already approved or sent.',
    'Look in the outbox; undo it there while it is held.',
  );
}

function tooLate(): Fault {
  return new Fault(
    'refused',
    'It is too late to take this back: it has left or is leaving.',
    'Look in the outbox for where it is.',
  );
}
