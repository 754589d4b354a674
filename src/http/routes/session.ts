import { z } from '@hono/zod-openapi';
import { setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { warmChecks } from '../../desk/warming.ts';
import { type Api, route } from '../api.ts';
import { COOKIE } from '../cookie.ts';

/** Signing in by the printed address, and the stream of changes. */
export function sessionRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/session',
      summary: 'Exchange the one-time token of the printed address for a session',
      body: z.object({ token: z.string().min(1).max(200) }),
      response: z.object({ person: z.literal(true) }),
    },
    async ({ c, services, body }) => {
      const value = await services.sessions.signIn(body.token);
      setCookie(c, COOKIE, value, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: 60 * 60 * 24 * 90,
      });
      return { person: true as const };
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/session',
      summary: 'Who is signed in',
      response: z.object({ person: z.boolean() }),
    },
    async ({ principal }) => ({ person: principal.kind === 'person' }),
  );
  api.get('/events', (c) => {
    const { hub, desk, log } = c.get('services');
    // A window has opened: once it has loaded, what a note's first check needs is laid out.
    const timer = setTimeout(() => {
      warmChecks(desk).catch((error: unknown) => log.error('warming', error));
    }, 1_500);
    timer.unref();
    return streamSSE(c, async (stream) => {
      const stop = hub.listen((change) => {
        void stream.writeSSE({ event: 'changed', data: JSON.stringify(change) });
      });
      stream.onAbort(stop);
      await stream.writeSSE({ event: 'hello', data: '{}' });
      while (!stream.aborted)
        await stream.sleep(20_000).then(() => stream.write(': still here\n\n'));
      stop();
    });
  });
}
