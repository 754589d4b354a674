/**
 * A real mail provider for tests: Dovecot and Exim from Debian, started without root on random
 * loopback ports in a folder of their own, gone when the test is over.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ensureMailServers } from '../../scripts/mail-servers.mjs';
import type { MailAccount, MailServer } from '../../src/mail/account.ts';
import { dovecotConfig, eximConfig, type RigPorts } from './mail-config.ts';

export interface Rig {
  /** Submission with STARTTLS; the certificate is trusted through `trust`. */
  readonly smtp: MailServer;
  /** The same with TLS from the start. */
  readonly smtps: MailServer;
  /** IMAP with TLS from the start. */
  readonly imap: MailServer;
  /** IMAP in the clear, for a proxy that wants to read along. */
  readonly imapPlain: MailServer;
  /** Submission in the clear, for a proxy that wants to read along. */
  readonly smtpPlain: MailServer;
  readonly password: string;
  /** Everything the product needs to use this person's mailbox. */
  account(user: string): MailAccount;
  /** One more mailbox, or another password for one. Takes a second: Dovecot looks that rarely. */
  addUser(address: string, password?: string): Promise<void>;
  /** Lays a raw message into somebody's INBOX (LMTP, straight to Dovecot). */
  deliver(raw: string | Uint8Array, user: string): Promise<void>;
  /** Lays many messages into somebody's INBOX at once, as files, as if they came at `at`. */
  fill(user: string, mails: readonly Uint8Array[], at: string): void;
  /** The raw messages in somebody's folder, in the order of their arrival. */
  messages(user: string, folder?: string): readonly string[];
  /** Deletes the index files of a folder, after which Dovecot gives new UIDs and a new UIDVALIDITY. */
  forgetUids(user: string, folder?: string): void;
  stopServer(which: 'imap' | 'smtp'): Promise<void>;
  startServer(which: 'imap' | 'smtp'): Promise<void>;
  stop(): Promise<void>;
}

const nobody = { uid: 65534, gid: 65534, owner: 'nobody', group: 'nogroup' };
const password = 'correct-horse';

/** Starts both servers with a mailbox for each of `users`; throws when they are not installed. */
export async function startMailServers(users: readonly string[] = []): Promise<Rig> {
  const programs = ensureMailServers();
  if (!programs.ok) throw new Error(programs.missing);
  const identity = process.getuid?.() === 0 ? nobody : self();
  const folder = prepareFolder(identity);
  const ports = await freePorts();
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text, { mode: 0o644 });
  write('dovecot.conf', dovecotConfig(folder, ports, identity.owner, identity.group));
  write('exim.conf', eximConfig(folder, ports, identity.owner, identity.group));
  chmodSync(join(folder, 'exim.conf'), 0o644);
  let edition = 0;
  const accounts = new Map(users.map((user) => [user, password]));
  const writeUsers = () => {
    const lines = [...accounts].map(([user, secret]) => ({ user, secret }));
    write('users', lines.map(({ user, secret }) => `${user}:{PLAIN}${secret}::::::\n`).join(''));
    // Dovecot reads the file again when its time differs by a whole second.
    edition += 1;
    utimesSync(join(folder, 'users'), edition, edition);
    write('passwords', lines.map(({ user, secret }) => `"${user}": ${secret}\n`).join(''));
  };
  writeUsers();
  const servers = {
    imap: new Server(programs.dovecot, ['-F', '-c', join(folder, 'dovecot.conf')], identity, [
      ports.imap,
      ports.lmtp,
    ]),
    smtp: new Server(programs.exim, ['-C', join(folder, 'exim.conf'), '-bdf', '-q1m'], identity, [
      ports.smtp,
      ports.smtps,
    ]),
  };
  const trust = readFileSync(join(folder, 'cert.pem'), 'utf8');
  const at = (port: number, security: MailServer['security']): MailServer =>
    security === 'none'
      ? { host: '127.0.0.1', port, security }
      : { host: '127.0.0.1', port, security, trust };
  const rig: Rig = {
    smtp: at(ports.smtp, 'starttls'),
    smtps: at(ports.smtps, 'tls'),
    smtpPlain: at(ports.smtp, 'none'),
    imap: at(ports.imaps, 'tls'),
    imapPlain: at(ports.imap, 'none'),
    password,
    account: (user) => ({
      address: user,
      smtp: rig.smtp,
      imap: rig.imap,
      auth: { kind: 'password', user, password: accounts.get(user) ?? '' },
    }),
    async addUser(address, secret = password) {
      accounts.set(address, secret);
      writeUsers();
      await wait(1_100);
    },
    deliver: (raw, user) => deliver(ports.lmtp, raw, user),
    fill(user, mails, at) {
      const path = join(maildir(folder, user, 'INBOX'), 'new');
      mkdirSync(path, { recursive: true });
      const came = Temporal.Instant.from(at).epochMilliseconds / 1000;
      for (const [n, mail] of mails.entries()) {
        const file = join(path, `${came}.M${n}P1.rig`);
        writeFileSync(file, mail);
        utimesSync(file, came, came);
      }
      own(maildir(folder, user, 'INBOX'), identity);
    },
    messages: (user, name = 'INBOX') => readMaildir(maildir(folder, user, name)),
    forgetUids(user, name = 'INBOX') {
      const path = maildir(folder, user, name);
      for (const file of readdirSync(path))
        if (file.startsWith('dovecot')) rmSync(join(path, file));
    },
    stopServer: (which) => servers[which].stop(),
    startServer: (which) => servers[which].start(),
    async stop() {
      await Promise.all([servers.imap.stop(), servers.smtp.stop()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    await Promise.all([servers.imap.start(), servers.smtp.start()]);
  } catch (error) {
    const log = ['dovecot.log', 'exim-mainlog', 'exim-paniclog'].map((name) =>
      readOr(folder, name),
    );
    await rig.stop();
    throw new Error(`${String(error)}\n${log.join('\n')}`);
  }
  return rig;
}

type Identity = typeof nobody;

function self(): Identity {
  const { uid, gid, username } = userInfo();
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  return { uid, gid, owner: username, group };
}

function prepareFolder(identity: Identity): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-mail-'));
  for (const name of ['run', 'state', 'mail', 'spool']) mkdirSync(join(folder, name));
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    ],
    { stdio: 'ignore' },
  );
  for (const name of ['', ...readdirSync(folder)])
    chownSync(join(folder, name), identity.uid, identity.gid);
  return folder;
}

