import type { Route } from './router.tsx';

/** Every screen by its address; the code of each is loaded when it is first visited. */
export const routes: readonly Route[] = [
  {
    path: '/',
    title: 'Today',
    load: () => import('./screens/today/today.tsx').then((m) => m.Today),
  },
  {
    path: '/opportunities',
    title: 'Opportunities',
    load: () => import('./screens/opportunities/opportunities.tsx').then((m) => m.Opportunities),
  },
  {
    path: '/o/:opportunity',
    title: 'Opportunity',
    load: () => import('./screens/opportunity/opportunity.tsx').then((m) => m.OpportunityScreen),
  },
  {
    path: '/o/:opportunity/debrief/:interview',
    title: 'Debrief',
    load: () => import('./screens/debrief/debrief.tsx').then((m) => m.DebriefScreen),
  },
  {
    path: '/o/:opportunity/letters/:letter',
    title: 'Note',
    load: () => import('./screens/note/note.tsx').then((m) => m.NoteScreen),
  },
  {
    path: '/o/:opportunity/letters/:letter/print',
    title: 'Print',
    load: () => import('./screens/print/print.tsx').then((m) => m.PrintScreen),
  },
  {
    path: '/replies',
    title: 'Replies',
    load: () => import('./screens/replies/replies.tsx').then((m) => m.Replies),
  },
  {
    path: '/outbox',
    title: 'Outbox',
    load: () => import('./screens/outbox/outbox.tsx').then((m) => m.Outbox),
  },
  {
    path: '/people',
    title: 'People',
    load: () => import('./screens/people/people.tsx').then((m) => m.People),
  },
  {
    path: '/insights',
    title: 'Insights',
    load: () => import('./screens/insights/insights.tsx').then((m) => m.Insights),
  },
  {
    path: '/settings',
    title: 'Settings',
    load: () => import('./screens/settings/settings.tsx').then((m) => m.Settings),
  },
  {
    path: '/new',
    title: 'New interview',
    load: () => import('./screens/new/new-interview.tsx').then((m) => m.NewInterview),
  },
  {
    path: '/bring-in',
    title: 'Bring something in',
    load: () => import('./screens/bring-in/bring-in.tsx').then((m) => m.BringIn),
  },
  {
    path: '/sandbox',
    title: 'What arrived',
    load: () => import('./screens/sandbox/sandbox.tsx').then((m) => m.Sandbox),
  },
];
