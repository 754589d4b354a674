import type { BroughtTable, Posting, Resume } from '../../core/imports/brought.ts';
import { readRows } from '../../core/imports/rows.ts';
import type { Settings } from '../../desk/settings.ts';
import { Fault } from '../../errors.ts';
import type { BroughtView, OpportunityView } from '../../http/views.ts';
import { ask, chooseOpportunity, isInteractive, print } from '../choose.ts';
import type { Client, GlobalOptions } from '../client.ts';

export interface BringOptions {
  readonly company?: string;
  readonly role?: string;
  readonly into?: string;
  readonly yes?: boolean;
}

type Brought<K extends BroughtView['kind']> = Extract<BroughtView, { readonly kind: K }>;

interface Place {
  readonly client: Client;
  readonly options: GlobalOptions;
  readonly own: BringOptions;
}

/** Records what a file was read as; a table is shown and asked about first. */
export async function bringIn(
  place: Place,
  brought: Brought<'posting' | 'resume' | 'people' | 'table' | 'thread' | 'refused'>,
): Promise<void> {
  switch (brought.kind) {
    case 'refused':
      throw new Fault('bad_input', brought.sentence, 'Nothing was changed.');
    case 'posting':
      return await bringPosting(place, brought.posting);
    case 'resume':
      return await bringResume(place, brought.resume);
    case 'people':
      return await bringPeople(place, brought);
    case 'table':
      return await bringTable(place, brought.table);
    case 'thread':
      return await bringThread(place, brought);
  }
}

async function bringPosting({ client, options, own }: Place, posting: Posting): Promise<void> {
  const view = await client.send<OpportunityView>('POST', '/bring-in/posting', {
    ...(await target(client, own, posting)),
    country: posting.country,
    needs: posting.needs,
  });
  const { company, role, needs } = view.opportunity;
  print(options, view, `${role} at ${company}; they ask for ${needs.length} things.`);
}

interface Target {
  readonly opportunity: string | null;
  readonly company: string;
  readonly role: string;
}

/** The opportunity `--into` names, or company and role of a new one. */
async function target(
  client: Client,
  own: BringOptions,
  read: { readonly company: string | null; readonly role: string | null },
): Promise<Target> {
  if (own.into !== undefined) {
    const { opportunity } = await chooseOpportunity(client, own.into);
    return { opportunity: opportunity.id, company: opportunity.company, role: opportunity.role };
  }
  const company = own.company ?? read.company;
  const role = own.role ?? read.role;
  if (company !== null && role !== null) return { opportunity: null, company, role };
  throw new Fault(
    'bad_input',
    `It does not say which ${company === null ? 'company' : 'role'} it is about.`,
    'Say it: --company "…" --role "…", or --into with the name of one that is there.',
  );
}

async function bringResume({ client, options }: Place, resume: Resume): Promise<void> {
  const result = await client.send<{ added: number }>('POST', '/bring-in/resume', resume);
  print(options, result, `${result.added} strengths added; the debrief offers them.`);
}

async function bringPeople(
  { client, options, own }: Place,
  { people, unread, withoutAddress }: Brought<'people'>,
): Promise<void> {
  if (own.into === undefined) {
    throw new Fault(
      'bad_input',
      `There are ${people.length} people in this file, of no opportunity yet.`,
      'Say whose they are: --into "part of the company’s name".',
    );
  }
  const { opportunity } = await chooseOpportunity(client, own.into);
  const body = { opportunity: opportunity.id, people };
  const view = await client.send<OpportunityView>('POST', '/bring-in/people', body);
  const names = view.opportunity.people.map((p) => p.name).join(', ');
  print(
    options,
    view,
    `At ${opportunity.company} now: ${names}.${unread > 0 ? ` ${unread} cards could not be read.` : ''}${bare(withoutAddress)}`,
  );
}

interface Added {
  readonly added: number;
  readonly known: number;
  readonly withoutAddress: readonly string[];
}

/** Names who was taken without an address, because the one given is none. */
function bare(people: readonly string[]): string {
  return people.length === 0 ? '' : ` Without their address, which is none: ${people.join(', ')}.`;
}

async function bringTable({ client, options, own }: Place, table: BroughtTable): Promise<void> {
  const { candidate } = await client.get<Pick<Settings, 'candidate'>>('/settings');
  const order = candidate.dialect === 'en-US' ? 'month_first' : 'day_first';
  const read = readRows(table, table.mapping, { zone: candidate.zone, order });
  if (read.rows.length === 0) {
    throw new Fault(
      'bad_input',
      `No row of this table names a company and a role. ${read.left[0]?.why ?? ''}`.trim(),
      'Name its columns in the app under "Bring something in".',
    );
  }
  const shown = read.rows.slice(0, 5).map((r) => `  ${r.role} at ${r.company} (${r.state})`);
  const doubt = read.ambiguous === null ? '' : ` Dates are read ${order.replace('_', ' ')}.`;
  const words = `${read.rows.length} applications, ${read.left.length} rows left out.${doubt}`;
  if (own.yes !== true) {
    if (!isInteractive())
      throw new Fault('refused', words, 'Add --yes to take them in, or use the app to look first.');
    const answer = await ask(`${words}\n${shown.join('\n')}\nAdd them? [y/N] `);
    if (!/^y(?:es)?$/i.test(answer)) return print(options, { added: 0 }, 'Nothing was changed.');
  }
  const body = { rows: read.rows };
  const result = await client.send<Added>('POST', '/bring-in/rows', body);
  print(
    options,
    result,
    `${result.added} added, ${result.known} were there already.${bare(result.withoutAddress)}`,
  );
}

async function bringThread(
  { client, options, own }: Place,
  { messages }: Brought<'thread'>,
): Promise<void> {
  const view = await client.send<OpportunityView>('POST', '/bring-in/thread', {
    ...(await target(client, own, { company: null, role: null })),
    messages: messages.map((m) => m.base64),
  });
  const { opportunity } = view;
  print(options, view, `${opportunity.messages.length} messages at ${opportunity.company}.`);
}
