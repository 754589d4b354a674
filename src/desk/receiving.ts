import type { EventBody } from '../core/record/events.ts';
import { instantFrom, instantText } from '../core/record/instant.ts';
import type { Reading } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { read } from '../core/replies/read.ts';
import { Fault } from '../errors.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { IncomingMail, MailHeader } from '../mail/port.ts';
import type { OutboxRow, Unit, World } from '../store/port.ts';
import { append, type Desk, loadAll, nowFor, type Origin, worldOf } from './desk.ts';
import { type Match, match, namedByTrackingSystem } from './matching.ts';
import { newContactIn } from './new-contact.ts';
import { settingsFor } from './settings.ts';

/** What became of an incoming message. */
export type Received =
  | { readonly kind: 'recorded'; readonly opportunity: string; readonly reading: Reading }
  | { readonly kind: 'stray' }
  | { readonly kind: 'known' }
  | { readonly kind: 'nothing' };

/**
 * Whether the body of a message is worth fetching, by its header alone. What comes from the
 * candidate's own address is a copy of their own message, never an answer.
 */
export function concerns(
  header: MailHeader,
  opportunities: readonly Opportunity[],
  ownAddress: string,
): boolean {
  if (isOwn(header, ownAddress)) return false;
  if (header.contentType === 'multipart/report' || header.failedRecipients.length > 0) return true;
  if (match(header, opportunities).kind !== 'nowhere') return true;
  return namedByTrackingSystem(header, opportunities).length > 0;
}

function isOwn(header: MailHeader, ownAddress: string): boolean {
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
  if (own.some((address) => isOwn(parsed.header, address))) return { kind: 'nothing' };
  const bounced = await bouncedLetter(desk, world, parsed);
  const found: Match =
    bounced === null
      ? match(parsed.header, opportunities)
      : { kind: 'sure', opportunity: bounced.opportunity, from: null };
  if (found.kind === 'nowhere') {
    const after = opportunities.filter((o) => interviewedBefore(o, mail.receivedAt));
    const named = namedByTrackingSystem(parsed.header, after);
    return named.length === 0 ? { kind: 'nothing' } : await stray(desk, world, mail, parsed, named);
  }
  if (found.kind === 'unsure') return await stray(desk, world, mail, parsed, found.candidates);
  const opportunity = opportunities.find((o) => o.id === found.opportunity);
  if (opportunity === undefined) return { kind: 'nothing' };
  const { messageId } = parsed.header;
  if (messageId !== null && opportunity.messages.some((m) => m.messageId === messageId)) {
    return { kind: 'known' };
  }
  return await recordMessage(desk, opportunity, mail, parsed, { from: found.from, bounced });
}

/** Only what comes after an interview can be an answer to what is written after it. */
export function interviewedBefore(opportunity: Opportunity, at: string): boolean {
  const instant = instantFrom(at) ?? at;
  return opportunity.interviews.some((i) => !i.cancelled && i.endsAt <= instant);
}

/** The mailbox's address and the one the candidate names: an alias is theirs as well. */
async function ownAddresses(desk: Desk, world: World): Promise<readonly string[]> {
  const { candidate } = await settingsFor(desk.store.shelf, { sample: world === 'sample' });
  const post = await desk.post(world);
  return [post?.address ?? '', candidate.email ?? ''].filter((address) => address !== '');
}

interface Sender {
  readonly from: string | 'ats' | null;
  /** The outbox row a delivery failure is about. */
  readonly bounced: OutboxRow | null;
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
  const sender = bounced === null ? from : toOf(opportunity, bounced);
  const contact = newContactIn(desk, opportunity, reading);
  const message = desk.newId();
  const { header } = parsed;
  const bodies: EventBody[] = [
    ...contact.bodies,
    {
      kind: 'message_received',
      message,
      from: sender,
      fromName: header.from[0]?.name || null,
      fromAddress: header.from[0]?.address ?? null,
      subject: header.subject,
      text: parsed.bodyType === 'text/plain' ? parsed.body : reading.newText,
      messageId: header.messageId,
      inReplyTo: header.inReplyTo[0] ?? null,
      reading,
      newContact: contact.person,
    },
  ];
  const dead = bounced !== null && (reading.bounce?.permanent ?? false);
  if (dead) bodies.push({ kind: 'letter_bounced', letter: bounced.letter, why: reading.newText });
  const origin: Origin = { by: 'mailbox', source: { kind: 'mail', ref: header.messageId } };
  const change = {
    opportunity,
    expectedSeq: opportunity.seq,
    origin,
    bodies,
    at: arrivedAt(desk, opportunity, mail),
  };
  await append(desk, change, async (unit) => {
    await unit.shelf.putBytes(message, opportunity.id, mail.raw);
    if (dead) await markBounced(unit, bounced);
  });
  return { kind: 'recorded', opportunity: opportunity.id, reading };
}

/** When it arrived; never in the future of the opportunity's own clock. */
function arrivedAt(desk: Desk, opportunity: Opportunity, mail: Pick<IncomingMail, 'receivedAt'>) {
  const now = instantText(nowFor(desk, opportunity));
  const at = instantFrom(mail.receivedAt) ?? now;
  return [at, now].sort()[0] ?? now;
}

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

async function bouncedLetter(
  desk: Desk,
  world: World,
  parsed: ParsedMail,
): Promise<OutboxRow | null> {
  const { report, header } = parsed;
  const ids = new Set([report?.originalMessageId, ...header.inReplyTo, ...header.references]);
  const dead = new Set(
    [...header.failedRecipients, ...(report?.recipients ?? []).map((r) => r.address ?? '')].map(
      (a) => a.toLowerCase(),
    ),
  );
  if (report === null && header.failedRecipients.length === 0) return null;
  // What was never handed over cannot have come back.
  const rows = (await desk.store.outbox.list()).filter(
    (r) => r.world === world && r.handedOverAt !== null,
  );
  return (
    rows.find((r) => ids.has(r.messageId)) ??
    rows.findLast((r) => dead.has(r.envelopeTo.split(' ')[0]?.toLowerCase() ?? '')) ??
    null
  );
}

function toOf(opportunity: Opportunity, row: OutboxRow): string | null {
  return opportunity.letters.find((l) => l.id === row.letter)?.to ?? null;
}

async function markBounced(unit: Unit, row: OutboxRow): Promise<void> {
  const bounced: OutboxRow = { ...row, state: 'bounced', nextAt: null };
  await unit.outbox.move(bounced, ['sent', 'filed', 'uncertain', 'needs_person']);
}

async function stray(
  desk: Desk,
  world: World,
  mail: IncomingMail,
  parsed: ParsedMail,
  candidates: readonly { opportunity: string; why: string }[],
): Promise<Received> {
  const { header } = parsed;
  await desk.store.shelf.putStray({
    id: header.messageId ?? `${mail.folder}:${mail.uidValidity}:${mail.uid}`,
    world,
    at: mail.receivedAt,
    fromName: header.from[0]?.name || null,
    fromAddress: header.from[0]?.address ?? null,
    subject: header.subject,
    text: parsed.text ?? parsed.body,
    raw: mail.raw,
    candidates,
  });
  desk.changed(null, 'stray');
  return { kind: 'stray' };
}
