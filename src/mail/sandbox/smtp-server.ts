/** The sandbox's way in: takes any message for anybody and lays it into their sandbox mailbox. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

export interface SandboxSmtp {
  readonly port: number;
  stop(): Promise<void>;
}

export interface SmtpRules {
  signIn(user: string, password: string): boolean;
  /** A reply such as `550 5.1.1 No such user` to refuse a recipient, or null. */
  refuse(recipient: string): string | null;
  /** Keeps the message before the server says yes. */
  take(recipients: readonly string[], raw: Uint8Array): void;
}

const sizeLimit = 25 * 1024 * 1024;

/** Listens on a random loopback port; it has no code that connects to anywhere. */
export async function startSmtp(rules: SmtpRules): Promise<SandboxSmtp> {
  const server = new SMTPServer({
    name: 'sandbox.localhost',
    banner: 'Afterword sandbox',
    size: sizeLimit,
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth(auth, _session, done) {
      if (rules.signIn(auth.username ?? '', auth.password ?? ''))
        done(null, { user: auth.username });
      else done(reply('535 5.7.8 Name or password not accepted'));
    },
    onRcptTo(address, _session, done) {
      const refusal = rules.refuse(address.address);
      done(refusal === null ? null : reply(refusal));
    },
    onData(stream, session, done) {
      read(stream).then(
        (raw) => {
          if (stream.sizeExceeded) return done(reply('552 5.3.4 Message too big'));
          rules.take(
            session.envelope.rcptTo.map((recipient) => recipient.address),
            raw,
          );
          done(null, 'Kept in the sandbox');
        },
        (error: unknown) => done(reply(`451 4.3.0 ${String(error)}`)),
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= sizeLimit) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}
