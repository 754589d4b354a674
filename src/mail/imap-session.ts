/**
 * One signed-in IMAP connection (RFC 9051) and what it must never do: everything is opened with
 * EXAMINE, so the server itself refuses to mark, move or delete.
 */
import {
  type FetchMessageObject,
  ImapFlow,
  type ListResponse,
  type MessageStructureObject,
} from 'imapflow';
import type { Instant } from '../core/record/nouns.ts';
import { type MailAuth, type MailServer, requireEncryption, tlsOptions } from './account.ts';
import { readFields, telltaleFields, toMailHeader } from './header.ts';
import type { FolderRole, IncomingMail, MailHeader } from './port.ts';

/** Waiting times in milliseconds. */
export interface ImapTimes {
  readonly connect: number;
  /** A reply to any command. */
  readonly reply: number;
  /** How often a watched mailbox is looked into even when nothing was announced. */
  readonly pulse: number;
  /** Back-off after a lost connection: each wait once, the last one for ever. */
  readonly retry: readonly number[];
}

export const imapTimes: ImapTimes = {
  connect: 30_000,
  reply: 60_000,
  pulse: 240_000,
  retry: [1_000, 2_000, 5_000, 15_000, 60_000, 300_000],
};

/** Bytes of one message that are ever fetched. */
const sizeLimit = 25 * 1024 * 1024;
/** Of a larger one, the beginning. */
const beginning = 1024 * 1024;
const chunk = 500;

export interface OpenFolder {
  readonly role: FolderRole;
  readonly uidValidity: string;
  /** 0: the server does not say. */
  readonly uidNext: number;
  /** HIGHESTMODSEQ, where the server keeps one (CONDSTORE, QRESYNC; RFC 7162). */
  readonly modSeq: string | null;
}

/** Headers of one message and where it lies. */
export interface Listed {
  readonly uid: number;
  readonly receivedAt: Instant;
  readonly size: number;
  readonly header: MailHeader;
}

export class ImapSession {
  readonly client: ImapFlow;
  readonly #times: ImapTimes;
  #folders: readonly ListResponse[] = [];

  private constructor(client: ImapFlow, times: ImapTimes) {
    this.client = client;
    this.#times = times;
  }

