import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { type History, histories, planned, RUNS, SEED, TIMEOUT } from './history.test-support.ts';
import { bareSteps } from './nevers.test-support.ts';

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

/** What changes when the same facts arrive in another order, twice or amid noise; null: nothing. */
function disturbed(h: History, happenings: readonly Happening[]): string | null {
  const bare = JSON.stringify(bareSteps(planned(h, happenings)));
  const again = JSON.stringify(bareSteps(planned(h, shuffled(happenings))));
  return bare === again ? null : `${bare}, but in another order ${again}`;
}

describe('the plan of the same facts', () => {
  it(
    `is the same again, whatever came first, twice, at one instant or amid noise (${RUNS} histories)`,
    () => {
      const check = (h: History) => {
        const given = JSON.stringify(planned(h));
        if (given !== JSON.stringify(planned(h))) throw new Error('another plan the second time');
        const found = disturbed(h, h.opportunity.happenings) ?? disturbed(h, crowded(h));
        if (found !== null) throw new Error(found);
      };
      fc.assert(fc.property(histories, check), { numRuns: RUNS, seed: SEED + 1 });
    },
    TIMEOUT,
  );

  it('is the same to the word whatever the order of events of one instant', () => {
    const check = (h: History) => {
      const crowd = crowded(h);
      const turned = [...crowd.slice(crowd.length >> 1), ...crowd.slice(0, crowd.length >> 1)];
      expect(planned(h, turned.reverse())).toEqual(planned(h, crowd));
    };
    fc.assert(fc.property(histories, check), { numRuns: RUNS / 20, seed: SEED + 1 });
  });
});
