import type { Interview, Person } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';
import { type Plan, plan } from './plan.ts';
import { defaultPlanSettings, type PlanSettings } from './settings.ts';

/** Somebody in New York, for tests. */
export function someone(id: string, change: Partial<Person> = {}): Person {
  const person: Person = {
    id,
    name: `Person ${id.toUpperCase()}`,
    role: 'interviewer',
    title: null,
    email: `${id}@harbourgate.example`,
    postal: null,
    zone: 'America/New_York',
    country: 'US',
    subdivision: null,
    card: false,
    referred: false,
    doNotContact: false,
  };
  return { ...person, ...change };
}

/** An interview with `a` that ended on Monday 14 September 2026 at noon in New York. */
export function interview(change: Partial<Interview> = {}): Interview {
  const meeting: Interview = {
    id: '1',
    startsAt: '2026-09-14T15:00:00Z',
    endsAt: '2026-09-14T16:00:00Z',
    zone: 'America/New_York',
    round: null,
    kind: null,
    final: false,
    interviewers: ['a'],
    arrangedBy: null,
    debriefed: true,
    cancelled: false,
    calendar: null,
  };
  return { ...meeting, ...change };
}

export function opportunity(change: Partial<Opportunity> = {}): Opportunity {
  const whole: Opportunity = {
    id: 'o',
    seq: 1,
    company: 'Harbourgate',
    role: 'Cook',
    country: null,
    sample: false,
    doNotContact: false,
    companyDoNotContact: false,
    needs: [],
    people: [someone('a')],
    interviews: [interview()],
    debriefs: [],
    letters: [],
    messages: [],
    happenings: [sent('2026-09-14T18:00:00Z', 'thank_you')],
  };
  return { ...whole, ...change };
}

type Sent = Extract<Happening, { kind: 'sent' }>;
type Received = Extract<Happening, { kind: 'received' }>;

export function sent(
  at: string,
  step: Sent['step'],
  to = 'a',
  interviewId: string | null = null,
): Sent {
  return {
    kind: 'sent',
    at,
    step,
    to,
    interview: interviewId,
    letter: null,
    messageId: null,
    channel: 'email',
  };
}

export function received(
  at: string,
  intent: Received['intent'],
  change: Partial<Received> = {},
): Received {
  return {
    kind: 'received',
    at,
    from: 'a',
    via: 'mail',
    intent,
    message: null,
    promise: null,
    returnDate: null,
    checkBack: null,
    newContact: null,
    permanent: false,
    stops: false,
    ...change,
  };
}

/** A promise in plain words and, for a date, its day. */
export function promised(to: string | null, said = 'then') {
  return { said, from: to, to, slackDays: 0 };
}

export function planAt(
  now: string,
  change: Partial<Opportunity> = {},
  settings: Partial<PlanSettings> = {},
): Plan {
  const candidateZone = 'America/New_York';
  const all = { ...defaultPlanSettings, candidateZone, ...settings };
  return plan(opportunity(change), all, Temporal.Instant.from(now));
}
