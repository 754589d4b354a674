import { plan as planOf } from '../../src/core/plan/plan.ts';
import { type Kind, readRows, runScorer } from '../kind.ts';
import { opportunityOf, type Scenario, settingsOf } from './plan-scenario.ts';

/** A step as `corpus/plan` states it. */
interface Expected {
  readonly step: string;
  readonly to: string | null;
  readonly notBefore: string | null;
  readonly best: string | null;
  readonly due: string | null;
  readonly state: string | null;
  readonly rule: string;
}

/** The steps that the plan gives for a scenario; `none` with its reason when there are none. */
export function stepsOf(scenario: Scenario): readonly Expected[] {
  const now = Temporal.Instant.from(scenario.now);
  const { steps, none } = planOf(opportunityOf(scenario), settingsOf(scenario), now);
  if (none !== null) {
    const state =
      none.state === 'do_not_contact' || none.state === 'off' || none.state === 'capped'
        ? null
        : none.state;
    const rule = none.rules.join(' ');
    return [{ step: 'none', to: null, notBefore: null, best: null, due: null, state, rule }];
  }
  return steps.map(({ step, to, notBefore, best, due, state, rules }) => {
    return { step, to, notBefore, best, due, state, rule: rules.join(' ') };
  });
}

/** Scenarios of `corpus/plan`: the next steps, to the minute. */
export const plan: Kind = {
  *predict(input) {
    for (const scenario of readRows<Scenario>(input)) {
      yield { id: scenario.id, steps: stepsOf(scenario) };
    }
  },
  score: (input, lines) => runScorer('score-plan.mjs', input, lines),
};
