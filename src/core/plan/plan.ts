import type { Opportunity } from '../record/opportunity.ts';
import { answerSteps } from './answer-steps.ts';
import { answersOf } from './answers.ts';
import { debriefs } from './debrief.ts';
import { type Facts, gather } from './facts.ts';
import { type FollowUp, followUp } from './follow-up.ts';
import { placeOf } from './people.ts';
import { because, dayAt, factOf, nameOf, type SentenceKey, say } from './reasons.ts';
import type { PlanSettings } from './settings.ts';
import type { Nothing, Plan, Reason } from './step.ts';
import { thankYous } from './thank-you.ts';

export type { Plan } from './step.ts';

/**
 * What comes next in an opportunity, as section 4 of the handbook says, to the minute. Pure: the
 * same record, settings and instant give the same plan, whatever the order in which events of one
 * instant arrived. Nothing in the record makes it fail; what cannot be right is a finding.
 *
 * @example
 * plan(opportunity, defaultPlanSettings, Temporal.Instant.from('2026-09-15T20:20:00Z')).steps[0]
 */
export function plan(
  opportunity: Opportunity,
  settings: PlanSettings,
  now: Temporal.Instant,
): Plan {
  const facts = gather(opportunity, settings, now.epochMilliseconds);
  const blocked = blockedWhole(facts);
  if (blocked !== null) return { steps: [], none: blocked, notDoing: [], findings: facts.findings };
  const answers = answersOf(facts);
  const notes = thankYous(facts, answers);
  const next = followUp(facts, answers, notes.steps.length > 0);
  const steps = [
    ...answerSteps(facts, answers),
    ...debriefs(facts),
    ...notes.steps,
    ...(next.kind === 'step' ? [next.step] : []),
  ];
  const notDoing = [...notes.notDoing, ...aside(next, steps.length)];
  const none = steps.length === 0 && next.kind === 'nothing' ? next.nothing : null;
  return { steps, none, notDoing, findings: facts.findings };
}

/** Why the follow-up is not proposed, beside the steps that are. */
function aside(next: FollowUp, steps: number): readonly Reason[] {
  if (next.kind === 'step') return next.notDoing;
  if (steps === 0) return [];
  const { rules, facts, sentence } = next.nothing;
  return [{ rules, facts, sentence }];
}

/** X5, and a message whose meaning is not settled (P18): everything waits. */
function blockedWhole(facts: Facts): Nothing | null {
  const { opportunity } = facts;
  if (opportunity.doNotContact || opportunity.companyDoNotContact) {
    return nothing('do_not_contact', ['X5'], 'noneDoNotContact');
  }
  const unsure = facts.entries.find((e) => e.kind === 'received' && e.intent === 'unsure');
  if (unsure === undefined || unsure.kind !== 'received') return null;
  const place = placeOf(null, facts.meetings[0]?.zone ?? 'UTC', opportunity);
  const from = `${nameOf(unsure.from, facts)} of ${dayAt(unsure.at, place, facts.now)}`;
  const reason = because(['P18'], 'noneHeld', { from }, [factOf(unsure, facts)]);
  return { ...reason, state: 'held', until: null };
}

function nothing(state: Nothing['state'], rules: readonly string[], key: SentenceKey): Nothing {
  return { state, rules, facts: [], sentence: say(key), until: null };
}
