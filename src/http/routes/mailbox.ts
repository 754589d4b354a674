import { z } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { loadAll } from '../../desk/desk.ts';
import type { Discovery } from '../../mail/discover.ts';
import { type Api, type Env, route } from '../api.ts';
import { requirePerson } from '../origin.ts';
import { mailboxSchema } from '../schemas.ts';
import type { Services } from '../services.ts';
import type { MailboxGuess } from '../views.ts';
import { mailboxView } from './today.ts';

const server = z.object({
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
  trust: z.string().max(20_000).optional(),
});
const place = {
  address: z.string().max(320),
  smtp: server,
  imap: server,
  user: z.string().max(320),
};
const account = z.object({ ...place, password: z.string().min(1).max(2000) });
const step = z.object({
  name: z.string(),
  ok: z.boolean(),
  sentence: z.string(),
  mend: z.string().nullable(),
});
const steps = z.object({ steps: z.array(step) });
const signIn = z.enum(['password', 'app_password', 'oauth']);
const guess: z.ZodType<MailboxGuess> = z.object({
  kind: z.enum(['found', 'closed', 'not_found']),
  provider: z.string().nullable(),
  name: z.string().nullable(),
  place: z.object(place).nullable(),
  signIn: z.array(signIn).readonly(),
  help: z.array(z.string()).readonly(),
  oauthHelp: z.array(z.string()).readonly(),
  didYouMean: z.string().nullable(),
});

/** The candidate's mailbox: finding its servers, trying it, connecting it, signing in with OAuth. */
export function mailboxRoutes(api: Api): void {
  lookingRoutes(api);
  connectingRoutes(api);
  signInRoutes(api);
}

function lookingRoutes(api: Api): void {
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
      summary: 'The servers of an address and how to sign in there',
      body: z.object({ address: z.string().max(320) }),
      response: guess,
    },
    async ({ services: { accounts }, body }) =>
      guessOf(await accounts.discover(body.address), body.address.trim()),
  );
  route(
    api,
    {
      method: 'post',
      path: '/mailbox/test',
      summary: 'Try an account live (null: the connected one), step by step; nothing is kept',
      body: z.object({ account: account.nullable(), sendToSelf: z.boolean().default(false) }),
      response: steps,
    },
    async (call) => {
      if (call.body.sendToSelf) requirePerson(call);
      const { accounts, desk } = call.services;
      const people = (await loadAll(desk))
        .filter((o) => !o.sample)
        .flatMap((o) => o.people.flatMap((p) => (p.email === null ? [] : [p.email])));
      const { account, sendToSelf } = call.body;
      const wish = { sendToSelf, people: [...new Set(people)] };
      return { steps: [...(await accounts.test(account as never, wish))] };
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/mailbox/test',
      summary: 'The steps of the running test so far',
      response: steps,
    },
    async ({ services: { accounts } }) => ({ steps: [...accounts.tested()] }),
  );
}

function connectingRoutes(api: Api): void {
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
      await call.services.accounts.connect(call.body.account as never);
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

const RETURN = '/oauth/return';

function signInRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/mailbox/sign-in',
      summary: 'Where a provider must send the browser, and how the last sign-in ended',
      response: z.object({
        redirectUri: z.string(),
        trouble: z.object({ message: z.string(), mend: z.string() }).nullable(),
      }),
    },
    async ({ c, services: { accounts } }) => ({
      redirectUri: redirectUri(c.req.url),
      trouble: accounts.signInTrouble(),
    }),
  );
  route(
    api,
    {
      method: 'post',
      path: '/mailbox/sign-in',
      summary: 'Begin a sign-in at the provider (OAuth 2); gives the address to open',
      body: z.object({
        ...place,
        provider: z.string().max(40),
        clientId: z.string().max(200),
        clientSecret: z.string().max(200).nullable(),
      }),
      response: z.object({ url: z.string() }),
    },
    async (call) => {
      requirePerson(call);
      const { url } = call.c.req;
      const way = { redirectUri: redirectUri(url), window: new URL(url).origin };
      return { url: await call.services.accounts.beginSignIn(call.body as never, way) };
    },
  );
}

/**
 * Where the provider sends the browser back to. Providers know this machine as `localhost`
 * (RFC 8252, 7.3); the window itself may have another name, and gets the person back.
 */
function redirectUri(url: string): string {
  const here = new URL(url);
  if (here.hostname === '127.0.0.1') here.hostname = 'localhost';
  return `${here.origin}${RETURN}`;
}

/** The browser comes back from the provider: redeem the code, then show Settings again. */
export function signInReturn(app: Hono<Env>, { accounts }: Services): void {
  app.get(RETURN, async (c) => {
    const window = await accounts.finishSignIn({
      state: c.req.query('state') ?? '',
      code: c.req.query('code') ?? null,
      error: c.req.query('error') ?? null,
    });
    // Without a sign-in of ours, nothing in the address is believed.
    return c.redirect(`${window ?? ''}/settings?signed-in#mailbox`, 302);
  });
}

function guessOf(found: Discovery, address: string): MailboxGuess {
  const meant = (domain: string | null) =>
    domain === null ? null : `${address.slice(0, address.lastIndexOf('@'))}@${domain}`;
  const nothing = { place: null, signIn: [], help: [], oauthHelp: [], didYouMean: null };
  switch (found.kind) {
    case 'found': {
      const { provider, imap, smtp, user, signIn, help } = found;
      return {
        ...{ kind: 'found', provider: provider?.id ?? null, name: provider?.name ?? null },
        ...{ place: { address, imap, smtp, user }, signIn, help },
        didYouMean: meant(found.didYouMean),
        oauthHelp: provider?.oauth?.help ?? [],
      };
    }
    case 'closed': {
      const { id, name, help } = found.provider;
      return { ...nothing, kind: 'closed', provider: id, name, help };
    }
    case 'not_found':
      return {
        ...{ ...nothing, kind: 'not_found', provider: null, name: null },
        didYouMean: meant(found.didYouMean),
      };
  }
}
