import type { Command } from 'commander';
import { localZone } from '../../clock.ts';
import { Fault } from '../../errors.ts';
import type { OpportunitySummary, OpportunityView, StepView } from '../../http/views.ts';
import { chooseOpportunity, print } from '../choose.ts';
import { type Client, withClient } from '../client.ts';
import { describePlan, stepName } from '../plan-lines.ts';

interface PlanOptions {
  readonly move?: string;
  readonly override?: string;
  readonly skip?: true;
  readonly end?: true;
  readonly step?: string;
}

export function plan(program: Command): void {
  program
    .command('plan')
    .argument('[opportunity]', 'company or id; all of them if none')
    .description('what happened, what comes next, and why not sooner')
    .option('--move <moment>', 'move the next step there: "2026-12-08 09:30", your own clock')
    .option('--override <rules>', 'set these rules aside, by id, to move it earlier: "F1"')
    .option('--skip', 'skip the next step')
    .option('--end', 'end the follow-ups')
    .option('--step <words>', 'which step, where there are several: "follow-up to Ada"')
    .action(async (wanted: string | undefined, own: PlanOptions, command: Command) => {
      await withClient(command, async (client, options) => {
        const changes = own.move !== undefined || own.skip === true || own.end === true;
        if (wanted === undefined && !changes) {
          const { opportunities } = await client.get<{ opportunities: OpportunitySummary[] }>(
            '/opportunities',
          );
          print(
            options,
            opportunities,
            opportunities.map(line).join('\n') || 'Nothing recorded yet.',
          );
          return;
        }
        const seen = await chooseOpportunity(client, wanted);
        const view = changes ? await changed(client, seen, own) : seen;
        print(options, view, describePlan(view));
      });
    });
}

function line(o: OpportunitySummary): string {
  const mark = o.sample ? ' [sample]' : '';
  return `${o.company}, ${o.role}${mark}  (${o.id})\n  ${o.sentence}`;
}

/** Moves, skips or ends, and shows the opportunity as it then stands. */
async function changed(
  client: Client,
  view: OpportunityView,
  own: PlanOptions,
): Promise<OpportunityView> {
  const at = `/opportunities/${view.opportunity.id}/steps`;
  const expectedSeq = view.opportunity.seq;
  if (own.end === true) return await client.send('POST', `${at}/end`, { expectedSeq });
  const { step, to, interview } = meant(view, own.step);
  if (own.move !== undefined) {
    const notBefore = instantFrom(own.move);
    const override = own.override ?? null;
    return await client.send('POST', `${at}/move`, { expectedSeq, step, to, notBefore, override });
  }
  const skipped = { expectedSeq, step, to, interview, reason: null };
  return await client.send('POST', `${at}/skip`, skipped);
}

/** The one step there is, or the one whose name holds these words. */
function meant(view: OpportunityView, words: string | undefined): StepView {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_]/g, ' ');
  const fitting = view.steps.filter((s) => plain(stepName(s)).includes(plain(words ?? '')));
  const exact = fitting.filter((s) => plain(stepName(s)) === plain(words ?? ''));
  const [first, ...more] = exact.length > 0 ? exact : fitting;
  if (first === undefined) {
    throw new Fault(
      'not_found',
      'No such step is planned.',
      'afterword plan NAME lists the steps.',
    );
  }
  if (more.length > 0) {
    const names = view.steps.map(stepName).join(', ');
    throw new Fault('bad_input', `Which step? ${names}.`, 'Name one of them with --step.');
  }
  return first;
}

/** A moment on the clock of this machine, or an instant with its zone. */
function instantFrom(text: string): string {
  try {
    const given = text.trim().replace(' ', 'T');
    const at = /(?:Z|[+-]\d{2}:\d{2})$/.test(given)
      ? Temporal.Instant.from(given)
      : Temporal.PlainDateTime.from(given).toZonedDateTime(localZone()).toInstant();
    return at.toString({ smallestUnit: 'second' });
  } catch {
    throw new Fault('bad_input', `"${text}" is no moment.`, 'Write it like "2026-12-08 09:30".');
  }
}
