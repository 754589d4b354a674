/**
 * The fence after a restore (X2): the data is older than the world, and what it holds for unsent
 * may have been sent since. What the replaced data knew of that is carried over; every other letter
 * on its way is held until the mailbox shows it, or the person says what became of it.
 */
import type { EventBody, RecordedEvent } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { OutboxRow, OutboxState, Shelf, Unit } from '../store/port.ts';
import { append, byWorker, type Desk, load, reindex } from './desk.ts';
import { readSettings } from './settings.ts';

/** The time between the moment of a backup and its restore, of which the record knows nothing. */
export interface Gap {
  readonly since: Instant;
  readonly until: Instant;
}

export interface Fenced {
  /** Letters held until it is known what became of them. */
  readonly held: number;
  /** Letters the replaced data knew to have left since the backup. */
  readonly carried: number;
}

/** How the evidence of a letter behind the fence begins. */
export const RESTORED = 'The data was put back to the backup of';

/** How the evidence of a letter begins that somebody took in hand after the backup: it waits for a word. */
export const IN_HAND = 'After that backup you changed, stopped or decided something here';

const SETTING = 'restores';
const KEPT_GAPS = 20;

/** States whose letters may have left after the backup although it holds them for unsent. */
const IN_DOUBT: ReadonlySet<OutboxState> = new Set([
  ...(['held', 'waiting', 'retry', 'sending', 'uncertain', 'needs_person'] as const),
]);

/** The gaps that restores left in what is known, oldest first; none: nothing was ever restored. */
export async function gaps(shelf: Shelf): Promise<readonly Gap[]> {
  return ((await shelf.setting(SETTING)) ?? []) as readonly Gap[];
}

/** Whether a row is, or was, behind the fence. */
export function wasFenced(row: Pick<OutboxRow, 'evidence'>): boolean {
  return row.evidence.some((e) => e.sentence.startsWith(RESTORED));
}

/**
 * Raises the fence on the data of `desk`, which was just restored and is not in use yet. `replaced`
 * is the data it takes the place of, or null when there was none or it is broken.
 */
export async function raiseFence(
  desk: Desk,
  gap: Gap,
  replaced: Pick<Unit, 'record' | 'outbox'> | null,
): Promise<Fenced> {
  const { shelf } = desk.store;
  await shelf.putSetting(SETTING, [...(await gaps(shelf)), gap].slice(-KEPT_GAPS));
  const tails = replaced === null ? [] : await tailsOf(desk, replaced);
  const carried = replaced === null ? 0 : await carryOver(desk, replaced, tails);
  let held = 0;
  for (const row of await desk.store.outbox.list()) {
    if (row.world !== 'own' || !IN_DOUBT.has(row.state)) continue;
    await holdBack(
      desk,
      row,
      gap,
      tails.some((tail) => isInHand(row, tail)),
    );
    held += 1;
  }
  return { held, carried };
}

/** What the person did after the backup may have been meant to keep this letter from leaving. */
function isInHand(row: OutboxRow, { opportunity, tail }: Tail): boolean {
  return (
    opportunity === row.opportunity &&
    tail.some(
      ({ by, body }) => (by === 'person' || by === 'token') && !isOfAnother(body, row.letter),
    )
  );
}

function isOfAnother(body: EventBody, letter: string): boolean {
  return 'letter' in body && body.letter !== letter;
}

/**
 * A backup that was copied over the data by hand, without `afterword restore`, still says that it is
 * one: the fence is raised for it as well. Asked once at every start, before anything can leave.
 */
export async function raiseIfPutBackByHand(desk: Desk): Promise<void> {
  const { shelf } = desk.store;
  const note = (await shelf.setting('backup')) as { readonly at?: string } | null | undefined;
  if (note?.at === undefined) return;
  const until = instantText(desk.clocks.own.now());
  await raiseFence(desk, { since: note.at, until }, null);
  await shelf.putSetting('backup', null);
}

