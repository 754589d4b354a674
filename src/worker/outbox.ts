/**
 * Sends what was approved (architecture, "Sending, exactly"). Every arrow is on disk before the
 * next one begins; whatever crashes, nothing goes out twice and nothing vanishes.
 */
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { datedNow } from '../desk/dating.ts';
import { append, byWorker, type Desk, load } from '../desk/desk.ts';
import type { SubmitOutcome } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { OutboxRow, OutboxState, World } from '../store/port.ts';
import { heldByFence, releasedByFence } from './fence.ts';
import { note, READY, wait } from './outbox-row.ts';
import { LostRace, unlessOvertaken } from './overtaken.ts';
import { reasonAgainst, UNDER_WAY } from './reason-against.ts';
import { RETRY_MINUTES, settleUncertain } from './uncertain.ts';

const SIGN_IN_MINUTES = 60;
/** Longer than handing over can take. */
const HAND_OVER_MINUTES = 15;
const UNSEEN_MINUTES = 5;
/** Letters that remind somebody of an answer. */
const ASKS: ReadonlySet<Letter['step']> = new Set([
  ...(['follow_up', 'second_follow_up', 'clarification'] as const),
]);

/**
 * Looks at every row of a world whose moment has come, one after the other, until stopped. Before
 * anything leaves, `look` looks into the mailbox once: for an answer, or a copy sent by hand. It
 * says false when it could not; then nobody is reminded of anything who may have answered.
 */
export async function pump(
  desk: Desk,
  world: World,
  stopped: () => boolean = () => false,
  look: () => Promise<boolean> = async () => true,
): Promise<void> {
  const now = instantText(desk.clocks[world].now());
  const troubles: unknown[] = [];
  const due = await desk.store.outbox.due(world, now);
  const seen = !due.some((row) => READY.includes(row.state)) || (await look());
  for (const row of due) {
    if (stopped()) break;
    // One row in trouble does not keep the others from leaving.
    await advance(desk, row, seen).catch((error: unknown) => troubles.push(error));
  }
  if (troubles.length > 0) throw troubles[0];
}

/**
 * At start-up: a row that was `sending` when the program ended. If the end of the message
 * had not left, nothing can have arrived and it is tried again with the same bytes. Else it may
 * have arrived: it becomes `uncertain` and is looked up, never sent again by itself.
 */
export async function recover(desk: Desk): Promise<void> {
  const troubles: unknown[] = [];
  for (const row of await desk.store.outbox.list()) {
    if (row.state !== 'sending') continue;
    await pickUp(desk, row).catch((error: unknown) => troubles.push(error));
  }
  if (troubles.length > 0) throw troubles[0];
}

/** A row that is `sending` although nobody is sending it. */
async function pickUp(desk: Desk, row: OutboxRow): Promise<void> {
  if (row.endingAt === null) return await tryAgain(desk, row);
  await becomeUncertain(desk, row, 'The program ended while this message was being sent.');
}

async function tryAgain(desk: Desk, row: OutboxRow): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  const why = 'The program ended before the message had begun to leave. It is tried again.';
  await desk.store.outbox.move(note(row, at, why, { state: 'retry', nextAt: at }), ['sending']);
}

async function advance(desk: Desk, listed: OutboxRow, seen: boolean): Promise<void> {
  const post = await desk.post(listed.world);
  if (post === null) return;
  // The rows before this one may have taken minutes. The record is read first, then the row:
  // whoever changes the row from here on also moves the record on, and is noticed.
  const opportunity = await load(desk, listed.opportunity);
  const row = await desk.store.outbox.get(listed.letter);
  const now = instantText(desk.clocks[listed.world].now());
  if (row === null || row.nextAt === null || row.nextAt > now) return;
  switch (row.state) {
    case 'held':
    case 'waiting':
    case 'retry':
      return await attempt(desk, opportunity, row, post, seen);
    case 'sent':
      return await file(desk, row, post);
    case 'uncertain':
      if (await releasedByFence(desk, row, post)) return;
      return await settleUncertain(desk, row, post);
    case 'sending':
      // Nobody is: what became of it could not be written down, the disk was full or locked.
      return await pickUp(desk, row);
    case 'filed':
    case 'failed':
    case 'needs_person':
    case 'bounced':
    case 'stopped':
    case 'undone':
      return;
  }
}

async function attempt(
  desk: Desk,
  opportunity: Opportunity,
  row: OutboxRow,
  post: Post,
  seen: boolean,
): Promise<void> {
  const letter = opportunity.letters.find((l) => l.id === row.letter);
  if (letter === undefined) return;
  if (row.handedOverAt !== null && letter.state === 'sent' && letter.messageId === row.messageId)
    return await followRecord(desk, row);
  const why = await reasonAgainst(desk, opportunity, letter, row, post);
  if (why !== null)
    return await (why.kind === 'stop'
      ? stop(desk, opportunity, letter, row, why.sentence)
      : wait(desk, row, why.until, why.sentence));
  if (!seen && ASKS.has(letter.step)) return await waitForLook(desk, row);
  if (await heldByFence(desk, opportunity, row, post)) return;
  const now = desk.clocks[row.world].now();
  const sending: OutboxRow = {
    ...row,
    bytes: await datedNow(desk, opportunity, row),
    state: 'sending',
    attempts: row.attempts + 1,
    nextAt: instantText(now.add({ minutes: HAND_OVER_MINUTES })),
    handedOverAt: instantText(now),
    endingAt: null,
  };
  if (!(await begin(desk, opportunity, sending))) return;
  let handed = sending;
  const outcome = await post.transport.submit(
    { bytes: sending.bytes, from: row.envelopeFrom, to: row.envelopeTo.split(' ') },
    {
      async beforeEnd() {
        handed = { ...sending, endingAt: instantText(desk.clocks[row.world].now()) };
        await markEnding(desk, handed);
      },
    },
  );
  await settle(desk, handed, outcome);
}

