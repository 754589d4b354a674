import type { Plan } from '../core/plan/plan.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';

/** When the plan next changes by itself: the earliest of its instants still ahead; null for none. */
export function nextMoment(plan: Plan, now: Temporal.Instant): Instant | null {
  const at = instantText(now);
  const ahead = plan.steps
    .flatMap((step) => [step.notBefore, step.best, step.due])
    .filter((instant) => instant !== null)
    .filter((instant) => instant > at);
  return ahead.sort()[0] ?? null;
}
