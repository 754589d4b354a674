import { calendarFeed, type FeedItem } from '../calendar/feed.ts';
import type { Plan, Step } from '../core/plan/step.ts';
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
  const now = instantText(desk.clocks.own.now());
  const items = await Promise.all(
    own.map(async (o) => {
      const plan = await planOf(desk, o, own);
      return [
        ...plan.steps.flatMap((step) => stepItem(o, step, title(o, step))),
        ...debriefsAhead(o, plan, now),
        ...waiting(o, plan),
      ];
    }),
  );
  return calendarFeed({ name: 'Afterword', madeAt: now, refreshMinutes: 60 }, items.flat());
}

/** Long enough to be seen in a week's view. */
const SHOWN_MINUTES = 15;

type Words = Pick<FeedItem, 'uid' | 'summary' | 'description' | 'alarmMinutes'>;

function itemAt({ seq }: Opportunity, startsAt: string, words: Words): FeedItem {
  const endsAt = instantText(Temporal.Instant.from(startsAt).add({ minutes: SHOWN_MINUTES }));
  return { ...words, startsAt, endsAt, revision: seq, url: null };
}

function stepItem(opportunity: Opportunity, step: Step, summary: string): readonly FeedItem[] {
  const startsAt = step.best ?? step.notBefore ?? step.due;
  if (startsAt === null) return [];
  const who = step.to ?? step.interview ?? 'all';
  return [
    itemAt(opportunity, startsAt, {
      uid: `${opportunity.id}-${step.step}-${who}@afterword`,
      summary: `${summary} (${opportunity.company})`,
      description: step.sentence,
      alarmMinutes: 0,
    }),
  ];
}

/** The end of each interview ahead, when the debrief is offered; the step takes the entry over then. */
function debriefsAhead(opportunity: Opportunity, plan: Plan, now: string): readonly FeedItem[] {
  const blocked = plan.none?.state === 'do_not_contact' || plan.none?.state === 'ended';
  if (blocked) return [];
  return opportunity.interviews
    .filter((i) => !i.cancelled && i.endsAt > now)
    .map((i) =>
      itemAt(opportunity, i.endsAt, {
        uid: `${opportunity.id}-debrief-${i.id}@afterword`,
        summary: `Note down how it went at ${opportunity.company}`,
        description: 'Two minutes now, and the thank-you note writes itself in your words.',
        alarmMinutes: 0,
      }),
    );
}

/** Until when nothing is to be done, and why; it does not ring. */
function waiting(opportunity: Opportunity, { none }: Plan): readonly FeedItem[] {
  if (none === null || none.until === null || none.state !== 'waiting') return [];
  if (opportunity.interviews.some((i) => i.endsAt === none.until)) return [];
  return [
    itemAt(opportunity, none.until, {
      uid: `${opportunity.id}-waiting@afterword`,
      summary: `Waiting for ${opportunity.company}`,
      description: none.sentence,
      alarmMinutes: null,
    }),
  ];
}