/** The record says that this very message has left: another worker's attempt, taken for dead, had not died. */
async function followRecord(desk: Desk, row: OutboxRow): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  const sent = note(row, at, 'It had left already.', { state: 'sent', nextAt: at });
  await desk.store.outbox.move(sent, READY);
}

/** Their answer may lie where nobody could look: thanks do no harm then, a reminder does. */
async function waitForLook(desk: Desk, row: OutboxRow): Promise<void> {
  const until = instantText(desk.clocks[row.world].now().add({ minutes: UNSEEN_MINUTES }));
  const why = 'It waits until your mailbox can be read: an answer may lie there.';
  await wait(desk, row, until, why);
}

/** From here on it may arrive. Fails when another process has taken this attempt for dead. */
async function markEnding(desk: Desk, handed: OutboxRow): Promise<void> {
  await desk.store.transact(async ({ outbox }) => {
    const current = await outbox.get(handed.letter);
    if (current?.attempts !== handed.attempts || current.endingAt !== null) throw new LostRace();
    if (!(await outbox.move(handed, ['sending']))) throw new LostRace();
  });
}

async function begin(desk: Desk, opportunity: Opportunity, sending: OutboxRow): Promise<boolean> {
  const bodies: EventBody[] = [{ kind: 'letter_sending', letter: sending.letter }];
  return await unlessOvertaken(desk, opportunity, bodies, (unit) =>
    unit.outbox.move(sending, READY),
  );
}

async function settle(desk: Desk, row: OutboxRow, outcome: SubmitOutcome): Promise<void> {
  const now = desk.clocks[row.world].now();
  const at = instantText(now);
  switch (outcome.kind) {
    case 'accepted':
      return await finish(
        desk,
        note(row, at, `Accepted by the server: ${outcome.response}`, { state: 'sent', nextAt: at }),
        {
          kind: 'letter_sent',
          letter: row.letter,
          channel: 'email',
          messageId: row.messageId,
        },
        ['sending', 'uncertain', 'needs_person'],
      );
    case 'refused':
      return await finish(
        desk,
        note(row, at, `The server refused it: ${outcome.response}`, {
          state: 'failed',
          nextAt: null,
        }),
        {
          kind: 'letter_failed',
          letter: row.letter,
          why: outcome.response,
        },
      );
    case 'uncertain':
      return await becomeUncertain(desk, row, outcome.why);
    case 'later':
      return await retry(desk, row, outcome, now);
  }
}

async function retry(
  desk: Desk,
  row: OutboxRow,
  outcome: Extract<SubmitOutcome, { kind: 'later' }>,
  now: Temporal.Instant,
): Promise<void> {
  const usual = RETRY_MINUTES[Math.min(row.attempts - 1, RETRY_MINUTES.length - 1)] ?? 60;
  // A refused sign-in needs the person; trying it often makes providers lock the account.
  const minutes = outcome.cause === 'sign_in' ? SIGN_IN_MINUTES : usual;
  const waiting = note(row, instantText(now), `Not sent yet: ${outcome.response}`, {
    state: 'retry',
    nextAt: instantText(now.add({ minutes })),
  });
  await desk.store.outbox.move(waiting, ['sending']);
  desk.changed(row.opportunity, 'retry');
}

async function becomeUncertain(desk: Desk, row: OutboxRow, why: string): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  const uncertain = note(row, at, why, { state: 'uncertain', nextAt: at });
  await finish(desk, uncertain, { kind: 'letter_uncertain', letter: row.letter, why });
}

async function finish(
  desk: Desk,
  row: OutboxRow,
  body: EventBody,
  from: readonly OutboxState[] = ['sending'],
): Promise<void> {
  const opportunity = await load(desk, row.opportunity);
  const change = { opportunity, expectedSeq: null, origin: byWorker, bodies: [body] };
  await append(desk, change, async (unit) => {
    await unit.outbox.move(row, from);
  });
}

async function stop(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  row: OutboxRow,
  why: string,
): Promise<void> {
  const at = instantText(desk.clocks[row.world].now());
  const stopped = note(row, at, why, { state: 'stopped', nextAt: null });
  const bodies: EventBody[] = UNDER_WAY.has(letter.state)
    ? [{ kind: 'approval_withdrawn', letter: row.letter, why }]
    : [];
  await unlessOvertaken(desk, opportunity, bodies, (unit) => unit.outbox.move(stopped, READY));
}

/** Into the candidate's Sent folder, unless the provider has put it there. */
async function file(desk: Desk, row: OutboxRow, post: Post): Promise<void> {
  const now = desk.clocks[row.world].now();
  const at = instantText(now);
  try {
    const filing = await post.mailbox.fileToSent(row.bytes, row.messageId, row.handedOverAt ?? at);
    const where =
      filing.kind === 'no_sent_folder' ? 'The mailbox has no Sent folder.' : 'Filed in Sent.';
    await desk.store.outbox.move(note(row, at, where, { state: 'filed', nextAt: null }), ['sent']);
  } catch (error) {
    // It has left; only the copy in Sent is missing. Tried again later, a few times.
    const why = error instanceof Error ? error.message : String(error);
    const tries = row.evidence.filter((e) => e.sentence.startsWith('Not filed')).length;
    const nextAt = tries < 5 ? instantText(now.add({ minutes: 5 * 2 ** tries })) : null;
    await desk.store.outbox.move(
      note(row, at, `Not filed in Sent yet: ${why}`, { state: 'sent', nextAt }),
      ['sent'],
    );
  }
  desk.changed(row.opportunity, 'filed');
}
