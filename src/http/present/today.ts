import type { Plan, Step } from '../../core/plan/step.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';
import type { OutboxRow, Stray } from '../../store/port.ts';
import type { TodayRow } from '../views.ts';
import { nameOf, stepView } from './plan.ts';
import { stepTitle } from './titles.ts';

export interface Rows {
  readonly needsYou: readonly TodayRow[];
  readonly waiting: readonly TodayRow[];
  readonly folded: readonly TodayRow[];
}

/** What one opportunity puts on Today. */
export function rowsOf(opportunity: Opportunity, plan: Plan, outbox: readonly OutboxRow[]): Rows {
  const letters = letterRows(opportunity, outbox);
  const replies = replyRows(opportunity);
  const steps = plan.steps.map((step) => stepRow(opportunity, step));
  const underWay = new Set(letters.map((r) => r.letter));
  const open = steps.filter((r) => !underWay.has(r.step?.letter ?? ''));
  const isOpen = (r: TodayRow) => r.step?.state !== 'waiting';
  const ended = plan.none !== null && ENDED.has(plan.none.state) && replies.length === 0;
  return {
    needsYou: [...replies, ...letters.filter(asksPerson), ...open.filter(isOpen)],
    waiting: [
      ...letters.filter((r) => !asksPerson(r)),
      ...open.filter((r) => !isOpen(r)),
      ...(plan.none !== null && !ended ? [quietRow(opportunity, plan)] : []),
    ],
    folded: ended ? [quietRow(opportunity, plan)] : [],
  };
}

const ENDED: ReadonlySet<string> = new Set([
  'ended',
  'closed_by_silence',
  'capped',
  'do_not_contact',
  'off',
]);

function base(
  opportunity: Opportunity,
): Pick<TodayRow, 'opportunity' | 'company' | 'role' | 'sample'> {
  return {
    opportunity: opportunity.id,
    company: opportunity.company,
    role: opportunity.role,
    sample: opportunity.sample,
  };
}

function stepRow(opportunity: Opportunity, step: Step): TodayRow {
  const view = stepView(opportunity, step);
  return {
    ...base(opportunity),
    id: `${opportunity.id}:${step.step}:${step.to ?? step.interview ?? ''}`,
    person: view.toName,
    kind: 'step',
    step: view,
    message: step.answers,
    letter: view.letter,
    title: stepTitle(opportunity, step),
    // The title names the step already; beneath it stands why.
    sentence: step.reasons[0]?.sentence ?? step.sentence,
    due: step.due,
    quietUntil: step.state === 'waiting' ? step.notBefore : null,
  };
}

function quietRow(opportunity: Opportunity, plan: Plan): TodayRow {
  return {
    ...base(opportunity),
    id: `${opportunity.id}:none`,
    person: null,
    kind: 'step',
    step: null,
    message: null,
    letter: null,
    title: `${opportunity.role} at ${opportunity.company}`,
    sentence: plan.none?.sentence ?? '',
    due: null,
    quietUntil: plan.none?.until ?? null,
  };
}

/** Replies whose meaning the person must settle. */
function replyRows(opportunity: Opportunity): readonly TodayRow[] {
  return opportunity.messages
    .filter((m) => m.reading.held && !m.settled)
    .map((m) => ({
      ...base(opportunity),
      id: `${opportunity.id}:reply:${m.id}`,
      person: nameOf(opportunity, m.from) ?? m.fromName,
      kind: 'reply',
      step: null,
      message: m.id,
      letter: null,
      title: `Say what the answer from ${nameOf(opportunity, m.from) ?? m.fromName ?? opportunity.company} means`,
      sentence: 'It can be read in more than one way. Nothing is sent here until you say which.',
      due: null,
      quietUntil: null,
    }));
}

/** A message that may belong to one of several opportunities: it holds what is sent there. */
export function strayRows(stray: Stray, all: readonly Opportunity[]): readonly TodayRow[] {
  const mayBe = all.filter((o) => stray.candidates.some((c) => c.opportunity === o.id));
  const [first] = mayBe;
  if (first === undefined) return [];
  const from = stray.fromName ?? stray.fromAddress ?? 'somebody';
  return [
    {
      ...base(first),
      id: `stray:${stray.id}`,
      person: stray.fromName,
      kind: 'reply',
      step: null,
      message: null,
      letter: null,
      title: `Say where the message from ${from} belongs`,
      sentence: `"${stray.subject.slice(0, 120)}" may be about ${listed(mayBe)}. Nothing is sent there until you say.`,
      due: null,
      quietUntil: null,
    },
  ];
}

function listed(opportunities: readonly Opportunity[]): string {
  const names = [...new Set(opportunities.map((o) => o.company))];
  return names.length > 3 ? `${names.length} companies` : names.join(' or ');
}

function letterRows(opportunity: Opportunity, outbox: readonly OutboxRow[]): readonly TodayRow[] {
  return outbox
    .filter((row) => row.opportunity === opportunity.id)
    .flatMap((row) => {
      const letter = opportunity.letters.find((l) => l.id === row.letter);
      const kind = kindOf(row);
      if (letter === undefined || kind === null) return [];
      const name = nameOf(opportunity, letter.to) ?? opportunity.company;
      return [
        {
          ...base(opportunity),
          id: `${opportunity.id}:outbox:${row.letter}`,
          person: name,
          kind,
          step: null,
          message: null,
          letter: row.letter,
          title: TITLES[kind](name),
          sentence: row.evidence.at(-1)?.sentence ?? '',
          due: null,
          quietUntil: kind === 'held' && row.state !== 'sending' ? row.nextAt : null,
        },
      ];
    });
}

type LetterRowKind = 'held' | 'failed' | 'uncertain';

const TITLES: Readonly<Record<LetterRowKind, (name: string) => string>> = {
  held: (name) => `Your message to ${name} is on its way`,
  failed: (name) => `Your message to ${name} did not go out`,
  uncertain: (name) => `Nobody can tell yet whether ${name} got your message`,
};

function kindOf(row: OutboxRow): LetterRowKind | null {
  switch (row.state) {
    case 'held':
    case 'waiting':
    case 'retry':
    case 'sending':
      return 'held';
    case 'failed':
    case 'bounced':
      return 'failed';
    case 'uncertain':
    case 'needs_person':
      return 'uncertain';
    case 'sent':
    case 'filed':
    case 'stopped':
    case 'undone':
      return null;
  }
}

function asksPerson(row: TodayRow): boolean {
  return row.kind === 'failed' || row.kind === 'uncertain';
}
