/**
 * From a mail address to its servers: the table of known providers, the provider's own
 * autoconfiguration file, SRV records (RFC 6186, RFC 8314), the mail exchangers, the public
 * autoconfiguration database. Only the domain is ever sent anywhere, never the address.
 */
import { mailAddress } from './address.ts';
import { type Autoconfig, readAutoconfig } from './autoconfig.ts';
import {
  nearbyDomain,
  type Provider,
  providerOfDomain,
  providerOfExchangers,
  type ServerPlace,
  type SignIn,
} from './providers.ts';

/** The questions asked of the network; every one answers with nothing instead of throwing. */
export interface DiscoveryNet {
  /** Names of the mail exchangers, best first. */
  mx(domain: string): Promise<readonly string[]>;
  /** Target and port of a service, best first. */
  srv(name: string): Promise<readonly { readonly host: string; readonly port: number }[]>;
  /** The body of a successful answer over https, at most 64 kB; else null. */
  get(url: string): Promise<string | null>;
}

interface FoundServers {
  readonly kind: 'found';
  readonly how: 'known' | 'autoconfig' | 'srv' | 'exchanger' | 'database';
  readonly provider: Provider | null;
  readonly imap: ServerPlace;
  readonly smtp: ServerPlace;
  /** The name to sign in with. */
  readonly user: string;
  readonly signIn: readonly SignIn[];
  /** Plain instructions, one step each; empty when the usual password will do. */
  readonly help: readonly string[];
  /** `gmial.com` was typed and `gmail.com` probably meant. */
  readonly didYouMean: string | null;
}

export type Discovery =
  | FoundServers
  /** The provider lets no other program in: sending by hand remains. */
  | { readonly kind: 'closed'; readonly provider: Provider }
  | { readonly kind: 'not_found'; readonly domain: string; readonly didYouMean: string | null };

/** Finds the servers. Throws a `Fault` (`bad_input`) when `typed` is no mail address. */
export async function discover(typed: string, net: DiscoveryNet): Promise<Discovery> {
  const address = mailAddress(typed, 'mail address');
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const known = providerOfDomain(domain);
  if (known) return fromProvider(known, 'known', address, null);
  const didYouMean = nearbyDomain(domain);
  const own = await ownAutoconfig(domain, net);
  if (own) return fromAutoconfig(own, 'autoconfig', address, didYouMean);
  const bySrv = await fromSrv(domain, net);
  if (bySrv) return fromAutoconfig(bySrv, 'srv', address, didYouMean);
  const exchangers = await net.mx(domain);
  const behind = providerOfExchangers(exchangers);
  if (behind) return fromProvider(behind, 'exchanger', address, didYouMean);
  const listed = await database(domain, exchangers, net);
  if (listed) return fromAutoconfig(listed, 'database', address, didYouMean);
  return { kind: 'not_found', domain, didYouMean };
}

async function ownAutoconfig(domain: string, net: DiscoveryNet): Promise<Autoconfig | null> {
  return firstAutoconfig(net, [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ]);
}

async function database(
  domain: string,
  exchangers: readonly string[],
  net: DiscoveryNet,
): Promise<Autoconfig | null> {
  const parents = exchangers.slice(0, 1).map((host) => host.split('.').slice(-2).join('.'));
  const domains = [domain, ...parents];
  return firstAutoconfig(
    net,
    domains.map((each) => `https://autoconfig.thunderbird.net/v1.1/${each}`),
  );
}

async function firstAutoconfig(
  net: DiscoveryNet,
  urls: readonly string[],
): Promise<Autoconfig | null> {
  for (const url of urls) {
    const xml = await net.get(url);
    const found = xml === null ? null : readAutoconfig(xml);
    if (found) return found;
  }
  return null;
}

async function fromSrv(domain: string, net: DiscoveryNet): Promise<Autoconfig | null> {
  const first = async (service: string, security: ServerPlace['security']) => {
    const target = (await net.srv(`_${service}._tcp.${domain}`))[0];
    // A target of "." says that the service is decidedly not there (RFC 2782).
    return target && target.host !== '' && target.host !== '.' ? { ...target, security } : null;
  };
  const imap = (await first('imaps', 'tls')) ?? (await first('imap', 'starttls'));
  const smtp = (await first('submissions', 'tls')) ?? (await first('submission', 'starttls'));
  return imap && smtp ? { imap, smtp, user: 'address', signIn: ['password'] } : null;
}

function fromProvider(
  provider: Provider,
  how: FoundServers['how'],
  address: string,
  didYouMean: string | null,
): Discovery {
  const { imap, smtp, signIn, help } = provider;
  if (imap === null || smtp === null) return { kind: 'closed', provider };
  const user = userName(address, provider.user);
  return { kind: 'found', how, provider, imap, smtp, user, signIn, help, didYouMean };
}

function fromAutoconfig(
  { imap, smtp, user, signIn }: Autoconfig,
  how: FoundServers['how'],
  address: string,
  didYouMean: string | null,
): FoundServers {
  const provider = providerOfExchangers([imap.host, smtp.host]);
  return {
    ...{ kind: 'found', how, provider, imap, smtp, signIn, didYouMean },
    user: userName(address, user),
    help: provider?.help ?? [],
  };
}

function userName(address: string, form: 'address' | 'local_part'): string {
  return form === 'address' ? address : address.slice(0, address.lastIndexOf('@'));
}
