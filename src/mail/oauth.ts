/**
 * OAuth 2 for mail (RFC 6749) with a client id of the candidate's own: authorisation code with
 * PKCE (RFC 7636), then tokens that renew themselves. Tokens never enter a message or a log.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../core/record/nouns.ts';
import { Fault } from '../errors.ts';
import type { OAuthPlace } from './providers.ts';

export interface OAuthClient {
  readonly place: OAuthPlace;
  readonly clientId: string;
  /** Google gives one to desktop apps as well; Microsoft does not. */
  readonly clientSecret: string | null;
  /** Where the browser comes back to: a loopback address of this program (RFC 8252, 7.3). */
  readonly redirectUri: string;
}

/** Secrets: to be kept sealed. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Instant;
}

/** Posts a form; rejects only when there was no answer at all. */
export type FormPost = (
  url: string,
  fields: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly body: string }>;

export interface SignInRequest {
  /** Where to send the browser. */
  readonly url: string;
  /** Must come back unchanged, else the answer is not ours. */
  readonly state: string;
  /** Needed to redeem the code; never leaves this program before that. */
  readonly verifier: string;
}

/** Begins a sign-in. `random` gives that many unpredictable bytes. */
export function beginSignIn(
  client: OAuthClient,
  address: string,
  random: (bytes: number) => Uint8Array,
): SignInRequest {
  const text = (bytes: number) => Buffer.from(random(bytes)).toString('base64url');
  const [state, verifier] = [text(24), text(48)];
  const url = new URL(client.place.authorize);
  const parameters = {
    ...client.place.extra,
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: client.place.scopes.join(' '),
    state,
    login_hint: address,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier };
}

/** Redeems the code that came back. Throws a `Fault` when the provider refuses or is out of reach. */
export async function finishSignIn(
  client: OAuthClient,
  answer: { readonly code: string; readonly verifier: string },
  post: FormPost,
  now: Temporal.Instant,
): Promise<Tokens> {
  const fields = {
    grant_type: 'authorization_code',
    code: answer.code,
    code_verifier: answer.verifier,
    redirect_uri: client.redirectUri,
  };
  const tokens = await ask(client, fields, post, now);
  if (tokens.refreshToken !== null) return { ...tokens, refreshToken: tokens.refreshToken };
  throw new Fault(
    'mail_refused',
    'The provider gave no lasting permission.',
    'Remove Afterword from the connected apps of your account there, then sign in again.',
  );
}

export interface TokenSource {
  readonly now: () => Temporal.Instant;
  readonly post: FormPost;
  /** Keeps renewed tokens before they are used: providers may void the old ones at once. */
  readonly keep: (tokens: Tokens) => Promise<void>;
}

/** For `MailAuth.accessToken`: gives the token while it lasts, renews it once for all who wait. */
export function tokenSource(
  client: OAuthClient,
  kept: Tokens,
  { now, post, keep }: TokenSource,
): () => Promise<string> {
  let tokens = kept;
  let renewal: Promise<void> | null = null;

  async function renew(): Promise<void> {
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
    const fresh = await ask(client, fields, post, now());
    tokens = { ...fresh, refreshToken: fresh.refreshToken ?? tokens.refreshToken };
    await keep(tokens);
  }

  return async () => {
    const lasts = Temporal.Instant.from(tokens.expiresAt).subtract({ minutes: 2 });
    if (Temporal.Instant.compare(now(), lasts) >= 0) {
      renewal ??= renew().finally(() => {
        renewal = null;
      });
      await renewal;
    }
    return tokens.accessToken;
  };
}

/** The real network, with ten seconds of patience. */
export const systemPost: FormPost = async (url, fields) => {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
    headers: { accept: 'application/json' },
  });
  return { status: response.status, body: await response.text() };
};

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().default(3_600),
});
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

async function ask(
  client: OAuthClient,
  fields: Readonly<Record<string, string>>,
  post: FormPost,
  now: Temporal.Instant,
): Promise<Omit<Tokens, 'refreshToken'> & { readonly refreshToken: string | null }> {
  const secret = client.clientSecret === null ? {} : { client_secret: client.clientSecret };
  const all = { ...fields, client_id: client.clientId, ...secret };
  const answer = await post(client.place.token, all).catch(() => null);
  if (answer === null || answer.status >= 500) throw unreachable(client);
  const body = json(answer.body);
  const good = granted.safeParse(body);
  if (answer.status === 200 && good.success) {
    const { access_token, refresh_token, expires_in } = good.data;
    const expiresAt = now.add({ seconds: Math.floor(expires_in) }).toString();
    return { accessToken: access_token, refreshToken: refresh_token ?? null, expiresAt };
  }
  throw refusal(refused.safeParse(body).data?.error ?? `status ${answer.status}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreachable(client: OAuthClient): Fault {
  const { host } = new URL(client.place.token);
  return new Fault(
    'mail_unreachable',
    `${host} does not answer.`,
    'Check the network; it is tried again by itself.',
  );
}

function refusal(error: string): Fault {
  switch (error) {
    case 'invalid_grant':
      return new Fault(
        'mail_refused',
        'The permission to use this mailbox has ended.',
        'Sign in to the mailbox again in the settings.',
      );
    case 'invalid_client':
    case 'unauthorized_client':
      return new Fault(
        'mail_refused',
        'The provider does not know this client id, or its secret is wrong.',
        'Copy client id and client secret again from the provider.',
      );
    default:
      return new Fault(
        'mail_refused',
        `The provider refused the sign-in (${error.replace(/[^\w .-]/g, '').slice(0, 80)}).`,
        'Sign in to the mailbox again; check the client id and its redirect address.',
      );
  }
}
