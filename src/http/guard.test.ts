import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { silentLog } from '../log.ts';

const HOST = '127.0.0.1:4747';
const OWN = `http://${HOST}`;
let app: App;
let cookie = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-guard-'));
  app = await createApp({ config: readConfig({ data: folder }, {}), log: silentLog });
  app.hosts.add(HOST);
  const answer = await ask('POST', '/api/v1/session', {
    'content-type': 'application/json',
    body: JSON.stringify({ token: app.services.sessions.launchToken() }),
  });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

interface Options {
  readonly [header: string]: string;
}

async function ask(method: string, path: string, { body, ...headers }: Options): Promise<Response> {
  const init: RequestInit = { method, headers: { host: HOST, ...headers } };
  if (body !== undefined) init.body = body;
  return await app.fetch(new Request(`${OWN}${path}`, init));
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every route there is, read from the API's own description, and the ones beside it. */
async function routes(): Promise<readonly (readonly [method: string, path: string])[]> {
  const described = (await (await ask('GET', '/api/v1/openapi.json', {})).json()) as Described;
  const api = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((m) => [m.toUpperCase(), path.replace(/\{\w+\}/g, 'x')] as const),
  );
  const all = api.map(
    ([m, path]) => [m, path.startsWith('/api') ? path : `/api/v1${path}`] as const,
  );
  return [
    ...all,
    ['GET', '/'],
    ['GET', '/today'],
    ['GET', '/api/v1/events'],
    ['GET', '/api/v1/feed/guessed.ics'],
    ['GET', '/api/v1/health'],
  ];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const FOREIGN: readonly (readonly [why: string, headers: Options])[] = [
  ['another name for this machine', { host: 'evil.example:4747' }],
  ['our address on another port', { host: '127.0.0.1:9999' }],
  ['a name that begins like ours', { host: '127.0.0.1:4747.evil.example' }],
  ['no name', { host: '' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['the origin of another port', { origin: 'http://127.0.0.1:9999' }],
  ['an opaque origin', { origin: 'null' }],
  ['a rebound name as its own origin', { host: 'evil.example', origin: 'http://evil.example' }],
  ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['a script of another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
];

describe('the guard', () => {
  it('knows many routes', async () => {
    expect((await routes()).length).toBeGreaterThan(45);
  });

  it.each(FOREIGN)(
    'refuses %s at every route, whatever else the request carries',
    async (_why, foreign) => {
      for (const [method, path] of await routes()) {
        const body: Options = method === 'GET' ? {} : { body: '{}' };
        const answer = await ask(method, path, { cookie, ...JSON_TYPE, ...foreign, ...body });
        expect([method, path, answer.status]).toEqual([method, path, 403]);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );

  it('takes nothing but JSON for a change', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      '',
    ]) {
      for (const [method, path] of await routes()) {
        if (method === 'GET') continue;
        const answer = await ask(method, path, { cookie, 'content-type': type, body: '{}' });
        expect([method, path, answer.status]).toEqual([method, path, 403]);
      }
    }
  });

  it('answers nobody who is not signed in', async () => {
    for (const [method, path] of await routes()) {
      const open = [
        '/api/v1/feed/guessed.ics',
        '/',
        '/today',
        '/api/v1/health',
        '/api/v1/session',
        '/api/v1/openapi.json',
      ];
      if (open.includes(path) && (path !== '/api/v1/session' || method === 'POST')) continue;
      const body: Options = method === 'GET' ? {} : { body: '{}' };
      const answer = await ask(method, path, { ...JSON_TYPE, ...body });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it('lets the app itself through', async () => {
    const headers = {
      cookie,
      origin: OWN,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
    };
    expect((await ask('GET', '/api/v1/today', headers)).status).toBe(200);
  });

  it('sends a strict policy with every page and answer', async () => {
    for (const path of ['/', '/api/v1/today']) {
      const { headers } = await ask('GET', path, { cookie });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('lets a sign-in address be used once, and few be guessed', async () => {
    const token = app.services.sessions.launchToken();
    const signIn = (t: string) =>
      ask('POST', '/api/v1/session', { ...JSON_TYPE, body: JSON.stringify({ token: t }) });
    expect((await signIn(token)).status).toBe(200);
    expect((await signIn(token)).status).toBe(401);
    const guesses = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(signIn));
    expect(guesses.at(-1)?.status).toBe(429);
  });
});

describe('an API token', () => {
  it('reads but never approves, resolves, deletes or makes tokens', async () => {
    const token = await app.services.sessions.newApiToken('script');
    const headers = { authorization: `Bearer ${token}`, ...JSON_TYPE };
    expect((await ask('GET', '/api/v1/today', { ...headers })).status).toBe(200);
    await app.services.sample.start();
    const opportunity = '/api/v1/opportunities/sample-larkfield';
    const seen = (await (await ask('GET', opportunity, headers)).json()) as {
      opportunity: { seq: number };
    };
    const drafted = await ask('POST', `${opportunity}/letters`, {
      ...headers,
      body: JSON.stringify({
        expectedSeq: seen.opportunity.seq,
        step: 'thank_you',
        to: 'nadia',
        interview: 'larkfield-1',
        channel: 'email',
      }),
    });
    const letter = (await drafted.json()) as { seq: number; hash: string; letter: { id: string } };
    const approved = await ask('POST', `${opportunity}/letters/${letter.letter.id}/approve`, {
      ...headers,
      body: JSON.stringify({
        expectedSeq: letter.seq,
        hash: letter.hash,
        sendAt: null,
        overrides: [],
      }),
    });
    expect(approved.status).toBe(403);
    expect(((await approved.json()) as { message: string }).message).toContain('Only a person');
    for (const [method, path, body] of [
      ['POST', '/api/v1/tokens', { name: 'more' }],
      ['DELETE', '/api/v1/everything', { confirm: 'delete everything' }],
      ['GET', '/api/v1/export', undefined],
    ] as const) {
      const content: Options = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await ask(method, path, { ...headers, ...content });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});

describe('the calendar feed', () => {
  it('is read by whoever has its address, without a session, and by nobody else', async () => {
    const told = await ask('GET', '/api/v1/calendar/feed-address', { cookie });
    const { url } = (await told.json()) as { url: string };
    const feed = await ask('GET', new URL(url).pathname, {});
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await ask('GET', '/api/v1/feed/guessed.ics', {})).status).toBe(404);
  });
});
