import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Parser } from '../mail/parse.ts';
import type { ListenState } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { World } from '../store/port.ts';
import { type InboxWatch, watchInbox } from './inbox.ts';
import { pump, recover } from './outbox.ts';

/** Sends what is due and listens for answers, in both worlds, until it is stopped. */
export interface Worker {
  /**
   * Takes the data for this process and begins. Two senders on the same data could hand a message
   * over twice, so a second one fails (`store_locked`). Without it nothing is sent or watched.
   */
  start(): void;
  /** Looks now, not at the next tick. */
  wake(): void;
  /** The record changed: other mail may concern it now. */
  noticed(): void;
  /** One whole turn: outbox and mailboxes of both worlds; for tests and fast-forward. */
  turn(world: World): Promise<void>;
  /** Watches the mailbox of a world anew: it was connected, changed or forgotten. */
  rewatch(world: World): Promise<void>;
  state(world: World): ListenState | null;
  stop(): Promise<void>;
}

const TICK_MS = 1000;
const WORLDS: readonly World[] = ['own', 'sample'];

/** How long a message that is due waits for a look into the mailbox. */
const LOOK_MS = 20_000;
/** When a mailbox whose sign-in could not be opened is tried again. */
const LOCKED_MS = 61_000;

/** Says whether the look came to its end in time. */
async function lookFirst(watch: InboxWatch | undefined): Promise<boolean> {
  if (watch === undefined) return false;
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), LOOK_MS);
  const looked = watch.listening.lookNow().then(() => true);
  return await Promise.race([looked, late.promise]).finally(() => clearTimeout(timer));
}

/** `daily` is asked at every tick, between two sends, and knows itself when it is time (backups). */
export function createWorker(
  desk: Desk,
  parser: Parser,
  log: Log,
  hold: () => () => void,
  daily: () => Promise<void> = async () => {},
): Worker {
  const watches = new Map<World, InboxWatch>();
  const states = new Map<World, ListenState>();
  const retries = new Map<World, NodeJS.Timeout>();
  let busy: Promise<void> = Promise.resolve();
  let waiting = false;
  let stopped = false;
  let letGo: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** One turn after the other: two at once would only race for the same rows. */
  function queue(work: () => Promise<void>): Promise<void> {
    busy = busy.then(work).catch((error: unknown) => log.error('worker', error));
    return busy;
  }

  function wake(): void {
    if (waiting || stopped || letGo === null) return;
    waiting = true;
    void queue(async () => {
      waiting = false;
    });
    for (const world of WORLDS) void queue(() => pumped(world));
    void queue(daily);
  }

  async function pumped(world: World): Promise<void> {
    await pump(
      desk,
      world,
      () => stopped,
      async () => {
        // Without a look nothing leaves: the mailbox may only now have been unlocked.
        if (!watches.has(world)) await rewatch(world).catch(() => {});
        const looked = await lookFirst(watches.get(world));
        return looked && states.get(world)?.kind !== 'away';
      },
    );
  }

  function start(): void {
    if (letGo !== null || stopped) return;
    letGo = hold();
    void queue(() => recover(desk));
    timer = setInterval(wake, TICK_MS);
    timer.unref();
  }

  let rewatching: Promise<void> = Promise.resolve();
  /** One after the other, so that no listener is forgotten while it still runs. */
  function rewatch(world: World): Promise<void> {
    const done = rewatching.then(() => watchAnew(world));
    rewatching = done.catch(() => {});
    return done;
  }

  /** A keyring that was locked may be open now. */
  function again(world: World): void {
    if (stopped) return;
    rewatch(world).catch((error: unknown) => log.error('mailbox', error));
  }

  async function watchAnew(world: World): Promise<void> {
    await watches.get(world)?.listening.stop();
    watches.delete(world);
    states.delete(world);
    clearTimeout(retries.get(world));
    const post: Post | null = await desk.post(world).catch((error: unknown) => {
      retries.set(world, setTimeout(() => again(world), LOCKED_MS).unref());
      throw error;
    });
    if (post === null || stopped || letGo === null) return;
    const watch = await watchInbox(desk, world, post, parser, (state) => {
      states.set(world, state);
      desk.changed(null, 'mailbox');
    });
    watches.set(world, watch);
  }

  return {
    start,
    wake,
    noticed() {
      for (const watch of watches.values()) {
        watch.refresh().catch((error: unknown) => log.error('inbox', error));
      }
    },
    rewatch,
    async turn(world) {
      start();
      await queue(() => pumped(world));
      if (!watches.has(world)) await rewatch(world);
      await watches.get(world)?.listening.lookNow();
    },
    state: (world) => states.get(world) ?? null,
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const retry of retries.values()) clearTimeout(retry);
      await rewatching;
      await Promise.all([...watches.values()].map((w) => w.listening.stop()));
      await busy;
      letGo?.();
    },
  };
}
