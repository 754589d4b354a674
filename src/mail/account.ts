import { Fault } from '../errors.ts';

/** How the connection is encrypted. `none` is for this machine only (sandbox, tests). */
export type Security = 'tls' | 'starttls' | 'none';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** A certificate (PEM) to trust besides the system's: a company's own server, the tests' one. */
  readonly trust?: string;
}

/** Secrets live in memory only as long as the adapter does; they never enter errors or logs. */
export type MailAuth =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'oauth'; readonly user: string; accessToken(): Promise<string> };

export interface MailAccount {
  readonly address: string;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly auth: MailAuth;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Refuses to send a password in the clear to anywhere but this machine. */
export function requireEncryption(server: MailServer): void {
  if (server.security !== 'none' || loopback.test(server.host)) return;
  throw new Fault(
    'bad_setting',
    `The connection to ${server.host} would not be encrypted.`,
    'Choose TLS (port 465 or 993) or STARTTLS (port 587 or 143).',
  );
}

/** TLS settings for both protocols: certificates are always checked (RFC 8314). */
export function tlsOptions(server: MailServer): { minVersion: 'TLSv1.2'; ca?: string } {
  return server.trust === undefined
    ? { minVersion: 'TLSv1.2' }
    : { minVersion: 'TLSv1.2', ca: server.trust };
}

/** The SASL XOAUTH2 initial response, base64. */
export function xoauth2(user: string, token: string): string {
  return Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64');
}
