/** What the candidate brings from elsewhere, once they have looked at what was read of it. */
import type { Brought, BroughtFile } from '../bringing/port.ts';
import type { BroughtPerson, Posting, Resume } from '../core/imports/brought.ts';
import { oneLine } from '../core/imports/tidy.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { addressOrNull } from '../mail/address.ts';
import type { Parser } from '../mail/parse.ts';
import { append, type Desk, load, loadAll, type Origin } from './desk.ts';
import { matching } from './inviting.ts';
import { openOpportunity, personFrom } from './opening.ts';
import { isKnown, isOwnMail, recordMessage } from './receiving.ts';
import { readSettings, writeSettings } from './settings.ts';

/** Says what a file or text is and reads it, in a thread with limits. Nothing is recorded. */
export async function bringIn(desk: Desk, file: BroughtFile): Promise<Brought> {
  const { candidate } = await readSettings(desk.store.shelf);
  const receivedAt = instantText(desk.clocks.own.now());
  const who = { name: candidate.name, email: candidate.email };
  return await desk.reader.recognise({ ...file, receivedAt }, who, candidate.zone);
}

/** The opportunity an invitation in a file seems to belong to. */
export async function matchOf(
  desk: Desk,
  invitation: Parameters<typeof matching>[1],
): Promise<string | null> {
  const own = (await loadAll(desk)).filter((o) => !o.sample);
  return matching(own, invitation)?.id ?? null;
}

export type ConfirmedPosting = Pick<Posting, 'country' | 'needs'> & {
  readonly company: string;
  readonly role: string;
};

/** An advertisement as confirmed: what they ask for, of a new opportunity or the one named. */
export async function acceptPosting(
  desk: Desk,
  posting: ConfirmedPosting,
  opportunity: string | null,
  origin: Origin,
): Promise<Opportunity> {
  const { company, role, country } = posting;
  const into =
    opportunity === null
      ? await openOpportunity(desk, { company, role, country, people: [], interview: null }, origin)
      : await load(desk, opportunity);
  const body: EventBody = { kind: 'needs_noted', needs: posting.needs };
  return await append(desk, { opportunity: into, expectedSeq: into.seq, origin, bodies: [body] });
}

/**
 * A résumé as confirmed: strengths and employers are added to those known. Name, address and
 * headline are taken only where the candidate has not said them.
 */
export async function acceptResume(desk: Desk, resume: Resume): Promise<number> {
  const settings = await readSettings(desk.store.shelf);
  const { candidate } = settings;
  const strengths = joined(candidate.strengths, resume.strengths, 50);
  await writeSettings(desk.store.shelf, {
    ...settings,
    candidate: {
      ...candidate,
      name: candidate.name === '' ? (resume.name ?? '') : candidate.name,
      email: candidate.email ?? resume.email,
      headline: candidate.headline ?? resume.headline,
      strengths,
      employers: joined(candidate.employers, resume.employers, 100),
    },
  });
  desk.changed(null, 'settings');
  return strengths.length - candidate.strengths.length;
}

const joined = (known: readonly string[], more: readonly string[], most: number) =>
  [...new Set([...known, ...more])].slice(0, most);

/** People from cards, added to an opportunity; whoever is there already is left as they are. */
export async function acceptPeople(
  desk: Desk,
  people: readonly BroughtPerson[],
  opportunity: string,
  origin: Origin,
): Promise<Opportunity> {
  const into = await load(desk, opportunity);
  const added = people.filter((p) => !isThere(into, p));
  const bodies = added.map((p): EventBody => {
    const { name, email, title, postal } = p;
    const person = personFrom(desk.newId(), { name, email, title, postal, role: 'other' });
    return { kind: 'person_added', person };
  });
  if (bodies.length === 0) return into;
  return await append(desk, { opportunity: into, expectedSeq: into.seq, origin, bodies });
}

function isThere({ people }: Opportunity, { name, email }: Pick<BroughtPerson, 'name' | 'email'>) {
  return people.some(
    (p) =>
      (email !== null && p.email?.toLowerCase() === email.toLowerCase()) ||
      p.name.toLowerCase() === name.toLowerCase(),
  );
}

export interface ConfirmedThread {
  /** Null: a new one, of this company and role. */
  readonly opportunity: string | null;
  readonly company: string;
  readonly role: string;
  readonly messages: readonly Uint8Array[];
}

/**
 * The messages of a thread, recorded as if they had arrived in the mailbox: who wrote them becomes
 * a person, what they mean and promise becomes a reading, which is held wherever it is unsure.
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
  const now = instantText(desk.clocks.own.now());
  for (const [i, mail] of parsed.entries()) {
    const sender = mail.header.from[0];
    const receivedAt = sentAt(mail.header.date) ?? now;
    if (sender === undefined || isKnown(into, { receivedAt }, mail)) continue;
    if (await isOwnMail(desk, 'own', mail.header)) continue;
    const name = oneLine(sender.name || sender.address);
    const email = addressOrNull(sender.address);
    const person = { name, email, title: null, company: null, postal: null };
    into = await acceptPeople(desk, [person], into.id, origin);
    const raw = thread.messages[i] ?? new Uint8Array();
    await recordMessage(desk, into, { raw, receivedAt }, mail, {
      from: senderIn(into, person)?.id ?? null,
      bounced: null,
    });
    into = await load(desk, into.id);
  }
  return into;
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
