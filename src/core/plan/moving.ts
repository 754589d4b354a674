import type { Instant, StepKind } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';
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
  const stepAfter = (happenings: readonly Happening[]): Step | undefined =>
    plan({ ...opportunity, happenings }, settings, now).steps.find(
      (s) => s.step === move.step && s.to === move.to,
    );
  const ruled = stepAfter(others);
  if (ruled?.notBefore == null || !isBefore(move.notBefore, ruled.notBefore)) {
    return { kind: 'allowed' };
  }
  const rules: string[] = [];
  for (;;) {
    const moved = { ...move, kind: 'moved' as const, at, override: rules.join(' ') };
    const rule = against(stepAfter([...others, moved]));
    if (rule === undefined || rules.includes(rule)) break;
    rules.push(rule);
  }
  const named = namedRules(move.override);
  if (rules.every((rule) => named.includes(rule))) return { kind: 'allowed' };
  return { kind: 'early', allowed: ruled.notBefore, rules, sentence: whyNot(ruled) };
}

/**
 * The rule that holds a step back that was moved too early; none when the move took effect, and
 * none for answers and debriefs, which no rule holds.
 */
function against(step: Step | undefined): string | undefined {
  switch (step?.step) {
    case 'thank_you':
      return 'P2';
    case 'follow_up':
    case 'second_follow_up':
    case 'clarification':
      return namedRules(step.reasons[0]?.rules[0] ?? null)[0];
    case 'answer':
    case 'debrief':
    case undefined:
      return undefined;
  }
}

/** Why it may not go sooner, in one sentence: for a note, its first hour. */
function whyNot(step: Step): string {
  const first = step.reasons.find((r) => r.rules.includes('P2')) ?? step.reasons[0];
  return first?.sentence ?? step.sentence;
}

function isBefore(one: Instant, other: Instant): boolean {
  return (millisFrom(one) ?? 0) < (millisFrom(other) ?? 0);
}
