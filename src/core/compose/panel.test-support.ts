import type { Candidate, Debrief, Interview, Person } from '../record/nouns.ts';
import type { ComposeRequest, StepRequest } from './request.ts';

export const ruth: Candidate = {
  name: 'Ruth Adeyemi-Clarke',
  email: 'ruth@example.org',
  headline: 'staff nurse, 5 yrs',
  strengths: ['calm'],
  zone: 'Europe/London',
  dialect: 'en-GB',
  signature: null,
  employers: [],
};

export function person(id: string, name: string, title: string | null = null): Person {
  return {
    id,
    name,
    role: 'interviewer',
    title,
    email: `${id}@example.org`,
    postal: null,
    zone: 'Europe/London',
    country: 'GB',
    subdivision: null,
    card: false,
    referred: false,
    doNotContact: false,
  };
}

export const marian = person('p1', 'Marian Coyle', 'Matron');
export const drBanks = person('p2', 'Dr Aurelio Banks', 'Consultant');
export const trish = person('p3', 'Trish', 'Office manager');

const interview: Interview = {
  id: 'i1',
  startsAt: '2026-09-14T09:00:00Z',
  endsAt: '2026-09-14T09:50:00Z',
  zone: 'Europe/London',
  round: null,
  kind: 'panel',
  final: false,
  interviewers: ['p1', 'p2', 'p3'],
  arrangedBy: null,
  debriefed: true,
  cancelled: false,
  calendar: null,
};

export const debrief: Debrief = {
  interview: 'i1',
  perInterviewer: [
    {
      person: 'p1',
      thankYouFor: 'walking me round the ward at handover',
      keepThinkingAbout: 'how every discharge waits for one signature',
      toldMeYourTeam: 'relies on agency nurses every weekend',
    },
    {
      person: 'p2',
      thankYouFor: 'asking me what I would do on a bad night',
      keepThinkingAbout: 'the clot that nobody saw',
      toldMeYourTeam: 'sees 40 strokes a month',
    },
    {
      person: 'p3',
      thankYouFor: 'telling me about the rota',
      keepThinkingAbout: null,
      toldMeYourTeam: null,
    },
  ],
  enjoyMost: 'moving handover to the bedside',
  doneLike: [
    'cut falls on my ward from 11 to 4 a month with hourly rounds',
    'ran stroke nights for two years',
  ],
  unfinished: [
    {
      youAskedAbout: 'a nurse who is always late',
      betterAnswer:
        'I would ask her in private what is going on. Then I would agree a date with her.',
      askedBy: 'p1',
    },
  ],
  alsoMention: ['finished the leadership course last autumn'],
  theyDecide: 'by 25 September',
  privateRemarks: ['the last sister was bullied out'],
  wentWell: 4,
  rough: null,
};

export const panel: ComposeRequest = {
  candidate: ruth,
  company: "St Brendan's Hospital",
  role: 'Ward Sister, Stroke Unit',
  interview,
  debrief,
  earlier: [],
  promise: null,
  channel: 'email',
  register: 'warm',
  dialect: 'en-GB',
  revision: 0,
  recent: [],
  seed: 'opportunity-1',
  to: [marian, drBanks, trish],
};

export const followUp: StepRequest = {
  ...panel,
  kind: 'follow_up',
  to: marian,
  incoming: null,
  userWords: null,
  today: '2026-09-30',
  promise: { said: 'by 25 September', from: '2026-09-25', to: '2026-09-25', slackDays: 0 },
};
