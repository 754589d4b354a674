import { z } from '@hono/zod-openapi';
import { instantText } from '../../core/record/instant.ts';
import { personSchema } from '../../core/record/schema-nouns.ts';
import type { MailboxState } from '../../desk/accounts.ts';
import { type Desk, loadAll, planOf } from '../../desk/desk.ts';
import { insights } from '../../desk/insights.ts';
import { offers } from '../../desk/invited.ts';
import type { Need } from '../../desk/reminding.ts';
import { readSettings } from '../../desk/settings.ts';
import { type Api, route } from '../api.ts';
import { offerView } from '../present/offer.ts';
import { outboxView } from '../present/outbox.ts';
import { rowsOf, strayRows } from '../present/today.ts';
import { outboxListSchema, todaySchema } from '../schemas.ts';
import type { Services } from '../services.ts';
import type { MailboxView, OutboxListView, TodayRow, TodayView } from '../views.ts';

/** What needs the person now, what is waiting and why. */
export async function todayView({ desk, accounts, sample }: Services): Promise<TodayView> {
  const now = desk.clocks.own.now();
  const { candidate } = await readSettings(desk.store.shelf);
  const outbox = await desk.store.outbox.list();
  const all = await loadAll(desk);
  const rows = await Promise.all(
    all.map(async (o) =>
      rowsOf(
        o,
        await planOf(desk, o, all),
        outbox.filter((r) => r.opportunity === o.id),
      ),
    ),
  );
  const strays = (await desk.store.shelf.strays()).flatMap((s) => strayRows(s, all));
  const needsYou = [...strays, ...rows.flatMap((r) => r.needsYou)].sort(byDue);
  const waiting = rows.flatMap((r) => r.waiting).sort(byQuiet);
  return {
    now: instantText(now),
    needsYou,
    waiting,
    folded: rows.flatMap((r) => r.folded),
    nothingUntil: needsYou.length > 0 ? null : nothingUntil(waiting, now, candidate.zone),
    sample: await sample.state(),
    mailbox: mailboxView(await accounts.state()),
  };
}

/** What the candidate is reminded of: what needs them, without the sample week. */
export async function needsOf(services: Services): Promise<readonly Need[]> {
  const { needsYou } = await todayView(services);
  const rows = needsYou
    .filter((row) => !row.sample)
    .map(({ id, title, company, due, step }) => ({
      id,
      title,
      company,
      due,
      best: step?.best ?? null,
    }));
  return [...(await offered(services)), ...rows];
}

/** Interviews that wait for a yes or no and are not over. */
async function offered({ desk }: Services): Promise<readonly Need[]> {
  const now = instantText(desk.clocks.own.now());
  const { candidate } = await readSettings(desk.store.shelf);
  return (await offers(desk))
    .filter(({ world, invitation }) => world === 'own' && invitation.endsAt > now)
    .map((offer): Need => {
      const { title, from } = offerView(offer, candidate.zone);
      const company = offer.invitation.company ?? from;
      return { id: `offer:${offer.id}`, title, company, due: null, best: null };
    });
}

function byDue(a: TodayRow, b: TodayRow): number {
  return (a.due ?? '9').localeCompare(b.due ?? '9');
}

function byQuiet(a: TodayRow, b: TodayRow): number {
  return (a.quietUntil ?? '9').localeCompare(b.quietUntil ?? '9');
}

/** "Nothing needs you until Thursday 10:00: Thank Nadia Brandt", in the candidate's time. */
function nothingUntil(
  waiting: readonly TodayRow[],
  now: Temporal.Instant,
  zone: string,
): TodayView['nothingUntil'] {
  const next = waiting.find((r) => r.quietUntil !== null);
  if (next?.quietUntil == null) return null;
  const at = Temporal.Instant.from(next.quietUntil);
  const soon = now.until(at).total('hours') < 24 * 6;
  const when = at.toZonedDateTimeISO(zone).toLocaleString('en-GB', {
    weekday: 'long',
    ...(soon ? {} : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  return { at: next.quietUntil, sentence: `Nothing needs you until ${when}: ${next.title}.` };
}

export function mailboxView(state: MailboxState): MailboxView {
  if (state.kind === 'none') {
    return {
      state: 'none',
      address: null,
      sentence: 'No mailbox is connected. You can copy, save or print every message.',
      lastSeen: null,
    };
  }
  const { address, listening, lastSeen } = state;
  switch (listening?.kind) {
    case 'listening':
      return {
        state: 'connected',
        address,
        sentence: `Watching ${address} for answers.`,
        lastSeen,
      };
    case 'away':
      return { state: 'failing', address, sentence: listening.why, lastSeen };
    case 'connecting':
    case 'stopped':
    case undefined:
      return { state: 'connecting', address, sentence: `Connecting to ${address}.`, lastSeen };
  }
}

async function limitsOf(desk: Desk): Promise<OutboxListView['limits']> {
  const { caps } = await readSettings(desk.store.shelf);
  const now = desk.clocks.own.now();
  const sentIn = (hours: number) =>
    desk.store.outbox.sentSince('own', instantText(now.subtract({ hours })));
  return { ...caps, lastHour: await sentIn(1), lastDay: await sentIn(24) };
}

export function todayRoutes(api: Api): void {
  route(
    api,
    { method: 'get', path: '/today', summary: 'What needs you now', response: todaySchema },
    async ({ services }) => todayView(services),
  );
  route(
    api,
    {
      method: 'get',
      path: '/outbox',
      summary: 'Messages on their way, newest first',
      response: outboxListSchema,
    },
    async ({ services: { desk } }) => {
      const all = new Map((await loadAll(desk)).map((o) => [o.id, o]));
      const rows = (await desk.store.outbox.list()).toReversed();
      return {
        limits: await limitsOf(desk),
        letters: rows.flatMap((row) => {
          const opportunity = all.get(row.opportunity);
          return opportunity === undefined ? [] : [outboxView(row, opportunity)];
        }),
      };
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/people',
      summary: 'Everybody on the hiring side',
      response: z.object({
        people: z.array(
          z.object({
            opportunity: z.string(),
            company: z.string(),
            sample: z.boolean(),
            person: personSchema,
            lastContact: z.string().nullable(),
          }),
        ),
      }),
    },
    async ({ services: { desk } }) => {
      const people = (await loadAll(desk)).flatMap((o) =>
        o.people.map((person) => ({
          opportunity: o.id,
          company: o.company,
          sample: o.sample,
          person,
          lastContact:
            o.happenings.findLast(
              (h) =>
                (h.kind === 'sent' && h.to === person.id) ||
                (h.kind === 'received' && h.from === person.id),
            )?.at ?? null,
        })),
      );
      return { people };
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/insights',
      summary: 'Figures of the candidate’s own search; never a rate below ten',
      response: z.object({
        notes: z.object({
          n: z.number(),
          medianHours: z.number().nullable(),
          within24h: z.number(),
        }),
        promises: z.object({ n: z.number(), kept: z.number(), lateDays: z.array(z.number()) }),
        replies: z.object({ n: z.number(), lagDays: z.array(z.number()) }),
        small: z.boolean(),
      }),
    },
    async ({ services: { desk } }) => {
      const { notes, promises, replies, small } = insights(
        (await loadAll(desk)).filter((o) => !o.sample),
      );
      return {
        notes,
        promises: { ...promises, lateDays: [...promises.lateDays] },
        replies: { ...replies, lagDays: [...replies.lagDays] },
        small,
      };
    },
  );
}
