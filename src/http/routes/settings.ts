import { z } from '@hono/zod-openapi';
import { readSettings, type Settings, saveSettings, settingsSchema } from '../../desk/settings.ts';
import { type Api, route } from '../api.ts';
import { requirePerson } from '../origin.ts';

/** What the candidate set: themselves, the rules' numbers, API tokens. */
export function settingsRoutes(api: Api): void {
  route(
    api,
    { method: 'get', path: '/settings', summary: 'The settings', response: settingsSchema },
    async ({ services: { desk } }) =>
      (await readSettings(desk.store.shelf)) as unknown as z.output<typeof settingsSchema>,
  );
  route(
    api,
    {
      method: 'put',
      path: '/settings',
      summary: 'Replace the settings; words learned since `wordsBefore` was read stay',
      body: settingsSchema.extend({ wordsBefore: settingsSchema.shape.words.optional() }),
      response: settingsSchema,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const { wordsBefore, ...edited } = call.body;
      const saved = await saveSettings(desk.store, edited as unknown as Settings, wordsBefore);
      desk.changed(null, 'settings');
      return saved as unknown as z.output<typeof settingsSchema>;
    },
  );
  tokenRoutes(api);
}

function tokenRoutes(api: Api): void {
  const token = z.object({ name: z.string(), createdAt: z.string() });
  route(
    api,
    {
      method: 'get',
      path: '/tokens',
      summary: 'API tokens; none of them can approve',
      response: z.object({ tokens: z.array(token) }),
    },
    async ({ services: { sessions } }) => ({ tokens: [...(await sessions.apiTokens())] }),
  );
  route(
    api,
    {
      method: 'post',
      path: '/tokens',
      summary: 'A new API token; its value is shown once',
      body: z.object({ name: z.string().min(1).max(100) }),
      response: z.object({ token: z.string() }),
    },
    async (call) => {
      requirePerson(call);
      return { token: await call.services.sessions.newApiToken(call.body.name) };
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/tokens/{name}',
      summary: 'Withdraw an API token',
      response: z.object({}),
    },
    async (call) => {
      requirePerson(call);
      await call.services.sessions.removeApiToken(call.param('name'));
      return {};
    },
  );
}
