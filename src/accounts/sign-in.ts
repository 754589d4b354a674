/** How the kept mail account is opened: a sealed password, or OAuth tokens that renew themselves. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { AccountPlace, OAuthInput, SignInAnswer, SignInWay } from '../desk/accounts.ts';
import { Fault } from '../errors.ts';
import type { MailAuth } from '../mail/account.ts';
import { mailAddress } from '../mail/address.ts';
import type { FormPost, OAuthClient, SignInRequest } from '../mail/oauth.ts';
import { providers } from '../mail/providers.ts';
import type { Vault } from '../vault/vault.ts';

/** The account as it lies on the shelf: nothing in it opens a mailbox without the vault's key. */
export interface SealedAccount extends AccountPlace {
  /** A password, or `OAuthSecrets` as JSON; sealed for this address. */
  readonly sealed: string;
  readonly oauth?: {
    readonly provider: string;
    readonly clientId: string;
    readonly redirectUri: string;
  };
}

const oauthSecrets = z.object({
  clientSecret: z.string().nullable(),
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.string(),
});
type OAuthSecrets = z.infer<typeof oauthSecrets>;

export interface Ways {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly kept: () => Promise<SealedAccount | null>;
  readonly keep: (account: SealedAccount) => Promise<void>;
  /** For the tests' own provider; else the network. */
  readonly post?: FormPost;
}

const sealedFor = (address: string) => `account:${address}`;

/** The account with its password sealed. */
export async function sealPassword(
  place: AccountPlace,
  password: string,
  vault: Vault,
): Promise<SealedAccount> {
  const { address, smtp, imap, user } = place;
  return { address, smtp, imap, user, sealed: await vault.seal(sealedFor(address), password) };
}

/** What the adapters sign in with. Fails as the vault does. */
export async function openAuth(account: SealedAccount, ways: Ways): Promise<MailAuth> {
  const { user, oauth } = account;
  const secret = await ways.vault.open(sealedFor(account.address), account.sealed);
  if (oauth === undefined) return { kind: 'password', user, password: secret };
  const { tokenSource, systemPost } = await import('../mail/oauth.ts');
  const { clientSecret, ...tokens } = oauthSecrets.parse(JSON.parse(secret));
  const source = tokenSource({ ...clientOf(oauth), clientSecret }, tokens, {
    now: () => ways.clock.now(),
    post: ways.post ?? systemPost,
    async keep(fresh) {
      const now = await ways.kept();
      // Forgotten or connected anew meanwhile: these tokens belong to nothing any more.
      if (now?.oauth?.clientId !== oauth.clientId || now.address !== account.address) return;
      await ways.keep(await sealTokens(account, { clientSecret, ...fresh }, ways.vault));
    },
  });
  return { kind: 'oauth', user, accessToken: source };
}

async function sealTokens(
  account: Omit<SealedAccount, 'sealed'>,
  secrets: OAuthSecrets,
  vault: Vault,
): Promise<SealedAccount> {
  const sealed = await vault.seal(sealedFor(account.address), JSON.stringify(secrets));
  return { ...account, sealed };
}

interface Pending {
  readonly input: OAuthInput;
  readonly client: OAuthClient;
  readonly request: SignInRequest;
  readonly window: string;
  readonly until: Temporal.Instant;
}

type Trouble = { readonly message: string; readonly mend: string } | null;

/** Sign-ins that were begun in the browser and may come back within ten minutes. */
export function signIns(ways: Ways, connected: (account: SealedAccount) => Promise<void>) {
  const pending = new Map<string, Pending>();
  let trouble: Trouble = null;

  const over = ({ until }: Pending) => Temporal.Instant.compare(until, ways.clock.now()) < 0;

  async function begin(typed: OAuthInput, way: SignInWay): Promise<string> {
    const { beginSignIn } = await import('../mail/oauth.ts');
    const input = { ...typed, address: mailAddress(typed.address, 'your address') };
    const { provider, clientSecret } = input;
    const { redirectUri, window } = way;
    const clientId = readClientId(input.clientId);
    const client = { ...clientOf({ provider, clientId, redirectUri }), clientSecret };
    const request = beginSignIn(client, input.address, (bytes) => randomBytes(bytes));
    const until = ways.clock.now().add({ minutes: 10 });
    for (const [state, begun] of pending) if (over(begun)) pending.delete(state);
    pending.set(request.state, { input, client, request, window, until });
    return request.url;
  }

  async function redeem({ input, client, request }: Pending, code: string): Promise<void> {
    const { finishSignIn, systemPost } = await import('../mail/oauth.ts');
    const answer = { code, verifier: request.verifier };
    const post = ways.post ?? systemPost;
    const tokens = await finishSignIn(client, answer, post, ways.clock.now());
    const { address, smtp, imap, user, provider } = input;
    const { clientId, clientSecret, redirectUri } = client;
    const account = { address, smtp, imap, user, oauth: { provider, clientId, redirectUri } };
    await connected(await sealTokens(account, { clientSecret, ...tokens }, ways.vault));
  }

  async function finish({ state, code, error }: SignInAnswer): Promise<string | null> {
    const begun = pending.get(state);
    pending.delete(state);
    if (begun === undefined || over(begun)) return null;
    try {
      if (code === null) throw notAllowed(error);
      await redeem(begun, code);
      trouble = null;
    } catch (reason) {
      trouble = troubleOf(reason);
    }
    return begun.window;
  }

  return { begin, finish, trouble: () => trouble };
}

function troubleOf(reason: unknown): NonNullable<Trouble> {
  if (reason instanceof Fault) return { message: reason.message, mend: reason.mend };
  return { message: 'The sign-in did not work.', mend: 'Begin it once more in Settings.' };
}

function readClientId(typed: string): string {
  const clientId = typed.trim();
  if (/^[\w.-]{8,200}$/.test(clientId)) return clientId;
  throw new Fault(
    'bad_input',
    'This is no client id.',
    'Copy it from the page of your provider where you registered Afterword.',
  );
}

function notAllowed(error: string | null): Fault {
  if (error === 'access_denied')
    return new Fault(
      'mail_refused',
      'You did not allow Afterword to use the mailbox.',
      'Begin the sign-in again, or send by hand: everything else works the same.',
    );
  const named = (error ?? 'no reason given').replace(/[^\w .-]/g, '').slice(0, 80);
  return new Fault(
    'mail_refused',
    `The provider refused the sign-in (${named}).`,
    'Check the client id and its redirect address at the provider.',
  );
}

function clientOf(kept: NonNullable<SealedAccount['oauth']>): Omit<OAuthClient, 'clientSecret'> {
  const { clientId, redirectUri } = kept;
  const place = providers.find(({ id }) => id === kept.provider)?.oauth;
  if (place !== undefined && place !== null) return { place, clientId, redirectUri };
  throw new Fault(
    'bad_input',
    'This provider has no sign-in of this kind.',
    'Use a password or an app password.',
  );
}
