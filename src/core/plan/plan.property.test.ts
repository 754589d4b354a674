import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { type History, histories, RUNS, SEED, TIMEOUT } from './history.test-support.ts';
import { naiveSteps } from './naive-plan.test-support.ts';
import { bareSteps, nevers } from './nevers.test-support.ts';
import { plan } from './plan.ts';
import { defaultPlanSettings } from './settings.ts';
import type { Plan } from './step.ts';

function planned(h: History, happenings: readonly Happening[] = h.opportunity.happenings): Plan {
  const opportunity = { ...h.opportunity, happenings };
  return plan(opportunity, { ...defaultPlanSettings, regionsOn: h.regionsOn }, h.now);
}

/** The same facts, arrived backwards, some of them twice, with some that mean nothing. */
function shuffled(happenings: readonly Happening[]): readonly Happening[] {
  const backwards = [...happenings].reverse();
  const nothing = backwards
    .filter((_, i) => i % 3 === 0)
    .map((e, i): Happening => {
      return {
        kind: 'received',
        at: `${e.at.slice(0, 17)}07Z`,
        from: i % 2 === 0 ? 'ats' : 'a',
        via: 'mail',
        intent: (['auto_ack', 'unrelated', 'bounce'] as const)[i % 3] ?? 'auto_ack',
        message: `nothing${i}`,
        promise: null,
        returnDate: null,
        checkBack: null,
        newContact: null,
        permanent: false,
        stops: false,
      };
    });
  return [...nothing, ...backwards, ...backwards.slice(0, 2)];
}

/** Several events at one instant: the times of a history, rounded down to the half day. */
function crowded(h: History): readonly Happening[] {
  const half = (at: string) => `${at.slice(0, 11)}${at.slice(11, 13) < '12' ? '00' : '12'}:00:00Z`;
  return h.opportunity.happenings
    .filter((e) => e.kind !== 'resolved' && !(e.kind === 'received' && e.intent === 'unsure'))
    .map((e) => ({ ...e, at: half(e.at) }));
}

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

/** What changes when the same facts arrive in another order, twice or amid noise; null: nothing. */
function disturbed(h: History, happenings: readonly Happening[]): string | null {
  const bare = JSON.stringify(bareSteps(planned(h, happenings)));
  const again = JSON.stringify(bareSteps(planned(h, shuffled(happenings))));
  return bare === again ? null : `${bare}, but in another order ${again}`;
}

describe('the plan over random histories', () => {
  it(
    `holds every never, and says what the second reading says (${RUNS} histories)`,
    () => {
      const check = (h: History) => {
        const found = broken(h) ?? disturbed(h, crowded(h));
        if (found !== null) throw new Error(found);
      };
      fc.assert(fc.property(histories, check), { numRuns: RUNS, seed: SEED });
    },
    TIMEOUT,
  );

  it('is the same whatever came first, twice or amid noise', () => {
    const check = (h: History) => {
      const found = disturbed(h, h.opportunity.happenings);
      if (found !== null) throw new Error(found);
    };
    fc.assert(fc.property(histories, check), { numRuns: RUNS / 20, seed: SEED + 1 });
  });

  it('is the same to the word whatever the order of events of one instant', () => {
    const check = (h: History) => {
      const crowd = crowded(h);
      const turned = [...crowd.slice(crowd.length >> 1), ...crowd.slice(0, crowd.length >> 1)];
      expect(planned(h, turned.reverse())).toEqual(planned(h, crowd));
    };
    fc.assert(fc.property(histories, check), { numRuns: RUNS / 20, seed: SEED + 1 });
  });

  it('gives the same plan again', () => {
    const check = (h: History) => {
      expect(planned(h)).toEqual(planned(h));
    };
    fc.assert(fc.property(histories, check), { numRuns: RUNS / 20, seed: SEED + 2 });
  });

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
