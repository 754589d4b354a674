import { instantText } from '../core/record/instant.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll, worldOf } from '../desk/desk.ts';
import { mayInvite, settleInvited, takeInvitations } from '../desk/invited.ts';
import { domainsOf } from '../desk/matching.ts';
import { concerns, receive } from '../desk/receiving.ts';
import { layUnreadAside } from '../desk/unread.ts';
import { Fault } from '../errors.ts';
import type { Parser } from '../mail/parse.ts';
import type {
  Cursors,
  FolderRole,
  IncomingMail,
  Listening,
  ListenState,
  MailHeader,
} from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { World } from '../store/port.ts';

/** How far back the first look goes. */
const FIRST_LOOK_DAYS = 90;

export interface InboxWatch {
  readonly listening: Listening;
  /** The record changed: what concerns its opportunities may be something else now. */
  refresh(): Promise<void>;
}

/**
 * Watches the mailbox of a world and takes in what concerns its opportunities. Cursors are kept on
 * the shelf after each message was recorded, so a crash only means that a message comes again.
 */
export async function watchInbox(
  desk: Desk,
  world: World,
  post: Post,
  parser: Parser,
  onState: (state: ListenState) => void,
): Promise<InboxWatch> {
  const name = `cursors:${world}:${post.address}`;
  let cursors = ((await desk.store.shelf.setting(name)) ?? {}) as Cursors;
  let opportunities = await inWorld(desk, world);
  const since = () =>
    instantText(desk.clocks[world].now().subtract({ hours: 24 * FIRST_LOOK_DAYS }));
  /** Whose earlier mail was looked for. */
  let known = senders(opportunities);
  const takeIn = async (mail: IncomingMail) => {
    const invited = mayInvite(mail.header, mail.folder)
      ? await takeInvitations(desk, world, mail)
      : [];
    const received = await receive(desk, world, mail, await parser.parse(mail.raw));
    if (invited.length > 0) await settleInvited(desk, received, mail.header);
  };
  const take = async (mail: IncomingMail) => {
    try {
      await takeIn(mail);
    } catch (error) {
      // What is told (a full disk, a lock) passes, and the message comes again. Anything else
      // would come again with it for ever, and no mail behind it would be read.
      if (error instanceof Fault && error.code !== 'bad_input') throw error;
      await layUnreadAside(desk, world, mail, await parser.parse(mail.raw));
    }
    opportunities = await inWorld(desk, world);
  };
  const wanted = (header: MailHeader, folder: FolderRole) =>
    concerns(header, folder, opportunities, post.address) || mayInvite(header, folder);
  const listening = post.mailbox.listen({
    cursors,
    since: since(),
    wanted,
    onMessage: take,
    async onCursor(folder, cursor) {
      cursors = { ...cursors, [folder]: cursor };
      await desk.store.shelf.putSetting(name, cursors);
    },
    onState,
  });
  return {
    listening,
    async refresh() {
      opportunities = await inWorld(desk, world);
      const now = senders(opportunities);
      if ([...now].every((sender) => known.has(sender))) return;
      // Somebody new is known: what they wrote, and what was written to them, may lie in the part
      // that was already passed over.
      for (const folder of ['sent', 'inbox'] as const) {
        const theirs = (header: MailHeader) =>
          concerns(header, folder, opportunities, post.address);
        await post.mailbox.recent({ folder, since: since(), wanted: theirs, onMessage: take });
      }
      // Only now: a mailbox that was away is looked into at the next change.
      known = now;
    },
  };
}

async function inWorld(desk: Desk, world: World): Promise<readonly Opportunity[]> {
  return (await loadAll(desk)).filter((o) => worldOf(o) === world);
}

/** The addresses and company domains that a message can be known by. */
function senders(opportunities: readonly Opportunity[]): ReadonlySet<string> {
  return new Set(
    opportunities.flatMap((o) => [...domainsOf(o), ...o.people.map((p) => p.email ?? '')]),
  );
}
