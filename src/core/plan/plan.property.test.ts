import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type History, histories, planned, RUNS, SEED, TIMEOUT } from './history.test-support.ts';
import { naiveSteps } from './naive-plan.test-support.ts';
import { bareSteps, nevers } from './nevers.test-support.ts';

/** What the plan of a history breaks; null: nothing. */
function broken(h: History): string | null {
  const given = planned(h);
  for (const [name, never] of Object.entries(nevers)) {
    const found = never(h, given);
    if (found !== null) return `never ${name}: ${found}`;
  }
  const bare = JSON.stringify(bareSteps(given));
  const naive = JSON.stringify(naiveSteps(h.opportunity, h.regionsOn, h.now));
  return bare === naive ? null : `the naive reading says ${naive}, the plan ${bare}`;
}

describe('the plan over random histories', () => {
  it(
    `holds every never, and says what the second reading says (${RUNS} histories)`,
    () => {
      const check = (h: History) => {
        const found = broken(h);
        if (found !== null) throw new Error(found);
      };
      fc.assert(fc.property(histories, check), { numRuns: RUNS, seed: SEED });
    },
    TIMEOUT,
  );

  it('is never sooner for a move that names no rule', () => {
    const check = (h: History) => {
      const stayed = h.opportunity.happenings.filter((e) => e.kind !== 'moved');
      const moved = h.opportunity.happenings.map((e) =>
        e.kind === 'moved' ? { ...e, override: null } : e,
      );
      const before = planned(h, stayed).steps;
      for (const step of planned(h, moved).steps) {
        const same = before.find((s) => s.step === step.step && s.to === step.to);
        if (same?.notBefore != null && step.notBefore !== null) {
          expect(step.notBefore >= same.notBefore).toBe(true);
        }
      }
    };
    fc.assert(fc.property(histories, check), { numRuns: RUNS / 20, seed: SEED + 3 });
  });
});
