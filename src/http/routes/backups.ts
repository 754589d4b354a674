import { z } from '@hono/zod-openapi';
import { instantSchema } from '../../core/record/schema-nouns.ts';
import { type Api, route } from '../api.ts';
import { requirePerson } from '../origin.ts';

const backup = z.object({
  name: z.string(),
  kind: z.enum(['automatic', 'by-hand', 'before-restore', 'before-migration']),
  at: instantSchema,
  bytes: z.number().int(),
});

/** The backups of this installation. Restoring one needs the app to be closed: `afterword restore`. */
export function backupRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/backups',
      summary: 'The backups there are, newest first',
      response: z.object({
        backups: z.array(backup),
        trouble: z.object({ message: z.string(), mend: z.string() }).nullable(),
      }),
    },
    async (call) => {
      requirePerson(call);
      const { backups, trouble } = await call.services.backingUp.state();
      return { backups: [...backups], trouble };
    },
  );
  route(
    api,
    { method: 'post', path: '/backups', summary: 'Make a backup now', response: backup },
    async (call) => {
      requirePerson(call);
      return await call.services.backingUp.make();
    },
  );
  api.get('/backups/:name', async (c) => {
    requirePerson({ principal: c.get('principal') });
    const name = c.req.param('name');
    const { bytes, stream } = await c.get('services').backingUp.read(name);
    return c.body(stream, 200, {
      'Content-Length': String(bytes),
      'Content-Type': 'application/vnd.sqlite3',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  });
}
