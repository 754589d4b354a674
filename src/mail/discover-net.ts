import { resolveMx, resolveSrv } from 'node:dns/promises';
import type { DiscoveryNet } from './discover.ts';

const patience = 5_000;
const sizeLimit = 64 * 1024;

/** The real network: the system's resolver and https, five seconds for each question. */
export function systemNet(): DiscoveryNet {
  return {
    async mx(domain) {
      const records = await answer(resolveMx(domain), []);
      return records
        .toSorted((one, other) => one.priority - other.priority)
        .map(({ exchange }) => exchange);
    },
    async srv(name) {
      const records = await answer(resolveSrv(name), []);
      return records
        .toSorted((one, other) => one.priority - other.priority || other.weight - one.weight)
        .map((record) => ({ host: record.name, port: record.port }));
    },
    get: (url) => answer(download(url), null),
  };
}

/** What does not come in time, or not at all, is nothing. */
async function answer<T>(question: Promise<T>, nothing: T): Promise<T> {
  const late = Promise.withResolvers<T>();
  const timer = setTimeout(() => late.resolve(nothing), patience);
  try {
    return await Promise.race([question.catch(() => nothing), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function download(url: string): Promise<string | null> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(patience),
    credentials: 'omit',
    headers: { accept: 'text/xml, application/xml' },
  });
  if (!response.ok || !response.body || !response.url.startsWith('https:')) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > sizeLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
