import { z } from '@hono/zod-openapi';
import type { ReceivedMessage } from '../../core/record/opportunity.ts';
import { daySchema, intentSchema, readingSchema } from '../../core/record/schema-nouns.ts';
import { matchStray } from '../../desk/belonging.ts';
import { loadAll, planOf } from '../../desk/desk.ts';
import { readFile } from '../../desk/reading.ts';
import { settle } from '../../desk/settling.ts';
import { dismissStray } from '../../desk/strays.ts';
import { type Api, route } from '../api.ts';
import { origin, requirePerson } from '../origin.ts';
import { opportunityView } from '../present/opportunity.ts';
import { nameOf } from '../present/plan.ts';
import { INTENTS } from '../present/timeline.ts';
import { opportunitySchema, replySchema, straySchema } from '../schemas.ts';
import type { Services } from '../services.ts';
import type { ReplyView } from '../views.ts';

const RECENT = 50;

/** What it means; of a message that is held only what it may mean. */
function meaning({ reading, settled }: ReceivedMessage): string {
  const sentence = INTENTS[reading.intent] ?? '';
  return reading.held && !settled ? `It may mean: ${sentence}` : sentence;
}

async function replyViews({ desk }: Services): Promise<readonly ReplyView[]> {
  const all = await loadAll(desk);
  const views = await Promise.all(
    all.map(async (o) => {
      const thePlan = await planOf(desk, o, all);
      const planAfter = thePlan.steps[0]?.sentence ?? thePlan.none?.sentence ?? '';
      return o.messages.map(
        (message): ReplyView => ({
          opportunity: o.id,
          company: o.company,
          role: o.role,
          sample: o.sample,
          person: nameOf(o, message.from) ?? message.fromName,
          message,
          sentence: meaning(message),
          planAfter,
        }),
      );
    }),
  );
  return views.flat().sort((a, b) => (a.message.at < b.message.at ? 1 : -1));
}

/** What they answered, what it means, and mail that could not be matched. */
export function replyRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/replies',
      summary: 'Replies: those to look at, the recent ones, and strays',
      response: z.object({
        toLookAt: z.array(replySchema),
        recent: z.array(replySchema),
        strays: z.array(straySchema),
      }),
    },
    async ({ services }) => {
      const views = await replyViews(services);
      const open = (v: ReplyView) => v.message.reading.held && !v.message.settled;
      const strays = await services.desk.store.shelf.strays();
      return {
        toLookAt: views.filter(open),
        recent: views.filter((v) => !open(v)).slice(0, RECENT),
        strays: strays.map(({ raw: _raw, world: _world, ...s }) => s),
      };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/opportunities/{o}/messages/{m}/settle',
      summary: 'Accept a reading (null) or correct it',
      body: z.object({
        expectedSeq: z.number().int().min(0),
        settle: z
          .object({
            intent: intentSchema,
            promisedBy: daySchema.nullable(),
            returnDate: daySchema.nullable(),
            checkBack: daySchema.nullable(),
            newContact: z
              .object({ name: z.string().min(1).max(300), email: z.string().nullable() })
              .nullable(),
          })
          .nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const { expectedSeq, settle: settlement } = call.body;
      const place = { opportunity: call.param('o'), expectedSeq, message: call.param('m') };
      const after = await settle(desk, place, settlement, origin(call));
      return await opportunityView(desk, after.id);
    },
  );
  strayRoutes(api);
  route(
    api,
    {
      method: 'post',
      path: '/read',
      summary: 'Read a message without recording it',
      body: z.object({ eml: z.string().max(35_000_000), opportunity: z.string().nullish() }),
      response: z.object({
        reading: readingSchema,
        from: z.string().nullable(),
        subject: z.string(),
      }),
    },
    async ({ services, body }) =>
      readFile(services.desk, services.parser, body.eml, body.opportunity ?? null),
  );
}

function strayRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/strays/{id}/match',
      summary: 'Say which opportunity a message belongs to',
      body: z.object({ opportunity: z.string() }),
      response: opportunitySchema,
    },
    async (call) => {
      // Until it is said, nothing leaves there.
      requirePerson(call);
      const { services, body, param } = call;
      const { desk, parser } = services;
      const place = { stray: param('id'), opportunity: body.opportunity };
      const opportunity = await matchStray(desk, parser, place);
      return await opportunityView(desk, opportunity.id);
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/strays/{id}',
      summary: 'It has nothing to do with any opportunity',
      response: z.object({}),
    },
    async (call) => {
      requirePerson(call);
      await dismissStray(call.services.desk, call.param('id'));
      return {};
    },
  );
}
