/**
 * The listener: INBOX by IDLE (RFC 2177), the other folders by looking in, for as long as it is
 * not stopped. Push is a hint only; what counts is looking from the cursor on.
 */

import { collect } from './imap-collect.ts';
import { imapCause } from './imap-fault.ts';
import type { ImapSession, ImapTimes } from './imap-session.ts';
import type { Cursors, FolderRole, Listening, Watch } from './port.ts';

/** Looked into besides INBOX: answers sent from the phone, replies taken for spam, filtered mail. */
const besides: readonly FolderRole[] = ['sent', 'junk', 'all'];

/** Starts at once and never throws; what goes wrong is told through `watch.onState`. */
export function listenTo(
  open: () => Promise<ImapSession>,
  watch: Watch,
  times: ImapTimes,
): Listening {
  const listener = new Listener(open, watch, times);
  const running = listener.run();
  return {
    lookNow: () => listener.lookNow(),
    async stop() {
      listener.stop();
      await running;
    },
  };
}

/** An error of the caller's own: the connection is fine. */
class HandlingError extends Error {}

class Listener {
  readonly #open: () => Promise<ImapSession>;
  readonly #watch: Watch;
  readonly #times: ImapTimes;
  #cursors: Cursors;
  #stopped = false;
  #failures = 0;
  /** Set when something may have arrived in INBOX. */
  #news = true;
  /** Set when every folder is to be looked into. */
  #due = true;
  #wake: () => void = () => undefined;
  #looking: { promise: Promise<void>; resolve: () => void }[] = [];

  constructor(open: () => Promise<ImapSession>, watch: Watch, times: ImapTimes) {
    this.#open = open;
    this.#watch = watch;
    this.#times = times;
    this.#cursors = watch.cursors;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#watch.onState({ kind: 'connecting' });
        const session = await this.#open();
        try {
          await this.#attend(session);
        } finally {
          await session.close();
        }
      } catch (error) {
        this.#lookedOnce();
        if (!this.#stopped) await this.#backOff(error);
      }
    }
    this.#lookedOnce();
    this.#watch.onState({ kind: 'stopped' });
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  lookNow(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    const look = Promise.withResolvers<void>();
    this.#looking.push(look);
    this.#due = true;
    this.#wake();
    return look.promise;
  }

  async #attend(session: ImapSession): Promise<void> {
    const announced = () => {
      this.#news = true;
      this.#wake();
    };
    session.client.on('exists', announced);
    session.client.on('close', announced);
    this.#due = true;
    while (!this.#stopped) {
      if (this.#due) await this.#lookEverywhere(session);
      if (this.#news) await this.#lookIntoInbox(session);
      if (!session.client.usable) throw new Error('The connection was closed.');
      this.#failures = 0;
      await this.#idle(session);
    }
  }

  async #lookEverywhere(session: ImapSession): Promise<void> {
    const waiting = this.#looking.splice(0);
    this.#due = false;
    try {
      for (const role of ['inbox', ...besides] as const) await this.#lookInto(session, role);
      // INBOX is the folder to wait in.
      await this.#lookIntoInbox(session);
    } finally {
      for (const look of waiting) look.resolve();
    }
  }

  async #lookIntoInbox(session: ImapSession): Promise<void> {
    this.#news = false;
    await this.#lookInto(session, 'inbox');
  }

  /** Opens the folder afresh, which is what shows a changed UIDVALIDITY. */
  async #lookInto(session: ImapSession, role: FolderRole): Promise<void> {
    const folder = await session.examine(role);
    if (folder === null) return;
    await collect(session, {
      folder,
      cursor: this.#cursors[role] ?? null,
      since: Temporal.Instant.from(this.#watch.since),
      wanted: (header) => handled(() => this.#watch.wanted(header, role)),
      onMessage: (mail) => handledAsync(() => this.#watch.onMessage(mail)),
      onCursor: async (cursor) => {
        await handledAsync(() => this.#watch.onCursor(role, cursor));
        this.#cursors = { ...this.#cursors, [role]: cursor };
      },
    });
  }

  /** Waits in INBOX for an announcement, the pulse, or the end. */
  async #idle(session: ImapSession): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#stopped || this.#news || this.#due) return;
    const push = session.client.capabilities.has('IDLE');
    this.#watch.onState({ kind: 'listening', push });
    const pulse = setTimeout(() => {
      this.#due = true;
      this.#wake();
    }, this.#times.pulse);
    // The next command ends IDLE by itself; without IDLE imapflow polls with NOOP.
    session.client.idle().then(undefined, () => undefined);
    await woken;
    clearTimeout(pulse);
  }

  async #backOff(error: unknown): Promise<void> {
    const { retry } = this.#times;
    const cause = error instanceof HandlingError ? 'handling' : imapCause(error);
    // Providers lock accounts that sign in wrongly again and again.
    if (cause === 'sign_in') this.#failures = Math.max(this.#failures, retry.length - 2);
    const retryInMs = retry[Math.min(this.#failures, retry.length - 1)] ?? 60_000;
    this.#failures += 1;
    this.#news = true;
    this.#watch.onState({
      kind: 'away',
      cause,
      why: error instanceof Error ? error.message : String(error),
      retryInMs,
    });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, retryInMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #lookedOnce(): void {
    for (const look of this.#looking.splice(0)) look.resolve();
  }
}

function handled<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new HandlingError(String(error), { cause: error });
  }
}

async function handledAsync(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new HandlingError(String(error), { cause: error });
  }
}