  /** Connects and signs in; rejects with imapflow's error (see `imap-fault.ts`). */
  static async open(server: MailServer, auth: MailAuth, times: ImapTimes): Promise<ImapSession> {
    requireEncryption(server);
    const client = new ImapFlow({
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      doSTARTTLS: server.security === 'starttls',
      tls: tlsOptions(server),
      auth:
        auth.kind === 'password'
          ? { user: auth.user, pass: auth.password }
          : { user: auth.user, accessToken: await auth.accessToken() },
      clientInfo: { name: 'Afterword' },
      logger: false,
      disableAutoIdle: true,
      qresync: true,
      connectionTimeout: times.connect,
      greetingTimeout: times.connect,
      socketTimeout: times.pulse + times.reply,
      maxIdleTime: times.pulse,
      maxLiteralSize: sizeLimit + beginning,
      maxLineLength: 16 * 1024 * 1024,
      maxResponseSize: 64 * 1024 * 1024,
    });
    client.on('error', () => undefined);
    const session = new ImapSession(client, times);
    try {
      await session.within(client.connect(), times.connect + times.reply);
      session.#folders = await session.within(client.list());
      return session;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  get folders(): readonly ListResponse[] {
    return this.#folders;
  }

  /** The provider's name for a folder, or null. */
  path(role: FolderRole): string | null {
    if (role === 'inbox') return 'INBOX';
    const use = { sent: '\\Sent', junk: '\\Junk', all: '\\All' }[role];
    return this.#folders.find((folder) => folder.specialUse === use)?.path ?? null;
  }

  /** Opens a folder for reading only; null when the account has none of that role. */
  async examine(role: FolderRole): Promise<OpenFolder | null> {
    const path = this.path(role);
    if (path === null) return null;
    const opened = await this.within(this.client.mailboxOpen(path, { readOnly: true }));
    return {
      role,
      uidValidity: String(opened.uidValidity),
      uidNext: opened.uidNext ?? 0,
      modSeq: opened.noModseq ? null : (opened.highestModseq?.toString() ?? null),
    };
  }

  /** UIDs in the open folder, ascending. */
  async search(query: Parameters<ImapFlow['search']>[0]): Promise<readonly number[]> {
    const found = await this.within(this.client.search(query, { uid: true }));
    return Array.isArray(found) ? found.toSorted((one, other) => one - other) : [];
  }

  /**
   * Headers of these messages, in chunks, ascending; a message gone meanwhile is left out. The next
   * chunk is asked for while this one is looked at.
   */
  async *headers(uids: readonly number[]): AsyncGenerator<Listed> {
    let next = this.#headersFrom(uids, 0);
    for (let start = 0; start < uids.length; start += chunk) {
      const fetched = await next;
      next = this.#headersFrom(uids, start + chunk);
      for (const message of fetched.toSorted((one, other) => one.uid - other.uid))
        yield listed(message);
    }
  }

  #headersFrom(uids: readonly number[], start: number): Promise<readonly FetchMessageObject[]> {
    const range = uids.slice(start, start + chunk).join(',');
    if (range === '') return Promise.resolve([]);
    const headers = [...telltaleFields];
    const what = { uid: true, size: true, internalDate: true, headers, bodyStructure: true };
    const fetched = this.within(this.client.fetchAll(range, what, { uid: true }));
    // Nobody may be there any more to hear that it failed.
    fetched.catch(() => undefined);
    return fetched;
  }

  /** The whole message without marking it read (BODY.PEEK); null when it is gone. */
  async fetch(folder: OpenFolder, message: Listed): Promise<IncomingMail | null> {
    const truncated = message.size > sizeLimit;
    const fetched = await this.within(
      this.client.fetchOne(
        String(message.uid),
        { uid: true, source: { maxLength: truncated ? beginning : sizeLimit } },
        { uid: true },
      ),
    );
    if (!fetched || fetched.uid !== message.uid || !fetched.source) return null;
    const { uid, receivedAt, header } = message;
    const { role, uidValidity } = folder;
    return { folder: role, uidValidity, uid, receivedAt, header, raw: fetched.source, truncated };
  }

  /** Fails when the server stays silent: a connection can be dead without saying so. */
  async within<T>(reply: Promise<T>, milliseconds = this.#times.reply): Promise<T> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(new Error('The mail server stopped answering.'));
      this.client.close();
    }, milliseconds);
    reply.catch(() => undefined);
    try {
      return await Promise.race([reply, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Says goodbye, briefly; never rejects. */
  async close(): Promise<void> {
    if (!this.client.usable) return this.client.close();
    const timer = setTimeout(() => this.client.close(), 1_000);
    await this.client.logout().catch(() => this.client.close());
    clearTimeout(timer);
  }
}

function listed(message: FetchMessageObject): Listed {
  const header = toMailHeader(readFields(message.headers ?? new Uint8Array()));
  return {
    uid: message.uid,
    receivedAt: instant(message.internalDate),
    size: message.size ?? 0,
    header: {
      ...header,
      hasCalendar: header.hasCalendar || carriesCalendar(message.bodyStructure),
    },
  };
}

/** A part of its outline is a calendar, by its type or its file's name; at most 200 are looked at. */
function carriesCalendar(outline: MessageStructureObject | undefined): boolean {
  const parts = outline === undefined ? [] : [outline];
  for (let looked = 0; looked < 200; looked += 1) {
    const part = parts.shift();
    if (part === undefined) return false;
    const name = part.dispositionParameters?.filename ?? part.parameters?.name ?? '';
    if (/^(?:text|application)\/(?:x-)?(?:calendar|ics|ical)/i.test(part.type)) return true;
    if (/\.ics$/i.test(name)) return true;
    parts.push(...(part.childNodes ?? []));
  }
  return false;
}

/** A server that gives no date counts as long ago, so that nothing seems newer than it is. */
function instant(date: Date | string | undefined): Instant {
  const at = date instanceof Date ? date : new Date(date ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? '1970-01-01T00:00:00Z' : at.toISOString();
}
