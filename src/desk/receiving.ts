import type { EventBody } from '../core/record/events.ts';
import { instantFrom } from '../core/record/instant.ts';
import type { Reading } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { read } from '../core/replies/read.ts';
import { Fault } from '../errors.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { FolderRole, IncomingMail, MailHeader } from '../mail/port.ts';
import type { World } from '../store/port.ts';
import { interviewedBefore, notAfter } from './arrival.ts';
import { type CameBack, cameBack, isOnlyOwnCopy, markBounced } from './bounces.ts';
import { append, type Desk, loadAll, nowFor, type Origin, worldOf } from './desk.ts';
import { type Match, match, namedByTrackingSystem } from './matching.ts';
import { newContactIn } from './new-contact.ts';
import {
  answeredInDoubt,
  concernsOwn,
  foundAgain,
  inDoubt,
  receiveOwn,
  sentAfterAll,
} from './own-mail.ts';
import { settingsFor } from './settings.ts';
import { layAside } from './strays.ts';

/** What became of an incoming message. */
export type Received =
  | { readonly kind: 'recorded'; readonly opportunity: string; readonly reading: Reading }
  /** A letter of the candidate's own hand, recorded as theirs. */
  | { readonly kind: 'own'; readonly opportunity: string }
  | { readonly kind: 'stray' }
  | { readonly kind: 'known' }
  | { readonly kind: 'nothing' };

/**
 * Whether the body of a message is worth fetching, by its header alone. In Sent (and, from the
 * candidate's own address, in All Mail) that is what they wrote to somebody of an opportunity;
 * elsewhere their own messages are copies, of which only one we are in doubt about matters.
 */
export function concerns(
  header: MailHeader,
  folder: FolderRole,
  opportunities: readonly Opportunity[],
  ownAddress: string,
): boolean {
  if (folder === 'sent') return concernsOwn(header, opportunities);
  if (isOwn(header, ownAddress)) {
    return folder === 'all'
      ? concernsOwn(header, opportunities)
      : inDoubt(header, opportunities) !== undefined;
  }
  if (header.contentType === 'multipart/report' || header.failedRecipients.length > 0) return true;
  if (match(header, opportunities).kind !== 'nowhere') return true;
  return namedByTrackingSystem(header, opportunities).length > 0;
}

function isOwn(header: Pick<MailHeader, 'from'>, ownAddress: string): boolean {
  return header.from.some((f) => f.address.toLowerCase() === ownAddress.toLowerCase());
}

/**
 * Takes in one message: finds its opportunity, reads it, and records message, reading and bytes in
 * one unit of work. The same message twice is recorded once. What cannot be parsed is recorded as
 * headers and raw text, and held.
 */
export async function receive(
  ...given: readonly [desk: Desk, world: World, mail: IncomingMail, parsed: ParsedMail]
): Promise<Received> {
  for (let tries = 1; ; tries++) {
    try {
      return await receiveOnce(...given);
    } catch (error) {
      // Somebody wrote meanwhile: matched and read anew, for the record as it is now.
      const overtaken = error instanceof Fault && error.code === 'conflict';
      if (!overtaken || tries === 5) throw error;
    }
  }
}

async function receiveOnce(
  desk: Desk,
  world: World,
  mail: IncomingMail,
  parsed: ParsedMail,
): Promise<Received> {
  const opportunities = (await loadAll(desk)).filter((o) => worldOf(o) === world);
  const own = await ownAddresses(desk, world);
  if (mail.folder === 'sent' || own.some((address) => isOwn(parsed.header, address))) {
    const taken = await receiveOwn(desk, mail, parsed, opportunities);
    if (taken.kind !== 'unsure') return taken;
    const why = 'you wrote to somebody of this opportunity';
    const candidates = taken.candidates.map((o) => ({ opportunity: o.id, why }));
    return { kind: await layAside(desk, world, mail, parsed, candidates) };
  }
  if (opportunities.some((o) => isKnown(o, mail, parsed))) return { kind: 'known' };
  if (isOnlyOwnCopy(parsed, own)) return { kind: 'nothing' };
  const bounced = await cameBack(desk, parsed, opportunities);
  const found: Match =
    bounced === null
      ? match(parsed.header, opportunities)
      : { kind: 'sure', opportunity: bounced.opportunity, from: null };
  if (found.kind === 'nowhere') {
    const after = opportunities.filter((o) => interviewedBefore(o, mail.receivedAt));
    const named = namedByTrackingSystem(parsed.header, after);
    if (named.length === 0) return { kind: 'nothing' };
    return { kind: await layAside(desk, world, mail, parsed, named) };
  }
  if (found.kind === 'unsure')
    return { kind: await layAside(desk, world, mail, parsed, found.candidates) };
  const opportunity = opportunities.find((o) => o.id === found.opportunity);
  if (opportunity === undefined) return { kind: 'nothing' };
  return await recordMessage(desk, opportunity, mail, parsed, { from: found.from, bounced });
}

/** Copies without a Message-ID are the same message when they came within so many hours. */
const SAME_HOURS = 48;

