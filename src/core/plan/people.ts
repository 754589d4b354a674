import type { Person } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';
import type { Millis } from '../time/day.ts';
import { countryOfZone, type Place, placeAt } from '../time/place.ts';
import { isZone } from '../time/zone.ts';
import type { Entry, Facts, Sent } from './facts.ts';
import type { Meeting } from './meetings.ts';
import type { PlanFinding } from './step.ts';

/** Somebody on the hiring side, with the address that holds now. */
export interface Contact {
  readonly person: Person;
  readonly email: string | null;
  /** Mail to that address came back for good. */
  readonly dead: boolean;
}

/** The state of an address: since a bounce, or since another one was found. */
interface AddressNow {
  readonly email?: string | null;
  readonly dead: boolean;
}

/**
 * Which of our messages came back (a permanent bounce takes the latest one to that person, or the
 * latest of all when the notice names nobody), and what became of each address.
 */
export function deliveries(
  opportunity: Opportunity,
  entries: readonly Entry[],
): { bounced: ReadonlySet<Entry>; addresses: ReadonlyMap<string, AddressNow> } {
  const bounced = new Set<Entry>();
  const addresses = new Map<string, AddressNow>();
  const sent: Sent[] = [];
  for (const entry of entries) {
    if (entry.kind === 'sent') sent.push(entry);
    if (entry.kind === 'address') {
      const person = opportunity.people.find((p) => p.id === entry.person);
      addresses.set(entry.person, { email: entry.email ?? person?.email ?? null, dead: false });
    }
    if (entry.kind !== 'received') continue;
    const closing = entry.intent === 'out_of_office' && entry.stops;
    if (!closing && !(entry.intent === 'bounce' && entry.permanent)) continue;
    const last = sent.findLast((s) => entry.from === null || s.to === entry.from);
    const whose = entry.from ?? last?.to;
    if (whose !== undefined) addresses.set(whose, { ...addresses.get(whose), dead: true });
    if (last !== undefined && !closing) bounced.add(last);
  }
  return { bounced, addresses };
}

/** The people, each with their present address. */
export function contactsOf(
  opportunity: Opportunity,
  addresses: ReadonlyMap<string, AddressNow>,
  findings: PlanFinding[],
): ReadonlyMap<string, Contact> {
  const contacts = new Map<string, Contact>();
  for (const person of opportunity.people) {
    const now = addresses.get(person.id);
    const email = now?.email === undefined ? person.email : now.email;
    contacts.set(person.id, { person, email, dead: now?.dead ?? false });
    checkPlace(person, findings);
  }
  return contacts;
}

function checkPlace(person: Person, findings: PlanFinding[]): void {
  const about = `person:${person.id}`;
  if (person.zone !== null && !isZone(person.zone)) {
    findings.push({
      about,
      sentence: `The time zone "${person.zone}" is unknown; that of the interview is used.`,
    });
  }
  if (person.country === null) return;
  const { holidays } = placeAt('UTC', person.country, person.subdivision);
  if (!holidays.known) {
    findings.push({
      about,
      sentence: `No public holidays are known for "${person.country}"; only weekends are kept free.`,
    });
  } else if (!holidays.partKnown) {
    findings.push({
      about,
      sentence: `"${person.subdivision}" is unknown; the holidays of the whole country are kept.`,
    });
  }
}

/** Where this person is: what is known of them, else of the opportunity, else the interview's zone. */
export function placeOf(person: Person | null, zone: string, opportunity: Opportunity): Place {
  const own = person?.zone != null && isZone(person.zone) ? person.zone : null;
  const country =
    person?.country ??
    (own === null ? null : countryOfZone(own)) ??
    opportunity.country ??
    countryOfZone(zone);
  return placeAt(own ?? zone, country, person?.subdivision ?? null);
}

/** The zone of whoever said something; else that of the interview before it. */
export function zoneOf(
  id: string | null,
  at: Millis,
  known: { readonly opportunity: Opportunity; readonly meetings: readonly Meeting[] },
): string {
  const person = known.opportunity.people.find((p) => p.id === id);
  if (person?.zone != null && isZone(person.zone)) return person.zone;
  return (known.meetings.findLast((m) => m.end <= at) ?? known.meetings[0])?.zone ?? 'UTC';
}

/** May this person be written to by mail, now or once another address is found? (X5) */
export function mayWrite(contact: Contact | undefined): contact is Contact {
  return contact !== undefined && !contact.person.doNotContact && contact.email !== null;
}

/** Who sent the invitation, as far as that is a recruiter or coordinator. */
export function arrangers(meeting: Meeting, facts: Facts): readonly string[] {
  if (meeting.arrangedBy !== null) {
    const by = facts.contacts.get(meeting.arrangedBy);
    return by === undefined || by.person.role === 'interviewer' ? [] : [by.person.id];
  }
  return officePeople(facts);
}

/** Recruiters and coordinators, as they are listed; not those known only through a referral. */
export function officePeople(facts: Facts): readonly string[] {
  const ids: string[] = [];
  for (const { person } of facts.contacts.values()) {
    const office = person.role === 'recruiter' || person.role === 'coordinator';
    if (office && !person.referred) ids.push(person.id);
  }
  return ids;
}

/** Everyone who could be addressed about an interview, in order; the first who may be written to is. */
export function inOrder(
  maker: string | null,
  meeting: Meeting | undefined,
  facts: Facts,
): readonly string[] {
  const arranged =
    meeting === undefined ? [] : [...arrangers(meeting, facts), ...meeting.interviewers];
  return [...(maker === null ? [] : [maker]), ...arranged, ...officePeople(facts)];
}
