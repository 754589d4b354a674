import type { Invitation } from '../../../core/invitations/invitation.ts';
import type { InterviewKind } from '../../../core/record/nouns.ts';
import { ownZone, toLocal } from '../../when.ts';
import type { PersonInput } from '../../wire.ts';
import { emptyPerson } from './person-fields.tsx';

/** The form as typed; times are local ones of `zone`. */
export interface InterviewForm {
  readonly company: string;
  readonly role: string;
  readonly started: string;
  readonly ended: string;
  readonly zone: string;
  readonly round: string;
  readonly kind: InterviewKind | null;
  readonly final: boolean;
  readonly people: readonly PersonInput[];
  /** Questions an invitation left open. */
  readonly unsure: readonly string[];
  /** What it was read from, and the opportunity it seems to belong to. */
  readonly invitation: { readonly read: Invitation; readonly match: string | null } | null;
}

export function emptyForm(zone: string): InterviewForm {
  return {
    company: '',
    role: '',
    started: '',
    ended: '',
    zone,
    round: '',
    kind: null,
    final: false,
    people: [emptyPerson],
    unsure: [],
    invitation: null,
  };
}

/** What must be there before anything can be planned, in the words of the form. */
export function missing(form: InterviewForm): readonly string[] {
  const lacks: string[] = [];
  if (form.company.trim() === '') lacks.push('the company');
  if (form.role.trim() === '') lacks.push('the role');
  if (form.ended === '') lacks.push('when it ended');
  if (form.people.every((person) => person.name.trim() === '')) lacks.push('who was there');
  return lacks;
}

/** An invitation as a filled-in form, for the person to confirm or mend. */
export function formOf(invitation: Invitation, match: string | null): InterviewForm {
  const zone = invitation.timeZone ?? ownZone();
  const { coordinator } = invitation;
  const people: PersonInput[] = [
    ...invitation.interviewers.map((each) => ({ ...emptyPerson, ...each })),
    ...(coordinator ? [{ ...emptyPerson, ...coordinator, role: 'coordinator' as const }] : []),
  ];
  return {
    company: invitation.company ?? '',
    role: invitation.role ?? '',
    started: toLocal(invitation.startsAt, zone),
    ended: toLocal(invitation.endsAt, zone),
    zone,
    round: invitation.round ?? '',
    kind: invitation.kind,
    final: /\bfinal\b/i.test(invitation.round ?? ''),
    people: people.length > 0 ? people : [emptyPerson],
    unsure: invitation.unsure,
    invitation: { read: invitation, match },
  };
}
