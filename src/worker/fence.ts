/**
 * After a restore (desk/fencing.ts): what went out between the backup and the restore is looked for
 * in the mailbox before anything leaves to the same person. A second copy is worse than a late one.
 */
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll } from '../desk/desk.ts';
import { type Gap, gaps, IN_HAND, wasFenced } from '../desk/fencing.ts';
import { readSettings } from '../desk/settings.ts';
import type { FolderRole, MailHeader } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { OutboxRow } from '../store/port.ts';
import { note, READY, wait } from './outbox-row.ts';
import { unlessOvertaken } from './overtaken.ts';

/** Clocks differ, and a message is handed over a moment before it is noted. */
const SLACK_HOURS = 1;
/** Time for the listener to take in what lies in Sent, so that the plan knows it. */
const WAIT_MINUTES = 3;
const AWAY_MINUTES = 15;
/** How far back Sent is looked at to see whether it is used at all. */
const HABIT_DAYS = 30;

const NOTICED = 'Something else went to this person after the backup';
const ASKED = 'After the backup that was put back';

type Look =
  | { readonly kind: 'found'; readonly header: MailHeader }
  /** `sentUsed`: Sent holds anything at all, so that absence says something. */
  | { readonly kind: 'none'; readonly sentUsed: boolean }
  | { readonly kind: 'away'; readonly why: string };

/**
 * Whether this letter, due now, stays for the moment: mail to the same person, of which the restored
 * record knows nothing, lies in the mailbox (then the person is asked, once), or it cannot be read.
 */
export async function heldByFence(
  desk: Desk,
  opportunity: Opportunity,
  row: OutboxRow,
  post: Post,
): Promise<boolean> {
  if (row.world !== 'own' || has(row, ASKED)) return false;
  const restores = await gaps(desk.store.shelf);
  if (restores.length === 0) return false;
  const look = await writtenTo(desk, row, post, restores);
  const inMinutes = (minutes: number) => instantText(desk.clocks[row.world].now().add({ minutes }));
  switch (look.kind) {
    case 'none':
      return false;
    case 'away':
      await wait(
        desk,
        row,
        inMinutes(AWAY_MINUTES),
        `It waits until your mailbox can be read: ${look.why}`,
      );
      return true;
    case 'found':
      if (has(row, NOTICED)) await ask(desk, opportunity, row, look.header);
      else await wait(desk, row, inMinutes(WAIT_MINUTES), `${NOTICED}. It is looked at first.`);
      return true;
  }
}

/**
 * Lets a letter go its way again whose time had not come before the restore, once the mailbox
 * shows that nothing was sent in its place, unless the person had it in hand after the backup.
 * Says whether it did.
 */
export async function releasedByFence(desk: Desk, row: OutboxRow, post: Post): Promise<boolean> {
  const last = (await gaps(desk.store.shelf)).at(-1);
  if (last === undefined || !wasFenced(row) || row.sendAt <= last.until) return false;
  if (row.handedOverAt !== null || has(row, IN_HAND)) return false;
  if (await lies(post, row.messageId)) return false;
  const look = await writtenTo(desk, row, post, await gaps(desk.store.shelf));
  if (look.kind !== 'none' || !look.sentUsed) return false;
  const now = instantText(desk.clocks[row.world].now());
  const why = 'It had not been due yet, and your mailbox shows nothing in its place: not sent.';
  const nextAt = [row.sendAt, now].sort().at(-1) ?? now;
  const released = note(row, now, why, { state: 'waiting', nextAt });
  const moved = await desk.store.outbox.move(released, ['uncertain']);
  if (moved) desk.changed(row.opportunity, 'waiting');
  return moved;
}

/** True also when it cannot be told. */
async function lies(post: Post, messageId: string): Promise<boolean> {
  return await post.mailbox.find(messageId).then(
    (found) => found !== null,
    () => true,
  );
}

async function writtenTo(
  desk: Desk,
  row: OutboxRow,
  post: Post,
  restores: readonly Gap[],
): Promise<Look> {
  const known = await knownIds(desk);
  const to = row.envelopeTo.split(' ')[0]?.toLowerCase() ?? '';
  const { candidate } = await readSettings(desk.store.shelf);
  const own = [post.address, candidate.email ?? ''].map((a) => a.toLowerCase());
  const isIt = (header: MailHeader) =>
    header.from.some((f) => own.includes(f.address.toLowerCase())) &&
    [...header.to, ...header.cc].some((a) => a.address.toLowerCase() === to) &&
    ![header.messageId, header.originalMessageId].some((id) => id !== null && known.has(id)) &&
    restores.some((gap) => within(header, gap));
  try {
    const sent = await search(post, 'sent', restores, isIt);
    if (sent.looked > 0) return lookOf(sent.found, true);
    // No Sent folder, or it is not used: Gmail's All Mail, or a copy to oneself.
    const all = await search(post, 'all', restores, isIt);
    const found = all.found ?? (await search(post, 'inbox', restores, isIt)).found;
    return lookOf(found, false);
  } catch (error) {
    return { kind: 'away', why: error instanceof Error ? error.message : String(error) };
  }
}

function lookOf(header: MailHeader | null, sentUsed: boolean): Look {
  return header === null ? { kind: 'none', sentUsed } : { kind: 'found', header };
}

async function search(
  post: Post,
  folder: FolderRole,
  restores: readonly Gap[],
  isIt: (header: MailHeader) => boolean,
): Promise<{ readonly looked: number; readonly found: MailHeader | null }> {
  const first = restores.map((gap) => gap.since).sort()[0] ?? '';
  const since = instantText(Temporal.Instant.from(first).subtract({ hours: 24 * HABIT_DAYS }));
  let found: MailHeader | null = null;
  const { looked } = await post.mailbox.recent({
    folder,
    since,
    wanted(header) {
      if (isIt(header)) found = header;
      // The header says it all; no body is fetched.
      return false;
    },
    onMessage: () => {},
  });
  return { looked, found };
}

/** A message without a date that can be read may be of any time. */
function within({ date }: MailHeader, gap: Gap): boolean {
  const at = Date.parse(date ?? '');
  if (Number.isNaN(at)) return true;
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  const from = Temporal.Instant.from(gap.since).subtract({ hours: SLACK_HOURS });
  const until = Temporal.Instant.from(gap.until).add({ hours: SLACK_HOURS });
  return (
    Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, until) <= 0
  );
}

/** What the record and the outbox know to be theirs. */
async function knownIds(desk: Desk): Promise<ReadonlySet<string>> {
  const letters = (await loadAll(desk)).flatMap((o) => o.letters.map((l) => l.messageId));
  const rows = (await desk.store.outbox.list()).map((row) => row.messageId);
  return new Set([...letters, ...rows].filter((id) => id !== null));
}

function has(row: OutboxRow, beginning: string): boolean {
  return row.evidence.some((e) => e.sentence.startsWith(beginning));
}

/** Once: what the person says then holds. */
async function ask(
  desk: Desk,
  opportunity: Opportunity,
  row: OutboxRow,
  { subject, date }: MailHeader,
): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  const why = `${ASKED}, “${subject}” went to the same person (${date ?? 'without a date'}; it lies in your mailbox). If that was this letter, say that it arrived.`;
  const asking = note(row, at, why, { state: 'needs_person', nextAt: null });
  const bodies: EventBody[] = [{ kind: 'letter_uncertain', letter: row.letter, why }];
  await unlessOvertaken(desk, opportunity, bodies, (unit) => unit.outbox.move(asking, READY));
}
