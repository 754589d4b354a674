import { instantText } from '../core/record/instant.ts';
import { type Desk, load } from '../desk/desk.ts';
import { RESTORED } from '../desk/fencing.ts';
import type { Post } from '../mail/post.ts';
import type { OutboxRow } from '../store/port.ts';
import { note } from './outbox-row.ts';
import { unlessOvertaken } from './overtaken.ts';

/** Waits between attempts after a 4xx or a lost connection, then hourly. */
export const RETRY_MINUTES = [1, 5, 15, 30, 60] as const;

/** When an uncertain message is looked up: at once, then after so many minutes. */
const LOOK_UP_MINUTES = [1, 5, 15, 60] as const;

const LOOKED = 'Looked in Sent, All Mail and the inbox';

/**
 * Looks an uncertain message up by its exact Message-ID. Found: it was sent. Not found after the
 * last look: the person decides, with the evidence before them; absence is no proof.
 */
export async function settleUncertain(desk: Desk, row: OutboxRow, post: Post): Promise<void> {
  const now = desk.clocks[row.world].now();
  const at = instantText(now);
  // What was looked up before a restore says nothing of the time after the backup.
  const begun = row.evidence.findLastIndex((e) => e.sentence.startsWith(RESTORED));
  const looks = row.evidence.slice(begun + 1).filter((e) => e.sentence.startsWith(LOOKED)).length;
  const found = await look(post, row.messageId);
  if (found === 'found') {
    const sent = note(row, at, `${LOOKED}: it is there, so it was sent.`, {
      state: 'sent',
      nextAt: at,
    });
    const opportunity = await load(desk, row.opportunity);
    const body = {
      kind: 'letter_sent',
      letter: row.letter,
      channel: 'email',
      messageId: row.messageId,
    } as const;
    await unlessOvertaken(desk, opportunity, [body], (unit) =>
      unit.outbox.move(sent, ['uncertain']),
    );
    return;
  }
  const minutes = LOOK_UP_MINUTES[looks];
  const next = note(row, at, `${LOOKED}: ${found}`, {
    state: minutes === undefined ? 'needs_person' : 'uncertain',
    nextAt: minutes === undefined ? null : instantText(now.add({ minutes })),
  });
  await desk.store.outbox.move(next, ['uncertain']);
  desk.changed(row.opportunity, next.state);
}

async function look(post: Post, messageId: string): Promise<'found' | string> {
  try {
    const found = await post.mailbox.find(messageId);
    return found === null ? 'not there.' : 'found';
  } catch (error) {
    return `the mailbox could not be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}
