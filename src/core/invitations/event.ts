import type { Instant } from '../record/nouns.ts';

/** ORGANIZER or ATTENDEE of a calendar entry (RFC 5545, 3.8.4), as the file has it. */
export interface CalendarAddress {
  readonly name: string | null;
  /** Lower-cased; null when the file has only an internal address. */
  readonly email: string | null;
  readonly type: 'individual' | 'group' | 'room' | 'resource' | null;
  readonly status: 'accepted' | 'declined' | 'delegated' | 'other' | null;
  /** ROLE=NON-PARTICIPANT: copied for information only. */
  readonly informedOnly: boolean;
  /** SENT-BY: who acted for this address. */
  readonly sentBy: string | null;
}

/** The mail an entry came in, where there was one. */
export interface CoveringMail {
  readonly from: { readonly name: string | null; readonly email: string | null } | null;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string | null;
}

/** One calendar entry (or a dated mail without one), parsed and with its times settled. */
export interface CalendarEvent {
  readonly uid: string | null;
  readonly sequence: number;
  readonly method: string | null;
  readonly cancelled: boolean;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** IANA zone of the start, `UTC`, or null: floating, all day, or known only by its rules. */
  readonly timeZone: string | null;
  readonly allDay: boolean;
  readonly recurring: boolean;
  /** What about the times must be asked, in plain words. */
  readonly timesUnsure: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly organizer: CalendarAddress | null;
  readonly attendees: readonly CalendarAddress[];
  /** PRODID: names the program, which is never the company. */
  readonly product: string;
  readonly mail: CoveringMail | null;
}
