/**
 * What the rest of the product knows of mail: one port to hand a message over, one to look into
 * the candidate's mailbox. Adapters: `smtp.ts`, `imap.ts`. Everything here is frozen data.
 */
import type { Instant } from '../core/record/nouns.ts';

/** One approved message as it will leave: the bytes never change once this exists (X1, X2). */
export interface Submission {
  /** The whole message after RFC 5322, CRLF line ends. */
  readonly bytes: Uint8Array;
  /** Envelope sender: the candidate's address. */
  readonly from: string;
  /** Envelope recipients. If the server refuses one of them, nobody gets the message. */
  readonly to: readonly string[];
}

export interface SubmitMarks {
  /**
   * Called once, before the end of the message leaves this process, which waits for it. Without its
   * end no server takes a message (RFC 5321, 4.1.1.4), so whoever makes this durable may retry after
   * a crash when it is missing. What it throws stops the submission before the end was written.
   */
  beforeEnd(): void | Promise<void>;
}

/** Why a message has not left yet although nobody refused it. */
export type LaterCause =
  /** No connection, or it broke before the final dot was written. */
  | 'unreachable'
  /** No encrypted connection, or a certificate that does not fit. */
  | 'tls'
  /** The server does not accept the name and password (or token). Trying again needs the person. */
  | 'sign_in'
  /** The server said 4xx: greylisting, mailbox full for now, too many messages. */
  | 'asked_to_wait';

/**
 * What became of a submission (architecture, "Sending, exactly"). Only `uncertain` may have
 * reached the recipient without our knowing: it must never be sent again by itself.
 */
export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly response: string }
  | { readonly kind: 'refused'; readonly response: string }
  | { readonly kind: 'later'; readonly cause: LaterCause; readonly response: string }
  | { readonly kind: 'uncertain'; readonly why: string };

/** Hands messages over to the candidate's own mail provider. */
export interface Transport {
  /** Never throws: every end of a submission is an outcome. Takes up to 10 minutes (RFC 5321, 4.5.3.2.6). */
  submit(message: Submission, marks: SubmitMarks): Promise<SubmitOutcome>;
}

/** The folders that matter, whatever the provider calls them (RFC 6154). */
export type FolderRole = 'inbox' | 'sent' | 'junk' | 'all';

/** How far a folder has been read. Void as soon as the server's `uidValidity` differs. */
export interface Cursor {
  readonly uidValidity: string;
  /** The first UID not yet looked at. */
  readonly uidNext: number;
  /** HIGHESTMODSEQ when all was read (RFC 7162): the same again means that nothing came since. */
  readonly modSeq?: string | null;
}

export type Cursors = Readonly<Partial<Record<FolderRole, Cursor>>>;

export interface MailAddress {
  /** Display name, decoded; empty when there is none. */
  readonly name: string;
  readonly address: string;
}

/** The few header fields that decide whether a message concerns the candidate's interviews. */
export interface MailHeader {
  /** With angle brackets, or null when the message has none. */
  readonly messageId: string | null;
  /** The id a provider replaced (`X-Microsoft-Original-Message-ID`, `X-Google-Original-Message-ID`). */
  readonly originalMessageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** The sender's `Date` as it stands in the message. */
  readonly date: string | null;
  /** `Auto-Submitted`, RFC 3834. */
  readonly autoSubmitted: string | null;
  /** `Content-Type` without parameters, in lower case: `multipart/report` is a delivery report. */
  readonly contentType: string;
  /** `X-Failed-Recipients`, as some servers name the dead address. */
  readonly failedRecipients: readonly string[];
  /** A calendar entry is part of the message, as far as its outline shows (BODYSTRUCTURE). */
  readonly hasCalendar: boolean;
}

/** A message of a known opportunity, as it lies in the mailbox. */
export interface IncomingMail {
  readonly folder: FolderRole;
  readonly uidValidity: string;
  readonly uid: number;
  /** When the server took it in (IMAP INTERNALDATE), UTC. */
  readonly receivedAt: Instant;
  readonly header: MailHeader;
  /** The raw message, or its first part when `truncated`. */
  readonly raw: Uint8Array;
  /** The message was larger than 25 MB: only the beginning was fetched. */
  readonly truncated: boolean;
}

/** What the listener is doing, for the person who asks "is it still watching?". */
export type ListenState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'listening'; readonly push: boolean }
  | {
      readonly kind: 'away';
      readonly cause: 'unreachable' | 'tls' | 'sign_in' | 'handling';
      readonly why: string;
      readonly retryInMs: number;
    }
  | { readonly kind: 'stopped' };

export interface Watch {
  /** What the caller kept from the last `onCursor`, per folder; none at the first time. */
  readonly cursors: Cursors;
  /** How far back to look in a folder without a valid cursor. */
  readonly since: Instant;
  /** Decides on headers alone; the body of anything else is never fetched. */
  wanted(header: MailHeader, folder: FolderRole): boolean;
  /**
   * Called for each wanted message, in order, at least once: after a lost connection or a change
   * of UIDVALIDITY the same message can come again, so keep it by its Message-ID.
   * What it throws keeps the cursor where it is; the message comes again.
   */
  onMessage(mail: IncomingMail): void | Promise<void>;
  /** Called after `onMessage` has returned for everything before `cursor`. */
  onCursor(folder: FolderRole, cursor: Cursor): void | Promise<void>;
  onState(state: ListenState): void;
}

export interface Listening {
  /** Looks into every watched folder now; returns when it has been done once (or the connection is away). */
  lookNow(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a message of ours was found again. */
export interface FoundMail {
  readonly folder: FolderRole;
  readonly uid: number;
  readonly receivedAt: Instant;
  /** The Message-ID it carries now; differs from ours when the provider rewrote it. */
  readonly messageId: string | null;
}

export type Filing =
  | { readonly kind: 'filed'; readonly uid: number | null }
  | { readonly kind: 'already_there'; readonly uid: number }
  | { readonly kind: 'no_sent_folder' };

export interface ScanQuery {
  readonly folder: FolderRole;
  readonly since: Instant;
  wanted(header: MailHeader): boolean;
  onMessage(mail: IncomingMail): void | Promise<void>;
}

/** How many messages were looked at (headers only) and how many of them were wanted. */
export interface ScanCount {
  readonly looked: number;
  readonly wanted: number;
}

/**
 * The candidate's mailbox. Reads with EXAMINE and BODY.PEEK, so that nothing is ever marked, moved
 * or deleted; the only thing ever written is the candidate's own message into Sent.
 * Methods other than `listen` throw a `Fault` (`mail_unreachable`, `mail_refused`).
 */
export interface Mailbox {
  /** Watches INBOX by push, Sent and Junk by looking in; reconnects for ever with bounded back-off. */
  listen(watch: Watch): Listening;
  /** Looks for exactly this Message-ID in Sent, All Mail and INBOX. Absence is no proof. */
  find(messageId: string): Promise<FoundMail | null>;
  /** Files a sent message unless the provider has done so. `sentAt` becomes its date in the folder. */
  fileToSent(bytes: Uint8Array, messageId: string, sentAt: Instant): Promise<Filing>;
  /** Everything wanted in one folder since then, oldest first. */
  recent(query: ScanQuery): Promise<ScanCount>;
}
