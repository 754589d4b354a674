import type { Instant, StepKind } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';
import { millisFrom } from '../time/day.ts';
import { namedRules } from './overrides.ts';
import { plan } from './plan.ts';
import type { PlanSettings } from './settings.ts';
import type { Step } from './step.ts';

/** A step that the candidate wants elsewhere; `override` names the rules to set aside, if any. */
export interface Move {
  readonly step: StepKind;
  readonly to: string | null;
  readonly notBefore: Instant;
  readonly override: string | null;
}

/** May a step go there? `early` names every rule that would have to be set aside. */
export type MoveVerdict =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'early';
      readonly allowed: Instant;
      readonly rules: readonly string[];
      readonly sentence: string;
    };

/** More rules than can hold one step back. */
const ENOUGH = 8;

/**
 * Judges a move before it is recorded: later than the rules allow is the candidate's to choose,
 * earlier only by naming every rule that stands against it (handbook, section 4, the candidate's
 * own hand). What was moved before is forgotten: only the rules count.
 */
export function judgeMove(
  opportunity: Opportunity,
  settings: PlanSettings,
  now: Temporal.Instant,
  move: Move,
): MoveVerdict {
  const others = opportunity.happenings.filter(
    (h) => h.kind !== 'moved' || h.step !== move.step || (h.to !== null && h.to !== move.to),
  );
  const at = now.toString({ smallestUnit: 'second' });
  const planned = (override: string | null, moved: boolean): Step | undefined => {
    const own = moved ? [{ ...move, kind: 'moved' as const, at, override }] : [];
    const happenings = [...others, ...own];
    const { steps } = plan({ ...opportunity, happenings }, settings, now);
    return steps.find((s) => s.step === move.step && s.to === move.to);
  };
  const ruled = planned(null, false);
  if (ruled?.notBefore == null || !isBefore(move.notBefore, ruled.notBefore)) {
    return { kind: 'allowed' };
  }
  const rules: string[] = [];
  for (let i = 0; i < ENOUGH; i += 1) {
    const step = planned(rules.join(' '), true);
    const rule = step === undefined ? undefined : against(step, ruled);
    if (rule === undefined || rules.includes(rule)) break;
    rules.push(rule);
  }
  const named = namedRules(move.override);
  if (rules.every((rule) => named.includes(rule))) return { kind: 'allowed' };
  return { kind: 'early', allowed: ruled.notBefore, rules, sentence: whyNot(ruled) };
}

/**
 * The rule that still holds a moved step back; none when the move took effect, and none for answers
 * and debriefs, which no rule holds.
 */
function against(step: Step, ruled: Step): string | undefined {
  switch (step.step) {
    case 'thank_you':
      return step.notBefore === ruled.notBefore ? 'P2' : undefined;
    case 'follow_up':
    case 'second_follow_up':
    case 'clarification':
      return namedRules(step.reasons[0]?.rules.join(' ') ?? null)[0];
    case 'answer':
    case 'debrief':
      return undefined;
  }
}

/** Why it may not go sooner, in one sentence. */
function whyNot(step: Step): string {
  const first = step.step === 'thank_you' ? 'P2' : undefined;
  const reason = step.reasons.find((r) => first === undefined || r.rules.includes(first));
  return reason?.sentence ?? step.sentence;
}

function isBefore(one: Instant, other: Instant): boolean {
  return (millisFrom(one) ?? 0) < (millisFrom(other) ?? 0);
}
