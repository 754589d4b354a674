import { applyInvitation } from '../core/invitations/apply.ts';
import type { Invitation } from '../core/invitations/invitation.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Interview, Person } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { addressOrNull } from '../mail/address.ts';
import { append, type Desk, load, loadAll, type Origin } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { interviewFrom, openOpportunity, type PersonInput, personFrom } from './opening.ts';
import { readSettings } from './settings.ts';

/** An invitation as read, and the opportunity it seems to belong to. */
export interface Proposal {
  readonly invitation: Invitation;
  readonly match: string | null;
}

/** Reads an invitation file or pasted text; nothing is recorded yet. */
export async function proposals(
  desk: Desk,
  file: { readonly name: string; readonly content: Uint8Array | string },
): Promise<{ readonly proposals: readonly Proposal[]; readonly refused: string | null }> {
  const { candidate } = await readSettings(desk.store.shelf);
  const who = { name: candidate.name, email: candidate.email };
  const outcome = await desk.reader.invitations(
    { ...file, receivedAt: instantText(desk.clocks.own.now()) },
    who,
    candidate.zone,
  );
  if (outcome.kind === 'refused') return { proposals: [], refused: outcome.sentence };
  const own = (await loadAll(desk)).filter((o) => !o.sample);
  return {
    proposals: outcome.invitations.map((invitation) => ({
      invitation,
      match: matching(own, invitation)?.id ?? null,
    })),
    refused: null,
  };
}

/** The opportunity with the same calendar entry; else the one at the same company, if only one. */
export function matching(
  own: readonly Opportunity[],
  invitation: Invitation,
): Opportunity | undefined {
  const same = own.find((o) =>
    o.interviews.some((i) => i.calendar !== null && i.calendar.uid === invitation.uid),
  );
  if (same !== undefined) return same;
  const company = own.filter((o) => o.company.toLowerCase() === invitation.company?.toLowerCase());
  return company.length === 1 ? company[0] : undefined;
}

/**
 * Makes an invitation, as the person confirmed it, an interview: of a new opportunity, a further
 * one of `opportunity`, or the moved or cancelled one it already is (UID and SEQUENCE). The same one
 * submitted twice, however close together, is one interview.
 */
export async function accept(
  desk: Desk,
  invitation: Invitation,
  opportunity: string | null,
  origin: Origin,
): Promise<Opportunity> {
  return await inTurn(desk.store, 'opening', () => take(desk, invitation, opportunity, origin));
}

async function take(
  desk: Desk,
  invitation: Invitation,
  opportunity: string | null,
  origin: Origin,
): Promise<Opportunity> {
  const { candidate } = await readSettings(desk.store.shelf);
  const zone = invitation.timeZone ?? candidate.zone;
  const known =
    opportunity === null
      ? alreadyIn(await loadAll(desk), invitation)
      : await load(desk, opportunity);
  if (known !== undefined) return await change(desk, known, invitation, zone, origin);
  if (invitation.company === null || invitation.role === null) {
    const what = invitation.company === null ? 'company' : 'role';
    throw new Fault('bad_input', `The invitation does not name the ${what}.`, `Enter the ${what}.`);
  }
  return await openOpportunity(
    desk,
    {
      company: invitation.company,
      role: invitation.role,
      country: null,
      people: peopleOf(invitation),
      interview: { ...timesOf(invitation), zone },
    },
    origin,
  );
}

/** Where an interview is recorded already: the same entry, or the same role at the same time. */
function alreadyIn(all: readonly Opportunity[], invitation: Invitation): Opportunity | undefined {
  const { uid, startsAt } = invitation;
  const same = (one: string, other: string | null) => one.toLowerCase() === other?.toLowerCase();
  return all.find(
    (o) =>
      !o.sample &&
      o.interviews.some((i) =>
        uid === null
          ? i.startsAt === startsAt &&
            same(o.company, invitation.company) &&
            same(o.role, invitation.role)
          : i.calendar?.uid === uid,
      ),
  );
}

