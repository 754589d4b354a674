import type { EventBody } from '../core/record/events.ts';
import type { Person, Reading } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import type { Desk } from './desk.ts';

/** The person a referral or a stand-in names: known already, or to be added. */
export function newContactIn(
  desk: Desk,
  opportunity: Opportunity,
  reading: Pick<Reading, 'newContact' | 'intent'>,
): { readonly person: string | null; readonly bodies: readonly EventBody[] } {
  const contact = reading.newContact;
  // A stand-in during an absence is for emergencies, nobody to write to (P12).
  if (contact === null || reading.intent !== 'referral_to_other_person') {
    return { person: null, bodies: [] };
  }
  const known = opportunity.people.find(
    (p) =>
      (contact.email !== null && p.email?.toLowerCase() === contact.email.toLowerCase()) ||
      p.name.toLowerCase() === contact.name.toLowerCase(),
  );
  if (known !== undefined) return { person: known.id, bodies: [] };
  const person: Person = {
    id: desk.newId(),
    name: contact.name,
    role: 'other',
    title: null,
    email: contact.email,
    postal: null,
    zone: null,
    country: null,
    subdivision: null,
    card: false,
    referred: true,
    doNotContact: false,
  };
  return { person: person.id, bodies: [{ kind: 'person_added', person }] };
}
