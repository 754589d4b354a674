import type { EventBody } from '../core/record/events.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { append, byWorker, type Desk } from '../desk/desk.ts';
import { Fault } from '../errors.ts';
import type { Unit } from '../store/port.ts';

/** Somebody undid it or another worker took it: the unit of work is rolled back. */
export class LostRace extends Error {}

/**
 * Records `bodies` together with the move of a row, both for the opportunity as it was looked at.
 * False: somebody was faster and nothing was written; the next turn looks at the newest state.
 */
export async function unlessOvertaken(
  desk: Desk,
  opportunity: Opportunity,
  bodies: readonly EventBody[],
  move: (unit: Unit) => Promise<boolean>,
): Promise<boolean> {
  try {
    const change = { opportunity, expectedSeq: opportunity.seq, origin: byWorker, bodies };
    await append(desk, change, async (unit) => {
      if (!(await move(unit))) throw new LostRace();
    });
    return true;
  } catch (error) {
    if (error instanceof LostRace) return false;
    if (error instanceof Fault && error.code === 'conflict') return false;
    throw error;
  }
}