/** One server process in the foreground. Its output goes nowhere: an open pipe would hang us. */
class Server {
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #identity: Identity;
  readonly #ports: readonly number[];
  #child: ChildProcess | null = null;

  constructor(
    program: string,
    args: readonly string[],
    identity: Identity,
    ports: readonly number[],
  ) {
    this.#program = program;
    this.#args = args;
    this.#identity = identity;
    this.#ports = ports;
  }

  async start(): Promise<void> {
    const child = spawn(this.#program, this.#args, {
      stdio: 'ignore',
      ...(process.getuid?.() === 0 ? { uid: this.#identity.uid, gid: this.#identity.gid } : {}),
    });
    this.#child = child;
    const onExit = () => child.kill();
    process.once('exit', onExit);
    child.once('exit', () => process.off('exit', onExit));
    for (const port of this.#ports) await this.#answering(child, port);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(patience);
  }

  async #answering(child: ChildProcess, port: number): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (child.exitCode !== null) break;
      if (await accepts(port)) return;
      await wait(25);
    }
    throw new Error(`${this.#program} does not answer on port ${port}.`);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function freePorts(): Promise<RigPorts> {
  const servers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  const [imap = 0, imaps = 0, lmtp = 0, smtp = 0, smtps = 0] = ports;
  return { imap, imaps, lmtp, smtp, smtps };
}

/** Gives a folder and everything in it to the servers' account. */
function own(path: string, identity: Identity): void {
  if (process.getuid?.() !== 0) return;
  execFileSync('chown', ['-R', `${identity.uid}:${identity.gid}`, path]);
}

function maildir(folder: string, user: string, name: string): string {
  const root = join(folder, 'mail', user);
  return name === 'INBOX' ? root : join(root, `.${name}`);
}

function readMaildir(path: string): readonly string[] {
  const files = ['new', 'cur'].flatMap((part) =>
    existsSync(join(path, part))
      ? readdirSync(join(path, part)).map((name) => ({ part, name }))
      : [],
  );
  return files
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
    .map(({ part, name }) => readFileSync(join(path, part, name), 'latin1'));
}

function readOr(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}

async function deliver(port: number, raw: string | Uint8Array, user: string): Promise<void> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true });
  const settled = Promise.withResolvers<void>();
  connection.on('error', settled.reject);
  connection.connect((refused) => {
    if (refused) return settled.reject(refused);
    const envelope = { from: 'sender@elsewhere.example', to: [user] };
    connection.send(envelope, Buffer.from(raw), (error, info) => {
      if (error || info?.rejectedErrors?.[0]) settled.reject(error ?? info?.rejectedErrors?.[0]);
      else settled.resolve();
    });
  });
  await settled.promise.finally(() => connection.close());
}
