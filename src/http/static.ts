import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Handler } from 'hono';
import { Fault } from '../errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
};

/** The built app: files as they are, every other path the page itself (its router knows them). */
export function staticFiles(root: string): Handler {
  return async (c) => {
    const path = pathOf(c.req.path);
    if (path === null) return c.notFound();
    const file = join(root, path);
    const inside = file === root || file.startsWith(root + sep);
    if (inside && extname(file) !== '' && (await isFile(file))) return await send(c, file);
    if (extname(path) !== '') return c.notFound();
    const page = join(root, 'index.html');
    if (await isFile(page)) return await send(c, page);
    throw new Fault(
      'not_found',
      'The web app has not been built.',
      'Run `npm start`, or `npm run build` and start again.',
    );
  };
}

/** The path as it is meant; null when it is no path. */
function pathOf(asked: string): string | null {
  try {
    return normalize(decodeURIComponent(asked).replaceAll('\0', ''));
  } catch {
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

async function send(c: Context, file: string): Promise<Response> {
  const hashed = file.includes(`${sep}assets${sep}`);
  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  const packed =
    /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') && PACKED.has(extname(file));
  if (!packed) return c.body(new Uint8Array(await readFile(file)), 200, headers);
  return c.body(await gzipped(file), 200, { ...headers, 'Content-Encoding': 'gzip' });
}

/** What is text; the app's files hold no secret that its packed length could tell (BREACH). */
const PACKED: ReadonlySet<string> = new Set(['.html', '.js', '.css', '.svg', '.json']);

const pack = promisify(gzip);
const kept = new Map<
  string,
  { readonly mtimeMs: number; readonly bytes: Uint8Array<ArrayBuffer> }
>();

/** The file packed, once for each version of it. */
async function gzipped(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const { mtimeMs } = await stat(file);
  const known = kept.get(file);
  if (known?.mtimeMs === mtimeMs) return known.bytes;
  const bytes = new Uint8Array(await pack(await readFile(file), { level: 9 }));
  kept.set(file, { mtimeMs, bytes });
  return bytes;
}
