import type { Instant, StepKind } from '../record/nouns.ts';
import type { Plan, Reason, Step } from './step.ts';

/** A message about to leave. */
export interface Outgoing {
  readonly step: StepKind;
  readonly to: string;
  /** The interview a thank-you belongs to; null: whichever. */
  readonly interview: string | null;
}

/** May it go, and from when on; else what stops it. */
export type Verdict =
  | {
      readonly kind: 'allowed';
      /** Not sooner: inside the window, for follow-ups. */
      readonly notBefore: Instant | null;
      readonly best: Instant | null;
      readonly reason: Reason;
    }
  | { readonly kind: 'stopped'; readonly reason: Reason };

/**
 * Asks the plan once more before a message leaves: is this step to this person still proposed? An
 * answer that came in meanwhile, a cap or a "do not contact" stops it, with the plan's own reason.
 */
export function allowed(plan: Plan, outgoing: Outgoing): Verdict {
  const step = plan.steps.find((s) => matches(s, outgoing));
  const why = step?.reasons[0] ?? plan.none ?? plan.notDoing.at(-1);
  const reason =
    why === undefined ? notPlanned : { rules: why.rules, facts: why.facts, sentence: why.sentence };
  if (step === undefined || step.earliest === null) {
    const last = step?.reasons.at(-1);
    return { kind: 'stopped', reason: last ?? reason };
  }
  return { kind: 'allowed', notBefore: step.earliest, best: step.best, reason };
}

function matches(step: Step, outgoing: Outgoing): boolean {
  if (step.step !== outgoing.step || step.to !== outgoing.to) return false;
  return (
    step.step !== 'thank_you' ||
    outgoing.interview === null ||
    step.interview === outgoing.interview
  );
}

const notPlanned: Reason = {
  rules: ['F6'],
  facts: [],
  sentence: 'The plan proposes no such message to this person any more.',
};
