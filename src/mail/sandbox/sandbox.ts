/**
 * The sandbox mailbox: a mail provider in a box, on loopback, for the sample week and the tests.
 * The product talks to it through the same SMTP and IMAP code as to any other; nothing can leave,
 * because there is no code here that opens a connection.
 */
import type { Instant } from '../../core/record/nouns.ts';
import type { MailAccount } from '../account.ts';
import { Correspondent, type ReplyRule } from './correspondent.ts';
import { startImap } from './imap-server.ts';
import {
  type FolderName,
  PostOffice,
  type SandboxMessage,
  type SandboxStore,
} from './post-office.ts';
import { startSmtp } from './smtp-server.ts';

export interface SandboxOptions {
  /** The candidate's address in the sandbox. */
  readonly address: string;
  /** The caller's clock. */
  now(): Temporal.Instant;
  /** Null keeps everything in memory. */
  readonly store: SandboxStore | null;
  readonly rules?: readonly ReplyRule[];
}

export interface Sandbox {
  /** How to reach it; the ports differ at each start. */
  readonly account: MailAccount;
  /** Lays a raw message into the candidate's INBOX (or Junk) as if it had arrived now. */
  deliver(raw: Uint8Array, folder?: FolderName): void;
  /** Delivers every scripted answer that is due by the clock; returns how many. */
  deliverDue(): Promise<number>;
  /** When the next scripted answer is due, or null. */
  nextDue(): Instant | null;
  script(rules: readonly ReplyRule[]): void;
  /** From now on the server refuses this recipient: `550 5.1.1 No such user`. */
  refuse(recipient: string, reply: string): void;
  /** What lies in somebody's folder: the recipients' INBOXes show what has been sent. */
  messages(address: string, folder?: FolderName): readonly SandboxMessage[];
  /** The candidate's folder gets new UIDs, as after a server lost its index. */
  renumber(folder: FolderName): void;
  clear(): void;
  stop(): Promise<void>;
}

/** Starts both servers on random loopback ports. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { address } = options;
  const password = 'sandbox';
  const office = new PostOffice(options.store);
  const people = new Correspondent(office, address);
  people.script(options.rules ?? []);
  const refused = new Map<string, string>();
  const now = () => options.now().toString();
  const signIn = (user: string, given: string) => user.includes('@') && given === password;
  const smtp = await startSmtp({
    signIn,
    refuse: (recipient) => refused.get(recipient.toLowerCase()) ?? null,
    take(recipients, raw) {
      for (const recipient of recipients) {
        office.put(recipient, 'INBOX', { raw, receivedAt: now() });
        people.notice(recipient, raw, now());
      }
    },
  });
  const imap = await startImap(office, { signIn, now });
  return {
    account: {
      address,
      smtp: { host: '127.0.0.1', port: smtp.port, security: 'none' },
      imap: { host: '127.0.0.1', port: imap.port, security: 'none' },
      auth: { kind: 'password', user: address, password },
    },
    deliver: (raw, folder = 'INBOX') =>
      void office.put(address, folder, { raw, receivedAt: now() }),
    deliverDue: () => people.deliverDue(now()),
    nextDue: () => people.nextDue(),
    script: (rules) => people.script(rules),
    refuse: (recipient, reply) => void refused.set(recipient.toLowerCase(), reply),
    messages: (whose, folder = 'INBOX') => office.folder(whose, folder).messages,
    renumber: (folder) => office.renumber(address, folder),
    clear: () => office.clear(),
    async stop() {
      await Promise.all([smtp.stop(), imap.stop()]);
    },
  };
}
