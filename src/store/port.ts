/**
 * What the shell keeps on disk, in the words of the domain. Adapters: `sqlite.ts`.
 * All instants are ISO 8601 UTC text. Every method may fail with a `Fault` (`store_*`).
 */
import type { NewEvent, RecordedEvent } from '../core/record/events.ts';
import type { Instant } from '../core/record/nouns.ts';

/** The append-only record, one numbered list of events for each opportunity. */
export interface RecordStore {
  /**
   * Appends behind `expectedSeq` (0: the opportunity is new). Another writer was faster: nothing is
   * written and the outcome says where the record stands now.
   */
  append(
    opportunity: string,
    expectedSeq: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome>;
  events(opportunity: string): Promise<readonly RecordedEvent[]>;
  /** Every event there is, by opportunity and number: export. */
  everything(): Promise<readonly RecordedEvent[]>;
  /** The index that screens and the worker read; derived, rebuilt from the events at will. */
  index(): Promise<readonly IndexRow[]>;
  putIndex(row: IndexRow): Promise<void>;
  /** Opportunities whose next moment has come, oldest first; costs the due rows only. */
  due(world: World, now: Instant, limit: number): Promise<readonly IndexRow[]>;
  /** Removes opportunities whole (X6: the candidate's data is theirs). */
  remove(opportunities: readonly string[]): Promise<void>;
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly seq: number }
  | { readonly kind: 'conflict'; readonly seq: number };

/** The candidate's own opportunities, or the sample week with a clock and mailbox of its own. */
export type World = 'own' | 'sample';

export interface IndexRow {
  readonly opportunity: string;
  readonly world: World;
  readonly seq: number;
  /** When the plan next changes by itself; null: only an event can change it. */
  readonly nextAt: Instant | null;
}

export type OutboxState =
  | 'held'
  | 'waiting'
  | 'sending'
  | 'retry'
  | 'sent'
  | 'filed'
  | 'failed'
  | 'uncertain'
  | 'needs_person'
  | 'bounced'
  | 'stopped'
  | 'undone';

/** A frozen message on its way (architecture, "Sending, exactly"). */
export interface OutboxRow {
  readonly letter: string;
  readonly opportunity: string;
  readonly world: World;
  readonly state: OutboxState;
  /** RFC 5322 bytes, never changed after approval. */
  readonly bytes: Uint8Array;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly subject: string;
  /** sha-256 the person approved. */
  readonly hash: string;
  readonly sendAt: Instant;
  readonly undoUntil: Instant;
  readonly attempts: number;
  /** The next moment the worker looks at it; null: never by itself. */
  readonly nextAt: Instant | null;
  /** When it was last handed to a server; counts against the caps. */
  readonly handedOverAt: Instant | null;
  /** When the end of the message was about to leave in the present attempt; null: nothing can have arrived. */
  readonly endingAt: Instant | null;
  readonly evidence: readonly { readonly at: Instant; readonly sentence: string }[];
}

export interface OutboxStore {
  put(row: OutboxRow): Promise<void>;
  get(letter: string): Promise<OutboxRow | null>;
  list(): Promise<readonly OutboxRow[]>;
  /** Rows whose `nextAt` has come, oldest first. */
  due(world: World, now: Instant): Promise<readonly OutboxRow[]>;
  /**
   * Writes `row` if the stored row is still in one of the states `from`, and says whether this
   * call did it: of two writers one wins.
   */
  move(row: OutboxRow, from: readonly OutboxState[]): Promise<boolean>;
  /** How many messages were handed to a server since `since` (caps per hour and day). */
  sentSince(world: World, since: Instant): Promise<number>;
  remove(opportunities: readonly string[]): Promise<void>;
}

/** Mail that may belong to an opportunity, but nobody can tell which. */
export interface Stray {
  readonly id: string;
  readonly world: World;
  readonly at: Instant;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly text: string;
  readonly raw: Uint8Array;
  readonly candidates: readonly { readonly opportunity: string; readonly why: string }[];
}

/** Everything that is not the record: settings, sealed secrets, message bytes, strays. */
export interface Shelf {
  setting(name: string): Promise<unknown>;
  putSetting(name: string, value: unknown): Promise<void>;
  /** Removes every setting but these. */
  clearSettings(keep: readonly string[]): Promise<void>;
  /** Bytes of a message as it came, by our id of it. */
  putBytes(id: string, opportunity: string | null, bytes: Uint8Array): Promise<void>;
  bytes(id: string): Promise<Uint8Array | null>;
  strays(): Promise<readonly Stray[]>;
  putStray(stray: Stray): Promise<void>;
  removeStray(id: string): Promise<void>;
}

/** One unit of work: what is written inside is there whole or not at all. */
export interface Unit {
  readonly record: RecordStore;
  readonly outbox: OutboxStore;
  readonly shelf: Shelf;
}

/**
 * Why a backup was made. `before-restore` and `before-migration` are what was there before the data
 * was replaced or brought forward.
 */
export type BackupKind = 'automatic' | 'by-hand' | 'before-restore' | 'before-migration';

export interface BackupFile {
  /** The name of the file in the folder of backups. */
  readonly name: string;
  readonly kind: BackupKind;
  readonly at: Instant;
  readonly bytes: number;
}

/** A backup being read: a whole one may be larger than what should be held at once. */
export interface BackupBytes {
  readonly bytes: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/** The backups of this installation. Each was opened and examined before it got its name. */
export interface Backups {
  /** Newest first. */
  list(): Promise<readonly BackupFile[]>;
  /** Makes one now (`at`), then lets those go that are not kept any longer. Fails with `store_full`. */
  make(kind: BackupKind, at: Instant): Promise<BackupFile>;
  /** Its bytes, as they are asked for. Fails with `not_found`. */
  read(name: string): Promise<BackupBytes>;
  removeAll(): Promise<void>;
}

export interface Store extends Unit {
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
