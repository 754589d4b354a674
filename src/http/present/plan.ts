import type { Fact, Reason, Step } from '../../core/plan/step.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';
import type { ReasonView, StepView } from '../views.ts';

/** A step of the plan for the screen, with names instead of ids and the letter already begun. */
export function stepView(opportunity: Opportunity, step: Step): StepView {
  return {
    step: step.step,
    to: step.to,
    toName: nameOf(opportunity, step.to),
    interview: step.interview,
    answers: step.answers,
    notBefore: step.notBefore,
    best: step.best,
    due: step.due,
    state: step.state,
    rules: step.rules,
    sentence: step.sentence,
    reasons: step.reasons.map(reasonView),
    letter: begun(opportunity, step),
  };
}

export function reasonView(reason: Reason): ReasonView {
  return {
    rules: reason.rules,
    facts: reason.facts.map((f: Fact) => ({ who: f.who, when: f.when ?? '', quote: f.quote })),
    sentence: reason.sentence,
  };
}

export function nameOf(opportunity: Opportunity, person: string | null): string | null {
  return opportunity.people.find((p) => p.id === person)?.name ?? null;
}

function begun(opportunity: Opportunity, step: Step): string | null {
  const open = ['draft', 'approved', 'sending', 'failed', 'uncertain'];
  const letter = opportunity.letters.findLast(
    (l) =>
      l.step === step.step &&
      l.to === step.to &&
      (step.interview === null || l.interview === null || l.interview === step.interview) &&
      open.includes(l.state),
  );
  return letter?.id ?? null;
}
