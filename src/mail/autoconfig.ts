import { Parser } from 'htmlparser2';
import type { Security } from './account.ts';
import type { ServerPlace, SignIn } from './providers.ts';

/** What an autoconfiguration file (`config-v1.1.xml`) says, as far as we can use it. */
export interface Autoconfig {
  readonly imap: ServerPlace;
  readonly smtp: ServerPlace;
  readonly user: 'address' | 'local_part';
  readonly signIn: readonly SignIn[];
}

interface Entry {
  readonly kind: string;
  hostname: string;
  port: string;
  socketType: string;
  username: string;
  authentication: string[];
}

const names = ['hostname', 'port', 'socketType', 'username'] as const;

/**
 * Reads such a file. Only encrypted servers count, and only plain host names: the file comes from
 * somebody else's web server. Null when there is no pair of them.
 */
export function readAutoconfig(xml: string): Autoconfig | null {
  const entries = readEntries(xml.slice(0, 64 * 1024));
  const imap = entries.find((entry) => entry.kind === 'imap' && place(entry) !== null);
  const smtp = entries.find((entry) => entry.kind === 'smtp' && place(entry) !== null);
  const [imapPlace, smtpPlace] = [imap && place(imap), smtp && place(smtp)];
  if (!imap || !imapPlace || !smtpPlace) return null;
  const signIn: readonly SignIn[] = imap.authentication.includes('OAuth2')
    ? ['oauth', 'password']
    : ['password'];
  return {
    imap: imapPlace,
    smtp: smtpPlace,
    user: imap.username === '%EMAILLOCALPART%' ? 'local_part' : 'address',
    signIn,
  };
}

function readEntries(xml: string): readonly Entry[] {
  const entries: Entry[] = [];
  let current: Entry | null = null;
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        text = '';
        if (name !== 'incomingServer' && name !== 'outgoingServer') return;
        const blank = { hostname: '', port: '', socketType: '', username: '' };
        current = { kind: attributes.type ?? '', ...blank, authentication: [] };
        entries.push(current);
      },
      ontext(data) {
        text += data;
      },
      onclosetag(name) {
        if (name === 'incomingServer' || name === 'outgoingServer') current = null;
        else if (current && name === 'authentication') current.authentication.push(text.trim());
        else if (current) {
          const known = names.find((each) => each === name);
          if (known) current[known] = text.trim();
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return entries;
}

function place(entry: Entry): ServerPlace | null {
  const port = Number(entry.port);
  const security: Security | null =
    entry.socketType === 'SSL' ? 'tls' : entry.socketType === 'STARTTLS' ? 'starttls' : null;
  const host = entry.hostname.toLowerCase();
  const plain = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(host) && host.includes('.');
  if (!plain || /^[\d.]+$/.test(host) || !Number.isInteger(port)) return null;
  return security !== null && port > 0 && port < 65_536 ? { host, port, security } : null;
}
