import { z } from '@hono/zod-openapi';
import { readSettings, type Settings, settingsSchema, writeSettings } from '../../desk/settings.ts';
import { type Api, route } from '../api.ts';
import { requirePerson } from '../origin.ts';
import { mailboxSchema } from '../schemas.ts';
import { mailboxView } from './today.ts';

const server = z.object({
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
});
const known = {
  address: z.string().max(320),
  smtp: server,
  imap: server,
  user: z.string().max(320),
};
const account = z.object({ ...known, password: z.string().max(2000) });

/** What the candidate set: themselves, the rules' numbers, the mailbox, API tokens. */
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
      summary: 'Replace the settings',
      body: settingsSchema,
      response: settingsSchema,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      await writeSettings(desk.store.shelf, call.body as unknown as Settings);
      desk.changed(null, 'settings');
      return call.body;
    },
  );
  mailboxRoutes(api);
  tokenRoutes(api);
}

function mailboxRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/mailbox',
      summary: 'The mailbox and how it is',
      response: mailboxSchema,
    },
    async ({ services: { accounts } }) => mailboxView(await accounts.state()),
  );
  route(
    api,
    {
      method: 'post',
      path: '/mailbox/discover',
      summary: 'Server settings for an address, best first',
      body: z.object({ address: z.string().max(320) }),
      response: z.object({ guesses: z.array(z.object(known)) }),
    },
    async ({ services: { accounts }, body }) => ({
      guesses: [...(await accounts.discover(body.address))],
    }),
  );
  route(
    api,
    {
      method: 'post',
      path: '/mailbox/test',
      summary: 'Try an account live, step by step; nothing is kept',
      body: z.object({ account }),
      response: z.object({
        steps: z.array(
          z.object({
            name: z.string(),
            ok: z.boolean(),
            sentence: z.string(),
            mend: z.string().nullable(),
          }),
        ),
      }),
    },
    async ({ services: { accounts }, body }) => ({
      steps: [...(await accounts.test(body.account))],
    }),
  );
  route(
    api,
    {
      method: 'put',
      path: '/mailbox',
      summary: 'Connect a mailbox; the password is sealed at once',
      body: z.object({ account }),
      response: mailboxSchema,
    },
    async (call) => {
      requirePerson(call);
      await call.services.accounts.connect(call.body.account);
      return mailboxView(await call.services.accounts.state());
    },
  );
  route(
    api,
    { method: 'delete', path: '/mailbox', summary: 'Forget the mailbox', response: mailboxSchema },
    async (call) => {
      requirePerson(call);
      await call.services.accounts.forget();
      return mailboxView(await call.services.accounts.state());
    },
  );
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
