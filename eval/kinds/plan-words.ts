import { plan } from '../../src/core/plan/plan.ts';
import type { Reason } from '../../src/core/plan/step.ts';
import { opportunityOf, type Scenario, settingsOf } from './plan-scenario.ts';

/**
 * What the screen says of a scenario: each reason with its rules and what it rests on. Kept in
 * `corpus/plan/own-words.json`; `node scripts/plan-words.ts` writes it anew, to be read as a diff.
 */
export function wordsOf(scenario: Scenario): readonly string[] {
  const now = Temporal.Instant.from(scenario.now);
  const given = plan(opportunityOf(scenario), settingsOf(scenario), now);
  return [
    ...given.steps.flatMap((s) => [
      `${s.step} ${s.to ?? '-'} ${s.interview ?? '-'} ${s.state} ${s.earliest ?? '-'} ${s.channel ?? '-'} [${s.rules.join(' ')}]: ${s.sentence}`,
      ...s.reasons.map((r) => `  ${said(r)}`),
    ]),
    ...(given.none === null
      ? []
      : [`none ${given.none.state} ${given.none.until ?? '-'} ${said(given.none)}`]),
    ...given.notDoing.map((r) => `not ${said(r)}`),
    ...given.findings.map((f) => `finding ${f.about}: ${f.sentence}`),
  ];
}

function said(reason: Reason): string {
  const facts = reason.facts.map(
    (f) => ` (${f.who}, ${f.when ?? '-'}${f.quote && `: ${f.quote}`})`,
  );
  return `[${reason.rules.join(' ')}] ${reason.sentence}${facts.join('')}`;
}
