import type { Invitation, InvitedPerson } from '../../../core/invitations/invitation.ts';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { fromLocal } from '../../when.ts';
import type { PersonInput } from '../../wire.ts';
import type { InterviewForm } from './form.ts';
import { personInput } from './person-fields.tsx';

const invited = ({ name, email, title }: PersonInput): InvitedPerson => ({ name, email, title });

/** The invitation as the person confirmed or mended it; its UID keeps later changes attached. */
function confirmed(read: Invitation, form: InterviewForm, endsAt: string): Invitation {
  const people = form.people.filter((person) => person.name.trim() !== '').map(personInput);
  const coordinator = people.find((person) => person.role !== 'interviewer');
  return {
    ...read,
    company: form.company.trim(),
    role: form.role.trim(),
    round: form.round.trim() || null,
    startsAt: fromLocal(form.started, form.zone) ?? read.startsAt,
    endsAt,
    timeZone: form.zone,
    interviewers: people.filter((person) => person.role === 'interviewer').map(invited),
    coordinator: coordinator ? invited(coordinator) : null,
    unsure: [],
  };
}

/** Records the form: as an accepted invitation where it came from one, else as typed. */
export async function record(form: InterviewForm): Promise<OpportunityView> {
  const endsAt = fromLocal(form.ended, form.zone);
  if (form.invitation !== null && endsAt !== null)
    return client.acceptInvitation({
      invitation: confirmed(form.invitation.read, form, endsAt),
      opportunity: form.invitation.match,
    });
  return client.open({
    company: form.company.trim(),
    role: form.role.trim(),
    country: null,
    people: form.people.filter((person) => person.name.trim() !== '').map(personInput),
    interview:
      endsAt === null
        ? null
        : {
            startsAt: form.started === '' ? null : fromLocal(form.started, form.zone),
            endsAt,
            zone: form.zone,
            round: form.round.trim() || null,
            kind: form.kind,
            final: form.final,
          },
  });
}
