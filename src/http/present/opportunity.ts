import type { Plan } from '../../core/plan/step.ts';
import type { RecordedEvent } from '../../core/record/events.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';
import { type Desk, load, planOf } from '../../desk/desk.ts';
import { readSettings } from '../../desk/settings.ts';
import type { OpportunitySummary, OpportunityView } from '../views.ts';
import { reasonsThen } from './past-reasons.ts';
import { reasonView, stepView } from './plan.ts';
import { timeline } from './timeline.ts';

/** Everything the screen shows of one opportunity. */
export async function opportunityView(desk: Desk, id: string): Promise<OpportunityView> {
  const opportunity = await load(desk, id);
  const thePlan = await planOf(desk, opportunity);
  const events: readonly RecordedEvent[] = await desk.store.record.events(id);
  const settings = await readSettings(desk.store.shelf);
  return {
    opportunity,
    steps: thePlan.steps.map((step) => stepView(opportunity, step)),
    none: thePlan.none === null ? null : reasonView(thePlan.none),
    notDoing: thePlan.notDoing.map(reasonView),
    findings: thePlan.findings.map((f) => ({ event: f.about, sentence: f.sentence })),
    timeline: timeline(opportunity, events, thePlan, reasonsThen(events, settings.plan)),
  };
}

const ENDED: ReadonlySet<string> = new Set([
  'ended',
  'closed_by_silence',
  'capped',
  'do_not_contact',
  'off',
]);

export function summary(opportunity: Opportunity, thePlan: Plan): OpportunitySummary {
  const next = thePlan.steps[0];
  const ended = next === undefined && thePlan.none !== null && ENDED.has(thePlan.none.state);
  return {
    id: opportunity.id,
    company: opportunity.company,
    role: opportunity.role,
    sample: opportunity.sample,
    state: ended ? 'ended' : 'open',
    sentence: next?.sentence ?? thePlan.none?.sentence ?? '',
    nextAt: next?.notBefore ?? thePlan.none?.until ?? null,
    people: opportunity.people.map((p) => p.name),
  };
}
