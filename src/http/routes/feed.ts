import { z } from '@hono/zod-openapi';
import { feed, feedToken } from '../../desk/feed.ts';
import { Fault } from '../../errors.ts';
import { type Api, route } from '../api.ts';
import { stepTitle } from '../present/titles.ts';

/** The private calendar feed. Its address holds the secret, as calendar programs cannot sign in. */
export function feedRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/calendar/feed-address',
      summary: 'The private address under which a calendar may subscribe',
      response: z.object({ url: z.string() }),
    },
    async ({ c, services: { desk } }) => {
      const host = c.req.header('host') ?? '';
      return { url: `http://${host}/api/v1/feed/${await feedToken(desk)}.ics` };
    },
  );
  api.get('/feed/:file', async (c) => {
    const token = c.req.param('file').replace(/\.ics$/, '');
    const text = await feed(c.get('services').desk, token, stepTitle);
    if (text === null) {
      throw new Fault(
        'not_found',
        'There is no such calendar.',
        'Copy the address in Settings again.',
      );
    }
    return c.body(text, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  });
}
