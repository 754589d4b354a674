import type { Day, Interview, StepKind } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';
import type { Cell, Table } from './csv.ts';
import { dayAt, hourAt, outcomeOf } from './outcome.ts';

/** An opportunity with what the record alone does not say. */
export interface Listed {
  readonly opportunity: Opportunity;
  /** The day it was first recorded, in the candidate's zone. */
  readonly since: Day;
  /** What the plan proposes next, in its own words. */
  readonly steps: readonly {
    readonly step: StepKind;
    readonly to: string | null;
    readonly notBefore: string | null;
    readonly due: string | null;
    readonly sentence: string;
  }[];
}

/** One row for each opportunity. */
export function opportunityTable(all: readonly Listed[]): Table {
  return {
    columns: [
      'Company',
      'Role',
      'Country',
      'Recorded on',
      'Interviews',
      'Last interview on',
      'Status',
      'Status since',
      'Next',
      'People',
    ],
    rows: all.map(({ opportunity, since, steps }): readonly Cell[] => {
      const held = heldOf(opportunity);
      const last = held.at(-1);
      const outcome = outcomeOf(opportunity);
      return [
        opportunity.company,
        opportunity.role,
        opportunity.country,
        since,
        held.length,
        last === undefined ? null : dayAt(last.endsAt, last.zone),
        outcome.words,
        outcome.since,
        steps[0]?.sentence ?? null,
        opportunity.people.map((p) => p.name).join('; '),
      ];
    }),
  };
}

/** The interviews that were not called off, in order of time. */
export function heldOf(opportunity: Opportunity): readonly Interview[] {
  return opportunity.interviews
    .filter((i) => !i.cancelled)
    .toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0));
}

/** One row for each interview, cancelled ones included; day and hours at its own place. */
export function interviewTable(all: readonly Listed[]): Table {
  return {
    columns: [
      'Company',
      'Role',
      'Day',
      'From',
      'To',
      'Time zone',
      'Round',
      'Kind',
      'Interviewers',
      'Arranged by',
      'Cancelled',
      'Debriefed',
    ],
    rows: all.flatMap(({ opportunity: o }) =>
      o.interviews.map((i): readonly Cell[] => [
        o.company,
        o.role,
        dayAt(i.startsAt ?? i.endsAt, i.zone),
        i.startsAt === null ? null : hourAt(i.startsAt, i.zone),
        hourAt(i.endsAt, i.zone),
        i.zone,
        i.round,
        i.kind,
        i.interviewers.map((id) => nameIn(o, id)).join('; '),
        i.arrangedBy === null ? null : nameIn(o, i.arrangedBy),
        i.cancelled ? 'yes' : 'no',
        i.debriefed === true ? 'yes' : i.debriefed === 'skipped' ? 'skipped' : 'no',
      ]),
    ),
  };
}

/** What was sent and what comes next, one row each; instants in UTC. */
export function stepTable(all: readonly Listed[]): Table {
  return {
    columns: ['Company', 'Role', 'Step', 'To', 'State', 'Not before', 'Due', 'Sent', 'Remark'],
    rows: all.flatMap(({ opportunity: o, steps }) => [
      ...o.happenings
        .filter((h) => h.kind === 'sent')
        .map((h): readonly Cell[] => [
          o.company,
          o.role,
          WORDS[h.step],
          nameIn(o, h.to),
          'sent',
          null,
          null,
          h.at,
          o.letters.find((l) => l.id === h.letter)?.subject ?? null,
        ]),
      ...steps.map((s): readonly Cell[] => [
        o.company,
        o.role,
        WORDS[s.step],
        s.to === null ? null : nameIn(o, s.to),
        'next',
        s.notBefore,
        s.due,
        null,
        s.sentence,
      ]),
    ]),
  };
}

/** Everybody on the hiring side. */
export function peopleTable(all: readonly Listed[]): Table {
  return {
    columns: ['Name', 'Role', 'Title', 'E-mail', 'Company', 'Position', 'Do not contact'],
    rows: all.flatMap(({ opportunity: o }) =>
      o.people.map((p): readonly Cell[] => [
        p.name,
        p.role,
        p.title,
        p.email,
        o.company,
        o.role,
        p.doNotContact || o.doNotContact || o.companyDoNotContact ? 'yes' : 'no',
      ]),
    ),
  };
}

const WORDS: Readonly<Record<StepKind, string>> = {
  debrief: 'Debrief',
  thank_you: 'Thank-you note',
  follow_up: 'Follow-up',
  second_follow_up: 'Second follow-up',
  clarification: 'Request for clarification',
  answer: 'Answer',
};

const nameIn = (o: Opportunity, id: string): string =>
  o.people.find((p) => p.id === id)?.name ?? '';
