import type { Security } from './account.ts';
import table from './data/providers.json' with { type: 'json' };

/** How a provider lets other programs in. */
export type SignIn = 'password' | 'app_password' | 'oauth';

export interface ServerPlace {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

/** Endpoints of a provider's OAuth 2, and how the candidate gets a client id of their own. */
export interface OAuthPlace {
  readonly authorize: string;
  readonly token: string;
  readonly scopes: readonly string[];
  /** Further parameters of the authorisation request. */
  readonly extra: Readonly<Record<string, string>>;
  readonly help: readonly string[];
}

/** One row of `data/providers.json`. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  /** `yahoo` stands for yahoo.de, yahoo.co.uk and so on. */
  readonly families: readonly string[];
  /** Ends of the names of its mail exchangers, for people with a domain of their own. */
  readonly mx: readonly string[];
  /** Null: this provider lets no other program read or send. */
  readonly imap: ServerPlace | null;
  readonly smtp: ServerPlace | null;
  /** What to sign in with: the whole address or the part before the @. */
  readonly user: 'address' | 'local_part';
  /** Best first; empty when there is no way in. */
  readonly signIn: readonly SignIn[];
  /** The provider itself files what is submitted, so we wait before we look into Sent. */
  readonly filesSent: boolean;
  /** Plain instructions, one step each. */
  readonly help: readonly string[];
  readonly oauth: OAuthPlace | null;
}

export const providers = table as readonly Provider[];

/** The provider of that mail domain (lower case), or null. */
export function providerOfDomain(domain: string): Provider | null {
  const exact = providers.find(({ domains }) => domains.includes(domain));
  if (exact) return exact;
  const family = /^([a-z]+)\.[a-z]{2,3}(\.[a-z]{2})?$/.exec(domain)?.[1];
  return (
    providers.find(({ families }) => family !== undefined && families.includes(family)) ?? null
  );
}

/** The provider whose mail exchangers these are, or null. */
export function providerOfExchangers(hosts: readonly string[]): Provider | null {
  const ends = (host: string, end: string) => host === end || host.endsWith(`.${end}`);
  for (const host of hosts) {
    const found = providers.find(({ mx }) => mx.some((end) => ends(host.toLowerCase(), end)));
    if (found) return found;
  }
  return null;
}

/** A well-known domain one slip of the finger away (`gmial.com`), or null. */
export function nearbyDomain(domain: string): string | null {
  if (providerOfDomain(domain)) return null;
  const popular = providers.slice(0, 12).flatMap(({ domains }) => domains);
  return popular.find((known) => known.length > 5 && oneSlip(domain, known)) ?? null;
}

/** One letter too many, missing, wrong, or two neighbours swapped. */
function oneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const restOne = one.slice(start);
  const restOther = other.slice(start);
  const swapped = `${restOne[1] ?? ''}${restOne[0] ?? ''}${restOne.slice(2)}`;
  return (
    restOne.slice(1) === restOther.slice(1) ||
    restOne.slice(1) === restOther ||
    restOne === restOther.slice(1) ||
    swapped === restOther
  );
}
