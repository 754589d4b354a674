/**
 * SMTP submission (RFC 6409) through nodemailer's connection, one connection per message and no
 * pool: a pool may queue a message again by itself. What nodemailer's error cannot tell, whether
 * the final dot was written, the body stream knows.
 */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type MailAuth, type MailServer, requireEncryption } from './account.ts';
import type { Submission, SubmitMarks, SubmitOutcome, Transport } from './port.ts';
import { MessageBody } from './smtp-body.ts';
import {
  call,
  connectionOptions,
  credentials,
  laterCause,
  type SmtpError,
  type SmtpTimes,
  type Stage,
  smtpTimes,
} from './smtp-connection.ts';

/** A transport to one server. Throws a `Fault` only if the settings would send a password unencrypted. */
export function smtpTransport(
  server: MailServer,
  auth: MailAuth,
  times: SmtpTimes = smtpTimes,
): Transport {
  requireEncryption(server);
  return { submit: (message, marks) => new Attempt(server, auth, times, message, marks).run() };
}

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
    this.#body = new MessageBody(message.bytes, {
      beforeFirstByte: () => this.#requireEveryRecipient(),
      beforeEnd: async () => {
        await marks.beforeEnd();
        this.#limit(times.finalReply, 'The server did not answer within ten minutes.');
      },
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
