import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { Invitation } from '../../core/invitations/invitation.ts';
import type { Settings } from '../../desk/settings.ts';
import { Fault } from '../../errors.ts';
import type { BroughtView, OpportunityView } from '../../http/views.ts';
import { ask, bytesOf, isInteractive, print } from '../choose.ts';
import { type Client, withClient } from '../client.ts';
import { refuseExisting, writePrivately } from '../private-file.ts';
import { type BringOptions, bringIn } from './bring-in.ts';

interface ReadInvitations {
  readonly invitations: readonly {
    readonly invitation: Invitation;
    readonly match: string | null;
  }[];
  readonly refused: string | null;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .argument(
      '<file>',
      'an invitation, advertisement, JSON résumé, vCard, CSV of a tracker, mail, or export',
    )
    .option('--company <name>', 'where the file does not name it')
    .option('--role <name>', 'where the file does not name it')
    .option('--into <opportunity>', 'what people, an advertisement or mails belong to')
    .option('--yes', 'take a table in without asking')
    .option('--me <name>', 'your own name, so that you are not taken for an interviewer')
    .description('take in a file, whatever it is (docs/bringing-in.md)')
    .action(async (file: string, own: BringOptions & { me?: string }, command: Command) => {
      const bytes = await bytesOf(file);
      await withClient(command, async (client, options) => {
        const body = { name: basename(file), base64: bytes.toString('base64') };
        const brought = await client.send<BroughtView>('POST', '/bring-in', body);
        if (brought.kind === 'export') {
          type Imported = { readonly opportunities: number };
          const result = await client.send<Imported>('POST', '/import', parse(bytes));
          print(options, result, `Imported ${result.opportunities} opportunities.`);
        } else if (brought.kind === 'invitations' || isInvitation(brought)) {
          await introduce(client, own.me);
          const views = await invited(client, body, own);
          print(options, views, views.map(describe).join('\n'));
        } else await bringIn({ client, options, own }, brought);
      });
    });
}

const isInvitation = (brought: BroughtView): boolean =>
  brought.kind === 'thread' && brought.invitations.length > 0;

/** Every interview of an invitation, as `--company` and `--role` complete it. */
async function invited(
  client: Client,
  body: { readonly name: string; readonly base64: string },
  own: BringOptions,
): Promise<readonly OpportunityView[]> {
  const read = await client.send<ReadInvitations>('POST', '/invitations', body);
  const views: OpportunityView[] = [];
  for (const { invitation, match } of interviewsOf(read, body.name)) {
    const named = {
      ...invitation,
      company: own.company ?? invitation.company,
      role: own.role ?? invitation.role,
    };
    views.push(
      await client.send<OpportunityView>('POST', '/invitations/accept', {
        invitation: named,
        opportunity: match,
      }),
    );
  }
  return views;
}

/** Makes sure that the candidate's own name is known before an invitation is read. */
async function introduce(client: Client, given: string | undefined): Promise<void> {
  const settings = await client.get<Pick<Settings, 'candidate'>>('/settings');
  if (settings.candidate.name !== '' && given === undefined) return;
  if (given === undefined && !isInteractive()) {
    throw new Fault(
      'bad_input',
      'Afterword does not know your name yet and could take you for an interviewer.',
      'Say it once: afterword import FILE --me "Your Name"',
    );
  }
  const name = given ?? (await ask('Your own name, as it stands under your notes: '));
  const candidate = { ...settings.candidate, name };
  await client.send('PUT', '/settings', { ...settings, candidate });
}

function interviewsOf(read: ReadInvitations, file: string): ReadInvitations['invitations'] {
  const interviews = read.invitations.filter((i) => i.invitation.isInterview);
  if (interviews.length > 0) return interviews;
  throw new Fault(
    'bad_input',
    read.refused ?? `${file} holds no interview.`,
    'If it is one all the same, add it in the app under "New interview".',
  );
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Fault(
      'bad_input',
      'The file is no JSON.',
      'Choose the file that afterword export wrote.',
      {
        cause: error,
      },
    );
  }
}

function describe({ opportunity }: OpportunityView): string {
  const interview = opportunity.interviews.at(-1);
  const names = opportunity.people.map((p) => p.name).join(', ');
  const when =
    interview === undefined
      ? ''
      : Temporal.Instant.from(interview.endsAt)
          .toZonedDateTimeISO(interview.zone)
          .toLocaleString('en-GB', {
            dateStyle: 'full',
            timeStyle: 'short',
          });
  return `${opportunity.role} at ${opportunity.company}: ends ${when}, with ${names === '' ? 'nobody named yet' : names}.`;
}

const FORMS = ['json', 'csv', 'vcard', 'report'] as const;
const TABLES = ['opportunities', 'interviews', 'steps', 'people'] as const;

interface ExportOptions {
  readonly as: (typeof FORMS)[number];
  readonly table: (typeof TABLES)[number];
  readonly from?: string;
  readonly to?: string;
  readonly without?: readonly string[];
  readonly force?: boolean;
}

export function exportCommand(program: Command): void {
  program
    .command('export')
    .argument('[file]', 'where to write it; standard output if none')
    .addOption(new Option('--as <form>', 'what to write').choices(FORMS).default('json'))
    .addOption(new Option('--table <name>', 'with --as csv').choices(TABLES).default(TABLES[0]))
    .option('--from <day>', 'with --as report: the first day, like 2026-09-01')
    .option('--to <day>', 'with --as report: the last day')
    .addOption(
      new Option('--without <part...>', 'with --as report: what to leave out').choices([
        ...REPORT_PARTS,
      ]),
    )
    .option('--force', 'write over a file that is there already')
    .description('write everything as JSON (docs/export.md), or tables, people, a printable record')
    .action(async (file: string | undefined, chosen: ExportOptions, command: Command) => {
      const target = file === undefined || file === '-' ? null : file;
      const force = chosen.force === true;
      if (target !== null && !force) refuseExisting(target);
      await withClient(command, async (client) => {
        const text = await exported(client, chosen);
        if (target === null) process.stdout.write(text);
        else writePrivately(target, text, force);
      });
    });
}

const REPORT_PARTS = ['interviewers', 'results', 'messages'] as const;

async function exported(client: Client, chosen: ExportOptions): Promise<string> {
  const file = async (path: string) => (await client.get<{ text: string }>(path)).text;
  switch (chosen.as) {
    case 'json':
      return `${JSON.stringify(await client.get('/export'), null, 2)}\n`;
    case 'csv':
      return await file(`/take-out/csv/${chosen.table}`);
    case 'vcard':
      return await file('/take-out/vcard');
    case 'report': {
      const query = new URLSearchParams({ from: chosen.from ?? '', to: chosen.to ?? '' });
      for (const part of REPORT_PARTS)
        query.set(part, chosen.without?.includes(part) === true ? '0' : '1');
      return await file(`/take-out/report?${query}`);
    }
  }
}
