/** What the candidate brings from elsewhere, once they have looked at what was read of it. */
import type { Brought, BroughtFile } from '../bringing/port.ts';
import type { BroughtPerson, Posting, Resume } from '../core/imports/brought.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { addressOrNull } from '../mail/address.ts';
import { append, type Desk, load, loadAll, type Origin } from './desk.ts';
import { matching } from './inviting.ts';
import { openOpportunity, personFrom } from './opening.ts';
import { changeSettings, readSettings } from './settings.ts';

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
  let added = 0;
  await changeSettings(desk.store, (settings) => {
    const { candidate } = settings;
    const strengths = joined(candidate.strengths, resume.strengths, 50);
    added = strengths.length - candidate.strengths.length;
    return {
      ...settings,
      candidate: {
        ...candidate,
        name: candidate.name === '' ? (resume.name ?? '') : candidate.name,
        email: candidate.email ?? resume.email,
        headline: candidate.headline ?? resume.headline,
        strengths,
        employers: joined(candidate.employers, resume.employers, 100),
      },
    };
  });
  desk.changed(null, 'settings');
  return added;
}

const joined = (known: readonly string[], more: readonly string[], most: number) =>
  [...new Set([...known, ...more])].slice(0, most);

/**
 * People from cards, added to an opportunity; whoever is there already is left as they are. Whoever
 * has an address that nobody can write to is taken without it: see `unusableIn`.
 */
export async function acceptPeople(
  desk: Desk,
  people: readonly BroughtPerson[],
  opportunity: string,
  origin: Origin,
): Promise<Opportunity> {
  const into = await load(desk, opportunity);
  const added = people.filter((p) => !isThere(into, p));
  const bodies = added.map((p): EventBody => {
    const { name, title, postal } = p;
    const email = addressOrNull(p.email);
    const person = personFrom(desk.newId(), { name, email, title, postal, role: 'other' });
    return { kind: 'person_added', person };
  });
  if (bodies.length === 0) return into;
  return await append(desk, { opportunity: into, expectedSeq: into.seq, origin, bodies });
}

/** Who of these is taken without the address they were given with, because it is none. */
export function unusableIn(
  people: readonly Pick<BroughtPerson, 'name' | 'email'>[],
): readonly string[] {
  const bad = ({ email }: Pick<BroughtPerson, 'email'>) =>
    email !== null && email.trim() !== '' && addressOrNull(email) === null;
  return people.filter(bad).map(({ name, email }) => `${name} (${email})`);
}

function isThere({ people }: Opportunity, { name, email }: Pick<BroughtPerson, 'name' | 'email'>) {
  return people.some(
    (p) =>
      (email !== null && p.email?.toLowerCase() === email.toLowerCase()) ||
      p.name.toLowerCase() === name.toLowerCase(),
  );
}
