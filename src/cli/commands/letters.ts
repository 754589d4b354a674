import type { Command } from 'commander';
import type { Letter } from '../../core/record/opportunity.ts';
import { Fault } from '../../errors.ts';
import type { LetterView, OpportunityView } from '../../http/views.ts';
import { ask, chooseOpportunity, print, textOf } from '../choose.ts';
import { type Client, withClient } from '../client.ts';
import { askDebrief, debriefFrom } from '../debrief-form.ts';

export function debrief(program: Command): void {
  program
    .command('debrief')
    .argument('[opportunity]', 'company or id')
    .option('--file <file>', 'answers as JSON instead of questions (- for standard input)')
    .description('record how the interview went: two minutes of questions')
    .action(async (wanted: string | undefined, own: { file?: string }, command: Command) => {
      await withClient(command, async (client, options) => {
        const { opportunity } = await chooseOpportunity(client, wanted);
        const interview = opportunity.interviews.findLast((i) => !i.cancelled);
        if (interview === undefined) throw noInterview();
        const people = opportunity.people.filter((p) => interview.interviewers.includes(p.id));
        const answers =
          own.file === undefined
            ? await askDebrief(people)
            : debriefFrom(await textOf(own.file), people);
        const path = `/opportunities/${opportunity.id}/interviews/${interview.id}/debrief`;
        const view = await client.send<OpportunityView>('PUT', path, {
          expectedSeq: opportunity.seq,
          ...answers,
        });
        print(options, view, view.steps.map((s) => s.sentence).join('\n'));
      });
    });
}

export function draft(program: Command): void {
  program
    .command('draft')
    .argument('[opportunity]', 'company or id')
    .description('draft what the plan asks for: a note for every interviewer, or the next letter')
    .action(async (wanted: string | undefined, _own, command: Command) => {
      await withClient(command, async (client, options) => {
        const view = await chooseOpportunity(client, wanted);
        const letters = await draftNext(client, view);
        print(options, letters, letters.map(describe).join('\n\n'));
      });
    });
}

async function draftNext(client: Client, view: OpportunityView): Promise<readonly LetterView[]> {
  const letters: LetterView[] = [];
  const { id } = view.opportunity;
  for (const step of view.steps) {
    if (
      step.step === 'debrief' ||
      step.to === null ||
      (step.state === 'waiting' && step.step !== 'thank_you')
    )
      continue;
    const { opportunity } = await client.get<OpportunityView>(`/opportunities/${id}`);
    letters.push(
      await client.send<LetterView>('POST', `/opportunities/${id}/letters`, {
        expectedSeq: opportunity.seq,
        step: step.step,
        to: step.to,
        interview: step.interview,
        channel: 'email',
      }),
    );
  }
  if (letters.length === 0) {
    const why = view.steps[0]?.sentence ?? view.none?.sentence ?? 'The plan asks for nothing.';
    throw new Fault('refused', why, 'afterword plan shows what comes next.');
  }
  return letters;
}

export function approve(program: Command): void {
  program
    .command('approve')
    .argument('[opportunity]', 'company or id')
    .description('read each draft, then approve it word for word; only at a terminal')
    .action(async (wanted: string | undefined, _own, command: Command) => {
      await withClient(command, async (client) => {
        const { opportunity } = await chooseOpportunity(client, wanted);
        const drafts = opportunity.letters.filter((l) => l.state === 'draft');
        if (drafts.length === 0) throw nothingTo('approve');
        for (const letter of drafts) await approveOne(client, opportunity.id, letter);
      });
    });
}

async function approveOne(client: Client, id: string, letter: Letter): Promise<void> {
  const view = await client.get<LetterView>(`/opportunities/${id}/letters/${letter.id}`);
  process.stdout.write(`${describe(view)}\n\n`);
  const answer = await ask(
    `Send exactly this to ${view.to.name} <${view.to.email ?? 'no address'}>? Type yes: `,
  );
  if (answer.toLowerCase() !== 'yes') return;
  const after = await client.send<LetterView>(
    'POST',
    `/opportunities/${id}/letters/${letter.id}/approve`,
    {
      expectedSeq: view.seq,
      hash: view.hash,
      sendAt: null,
      overrides: [],
    },
  );
  process.stdout.write(
    `${after.outbox?.sentence ?? 'Approved.'} Goes out ${after.outbox?.sendAt ?? ''}.\n`,
  );
}

export function send(program: Command): void {
  program
    .command('send')
    .description(
      'send what was approved and is due, and look for answers; the running app does that by itself',
    )
    .action(async (_own, command: Command) => {
      await withClient(command, async (client, options) => {
        await client.turn();
        const outbox = await client.get<{ letters: { to: string; sentence: string }[] }>('/outbox');
        const text = outbox.letters.map((l) => `${l.to}: ${l.sentence}`).join('\n');
        print(options, outbox, text === '' ? 'The outbox is empty.' : text);
      });
    });
}

function describe(view: LetterView): string {
  const findings = view.checks.findings.map((f) => `  ${f.severity}: ${f.message}`);
  return [
    `To: ${view.to.name} <${view.to.email ?? 'no address'}>`,
    `Subject: ${view.letter.subject}`,
    '',
    view.letter.body,
    ...(view.signature === null ? [] : ['', '-- ', view.signature]),
    '',
    `${view.checks.words} words. ${view.allowed.sentence}`,
    ...findings,
    ...view.ask.map((q) => `  to settle: ${q}`),
  ].join('\n');
}

function noInterview(): Fault {
  return new Fault(
    'not_found',
    'There is no interview to debrief.',
    'afterword import INVITATION.ics adds one.',
  );
}

function nothingTo(what: string): Fault {
  return new Fault(
    'not_found',
    `There is nothing to ${what}.`,
    'afterword draft drafts what the plan asks for.',
  );
}
