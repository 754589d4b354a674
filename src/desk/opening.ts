import type { EventBody } from '../core/record/events.ts';
import type { Interview, Person } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { mailAddress } from '../mail/address.ts';
import { type Desk, type Origin, open } from './desk.ts';

/** A person as somebody types them in. */
export type PersonInput = Pick<Person, 'name' | 'role'> &
  Partial<Pick<Person, 'title' | 'email' | 'postal' | 'zone' | 'country' | 'subdivision' | 'card'>>;

/** An interview as somebody types it in; the interviewers are the people given with it. */
export type InterviewInput = Pick<Interview, 'endsAt' | 'zone'> &
  Partial<Pick<Interview, 'startsAt' | 'round' | 'kind' | 'final' | 'calendar'>>;

export interface Opening {
  readonly company: string;
  readonly role: string;
  readonly country: string | null;
  readonly people: readonly PersonInput[];
  readonly interview: InterviewInput | null;
}

/** Starts an opportunity of the candidate's own, with its people and first interview. */
export async function openOpportunity(
  desk: Desk,
  opening: Opening,
  origin: Origin,
  world: 'own' | 'sample' = 'own',
): Promise<Opportunity> {
  const people = opening.people.map((p) => personFrom(desk.newId(), p));
  const interviewers = people.filter((p) => p.role === 'interviewer').map((p) => p.id);
  const arrangedBy = people.find((p) => p.role === 'coordinator' || p.role === 'recruiter')?.id;
  const bodies: EventBody[] = people.map((person) => ({ kind: 'person_added', person }));
  if (opening.interview !== null) {
    const interview = interviewFrom(
      desk.newId(),
      opening.interview,
      interviewers,
      arrangedBy ?? null,
    );
    bodies.push({ kind: 'interview_scheduled', interview });
  }
  return await open(desk, world, origin, [
    {
      kind: 'opportunity_opened',
      company: required(opening.company, 'company'),
      role: required(opening.role, 'role'),
      country: opening.country,
      sample: world === 'sample',
    },
    ...bodies,
  ]);
}

/** A person with everything unknown left empty. Refuses an address that is none (`bad_input`). */
export function personFrom(id: string, input: PersonInput): Person {
  const email = input.email?.trim() ?? '';
  return {
    id,
    name: required(input.name, 'name'),
    role: input.role,
    title: input.title ?? null,
    email: email === '' ? null : mailAddress(email, `address of ${input.name}`),
    postal: input.postal ?? null,
    zone: input.zone ?? null,
    country: input.country ?? null,
    subdivision: input.subdivision ?? null,
    card: input.card ?? false,
    referred: false,
    doNotContact: false,
  };
}

export function interviewFrom(
  id: string,
  input: InterviewInput,
  interviewers: readonly string[],
  arrangedBy: string | null,
): Interview {
  if (input.startsAt != null && input.startsAt > input.endsAt) {
    throw new Fault('bad_input', 'The interview ends before it begins.', 'Correct the times.');
  }
  return {
    id,
    startsAt: input.startsAt ?? null,
    endsAt: input.endsAt,
    zone: knownZone(input.zone),
    round: input.round ?? null,
    kind: input.kind ?? null,
    final: input.final ?? false,
    interviewers,
    arrangedBy,
    debriefed: false,
    cancelled: false,
    calendar: input.calendar ?? null,
  };
}

function knownZone(zone: string): string {
  try {
    return Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    throw new Fault(
      'bad_input',
      `"${zone}" is no time zone.`,
      'Use a name like Europe/Dublin or America/Chicago.',
    );
  }
}

function required(text: string, what: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Fault('bad_input', `The ${what} is missing.`, `Enter the ${what}.`);
  if (/[\r\n\0]/.test(trimmed)) {
    throw new Fault('bad_input', `The ${what} contains a line break.`, 'Write it on one line.');
  }
  return trimmed;
}
