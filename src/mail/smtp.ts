/**
 * SMTP submission (RFC 6409) through nodemailer's connection, one connection per message and no
 * pool: a pool may queue a message again by itself. What nodemailer's error cannot tell, whether
 * the final dot was written, the body stream knows.
 */
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
import type { LaterCause, Submission, SubmitMarks, SubmitOutcome, Transport } from './port.ts';
import { MessageBody } from './smtp-body.ts';

/** Waiting times in milliseconds; the defaults follow RFC 5321, 4.5.3.2. */
export interface SmtpTimes {
  readonly connect: number;
  /** Everything from the greeting to the last byte before the dot. */
  readonly talk: number;
  /** The reply to the final dot: ending this wait early is what makes second copies. */
  readonly finalReply: number;
}

const defaultTimes: SmtpTimes = { connect: 30_000, talk: 120_000, finalReply: 600_000 };

/** What nodemailer adds to an `Error`. */
interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** A transport to one server. Throws a `Fault` only if the settings would send a password unencrypted. */
export function smtpTransport(
  server: MailServer,
  auth: MailAuth,
  times: SmtpTimes = defaultTimes,
): Transport {
  requireEncryption(server);
  return { submit: (message, marks) => new Attempt(server, auth, times, message, marks).run() };
}

function connectionOptions(server: MailServer, times: SmtpTimes): SMTPConnectionOptions {
  return {
    host: server.host,
    port: server.port,
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

function credentials(auth: MailAuth): SMTPConnectionAuth {
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

type Stage = 'connect' | 'sign_in' | 'message';

class Attempt {
  readonly #connection: SMTPConnection;
  readonly #auth: MailAuth;
  readonly #times: SmtpTimes;
  readonly #message: Submission;
  readonly #body: MessageBody;
  #stage: Stage = 'connect';
  #timer: NodeJS.Timeout | undefined;
  #settle: (outcome: SubmitOutcome) => void = () => undefined;

  constructor(
    server: MailServer,
    auth: MailAuth,
    times: SmtpTimes,
    message: Submission,
    marks: SubmitMarks,
  ) {
    this.#connection = new SMTPConnection(connectionOptions(server, times));
    this.#auth = auth;
    this.#times = times;
    this.#message = message;
    this.#body = new MessageBody(message.bytes, () => {
      this.#requireEveryRecipient();
      marks.bodyStarted();
      this.#limit(times.finalReply, 'The server did not answer within ten minutes.');
    });
  }

  async run(): Promise<SubmitOutcome> {
    const outcome = new Promise<SubmitOutcome>((resolve) => {
      this.#settle = resolve;
    });
    this.#connection.on('error', (error: SmtpError) => this.#fail(error));
    this.#body.on('error', () => undefined);
    this.#limit(this.#times.connect + this.#times.talk, 'The server did not answer in time.');
    this.#converse().catch((error: SmtpError) => this.#fail(error));
    const result = await outcome;
    clearTimeout(this.#timer);
    this.#connection.close();
    return result;
  }

  async #converse(): Promise<void> {
    await call((done) => this.#connection.connect(done));
    this.#stage = 'sign_in';
    await call((done) => this.#connection.login(credentials(this.#auth), done));
    this.#stage = 'message';
    const envelope = {
      from: this.#message.from,
      to: [...this.#message.to],
      size: this.#message.bytes.byteLength,
    };
    const info = await call<{ response: string }>((done) =>
      this.#connection.send(envelope, this.#body, done),
    );
    if (this.#body.dotReleased) {
      this.#settle({ kind: 'accepted', response: info.response });
      this.#connection.quit();
    } else {
      this.#settle(uncertain('The server said yes before it had the message.'));
    }
  }

  /** nodemailer goes on when only some recipients were refused; we must not. */
  #requireEveryRecipient(): void {
    const { rejectedErrors } = (
      this.#connection as unknown as { _envelope: { rejectedErrors: SmtpError[] } }
    )._envelope;
    if (rejectedErrors[0]) throw rejectedErrors[0];
  }

  #limit(ms: number, why: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(new Error(why)), ms);
  }

  #fail(error: SmtpError): void {
    this.#settle(outcomeOf(error, this.#stage, this.#body.dotReleased));
    this.#connection.close();
  }
}

function call<T = unknown>(
  run: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}

function uncertain(why: string): SubmitOutcome {
  return { kind: 'uncertain', why };
}

/**
 * What an error means, given how far the conversation had come. A reply of the server to the
 * final dot decides; without one, and with the dot perhaps written, nobody knows.
 */
function outcomeOf(error: SmtpError, stage: Stage, dotReleased: boolean): SubmitOutcome {
  const code = error.responseCode ?? 0;
  const response = error.response ?? error.message;
  if (stage === 'message') {
    if (code >= 500 && code < 600) return { kind: 'refused', response };
    // 421 after the dot: something in between gave up waiting for a server that may have said yes.
    if (code === 421 && dotReleased) return uncertain(response);
    if (code >= 400 && code < 500) return { kind: 'later', cause: 'asked_to_wait', response };
    if (dotReleased) return uncertain(response);
    if (error.code === 'EMESSAGE' || error.code === 'EENVELOPE')
      return { kind: 'refused', response };
  }
  return { kind: 'later', cause: laterCause(error, stage, code), response };
}

function laterCause(error: SmtpError, stage: Stage, code: number): LaterCause {
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
