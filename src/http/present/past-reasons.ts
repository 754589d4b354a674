import { plan } from '../../core/plan/plan.ts';
import type { PlanSettings } from '../../core/plan/settings.ts';
import type { Step } from '../../core/plan/step.ts';
import type { RecordedEvent } from '../../core/record/events.ts';
import { foldOne } from '../../core/record/fold.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';

export type WhyThen = Pick<Step, 'rules' | 'sentence'>;

/**
 * Why each letter went out when it did, by its id: what the plan of that moment said of its step,
 * with the record as it was before the letter was approved. A letter the plan had not asked for
 * has no entry.
 */
export function reasonsThen(
  events: readonly RecordedEvent[],
  settings: PlanSettings,
): ReadonlyMap<string, WhyThen> {
  const why = new Map<string, WhyThen>();
  const before = new Map<string, Opportunity>();
  let state: Opportunity | null = null;
  for (const event of events) {
    const { body } = event;
    const asks = body.kind === 'letter_approved' || body.kind === 'letter_sent';
    if (state !== null && asks) {
      const known = before.get(body.letter) ?? state;
      before.set(body.letter, known);
      if (body.kind === 'letter_sent') {
        const found = stepOf(known, body.letter, settings, event.at);
        if (found !== null) why.set(body.letter, found);
      }
    }
    state = foldOne(state, event);
  }
  return why;
}

function stepOf(
  known: Opportunity,
  id: string,
  settings: PlanSettings,
  at: string,
): WhyThen | null {
  const letter = known.letters.find((l) => l.id === id);
  if (letter === undefined) return null;
  const { steps } = plan(known, settings, Temporal.Instant.from(at));
  const step = steps.find((s) => s.step === letter.step && s.to === letter.to);
  return step === undefined ? null : { rules: step.rules, sentence: step.sentence };
}
