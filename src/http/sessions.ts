import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Approver } from '../core/approval.ts';
import { Fault } from '../errors.ts';
import type { Shelf } from '../store/port.ts';

/** Who makes a request. `terminal` is the CLI with the secret of the data folder. */
export type Principal =
  | { readonly kind: 'person'; readonly via: 'app' | 'terminal' }
  | { readonly kind: 'token'; readonly name: string };

export interface Sessions {
  /** A token for one sign-in, part of the printed address. */
  launchToken(): string;
  /** Exchanges it for the value of the session cookie. Fails with `unauthorised` or `busy`. */
  signIn(token: string): Promise<string>;
  principal(cookie: string | undefined, bearer: string | undefined): Promise<Principal | null>;
  newApiToken(name: string): Promise<string>;
  apiTokens(): Promise<readonly { name: string; createdAt: string }[]>;
  removeApiToken(name: string): Promise<void>;
}

interface Kept {
  readonly hash: string;
  readonly name: string;
  readonly createdAt: string;
}

const COOKIES = 'sessions';
const TOKENS = 'apiTokens';
const TRIES_A_MINUTE = 5;

/** Sessions live on the shelf as hashes; `terminalSecret` is known to the CLI of this data folder. */
export function createSessions(shelf: Shelf, clock: Clock, terminalSecret: string): Sessions {
  const launch = new Set<string>();
  let failures: Temporal.Instant[] = [];

  function throttle(): void {
    const minuteAgo = clock.now().subtract({ minutes: 1 });
    failures = failures.filter((at) => Temporal.Instant.compare(at, minuteAgo) > 0);
    if (failures.length >= TRIES_A_MINUTE) {
      throw new Fault(
        'busy',
        'Too many sign-ins failed.',
        'Wait a minute, then open the printed address again.',
      );
    }
  }

  async function keep(list: string, name: string, value: string): Promise<void> {
    const kept = await read(shelf, list);
    const next = { hash: hashOf(value), name, createdAt: clock.now().toString() };
    await shelf.putSetting(
      list,
      [...kept.filter((k) => list === COOKIES || k.name !== name), next].slice(-50),
    );
  }

  return {
    launchToken() {
      const token = secret();
      launch.add(hashOf(token));
      return token;
    },
    async signIn(token) {
      throttle();
      if (!launch.delete(hashOf(token))) {
        failures.push(clock.now());
        throw new Fault(
          'unauthorised',
          'This sign-in address was used already or is not from this start.',
          'Run `afterword up` (or `npm start`) again: it prints a fresh one.',
        );
      }
      const cookie = secret();
      await keep(COOKIES, 'browser', cookie);
      return cookie;
    },
    async principal(cookie, bearer) {
      if (cookie !== undefined && (await knows(shelf, COOKIES, cookie)) !== null) {
        return { kind: 'person', via: 'app' };
      }
      if (bearer === undefined) return null;
      if (same(hashOf(bearer), hashOf(terminalSecret))) return { kind: 'person', via: 'terminal' };
      const name = await knows(shelf, TOKENS, bearer);
      return name === null ? null : { kind: 'token', name };
    },
    async newApiToken(name) {
      const token = secret();
      await keep(TOKENS, name, token);
      return token;
    },
    async apiTokens() {
      return (await read(shelf, TOKENS)).map(({ name, createdAt }) => ({ name, createdAt }));
    },
    async removeApiToken(name) {
      await shelf.putSetting(
        TOKENS,
        (await read(shelf, TOKENS)).filter((k) => k.name !== name),
      );
    },
  };
}

/** A principal as the core knows it: an API token is never a person (X1). */
export function approverOf(principal: Principal): Approver {
  return principal.kind === 'token' ? { kind: 'token' } : principal;
}

async function read(shelf: Shelf, list: string): Promise<readonly Kept[]> {
  return ((await shelf.setting(list)) ?? []) as readonly Kept[];
}

async function knows(shelf: Shelf, list: string, value: string): Promise<string | null> {
  const hash = hashOf(value);
  return (await read(shelf, list)).find((k) => same(k.hash, hash))?.name ?? null;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
