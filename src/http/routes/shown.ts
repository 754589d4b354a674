import { Fault } from '../../errors.ts';
import { framePolicy, safeDocument, textDocument } from '../../mail/safe-html.ts';
import type { Api } from '../api.ts';
import type { Services } from '../services.ts';

/**
 * A message as it was sent, made harmless, as a document of its own for a sandboxed frame of ours:
 * nothing in it loads, runs or leads anywhere, even when the address is opened by itself.
 */
export function shownRoutes(api: Api): void {
  api.get('/messages/:id/shown', async (c) => {
    const raw = await bytesOf(c.get('services'), c.req.param('id'));
    if (raw === null)
      throw new Fault(
        'not_found',
        'This message is not kept as it came.',
        'Look at it in your own mailbox.',
      );
    const parsed = await c.get('services').parser.parse(raw);
    c.header('Content-Security-Policy', `${framePolicy}; sandbox; frame-ancestors 'self'`);
    c.header('X-Frame-Options', 'SAMEORIGIN');
    return c.html(parsed.html === null ? textDocument(parsed.body) : safeDocument(parsed.html));
  });
}

async function bytesOf({ desk }: Services, id: string): Promise<Uint8Array | null> {
  const kept = await desk.store.shelf.bytes(id);
  if (kept !== null) return kept;
  const stray = (await desk.store.shelf.strays()).find((each) => each.id === id);
  return stray?.raw ?? null;
}
