import { calendarFeed, type FeedItem } from '../calendar/feed.ts';
import type { Step } from '../core/plan/step.ts';
import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll, planOf } from './desk.ts';

const SETTING = 'feedToken';

/** The secret in the feed's address; made at the first call, the same ever after. */
export async function feedToken(desk: Desk): Promise<string> {
  const kept = (await desk.store.shelf.setting(SETTING)) as string | undefined;
  if (kept !== undefined) return kept;
  const token = desk.newId() + desk.newId();
  await desk.store.shelf.putSetting(SETTING, token);
  return token;
}

/**
 * What is due and what is being waited for, as a calendar others can subscribe to; null when the
 * token is not the feed's. `title` words a step ("Thank Nadia Brandt"). The sample is left out.
 */
export async function feed(
  desk: Desk,
  token: string,
  title: (opportunity: Opportunity, step: Step) => string,
): Promise<string | null> {
  if ((await desk.store.shelf.setting(SETTING)) !== token) return null;
  const own = (await loadAll(desk)).filter((o) => !o.sample);
  const items = await Promise.all(
    own.map(async (o) =>
      (await planOf(desk, o, own)).steps.flatMap((step) => itemOf(o, step, title(o, step))),
    ),
  );
  const madeAt = instantText(desk.clocks.own.now());
  return calendarFeed({ name: 'Afterword', madeAt, refreshMinutes: 60 }, items.flat());
}

function itemOf(opportunity: Opportunity, step: Step, summary: string): readonly FeedItem[] {
  const startsAt = step.best ?? step.notBefore ?? step.due;
  if (startsAt === null) return [];
  const who = step.to ?? step.interview ?? 'all';
  return [
    {
      uid: `${opportunity.id}-${step.step}-${who}@afterword`,
      summary: `${summary} (${opportunity.company})`,
      description: step.sentence,
      startsAt,
      endsAt: startsAt,
      alarmMinutes: 0,
      revision: opportunity.seq,
      url: null,
    },
  ];
}
