/**
 * The desk: what a person (or the worker for them) can do, one file for each matter. It loads,
 * asks the core, and appends; it decides nothing that the core decides.
 */

import type { Reader } from '../bringing/port.ts';
import type { Clock } from '../clock.ts';
import { type Plan, plan } from '../core/plan/plan.ts';
import type { Actor, EventBody, NewEvent, Source } from '../core/record/events.ts';
import type { RawFinding } from '../core/record/finding.ts';
import { fold } from '../core/record/fold.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import type { Post } from '../mail/post.ts';
import type { Store, Unit, World } from '../store/port.ts';
import { withBlocks } from './blocked.ts';
import { foldAll } from './folded.ts';
import { nextMoment } from './next-moment.ts';
import { readSettings, type Settings } from './settings.ts';

/** Checks spelling and grammar with the libraries; answers at once with less while it warms up. */
export interface Spelling {
  lint(
    text: string,
    dialect: 'en-US' | 'en-GB',
    known: readonly string[],
  ): Promise<readonly RawFinding[]>;
  /** Loads what the first answer would wait for. */
  prepare(): Promise<void>;
}

export interface Desk {
  readonly store: Store;
  readonly clocks: Readonly<Record<World, Clock>>;
  /** A fresh id, unique in this installation. */
  readonly newId: () => string;
  /** The mailbox of a world; null when none is connected. */
  readonly post: (world: World) => Promise<Post | null>;
  readonly spelling: Spelling;
  /** Reads files and mails of strangers within limits. */
  readonly reader: Reader;
  /** Told after every commit: what changed (the screen refreshes, the worker wakes). */
  readonly changed: (opportunity: string | null, what: string) => void;
}

/** Who acts and from where. */
export interface Origin {
  readonly by: Actor;
  readonly source: Source;
}

export const byPerson: Origin = { by: 'person', source: { kind: 'web', ref: null } };
export const byWorker: Origin = { by: 'app', source: { kind: 'worker', ref: null } };

export function worldOf(opportunity: Pick<Opportunity, 'sample'>): World {
  return opportunity.sample ? 'sample' : 'own';
}

/** The instant it is in the opportunity's world. */
export function nowFor(desk: Desk, opportunity: Pick<Opportunity, 'sample'>): Temporal.Instant {
  return desk.clocks[worldOf(opportunity)].now();
}

/** The opportunity as it stands. Fails with `not_found`. */
export async function load(desk: Desk, id: string, unit: Unit = desk.store): Promise<Opportunity> {
  const opportunity = fold(await unit.record.events(id));
  if (opportunity === null) {
    throw new Fault(
      'not_found',
      'There is no such opportunity.',
      'It may have been removed; go back to the list.',
    );
  }
  return opportunity;
}

export async function loadAll(desk: Desk): Promise<readonly Opportunity[]> {
  return await foldAll(desk.store);
}

/** What the plan says of it now. `all`: every opportunity, for who plans many of them. */
export async function planOf(
  desk: Desk,
  opportunity: Opportunity,
  all?: readonly Opportunity[],
): Promise<Plan> {
  const settings = await readSettings(desk.store.shelf);
  const known = withBlocks(opportunity, all ?? (await loadAll(desk)));
  return plan(known, settings.plan, nowFor(desk, opportunity));
}

export interface Change {
  readonly opportunity: Opportunity;
  /** What the writer saw; null for the worker, which takes the record as it stands. */
  readonly expectedSeq: number | null;
  readonly origin: Origin;
  readonly bodies: readonly EventBody[];
  /** When it happened, if that was not now: a message lay in the mailbox before we looked. */
  readonly at?: Instant;
}

/**
 * Appends and brings the index up to date, in one unit of work together with `also`.
 * Fails with `conflict` when the record moved on since `expectedSeq`; then nothing was written.
 */
export async function append(
  desk: Desk,
  { opportunity, expectedSeq, origin, bodies, at: happenedAt }: Change,
  also: (unit: Unit) => Promise<void> = async () => {},
): Promise<Opportunity> {
  const settings = await readSettings(desk.store.shelf);
  const at = happenedAt ?? instantText(nowFor(desk, opportunity));
  const after = await desk.store.transact(async (unit) => {
    const events = bodies.map((body): NewEvent => ({ at, ...origin, body }));
    const seq = expectedSeq ?? (await load(desk, opportunity.id, unit)).seq;
    const outcome = await unit.record.append(opportunity.id, seq, events);
    if (outcome.kind === 'conflict') throw conflict();
    await also(unit);
    return await reindex(desk, unit, opportunity.id, settings);
  });
  desk.changed(after.id, bodies.at(-1)?.kind ?? 'looked');
  return after;
}

/** Opens a new opportunity; returns it as it stands. */
export async function open(
  desk: Desk,
  world: World,
  origin: Origin,
  bodies: readonly [Extract<EventBody, { kind: 'opportunity_opened' }>, ...EventBody[]],
): Promise<Opportunity> {
  const settings = await readSettings(desk.store.shelf);
  const id = desk.newId();
  const at = instantText(desk.clocks[world].now());
  const after = await desk.store.transact(async (unit) => {
    await unit.record.append(
      id,
      0,
      bodies.map((body) => ({ at, ...origin, body })),
    );
    return await reindex(desk, unit, id, settings);
  });
  desk.changed(id, 'opportunity_opened');
  return after;
}

/** Writes the index row of an opportunity anew from its events. */
export async function reindex(
  desk: Desk,
  unit: Unit,
  id: string,
  settings: Settings,
): Promise<Opportunity> {
  const opportunity = await load(desk, id, unit);
  const now = nowFor(desk, opportunity);
  const nextAt = nextMoment(plan(opportunity, settings.plan, now), now);
  await unit.record.putIndex({
    opportunity: id,
    world: worldOf(opportunity),
    seq: opportunity.seq,
    nextAt,
  });
  return opportunity;
}

function conflict(): Fault {
  return new Fault(
    'conflict',
    'This was changed in the meantime, in another window or by a reply that came in.',
    'Look at the newest state and do it again if it still fits. Your words are kept.',
  );
}