async function holdBack(desk: Desk, row: OutboxRow, gap: Gap, inHand: boolean): Promise<void> {
  const opportunity = await load(desk, row.opportunity);
  const day = Temporal.Instant.from(gap.since)
    .toZonedDateTimeISO((await readSettings(desk.store.shelf)).candidate.zone)
    .toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const why = `${RESTORED} ${day}. Whether this letter has left since then is looked up in your mailbox.`;
  const at = instantText(desk.clocks.own.now());
  const asked = inHand ? [{ at, sentence: `${IN_HAND}. Is this letter still to go?` }] : [];
  const evidence = [...row.evidence, { at, sentence: why }, ...asked].slice(-30);
  // What was not due before the restore keeps its approval: it most likely did not leave.
  const mayHaveLeft = row.sendAt <= gap.until;
  const bodies: EventBody[] =
    mayHaveLeft || inHand ? [{ kind: 'letter_uncertain', letter: row.letter, why }] : [];
  const change = { opportunity, expectedSeq: null, origin: byWorker, bodies };
  await append(desk, change, (unit) =>
    unit.outbox.put({ ...row, state: 'uncertain', nextAt: at, evidence }),
  );
}

/**
 * Takes over what the replaced data knew better, where it is this data and more: the events and the
 * outbox of letters that left, or that the person sent by hand, after the backup.
 */
async function carryOver(
  desk: Desk,
  replaced: Pick<Unit, 'outbox'>,
  tails: readonly Tail[],
): Promise<number> {
  const newer = new Map((await replaced.outbox.list()).map((row) => [row.letter, row]));
  let carried = 0;
  for (const { opportunity, known, tail } of tails) {
    const left = lettersThatLeft(tail);
    if (left.size === 0) continue;
    const events = tail.filter((event) => concerns(event.body, left, tail));
    const settings = await readSettings(desk.store.shelf);
    await desk.store.transact(async (unit) => {
      await unit.record.append(
        opportunity,
        known,
        events.map(({ at, by, source, body }) => ({ at, by, source, body })),
      );
      for (const letter of left) {
        const row = newer.get(letter);
        if (row !== undefined) await unit.outbox.put(row);
      }
      await reindex(desk, unit, opportunity, settings);
    });
    carried += left.size;
  }
  return carried;
}

/** What the replaced data holds of one opportunity beyond the backup. */
interface Tail {
  readonly opportunity: string;
  /** How many of its events the backup holds. */
  readonly known: number;
  readonly tail: readonly RecordedEvent[];
}

async function tailsOf(desk: Desk, replaced: Pick<Unit, 'record'>): Promise<readonly Tail[]> {
  const rows = (await desk.store.record.index()).filter((row) => row.world === 'own');
  return await Promise.all(
    rows.map(async ({ opportunity }) => {
      const before = await desk.store.record.events(opportunity);
      const tail = tailOf(before, await replaced.record.events(opportunity));
      return { opportunity, known: before.length, tail };
    }),
  );
}

/** What the newer record holds beyond the older; nothing when it is not the same record grown. */
function tailOf(
  older: readonly RecordedEvent[],
  newer: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  const same = older.every((event, i) => JSON.stringify(event) === JSON.stringify(newer[i]));
  return same ? newer.slice(older.length) : [];
}

const LEFT: ReadonlySet<EventBody['kind']> = new Set(['letter_sending', 'letter_sent']);

function lettersThatLeft(tail: readonly RecordedEvent[]): ReadonlySet<string> {
  return new Set(
    tail.flatMap(({ body }) => ('letter' in body && LEFT.has(body.kind) ? [body.letter] : [])),
  );
}

/** The story of those letters, and the people they went to. */
function concerns(
  body: EventBody,
  letters: ReadonlySet<string>,
  tail: readonly RecordedEvent[],
): boolean {
  if ('letter' in body) return letters.has(body.letter);
  const person =
    body.kind === 'person_added'
      ? body.person.id
      : body.kind === 'person_changed' || body.kind === 'address_found'
        ? body.person
        : null;
  return (
    person !== null &&
    tail.some(
      ({ body: b }) => 'letter' in b && letters.has(b.letter) && 'to' in b && b.to === person,
    )
  );
}