function timesOf(
  invitation: Invitation,
): Pick<Interview, 'startsAt' | 'endsAt' | 'round' | 'kind' | 'final' | 'calendar'> {
  const { startsAt, endsAt, round, kind, uid, sequence } = invitation;
  const calendar = uid === null ? null : { uid, sequence };
  return { startsAt, endsAt, round, kind, final: /final/i.test(round ?? ''), calendar };
}

/** Whoever has an address that nobody can write to is taken without it. */
function peopleOf(invitation: Invitation): readonly PersonInput[] {
  const interviewers = invitation.interviewers.map((i) => ({
    name: i.name,
    role: 'interviewer' as const,
    title: i.title,
    email: addressOrNull(i.email),
  }));
  const { coordinator } = invitation;
  return coordinator === null
    ? interviewers
    : [
        ...interviewers,
        {
          name: coordinator.name,
          role: 'coordinator',
          email: addressOrNull(coordinator.email),
        },
      ];
}

async function change(
  desk: Desk,
  opportunity: Opportunity,
  invitation: Invitation,
  zone: string,
  origin: Origin,
): Promise<Opportunity> {
  const outcome = applyInvitation(opportunity.interviews, invitation);
  const bodies: EventBody[] = [];
  switch (outcome.kind) {
    case 'nothing':
      return opportunity;
    case 'cancelled':
      bodies.push({
        kind: 'interview_cancelled',
        interview: outcome.interview,
        sequence: invitation.sequence,
      });
      break;
    case 'moved': {
      const people = peopleNow(desk, opportunity, invitation);
      const interview = opportunity.interviews.find((i) => i.id === outcome.interview);
      const interviewers = interviewersNow(opportunity, interview, people.interviewers);
      bodies.push(...people.bodies);
      bodies.push({
        kind: 'interview_changed',
        interview: outcome.interview,
        change: { ...timesOf(invitation), zone, interviewers },
      });
      break;
    }
    case 'scheduled': {
      const { people, interviewers, bodies: added } = peopleNow(desk, opportunity, invitation);
      bodies.push(...added);
      const arranger = people.find((p) => p.role === 'coordinator')?.id ?? null;
      const interview = interviewFrom(
        desk.newId(),
        { ...timesOf(invitation), zone },
        interviewers,
        arranger,
      );
      bodies.push({ kind: 'interview_scheduled', interview });
      break;
    }
  }
  return await append(desk, { opportunity, expectedSeq: opportunity.seq, origin, bodies });
}

interface PeopleNow {
  readonly people: readonly Person[];
  readonly bodies: readonly EventBody[];
  readonly interviewers: readonly string[];
}

/** The people an invitation names: those already known, and events for the others. */
function peopleNow(desk: Desk, opportunity: Opportunity, invitation: Invitation): PeopleNow {
  const people = peopleOf(invitation).map(
    (p) => known(opportunity, p) ?? personFrom(desk.newId(), p),
  );
  const added = people.filter((p) => !opportunity.people.includes(p));
  return {
    people,
    bodies: added.map((person) => ({ kind: 'person_added', person })),
    interviewers: people.filter((p) => p.role === 'interviewer').map((p) => p.id),
  };
}

/**
 * Who interviews after an update. A list of addresses is whole: who is no longer on it has been
 * replaced. Names alone only add to who was there.
 */
function interviewersNow(
  opportunity: Opportunity,
  interview: Interview | undefined,
  listed: readonly string[],
): readonly string[] {
  const before = interview?.interviewers ?? [];
  const dropped = before.filter((id) => !listed.includes(id));
  const addressed = (id: string) => opportunity.people.find((p) => p.id === id)?.email != null;
  const whole = listed.length > 0 && dropped.every(addressed);
  return whole ? listed : [...new Set([...before, ...listed])];
}

function known(opportunity: Opportunity, input: PersonInput): Person | undefined {
  return opportunity.people.find(
    (p) =>
      (input.email != null && p.email?.toLowerCase() === input.email.toLowerCase()) ||
      p.name.toLowerCase() === input.name.toLowerCase(),
  );
}
