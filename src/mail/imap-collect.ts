import type { ImapSession, Listed, OpenFolder } from './imap-session.ts';
import type { Cursor, IncomingMail, MailHeader } from './port.ts';

export interface Collection {
  readonly folder: OpenFolder;
  readonly cursor: Cursor | null;
  /** How far back to look without a valid cursor. */
  readonly since: Temporal.Instant;
  wanted(header: MailHeader): boolean;
  onMessage(mail: IncomingMail): void | Promise<void>;
  onCursor(cursor: Cursor): void | Promise<void>;
}

/** Reads what is new in the open folder and moves the cursor behind each message handed over. */
export async function collect(
  session: ImapSession,
  task: Collection,
): Promise<{ looked: number; wanted: number }> {
  const { uidValidity, uidNext, modSeq } = task.folder;
  const valid = task.cursor?.uidValidity === uidValidity ? task.cursor : null;
  if (valid && modSeq !== null && valid.modSeq === modSeq) return { looked: 0, wanted: 0 };
  const uids = valid
    ? // `n:*` always names the last message, also when it is older than n (RFC 9051, 9).
      (await session.search({ uid: `${valid.uidNext}:*` })).filter((uid) => uid >= valid.uidNext)
    : await session.search({ since: searchDay(task.since) });
  let wanted = 0;
  let looked = 0;
  for await (const message of session.headers(uids)) {
    if (!valid && isBefore(message, task.since)) continue;
    looked += 1;
    if (!task.wanted(message.header)) continue;
    const mail = await session.fetch(task.folder, message);
    if (mail === null) continue;
    wanted += 1;
    await task.onMessage(mail);
    await task.onCursor({ uidValidity, uidNext: message.uid + 1 });
  }
  const next = Math.max(valid?.uidNext ?? 1, uidNext, (uids.at(-1) ?? 0) + 1);
  if (next !== valid?.uidNext || modSeq !== (valid.modSeq ?? null))
    await task.onCursor({ uidValidity, uidNext: next, modSeq });
  return { looked, wanted };
}

/** SEARCH SINCE knows days only, in the server's zone: a day earlier is surely enough. */
function searchDay(since: Temporal.Instant): string {
  return since.subtract({ hours: 36 }).toString();
}

function isBefore(message: Listed, since: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(message.receivedAt), since) < 0;
}
