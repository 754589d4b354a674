import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { Fault } from '../errors.ts';
import { type Env, newApi } from './api.ts';
import { COOKIE } from './cookie.ts';
import { guard } from './guard.ts';
import { problem } from './problem.ts';
import { backupRoutes } from './routes/backups.ts';
import { bringInRoutes } from './routes/bring-in.ts';
import { checkRoutes } from './routes/checks.ts';
import { dataRoutes } from './routes/data.ts';
import { feedRoutes } from './routes/feed.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { letterRoutes } from './routes/letters.ts';
import { mailboxRoutes, signInReturn } from './routes/mailbox.ts';
import { offerRoutes } from './routes/offers.ts';
import { opportunityRoutes } from './routes/opportunities.ts';
import { paperRoutes } from './routes/paper.ts';
import { reminderRoutes } from './routes/reminders.ts';
import { replyRoutes } from './routes/replies.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingsRoutes } from './routes/settings.ts';
import { shownRoutes } from './routes/shown.ts';
import { stepRoutes } from './routes/steps.ts';
import { takeOutRoutes } from './routes/take-out.ts';
import { todayRoutes } from './routes/today.ts';
import { writingRoutes } from './routes/writing.ts';
import type { Services } from './services.ts';
import { staticFiles } from './static.ts';

export interface ServerOptions {
  readonly services: Services;
  /** Exact `Host` values that are ours; grows once the port is known. */
  readonly hosts: ReadonlySet<string>;
  /** Folder of the built web app. */
  readonly webRoot: string;
  readonly version: string;
  /** Answers a nonce as only a server of this data folder can. */
  readonly prove: (nonce: string) => string;
}

/** What needs no session: signing in, the description, being alive. */
const OPEN = new Set(['POST /api/v1/session', 'GET /api/v1/openapi.json', 'GET /api/v1/health']);

/** The feed's address is its own secret. */
function isOpen(method: string, path: string): boolean {
  return OPEN.has(`${method} ${path}`) || (method === 'GET' && path.startsWith('/api/v1/feed/'));
}

/** The whole HTTP side: guard, API, the app's files. Answers `Request`s; opens no port itself. */
export function createServer({
  services,
  hosts,
  webRoot,
  version,
  prove,
}: ServerOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error, c) => problem(error, c, services.log));
  app.use('*', guard({ hosts }));
  const api = newApi();
  api.use('*', async (c, next) => {
    c.set('services', services);
    const bearer = c.req.header('authorization')?.replace(/^Bearer /i, '');
    const principal = await services.sessions.principal(getCookie(c, COOKIE), bearer);
    if (principal !== null) c.set('principal', principal);
    else if (!isOpen(c.req.method, c.req.path)) throw signInFirst();
    await next();
  });
  api.use('*', bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));
  for (const add of ROUTES) add(api);
  api.get('/health', (c) => {
    const nonce = c.req.query('nonce') ?? '';
    return c.json({ ok: true, version, proof: prove(nonce) });
  });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Afterword',
      version,
      description: 'Everything after a job interview. API tokens can do all but approve.',
    },
    servers: [{ url: '/api/v1' }],
  });
  app.route('/api/v1', api);
  app.all('/api/*', () => {
    throw new Fault(
      'not_found',
      'There is no such address in the API.',
      'See /api/v1/openapi.json.',
    );
  });
  signInReturn(app, services);
  app.get('*', staticFiles(webRoot));
  return app;
}

const ROUTES = [
  sessionRoutes,
  todayRoutes,
  opportunityRoutes,
  stepRoutes,
  letterRoutes,
  checkRoutes,
  paperRoutes,
  replyRoutes,
  shownRoutes,
  invitationRoutes,
  offerRoutes,
  bringInRoutes,
  takeOutRoutes,
  writingRoutes,
  settingsRoutes,
  mailboxRoutes,
  dataRoutes,
  backupRoutes,
  feedRoutes,
  reminderRoutes,
];

/** An export of many years, or a thread of mails with their pictures; whatever is longer is read by nobody. */
const LARGEST_BODY = 100 * 1024 * 1024;

function tooLarge(): never {
  throw new Fault(
    'bad_input',
    'This is larger than the 100 MB that are taken at once.',
    'Bring it in in smaller parts.',
  );
}

function signInFirst(): Fault {
  return new Fault(
    'unauthorised',
    'This window is not signed in.',
    'Open the address that `npm start` printed; it holds a one-time sign-in.',
  );
}