/** Whether it is recorded there already, from another folder or an earlier look. */
export function isKnown(
  { messages, letters }: Opportunity,
  { receivedAt }: Pick<IncomingMail, 'receivedAt'>,
  parsed: ParsedMail,
): boolean {
  const { messageId, from, subject } = parsed.header;
  // A letter of theirs from an alias we do not know lies in All Mail as well as in Sent.
  if (messageId !== null) return [...messages, ...letters].some((m) => m.messageId === messageId);
  const at = instantFrom(receivedAt);
  const apart = (other: string) =>
    at === null ? 0 : Temporal.Instant.from(other).until(at).total('hours');
  return messages.some(
    (m) =>
      m.messageId === null &&
      m.fromAddress === (from[0]?.address ?? null) &&
      m.subject === subject &&
      (parsed.bodyType === 'text/html' || m.text === parsed.body) &&
      Math.abs(apart(m.at)) <= SAME_HOURS,
  );
}

/** The mailbox's address and the one the candidate names: an alias is theirs as well. */
async function ownAddresses(desk: Desk, world: World): Promise<readonly string[]> {
  const { candidate } = await settingsFor(desk.store.shelf, { sample: world === 'sample' });
  const post = await desk.post(world);
  return [post?.address ?? '', candidate.email ?? ''].filter((address) => address !== '');
}

/** Whether it comes from the candidate's own address. */
export async function isOwnMail(
  desk: Desk,
  world: World,
  header: Pick<MailHeader, 'from'>,
): Promise<boolean> {
  return (await ownAddresses(desk, world)).some((address) => isOwn(header, address));
}

interface Sender {
  readonly from: string | 'ats' | null;
  /** The letter a delivery failure is about. */
  readonly bounced: CameBack | null;
}

/** Records a message for an opportunity that is known: matched by us, or by the person. */
export async function recordMessage(
  desk: Desk,
  opportunity: Opportunity,
  mail: Pick<IncomingMail, 'raw' | 'receivedAt'>,
  parsed: ParsedMail,
  { from, bounced }: Sender,
): Promise<Received> {
  const reading = await readingOf(desk, opportunity, mail, parsed, from);
  const contact = newContactIn(desk, opportunity, reading);
  const message = desk.newId();
  const { header } = parsed;
  const proven = bounced === null ? answeredInDoubt(opportunity, header) : undefined;
  const dead = bounced !== null && (reading.bounce?.permanent ?? false) ? bounced : null;
  const bodies: EventBody[] = [
    ...contact.bodies,
    ...(proven === undefined ? [] : [sentAfterAll(proven)]),
    {
      ...{ kind: 'message_received', message, from: bounced?.letter.to ?? from },
      ...told(parsed, reading),
      newContact: contact.person,
    },
    ...(dead === null ? [] : [cameBackAs(dead, reading)]),
  ];
  const origin: Origin = { by: 'mailbox', source: { kind: 'mail', ref: header.messageId } };
  const at = notAfter(mail.receivedAt, nowFor(desk, opportunity));
  const change = { opportunity, expectedSeq: opportunity.seq, origin, bodies, at };
  await append(desk, change, async (unit) => {
    await unit.shelf.putBytes(message, opportunity.id, mail.raw);
    if (dead !== null && dead.row !== null) await markBounced(unit, dead.row);
    if (proven !== undefined) await foundAgain(unit, desk, opportunity, proven, ANSWERED);
  });
  return { kind: 'recorded', opportunity: opportunity.id, reading };
}

/** What the record keeps of a message. */
function told({ header, bodyType, body }: ParsedMail, reading: Reading) {
  return {
    fromName: header.from[0]?.name || null,
    fromAddress: header.from[0]?.address ?? null,
    subject: header.subject,
    text: bodyType === 'text/plain' ? body : reading.newText,
    messageId: header.messageId,
    inReplyTo: header.inReplyTo[0] ?? null,
    reading,
  };
}

function cameBackAs({ letter }: CameBack, reading: Reading): EventBody {
  return { kind: 'letter_bounced', letter: letter.id, why: reading.newText };
}

const ANSWERED = 'An answer names it.';

async function readingOf(
  desk: Desk,
  opportunity: Opportunity,
  mail: Pick<IncomingMail, 'receivedAt'>,
  parsed: ParsedMail,
  from: string | 'ats' | null,
): Promise<Reading> {
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  const interview = opportunity.interviews.findLast((i) => !i.cancelled);
  const person = opportunity.people.find((p) => p.id === from);
  const reading = read(
    {
      headers: parsed.headers,
      subject: parsed.header.subject,
      bodyType: parsed.bodyType,
      body: parsed.body,
      receivedAt: mail.receivedAt,
    },
    {
      candidate: { name: candidate.name, email: candidate.email ?? '' },
      interviewer: person?.name ?? null,
      company: opportunity.company,
      role: opportunity.role,
      interviewDate:
        interview === undefined
          ? null
          : Temporal.Instant.from(interview.endsAt)
              .toZonedDateTimeISO(interview.zone)
              .toPlainDate()
              .toString(),
      senderLocale: null,
      calendar: person?.country ?? opportunity.country,
      candidateZone: candidate.zone,
    },
  );
  // What could not be parsed is never acted upon: the person looks at it.
  return parsed.kind === 'fallback' ? { ...reading, held: true } : reading;
}
