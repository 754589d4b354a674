import { instantText } from '../core/record/instant.ts';
import { concerns, receive } from '../desk/receiving.ts';
import { type Desk, loadAll, worldOf } from '../desk/desk.ts';
import type { Cursors, ListenState, Listening } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { Parser } from '../mail/parse.ts';
import type { World } from '../store/port.ts';

/** How far back the first look goes. */
const FIRST_LOOK_DAYS = 90;

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
): Promise<Listening> {
  const name = `cursors:${world}:${post.address}`;
  let cursors = ((await desk.store.shelf.setting(name)) ?? {}) as Cursors;
  let opportunities = (await loadAll(desk)).filter((o) => worldOf(o) === world);
  return post.mailbox.listen({
    cursors,
    since: instantText(desk.clocks[world].now().subtract({ hours: 24 * FIRST_LOOK_DAYS })),
    wanted: (header, folder) => folder !== 'sent' && concerns(header, opportunities),
    async onMessage(mail) {
      await receive(desk, world, mail, await parser.parse(mail.raw));
      opportunities = (await loadAll(desk)).filter((o) => worldOf(o) === world);
    },
    async onCursor(folder, cursor) {
      cursors = { ...cursors, [folder]: cursor };
      await desk.store.shelf.putSetting(name, cursors);
      opportunities = (await loadAll(desk)).filter((o) => worldOf(o) === world);
    },
    onState,
  });
}
