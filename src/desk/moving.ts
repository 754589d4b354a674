import { judgeMove, type Move, type MoveVerdict } from '../core/plan/moving.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { type Desk, nowFor } from './desk.ts';
import { readSettings } from './settings.ts';

/** Asks the plan whether a step may be moved there, before the move is recorded. */
export async function moveVerdict(
  desk: Desk,
  opportunity: Opportunity,
  move: Move,
): Promise<MoveVerdict> {
  const settings = await readSettings(desk.store.shelf);
  return judgeMove(opportunity, settings.plan, nowFor(desk, opportunity), move);
}
