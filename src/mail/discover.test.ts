import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAutoconfig } from './autoconfig.ts';
import { type Discovery, type DiscoveryNet, discover } from './discover.ts';
import { providers } from './providers.ts';

/** A network that knows only what it is told, and keeps what it was asked. */
function net(known: {
  readonly mx?: Readonly<Record<string, readonly string[]>>;
  readonly srv?: Readonly<Record<string, { readonly host: string; readonly port: number }>>;
  readonly pages?: Readonly<Record<string, string>>;
}): DiscoveryNet & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const note = (question: string) => void asked.push(question);
  return {
    asked,
    async mx(domain) {
      note(domain);
      return known.mx?.[domain] ?? [];
    },
    async srv(name) {
      note(name);
      const target = known.srv?.[name];
      return target ? [target] : [];
    },
    async get(url) {
      note(url);
      return known.pages?.[url] ?? null;
    },
  };
}

const config = (type = 'SSL', host = 'imap.firm.example') => `<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="firm.example">
<incomingServer type="pop3"><hostname>pop.firm.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
<incomingServer type="imap"><hostname>${host}</hostname><port>993</port><socketType>${type}</socketType>
<username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.firm.example</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>`;

const found = async (address: string, known: Parameters<typeof net>[0] = {}): Promise<Discovery> =>
  discover(address, net(known));

describe('finding the servers of an address', () => {
  it.each([
    ['robin@gmail.com', 'imap.gmail.com', 'app_password'],
    ['robin@GoogleMail.com', 'imap.gmail.com', 'app_password'],
    ['robin@hotmail.co.uk', 'outlook.office365.com', 'oauth'],
    ['robin@me.com', 'imap.mail.me.com', 'app_password'],
    ['robin@fastmail.fm', 'imap.fastmail.com', 'app_password'],
    ['robin@yahoo.co.in', 'imap.mail.yahoo.com', 'app_password'],
    ['robin@gmx.at', 'imap.gmx.net', 'password'],
  ])('knows %s without asking anybody', async (address, host, signIn) => {
    const quiet = net({});
    expect(await discover(address, quiet)).toMatchObject({
      ...{ kind: 'found', how: 'known', imap: { host }, user: expect.stringMatching(/^robin@/) },
      signIn: expect.arrayContaining([signIn]),
    });
    expect(quiet.asked).toEqual([]);
  });

  it("reads the provider's own file, and signs in as it says", async () => {
    const url = 'https://autoconfig.firm.example/mail/config-v1.1.xml';
    expect(await found('robin@firm.example', { pages: { [url]: config() } })).toMatchObject({
      how: 'autoconfig',
      imap: { host: 'imap.firm.example', port: 993, security: 'tls' },
      smtp: { host: 'smtp.firm.example', port: 587, security: 'starttls' },
      user: 'robin',
    });
  });

  it('takes SRV records', async () => {
    const srv = {
      '_imaps._tcp.firm.example': { host: 'mail.firm.example', port: 993 },
      '_submission._tcp.firm.example': { host: 'mail.firm.example', port: 587 },
    };
    expect(await found('robin@firm.example', { srv })).toMatchObject({
      ...{ how: 'srv', imap: { security: 'tls' }, smtp: { security: 'starttls' } },
    });
    const refused = { ...srv, '_imaps._tcp.firm.example': { host: '.', port: 0 } };
    expect(await found('robin@firm.example', { srv: refused })).toMatchObject({
      kind: 'not_found',
    });
  });

  it.each([
    ['aspmx.l.google.com', 'gmail'],
    ['firm-example.mail.protection.outlook.com', 'microsoft365'],
    ['in1-smtp.messagingengine.com', 'fastmail'],
    ['mx00.ionos.co.uk', 'ionos'],
  ])('sees behind a domain of one’s own: %s is %s', async (host, id) => {
    const mx = { 'firm.example': [host] };
    expect(await found('robin@firm.example', { mx })).toMatchObject({
      ...{ how: 'exchanger', provider: { id }, user: 'robin@firm.example' },
    });
  });

  it('is not fooled by a name that only contains a provider’s', async () => {
    const mx = { 'firm.example': ['google.com.evil.example', 'notgoogle.com'] };
    expect(await found('robin@firm.example', { mx })).toMatchObject({ kind: 'not_found' });
  });

  it('says when a provider lets nobody in', async () => {
    expect(await found('robin@tuta.com')).toMatchObject({ kind: 'closed' });
  });

  it('asks for a slip of the finger', async () => {
    for (const slip of [
      'gmial.com',
      'gmail.co',
      'gmal.com',
      'gmaill.com',
      'hotmial.com',
      'gnail.com',
    ])
      expect(await found(`robin@${slip}`)).toMatchObject({ didYouMean: expect.any(String) });
    expect(await found('robin@mailhaven.example')).toMatchObject({ didYouMean: null });
  });

  it('tells nobody more than the domain', async () => {
    const nosy = net({});
    await discover('very.private.name@firm.example', nosy);
    expect(nosy.asked.length).toBeGreaterThan(5);
    expect(nosy.asked.join(' ')).not.toContain('private');
  });

  it('refuses what is no address', async () => {
    await expect(found('robin at firm.example')).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('an autoconfiguration file', () => {
  it('without encryption or with a strange host is no help', () => {
    expect(readAutoconfig(config('plain'))).toBeNull();
    expect(readAutoconfig(config('SSL', 'evil.example/path'))).toBeNull();
    expect(readAutoconfig(config('SSL', '127.0.0.1'))).toBeNull();
    expect(readAutoconfig(config('SSL', 'localhost'))).toBeNull();
    expect(readAutoconfig('<html>not found</html>')).toBeNull();
  });

  it('may be anything', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void readAutoconfig(text)));
  });
});

describe('the table of providers', () => {
  it('names each domain once, and says what to do where a password is not enough', () => {
    const domains = providers.flatMap((provider) => provider.domains);
    expect(new Set(domains).size).toBe(domains.length);
    for (const { help, signIn, imap, smtp, oauth } of providers) {
      expect(imap === null).toBe(smtp === null);
      if (signIn[0] === 'oauth' || signIn.length === 0) expect(help.length).toBeGreaterThan(0);
      if (signIn.includes('oauth')) expect(oauth?.help.length).toBeGreaterThan(0);
      for (const server of [imap, smtp]) expect(server?.security).not.toBe('none');
    }
  });
});
