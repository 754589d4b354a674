import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '../clock.ts';
import {
  beginSignIn,
  finishSignIn,
  type OAuthClient,
  systemPost,
  type Tokens,
  tokenSource,
} from './oauth.ts';

const start = Temporal.Instant.from('2026-11-23T09:00:00Z');
const random = (bytes: number) => new Uint8Array(bytes).fill(7);

/** A provider's token endpoint: what it was asked, and what it answers next. */
let server: Server;
let client: OAuthClient;
let asked: URLSearchParams[];
let answer: (form: URLSearchParams) => { status: number; body: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    asked.push(form);
    const reply = answer(form);
    response.statusCode = reply.status;
    response.end(reply.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  client = {
    place: {
      authorize: 'https://provider.example/authorize',
      token: `http://127.0.0.1:${port}/token`,
      scopes: ['mail', 'offline_access'],
      extra: { prompt: 'consent' },
      help: [],
    },
    clientId: 'my-client',
    clientSecret: null,
    redirectUri: 'http://127.0.0.1:4747/oauth',
  };
});

afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  answer = () => ({ status: 200, body: JSON.stringify(grant('one')) });
});

const grant = (name: string) => ({
  access_token: `access-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: 3_600,
});

const tokens: Tokens = {
  accessToken: 'access-old',
  refreshToken: 'refresh-old',
  expiresAt: start.add({ minutes: 60 }).toString(),
};

describe('signing in', () => {
  it('sends the browser out with a challenge and redeems the code with its secret', async () => {
    const { url, state, verifier } = beginSignIn(client, 'robin@candidate.example', random);
    const sent = new URL(url).searchParams;
    expect(Object.fromEntries(sent)).toMatchObject({
      ...{ response_type: 'code', client_id: 'my-client', scope: 'mail offline_access', state },
      ...{ redirect_uri: client.redirectUri, prompt: 'consent', code_challenge_method: 'S256' },
    });
    expect(url).not.toContain(verifier);
    const result = await finishSignIn(client, { code: 'c0de', verifier }, systemPost, start);
    expect(result).toEqual({
      accessToken: 'access-one',
      refreshToken: 'refresh-one',
      expiresAt: '2026-11-23T10:00:00Z',
    });
    const redeemed = asked[0]?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(redeemed).digest('base64url')).toBe(
      sent.get('code_challenge'),
    );
    expect(asked[0]?.get('client_secret')).toBeNull();
  });

  it.each([
    [400, '{"error":"invalid_grant"}', 'has ended'],
    [401, '{"error":"invalid_client"}', 'client id'],
    [400, '{"error":"<script>x"}', 'refused the sign-in (scriptx)'],
    [200, '{}', 'refused'],
    [200, 'not json', 'refused'],
    [503, '', 'does not answer'],
    [200, '{"access_token":"a"}', 'no lasting permission'],
  ])('ends in a sentence on %i %s', async (status, body, words) => {
    answer = () => ({ status, body });
    const attempt = finishSignIn(client, { code: 'c', verifier: 'v' }, systemPost, start);
    await expect(attempt).rejects.toThrow(words);
  });
});

describe('a token', () => {
  it('is used while it lasts, then renewed once for all who wait, and kept first', async () => {
    const clock = movableClock(start);
    const kept: Tokens[] = [];
    const keep = async (fresh: Tokens) => void kept.push(fresh);
    const token = tokenSource(client, tokens, { now: clock.now, post: systemPost, keep });
    expect(await token()).toBe('access-old');
    clock.forward({ minutes: 59 });
    expect(await Promise.all([token(), token(), token()])).toEqual(
      Array.from({ length: 3 }, () => 'access-one'),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.get('refresh_token')).toBe('refresh-old');
    expect(kept.map(({ refreshToken }) => refreshToken)).toEqual(['refresh-one']);
    clock.forward({ minutes: 60 });
    answer = () => ({ status: 200, body: '{"access_token":"access-two"}' });
    expect(await token()).toBe('access-two');
    expect(asked[1]?.get('refresh_token')).toBe('refresh-one');
    expect(kept.at(-1)?.refreshToken).toBe('refresh-one');
  });

  it('that was revoked says so, and one out of reach is tried again', async () => {
    const clock = movableClock(start.add({ hours: 2 }));
    const keep = async () => undefined;
    const token = tokenSource(client, tokens, { now: clock.now, post: systemPost, keep });
    answer = () => ({ status: 500, body: '' });
    await expect(token()).rejects.toMatchObject({ code: 'mail_unreachable' });
    answer = () => ({ status: 400, body: '{"error":"invalid_grant"}' });
    await expect(token()).rejects.toMatchObject({ code: 'mail_refused' });
    answer = () => ({ status: 200, body: JSON.stringify(grant('new')) });
    expect(await token()).toBe('access-new');
  });
});
