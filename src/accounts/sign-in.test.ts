import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OAuthInput } from '../desk/accounts.ts';
import { createVault } from '../vault/vault.ts';
import { openAuth, type SealedAccount, signIns } from './sign-in.ts';

const input: OAuthInput = {
  address: 'mirja@gmail.com',
  imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
  smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  user: 'mirja@gmail.com',
  provider: 'gmail',
  clientId: '1234-abc.apps.googleusercontent.com',
  clientSecret: 'canary-client-secret',
};
const way = {
  redirectUri: 'http://localhost:4747/oauth/return',
  window: 'http://127.0.0.1:4747',
};

/** Our side with a provider that hands out numbered tokens, each for an hour. */
function setUp() {
  let now = Temporal.Instant.from('2026-03-02T09:00:00Z');
  let account: SealedAccount | null = null;
  const asked: Readonly<Record<string, string>>[] = [];
  const vault = createVault(async () => Buffer.alloc(32, 7));
  const ways = {
    vault,
    clock: { now: () => now },
    kept: async () => account,
    async keep(next: SealedAccount) {
      account = next;
    },
    async post(_url: string, fields: Readonly<Record<string, string>>) {
      asked.push(fields);
      const n = asked.length;
      const tokens = { access_token: `canary-a${n}`, refresh_token: `canary-r${n}` };
      return { status: 200, body: JSON.stringify({ ...tokens, expires_in: 3600 }) };
    },
  };
  const signing = signIns(ways, ways.keep);
  return {
    ways,
    signing,
    asked,
    account: () => account,
    later: (hours: number) => {
      now = now.add({ minutes: Math.round(hours * 60) });
    },
  };
}

describe('signing in at the provider', () => {
  it('connects with what came back, and keeps nothing readable', async () => {
    const { signing, asked, account, ways } = setUp();
    const url = new URL(await signing.begin(input, way));
    expect(url.searchParams.get('redirect_uri')).toBe(way.redirectUri);
    expect(url.href).not.toContain('canary');
    const state = url.searchParams.get('state') ?? '';
    expect(await signing.finish({ state, code: 'c0de', error: null })).toBe(way.window);
    expect(signing.trouble()).toBeNull();
    const proof = createHash('sha256')
      .update(asked[0]?.code_verifier ?? '')
      .digest('base64url');
    expect(proof).toBe(url.searchParams.get('code_challenge'));
    const kept = account();
    expect(JSON.stringify(kept)).not.toContain('canary');
    const auth = kept === null ? null : await openAuth(kept, ways);
    expect(auth?.kind === 'oauth' && (await auth.accessToken())).toBe('canary-a1');
  });

  it('renews the token once it is old and keeps the new one', async () => {
    const { signing, account, ways, later } = setUp();
    const url = new URL(await signing.begin(input, way));
    const state = url.searchParams.get('state') ?? '';
    await signing.finish({ state, code: 'c0de', error: null });
    const first = account();
    const auth = first === null ? null : await openAuth(first, ways);
    later(2);
    expect(auth?.kind === 'oauth' && (await auth.accessToken())).toBe('canary-a2');
    const again = account();
    expect(again?.sealed).not.toBe(first?.sealed);
    const reopened = again === null ? null : await openAuth(again, ways);
    expect(reopened?.kind === 'oauth' && (await reopened.accessToken())).toBe('canary-a2');
  });

  it('keeps no renewed token for an account that was forgotten meanwhile', async () => {
    const { signing, account, ways, later } = setUp();
    const url = new URL(await signing.begin(input, way));
    const state = url.searchParams.get('state') ?? '';
    await signing.finish({ state, code: 'c0de', error: null });
    const first = account();
    const auth = first === null ? null : await openAuth(first, ways);
    await ways.keep(null as never);
    later(2);
    if (auth?.kind === 'oauth') await auth.accessToken();
    expect(account()).toBeNull();
  });

  it('believes no answer that it did not ask for, none twice, and none after ten minutes', async () => {
    const { signing, account, later } = setUp();
    expect(await signing.finish({ state: 'guessed', code: 'c0de', error: null })).toBeNull();
    const state = new URL(await signing.begin(input, way)).searchParams.get('state') ?? '';
    later(0.2);
    expect(await signing.finish({ state, code: 'c0de', error: null })).toBeNull();
    expect(await signing.finish({ state, code: 'c0de', error: null })).toBeNull();
    expect(account()).toBeNull();
  });

  it('says that it was not allowed, and what else can be done', async () => {
    const { signing, account } = setUp();
    const state = new URL(await signing.begin(input, way)).searchParams.get('state') ?? '';
    expect(await signing.finish({ state, code: null, error: 'access_denied' })).toBe(way.window);
    expect(signing.trouble()?.message).toContain('did not allow');
    expect(account()).toBeNull();
  });

  it('refuses what is no client id and providers without such a sign-in', async () => {
    const { signing } = setUp();
    for (const change of [{ clientId: 'my id!' }, { clientId: '' }, { provider: 'icloud' }])
      await expect(signing.begin({ ...input, ...change }, way)).rejects.toMatchObject({
        code: 'bad_input',
      });
  });
});
