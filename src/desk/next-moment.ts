import type { Plan, Step } from '../core/plan/step.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';

/** When the plan next changes by itself: the earliest of its instants still ahead; null for none. */
export function nextMoment(plan: Plan, now: Temporal.Instant): Instant | null {
  const at = instantText(now);
  const ahead = plan.steps
    .flatMap((step) => [step.notBefore, step.best, step.due, step.earliest, ...lateness(step)])
    .concat(plan.none?.until ?? null)
    .filter((instant) => instant !== null)
    .filter((instant) => instant > at);
  return ahead.sort()[0] ?? null;
}

/** A note's own borders: the warning before it is due, and the end of being late (P1). */
function lateness({ step, due }: Step): readonly Instant[] {
  if (step !== 'thank_you' || due === null) return [];
  const instant = Temporal.Instant.from(due);
  return [instantText(instant.subtract({ hours: 4 })), instantText(instant.add({ hours: 24 }))];
}
