/** The candidate's mailbox over IMAP (RFC 9051), through imapflow. */
import type { Instant } from '../core/record/nouns.ts';
import { type MailAuth, type MailServer, requireEncryption } from './account.ts';
import { collect } from './imap-collect.ts';
import { imapFault } from './imap-fault.ts';
import { listenTo } from './imap-listen.ts';
import { ImapSession, type ImapTimes, imapTimes } from './imap-session.ts';
import type { Filing, FolderRole, FoundMail, Mailbox, ScanCount, ScanQuery } from './port.ts';

/** A mailbox on one server. Throws a `Fault` only if the settings would send a password unencrypted. */
export function imapMailbox(
  server: MailServer,
  auth: MailAuth,
  times: ImapTimes = imapTimes,
): Mailbox {
  requireEncryption(server);
  const open = () => ImapSession.open(server, auth, times);

  async function using<T>(run: (session: ImapSession) => Promise<T>): Promise<T> {
    try {
      const session = await open();
      try {
        return await run(session);
      } finally {
        await session.close();
      }
    } catch (error) {
      throw imapFault(error, server.host);
    }
  }

  return {
    listen: (watch) => listenTo(open, watch, times),
    find: (messageId) => using((session) => find(session, messageId, ['sent', 'all', 'inbox'])),
    fileToSent: (bytes, messageId, sentAt) =>
      using((session) => fileToSent(session, bytes, messageId, sentAt)),
    recent: (query) => using((session) => recent(session, query)),
  };
}

async function find(
  session: ImapSession,
  messageId: string,
  roles: readonly FolderRole[],
): Promise<FoundMail | null> {
  for (const role of roles) {
    if ((await session.examine(role)) === null) continue;
    const uids = new Set<number>();
    for (const header of [
      'message-id',
      'x-microsoft-original-message-id',
      'x-google-original-message-id',
    ])
      for (const uid of await session.search({ header: { [header]: messageId } })) uids.add(uid);
    for await (const { uid, receivedAt, header } of session.headers([...uids])) {
      // SEARCH HEADER matches any substring in any case: only the whole id counts.
      if (header.messageId === messageId || header.originalMessageId === messageId)
        return { folder: role, uid, receivedAt, messageId: header.messageId };
    }
  }
  return null;
}

async function fileToSent(
  session: ImapSession,
  bytes: Uint8Array,
  messageId: string,
  sentAt: Instant,
): Promise<Filing> {
  const path = session.path('sent');
  if (path === null) return { kind: 'no_sent_folder' };
  const known = await find(session, messageId, ['sent']);
  if (known) return { kind: 'already_there', uid: known.uid };
  const appended = await session.within(session.client.append(path, bytes, ['\\Seen'], sentAt));
  return { kind: 'filed', uid: appended === false ? null : (appended.uid ?? null) };
}

async function recent(session: ImapSession, query: ScanQuery): Promise<ScanCount> {
  const folder = await session.examine(query.folder);
  if (folder === null) return { looked: 0, wanted: 0 };
  return collect(session, {
    folder,
    cursor: null,
    since: Temporal.Instant.from(query.since),
    wanted: (header) => query.wanted(header),
    onMessage: (mail) => query.onMessage(mail),
    onCursor: () => undefined,
  });
}
