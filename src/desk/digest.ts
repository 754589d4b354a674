/** One mail a day from the candidate's mailbox to itself, when something needs them; never two. */
import { instantText } from '../core/record/instant.ts';
import type { Day, Instant } from '../core/record/nouns.ts';
import { buildMessage, messageIdFor } from '../mail/mime.ts';
import type { SubmitOutcome } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { Desk } from './desk.ts';
import type { Need } from './reminding.ts';
import type { Settings } from './settings.ts';

interface Last {
  readonly day: Day;
  /** Set when it had not left: it may be tried again from then on. */
  readonly againAt: Instant | null;
}

const SETTING = 'digest';
/** A mail of the morning is none in the evening. */
const HOURS_LATE = 4;
const AGAIN_MINUTES = 20;
/** As letters wait: providers lock an account that signs in wrongly too often. */
const SIGN_IN_MINUTES = 60;

/**
 * Sends today's digest when its time has come. The day is marked on disk before the mail leaves:
 * one that is lost or uncertain is not sent again, because tomorrow brings the next.
 */
export async function sendDigest(
  desk: Desk,
  settings: Settings,
  needs: readonly Need[],
  address: string | null,
): Promise<void> {
  const { shelf } = desk.store;
  const now = desk.clocks.own.now();
  const local = now.toZonedDateTimeISO(settings.candidate.zone);
  const due = local.withPlainTime(Temporal.PlainTime.from(settings.digest.at));
  const late = Temporal.ZonedDateTime.compare(local, due.add({ hours: HOURS_LATE })) > 0;
  if (needs.length === 0 || late || Temporal.ZonedDateTime.compare(local, due) < 0) return;
  const day = local.toPlainDate().toString();
  const last = ((await shelf.setting(SETTING)) ?? null) as Last | null;
  if (last?.day === day && (last.againAt === null || last.againAt > instantText(now))) return;
  const post = await desk.post('own');
  if (post === null) return;
  await shelf.putSetting(SETTING, { day, againAt: null } satisfies Last);
  const outcome = await submit(desk, post, settings, textOf(needs, settings, address));
  if (outcome.kind !== 'later') return;
  const minutes = outcome.cause === 'sign_in' ? SIGN_IN_MINUTES : AGAIN_MINUTES;
  const againAt = instantText(now.add({ minutes }));
  await shelf.putSetting(SETTING, { day, againAt } satisfies Last);
}

interface Words {
  readonly subject: string;
  readonly text: string;
}

async function submit(
  desk: Desk,
  post: Post,
  { candidate }: Settings,
  words: Words,
): Promise<SubmitOutcome> {
  const self = { name: candidate.name, address: post.address };
  const message = await buildMessage({
    from: self,
    to: self,
    ...words,
    messageId: messageIdFor(desk.newId(), post.address),
    date: instantText(desk.clocks.own.now()),
    zone: candidate.zone,
    inReplyTo: null,
    references: [],
  });
  // Letters need the mark of their end; here the day was marked already.
  return await post.transport.submit(message, { beforeEnd() {} });
}

function textOf(needs: readonly Need[], settings: Settings, address: string | null): Words {
  const { zone } = settings.candidate;
  const lines = needs.map((need) => `- ${need.title} (${need.company})${dueText(need, zone)}`);
  const count = needs.length === 1 ? 'One thing needs' : `${needs.length} things need`;
  const open = address === null ? [] : [`Open Afterword: ${address}/`];
  return {
    subject: `${count} you today`,
    text: [
      `${count} you today:`,
      lines.join('\n'),
      ...open,
      'You asked for this mail in the settings of Afterword. It comes once a day at most, and only when something needs you.',
    ].join('\n\n'),
  };
}

function dueText({ due }: Need, zone: string): string {
  if (due === null) return '';
  const when = Temporal.Instant.from(due).toZonedDateTimeISO(zone);
  const words = when.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `, due ${words}`;
}
