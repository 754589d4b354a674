/** Opening an SMTP connection and signing in, as submission and the live test both do. */
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection';
import type XOAuth2 from 'nodemailer/lib/xoauth2';
import {
  type MailAuth,
  type MailServer,
  requireEncryption,
  tlsOptions,
  xoauth2,
} from './account.ts';
import type { LaterCause } from './port.ts';

/** Waiting times in milliseconds; the defaults follow RFC 5321, 4.5.3.2. */
export interface SmtpTimes {
  readonly connect: number;
  /** Everything from the greeting to the last byte before the dot. */
  readonly talk: number;
  /** The reply to the final dot: ending this wait early is what makes second copies. */
  readonly finalReply: number;
}

export const smtpTimes: SmtpTimes = { connect: 30_000, talk: 120_000, finalReply: 600_000 };

/** What nodemailer adds to an `Error`. */
export interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** For nodemailer: certificates are always checked, and no word is logged. */
export function connectionOptions(server: MailServer, times: SmtpTimes): SMTPConnectionOptions {
  return {
    host: server.host,
    port: server.port,
    // The name of this computer would stand in the headers that the recipient gets.
    name: '[127.0.0.1]',
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: tlsOptions(server),
    logger: false,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: times.talk + times.finalReply,
    socketCloseTimeout: 2_000,
    maxResponseSize: 64 * 1024,
  };
}

/** What to sign in with; a token is asked for only when the server wants it. */
export function credentials(auth: MailAuth): SMTPConnectionAuth {
  if (auth.kind === 'password') return { user: auth.user, pass: auth.password };
  const tokens: Pick<XOAuth2, 'getToken' | 'buildXOAuth2Token'> = {
    getToken: (_renew, done) => {
      auth.accessToken().then(
        (token) => done(null, token),
        (error: Error & { code?: string }) =>
          done(Object.assign(new Error(error.message), { code: error.code }), ''),
      );
    },
    buildXOAuth2Token: (token) => xoauth2(auth.user, String(token)),
  };
  return { method: 'XOAUTH2', user: auth.user, oauth2: tokens as XOAuth2 };
}

/** How far a conversation had come. */
export type Stage = 'connect' | 'sign_in' | 'message';

/** A callback of nodemailer's as a promise. */
export function call<T = unknown>(
  run: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}

/** Why an error means that nothing has been sent yet. */
export function laterCause(error: SmtpError, stage: Stage, code: number): LaterCause {
  // No new token because its server could not be reached.
  if (error.originalCode === 'mail_unreachable') return 'unreachable';
  if (error.code === 'ETLS' || isCertificateError(error)) return 'tls';
  if (code >= 400 && code < 500) return 'asked_to_wait';
  if (stage === 'sign_in' && (code >= 500 || error.code === 'EAUTH')) return 'sign_in';
  return 'unreachable';
}

/** Node's names for certificates that are expired, unknown or for another host. */
export function isCertificateError(error: Error): boolean {
  const codes = [
    (error as { code?: string }).code,
    (error as { originalCode?: string }).originalCode,
  ];
  return codes.some((code) =>
    /CERT|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|HOSTNAME_MISMATCH/.test(code ?? ''),
  );
}

/** Connects, signs in and says goodbye; rejects with nodemailer's error. */
export async function trySmtp(
  server: MailServer,
  auth: MailAuth,
  times: SmtpTimes = smtpTimes,
): Promise<void> {
  requireEncryption(server);
  const connection = new SMTPConnection(connectionOptions(server, times));
  const broken = Promise.withResolvers<never>();
  connection.on('error', broken.reject);
  const late = () => broken.reject(new Error('The server did not answer in time.'));
  const timer = setTimeout(late, times.connect + times.talk);
  try {
    await Promise.race([call((done) => connection.connect(done)), broken.promise]);
    await Promise.race([call((done) => connection.login(credentials(auth), done)), broken.promise]);
    connection.quit();
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}
