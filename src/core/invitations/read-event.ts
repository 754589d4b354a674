import type { CalendarEvent } from './event.ts';
import type { Invitation } from './invitation.ts';
import { judge } from './judgement.ts';
import type { InvitedCandidate } from './material.ts';
import { prepare } from './material.ts';
import { readKind, readRound } from './mode.ts';
import { timetable } from './named.ts';
import { readPeople } from './people.ts';
import type { Workplace } from './workplace.ts';
import { readWorkplace } from './workplace.ts';

/**
 * What one calendar entry says to this candidate. Nothing is looked up and nothing invented: what
 * the entry does not say is null, what it says unclearly stands in `unsure`.
 */
export function readEvent(event: CalendarEvent, candidate: InvitedCandidate): Invitation {
  const material = prepare(event, candidate);
  const workplace = readWorkplace(material);
  const sought = { ...material, company: workplace.company, role: workplace.role };
  const people = readPeople(sought);
  const judgement = judge(material, people, workplace);
  const base = {
    uid: event.uid,
    sequence: event.sequence,
    method: event.method,
    cancelled: event.cancelled,
    isInterview: judgement.isInterview,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    allDay: event.allDay,
    location: event.location === '' ? null : event.location,
  };
  const doubt = Math.abs(judgement.margin) < 1.5 ? ['Is this a job interview?'] : [];
  if (!judgement.isInterview) return { ...base, ...NOTHING, unsure: doubt };
  return {
    ...base,
    unsure: [...doubt, ...event.timesUnsure, ...questions(workplace), ...people.unsure],
    company: workplace.company,
    role: workplace.role,
    round: readRound(material, workplace.topics),
    kind: readKind(material, people.interviewers.length, timetable(sought).length > 1),
    interviewers: people.interviewers,
    coordinator: people.coordinator,
    coordinatorMailbox: people.coordinatorMailbox,
  };
}

const NOTHING = {
  company: null,
  role: null,
  round: null,
  kind: null,
  interviewers: [],
  coordinator: null,
  coordinatorMailbox: null,
} as const;

function questions({ company, role, companySure, roleSure }: Workplace): readonly string[] {
  const asked: string[] = [];
  if (company === null) asked.push('At which company is this interview?');
  else if (!companySure) asked.push(`Is the company "${company}"?`);
  if (role === null) asked.push('For which role is this interview?');
  else if (!roleSure) asked.push(`Is the role "${role}"?`);
  return asked;
}
