import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type History, histories, RUNS, SEED, TIMEOUT } from './history.test-support.ts';
import { naivePlan } from './naive-plan.test-support.ts';
import { bareSteps } from './nevers.test-support.ts';
import { plan } from './plan.ts';
import { defaultPlanSettings } from './settings.ts';

function naively(h: History): readonly string[] | string {
  const naive = naivePlan(h.opportunity, h.regionsOn, h.now);
  if (typeof naive === 'string') return naive;
  return naive.map((s) => [s.step, s.to, s.notBefore, s.best, s.due, s.state].join(' '));
}

describe('a second reading of the handbook', () => {
  it(
    `says the same as the plan (${RUNS} histories)`,
    () => {
      const check = (h: History) => {
        const settings = { ...defaultPlanSettings, regionsOn: h.regionsOn };
        const given = JSON.stringify(bareSteps(plan(h.opportunity, settings, h.now)));
        const naive = JSON.stringify(naively(h));
        if (given !== naive) throw new Error(`the naive reading says ${naive}, the plan ${given}`);
      };
      fc.assert(fc.property(histories, check), { numRuns: RUNS, seed: SEED });
    },
    TIMEOUT,
  );
});
