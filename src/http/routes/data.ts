import { z } from '@hono/zod-openapi';
import { instantSchema } from '../../core/record/schema-nouns.ts';
import { erase } from '../../desk/erasing.ts';
import { exportAll, exportSchema, importAll } from '../../desk/exchange.ts';
import { type Api, route } from '../api.ts';
import { requirePerson } from '../origin.ts';
import { todaySchema } from '../schemas.ts';
import { todayView } from './today.ts';

/** The candidate's data: out, in, away (X6); and the sample week. */
export function dataRoutes(api: Api): void {
  route(
    api,
    { method: 'get', path: '/export', summary: 'Everything as one file', response: exportSchema },
    async (call) => {
      requirePerson(call);
      return (await exportAll(call.services.desk)) as unknown as z.output<typeof exportSchema>;
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/import',
      summary: 'Import an export into an empty installation',
      body: z.unknown(),
      response: z.object({ opportunities: z.number() }),
    },
    async (call) => {
      requirePerson(call);
      return { opportunities: await importAll(call.services.desk, call.body) };
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/everything',
      summary: 'Delete all of the candidate’s data',
      body: z.object({ confirm: z.literal('delete everything') }),
      response: z.object({}),
    },
    async (call) => {
      requirePerson(call);
      await call.services.accounts.forget();
      await call.services.sample.remove();
      await erase(call.services.desk);
      await call.services.backingUp.removeAll();
      return {};
    },
  );
  sampleRoutes(api);
}

function sampleRoutes(api: Api): void {
  route(
    api,
    { method: 'post', path: '/sample', summary: 'Lay out the sample week', response: todaySchema },
    async ({ services }) => {
      await services.sample.start();
      return await todayView(services);
    },
  );
  route(
    api,
    { method: 'delete', path: '/sample', summary: 'Remove the samples', response: todaySchema },
    async ({ services }) => {
      await services.sample.remove();
      return await todayView(services);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/sample/fast-forward',
      summary: 'Move the sample week’s clock; null: to the next thing that happens',
      body: z.object({ to: instantSchema.nullable() }),
      response: todaySchema,
    },
    async ({ services, body }) => {
      await services.sample.fastForward(body.to);
      return await todayView(services);
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/sample/mail',
      summary: 'What arrived at the other side of the sandbox',
      response: z.object({
        messages: z.array(
          z.object({
            at: z.string(),
            from: z.string(),
            to: z.string(),
            subject: z.string(),
            text: z.string(),
          }),
        ),
      }),
    },
    async ({ services: { sample } }) => ({ messages: [...(await sample.mail())] }),
  );
}
