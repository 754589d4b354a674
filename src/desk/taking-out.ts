/** The candidate's data in forms that other programs take (X6): tables, cards, a printable record. */
import { csvText, type Table } from '../core/exports/csv.ts';
import { dayAt } from '../core/exports/outcome.ts';
import { type ReportChoice, report } from '../core/exports/report.ts';
import {
  interviewTable,
  type Listed,
  opportunityTable,
  peopleTable,
  stepTable,
} from '../core/exports/tables.ts';
import { vcards } from '../core/exports/vcard.ts';
import { fold } from '../core/record/fold.ts';
import { instantText } from '../core/record/instant.ts';
import { type Desk, planOf } from './desk.ts';
import { readSettings } from './settings.ts';

/** A file to be saved. */
export interface TakenOut {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export type TableName = 'opportunities' | 'interviews' | 'steps' | 'people';

const TABLES: Readonly<Record<TableName, (all: readonly Listed[]) => Table>> = {
  opportunities: opportunityTable,
  interviews: interviewTable,
  steps: stepTable,
  people: peopleTable,
};

/** One table as CSV; the sample week is left out of every export. */
export async function takeOutTable(desk: Desk, name: TableName): Promise<TakenOut> {
  return {
    name: `afterword-${name}.csv`,
    type: 'text/csv; charset=utf-8',
    text: csvText(TABLES[name](await listed(desk))),
  };
}

export async function takeOutPeople(desk: Desk): Promise<TakenOut> {
  return {
    name: 'afterword-people.vcf',
    type: 'text/vcard; charset=utf-8',
    text: vcards((await listed(desk)).map((l) => l.opportunity)),
  };
}

export async function takeOutReport(desk: Desk, choice: ReportChoice): Promise<TakenOut> {
  const { candidate } = await readSettings(desk.store.shelf);
  const madeOn = dayAt(instantText(desk.clocks.own.now()), candidate.zone);
  return {
    name: `search-record-${madeOn}.html`,
    type: 'text/html; charset=utf-8',
    text: report({ name: candidate.name, madeOn }, await listed(desk), choice),
  };
}

async function listed(desk: Desk): Promise<readonly Listed[]> {
  const { candidate } = await readSettings(desk.store.shelf);
  const byOpportunity = Map.groupBy(await desk.store.record.everything(), (e) => e.opportunity);
  const own = [...byOpportunity.values()].flatMap((events) => {
    const opportunity = fold(events);
    if (opportunity === null || opportunity.sample) return [];
    return [{ opportunity, since: dayAt(events[0]?.at ?? '', candidate.zone) }];
  });
  const all = own.map((o) => o.opportunity);
  return await Promise.all(
    own.map(async (one) => ({ ...one, steps: (await planOf(desk, one.opportunity, all)).steps })),
  );
}
