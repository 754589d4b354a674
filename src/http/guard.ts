/**
 * One guard before all routing. A page on another site, another name that resolves to this
 * machine (DNS rebinding) or a form post must not reach anything, whatever route is added later.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { Fault } from '../errors.ts';

export interface GuardRules {
  /** Exact `Host` values that are ours: `127.0.0.1:4747`, `localhost:4747`. */
  readonly hosts: ReadonlySet<string>;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The page may load only what this server serves; nothing inline, nothing from elsewhere. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function guard(rules: GuardRules): MiddlewareHandler {
  return async (c, next) => {
    const why = refusal(c, rules);
    if (why !== null)
      throw new Fault('forbidden', why, 'Open Afterword by the address it printed.');
    await next();
    protect(c);
  };
}

/** Why a request is refused; null when it may pass. */
function refusal(c: Context, { hosts }: GuardRules): string | null {
  const host = c.req.header('host')?.toLowerCase() ?? '';
  if (!hosts.has(host)) return 'This name is not one of Afterword’s own.';
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return 'Another site asked for this.';
  const site = c.req.header('sec-fetch-site');
  const mode = c.req.header('sec-fetch-mode');
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const path = c.req.path;
  if (foreign && (path.startsWith('/api/') || mode !== 'navigate'))
    return 'Another site asked for this.';
  if (SAFE.has(c.req.method)) return null;
  if (site === 'none') return 'A change must come from the app itself.';
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 'Only JSON is taken.';
  return null;
}

function protect(c: Context): void {
  const headers = c.res.headers;
  headers.set('Content-Security-Policy', headers.get('Content-Security-Policy') ?? CSP);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', headers.get('X-Frame-Options') ?? 'DENY');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), payment=(), usb=()');
  if (c.req.path.startsWith('/api/')) headers.set('Cache-Control', 'no-store');
}
