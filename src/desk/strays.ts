/** Mail that may belong to an opportunity, until the person says where. */
import { createHash } from 'node:crypto';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { IncomingMail } from '../mail/port.ts';
import type { Shelf, Stray, World } from '../store/port.ts';
import type { Desk } from './desk.ts';

/** Dismissed messages are remembered, so that another look at the mailbox does not ask again. */
const MOST_DISMISSED = 2_000;
const dismissedIn = (world: World) => `dismissed:${world}`;

/**
 * What a message is known by: its Message-ID, or without one its sender, date, subject and words,
 * which are the same in every folder it lies in.
 */
export function keyOf({ header, body }: ParsedMail): string {
  if (header.messageId !== null) return header.messageId;
  const from = header.from.map((f) => f.address.toLowerCase()).join(' ');
  const words = body.replace(/\s+/g, ' ').trim();
  const content = JSON.stringify([from, header.date, header.subject, words]);
  return `content:${createHash('sha256').update(content).digest('hex')}`;
}

/** Lays a message aside for the person, unless they have said already that it is none of ours. */
export async function layAside(
  desk: Desk,
  world: World,
  mail: Pick<IncomingMail, 'raw' | 'receivedAt'>,
  parsed: ParsedMail,
  candidates: Stray['candidates'],
): Promise<'stray' | 'nothing'> {
  const { header } = parsed;
  const id = keyOf(parsed);
  if ((await dismissed(desk.store.shelf, world)).includes(id)) return 'nothing';
  await desk.store.shelf.putStray({
    id,
    world,
    at: mail.receivedAt,
    fromName: header.from[0]?.name || null,
    fromAddress: header.from[0]?.address ?? null,
    subject: header.subject,
    text: parsed.text ?? parsed.body,
    raw: mail.raw,
    candidates,
  });
  desk.changed(null, 'stray');
  return 'stray';
}

/** "It has nothing to do with any of them." */
export async function dismissStray(desk: Desk, id: string): Promise<void> {
  await desk.store.transact(async ({ shelf }) => {
    const stray = (await shelf.strays()).find((s) => s.id === id);
    if (stray === undefined) return;
    const before = await dismissed(shelf, stray.world);
    await shelf.putSetting(dismissedIn(stray.world), [...before, id].slice(-MOST_DISMISSED));
    await shelf.removeStray(id);
  });
  desk.changed(null, 'stray');
}

async function dismissed(shelf: Shelf, world: World): Promise<readonly string[]> {
  const kept = await shelf.setting(dismissedIn(world));
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
