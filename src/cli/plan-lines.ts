import { localZone } from '../clock.ts';
import type { OpportunityView, StepView, TimelineEntry } from '../http/views.ts';
import { spoken } from './backup-lines.ts';

/** An opportunity as a terminal shows it: what happened, what comes next and why not sooner. */
export function describePlan(view: OpportunityView): string {
  const past = view.timeline.filter((t) => t.past).map(pastLine);
  const coming = view.steps.flatMap(stepLines);
  const none = view.none === null ? 'Nothing.' : `${view.none.sentence} ${cited(view.none.rules)}`;
  return [
    `${view.opportunity.role} at ${view.opportunity.company}`,
    `All times are those of this machine (${localZone()}).`,
    ...section('So far:', past),
    ...section('Next:', coming.length > 0 ? coming : [`  ${none}`]),
    ...section(
      'Not done:',
      view.notDoing.map((r) => `  ${r.sentence} ${cited(r.rules)}`),
    ),
    ...section(
      'What cannot be right:',
      view.findings.map((f) => `  ${f.sentence}`),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function pastLine(entry: TimelineEntry): string {
  const detail = entry.detail === null ? '' : `: ${oneLine(entry.detail)}`;
  const line = `  ${moment(entry.at)}  ${entry.title}${detail}`;
  return entry.why === null ? line : `${line}\n      ${entry.why} ${cited(entry.rules)}`;
}

function stepLines(step: StepView): readonly string[] {
  const when = [
    step.notBefore === null ? null : `from ${moment(step.notBefore)}`,
    step.best === null ? null : `best ${moment(step.best)}`,
    step.due === null ? null : `by ${moment(step.due)}`,
  ].filter((t) => t !== null);
  return [
    `  ${stepName(step)} (${step.state}) ${cited(step.rules)}`,
    ...when.map((t) => `    ${t}`),
    `    ${step.state === 'waiting' ? 'Why not sooner?' : 'Why now?'}`,
    ...step.reasons.map((r) => `      ${r.sentence} ${cited(r.rules)}`),
  ];
}

const NAMES: Readonly<Record<StepView['step'], string>> = {
  debrief: 'debrief',
  thank_you: 'thank-you',
  follow_up: 'follow-up',
  second_follow_up: 'second follow-up',
  clarification: 'clarification',
  answer: 'answer',
};

/** "second follow-up to Nadia Brandt". */
export function stepName(step: Pick<StepView, 'step' | 'toName'>): string {
  return step.toName === null ? NAMES[step.step] : `${NAMES[step.step]} to ${step.toName}`;
}

function cited(rules: readonly string[]): string {
  return `[${rules.join(' ')}]`;
}

/** "Mon 23 November 2026 at 03:58", in the time of this machine. */
function moment(instant: string): string {
  const day = Temporal.Instant.from(instant)
    .toZonedDateTimeISO(localZone())
    .toLocaleString('en-GB', { weekday: 'short' });
  return `${day} ${spoken(instant)}`;
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}
