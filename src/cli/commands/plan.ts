import type { Command } from 'commander';
import type { OpportunitySummary, OpportunityView, StepView } from '../../http/views.ts';
import { chooseOpportunity, print } from '../choose.ts';
import { withClient } from '../client.ts';

export function plan(program: Command): void {
  program
    .command('plan')
    .argument('[opportunity]', 'company or id; all of them if none')
    .description('what happened, what comes next, and why not sooner')
    .action(async (wanted: string | undefined, _own, command: Command) => {
      await withClient(command, async (client, options) => {
        if (wanted === undefined) {
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
        const view = await chooseOpportunity(client, wanted);
        print(options, view, describe(view));
      });
    });
}

function line(o: OpportunitySummary): string {
  const mark = o.sample ? ' [sample]' : '';
  return `${o.company}, ${o.role}${mark}  (${o.id})\n  ${o.sentence}`;
}

function describe(view: OpportunityView): string {
  const past = view.timeline
    .filter((t) => t.past)
    .map((t) => `  ${t.at}  ${t.title}${t.detail === null ? '' : `: ${oneLine(t.detail)}`}`);
  const coming = view.steps.map(step);
  const not = view.notDoing.map((r) => `  ${r.sentence}`);
  return [
    `${view.opportunity.role} at ${view.opportunity.company}`,
    'So far:',
    ...past,
    'Next:',
    ...(coming.length > 0 ? coming : [`  ${view.none?.sentence ?? 'Nothing.'}`]),
    ...(not.length > 0 ? ['Not done:', ...not] : []),
  ].join('\n');
}

function step(s: StepView): string {
  const when = [
    s.notBefore === null ? null : `not before ${s.notBefore}`,
    s.best === null ? null : `best ${s.best}`,
    s.due === null ? null : `due ${s.due}`,
  ].filter((t) => t !== null);
  return [
    `  ${s.step.replaceAll('_', ' ')}${s.toName === null ? '' : ` to ${s.toName}`} (${s.state}; ${when.join(', ')})`,
    `    ${s.sentence} [${s.rules.join(' ')}]`,
  ].join('\n');
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}
