/** The mails of an interview, brought in as a file. */
import type { BroughtPerson } from '../core/imports/brought.ts';
import { oneLine } from '../core/imports/tidy.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { addressOrNull } from '../mail/address.ts';
import type { Parser } from '../mail/parse.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { MailAddress } from '../mail/port.ts';
import { acceptPeople } from './bringing-in.ts';
import { append, type Desk, load, type Origin } from './desk.ts';
import { openOpportunity } from './opening.ts';
import { concernsOwn, receiveOwn } from './own-mail.ts';
import { isKnown, isOwnMail, recordMessage } from './receiving.ts';
import { readSettings } from './settings.ts';

export interface ConfirmedThread {
  /** Null: a new one, of this company and role. */
  readonly opportunity: string | null;
  readonly company: string;
  readonly role: string;
  readonly messages: readonly Uint8Array[];
}

/**
 * The messages of a thread, recorded as if they had been found in the mailbox: who wrote them
 * becomes a person, what they mean and promise becomes a reading, which is held wherever it is
 * unsure; what the candidate wrote counts as their letter.
 */
export async function acceptThread(
  desk: Desk,
  parser: Parser,
  thread: ConfirmedThread,
  origin: Origin,
): Promise<Opportunity> {
  const { company, role } = thread;
  const parsed = await Promise.all(thread.messages.map((raw) => parser.parse(raw)));
  if (parsed.every((p) => p.header.from.length === 0)) {
    throw new Fault(
      'bad_input',
      'No message of it names its sender.',
      'Save the message from your mail program as .eml and choose that file.',
    );
  }
  let into =
    thread.opportunity === null
      ? await openOpportunity(
          desk,
          { company, role, country: null, people: [], interview: null },
          origin,
        )
      : await load(desk, thread.opportunity);
  for (const mail of await oldestFirst(desk, into, thread.messages, parsed)) {
    into = mail.own
      ? await takeOwn(desk, into, mail, origin)
      : await takeTheirs(desk, into, mail, origin);
  }
  return into;
}

interface ThreadMail {
  readonly raw: Uint8Array;
  readonly parsed: ParsedMail;
  readonly receivedAt: Instant;
  /** The candidate wrote it. */
  readonly own: boolean;
}

/** In the order they were written, so that a letter stands before its answer. */
async function oldestFirst(
  desk: Desk,
  into: Opportunity,
  raws: readonly Uint8Array[],
  parsed: readonly ParsedMail[],
): Promise<readonly ThreadMail[]> {
  const now = instantText(desk.clocks.own.now());
  const mails = await Promise.all(
    parsed.map(async (mail, i): Promise<ThreadMail> => {
      const raw = raws[i] ?? new Uint8Array();
      const receivedAt = sentAt(mail.header.date) ?? now;
      const [sender] = mail.header.from;
      const own = sender !== undefined && (await isCandidate(desk, into, sender));
      return { raw, parsed: mail, receivedAt, own };
    }),
  );
  return mails.toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt));
}

/** By address; by name where nobody of the opportunity has that address: aliases are not all told. */
async function isCandidate(
  desk: Desk,
  { people }: Opportunity,
  who: MailAddress,
): Promise<boolean> {
  if (await isOwnMail(desk, 'own', { from: [who] })) return true;
  const { candidate } = await readSettings(desk.store.shelf);
  const name = who.name.trim().toLowerCase();
  if (name === '' || name !== candidate.name.trim().toLowerCase()) return false;
  return !people.some((p) => p.email?.toLowerCase() === who.address.toLowerCase());
}

const named = ({ name, address }: MailAddress): BroughtPerson => ({
  name: oneLine(name || address),
  email: addressOrNull(address),
  ...{ title: null, company: null, postal: null },
});

async function takeTheirs(
  desk: Desk,
  into: Opportunity,
  { raw, parsed, receivedAt }: ThreadMail,
  origin: Origin,
): Promise<Opportunity> {
  const sender = parsed.header.from[0];
  if (sender === undefined || isKnown(into, { receivedAt }, parsed)) return into;
  const person = named(sender);
  const after = await acceptPeople(desk, [person], into.id, origin);
  await recordMessage(desk, after, { raw, receivedAt }, parsed, {
    from: senderIn(after, person)?.id ?? null,
    bounced: null,
  });
  return await load(desk, into.id);
}

/**
 * What the candidate wrote counts as if it had been found in Sent: a note that has left is owed no
 * more. One known by name alone gets the address it went to; where it reached nobody known, whom it
 * went to becomes a person.
 */
async function takeOwn(
  desk: Desk,
  into: Opportunity,
  { parsed, receivedAt }: ThreadMail,
  origin: Origin,
): Promise<Opportunity> {
  const strangers = await Promise.all(
    parsed.header.to.map(async (to) => ((await isCandidate(desk, into, to)) ? [] : [named(to)])),
  );
  const to = strangers.flat().filter((person) => person.email !== null);
  const bodies = to.flatMap((person) => addressOf(into, person));
  const change = { opportunity: into, expectedSeq: into.seq, origin, bodies };
  const told = bodies.length === 0 ? into : await append(desk, change);
  const reached = concernsOwn(parsed.header, [told])
    ? told
    : await acceptPeople(desk, to, into.id, origin);
  await receiveOwn(desk, { folder: 'sent', receivedAt }, parsed, [reached]);
  return await load(desk, into.id);
}

/** The address of somebody who is known by this name and had none. */
function addressOf(opportunity: Opportunity, person: BroughtPerson): readonly EventBody[] {
  const same = senderIn(opportunity, person);
  if (same === undefined || same.email !== null || person.email === null) return [];
  const { email } = person;
  return [
    { kind: 'person_changed', person: same.id, change: { email } },
    { kind: 'address_found', person: same.id, email },
  ];
}

/** By address; by name only who has no address that says otherwise. */
function senderIn({ people }: Opportunity, { name, email }: Pick<BroughtPerson, 'name' | 'email'>) {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  return (
    people.find((p) => p.email !== null && email !== null && same(p.email, email)) ??
    people.find((p) => (p.email === null || email === null) && same(p.name, name))
  );
}

/** A mail's `Date` (RFC 5322) as an instant; null when it is none. */
function sentAt(date: string | null): string | null {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : instantText(Temporal.Instant.fromEpochMilliseconds(at));
}
