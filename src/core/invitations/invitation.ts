import type { Instant, InterviewKind } from '../record/nouns.ts';

/** Somebody an invitation names. */
export interface InvitedPerson {
  /** Without title or comment, given name first. */
  readonly name: string;
  readonly email: string | null;
  /** What they are at the company, where the text says so. */
  readonly title: string | null;
}

/** What an invitation says about an interview; everything in `unsure` is asked before it is used. */
export interface Invitation {
  /** UID (RFC 5545, 3.8.4.7); null for a mail without a calendar entry. */
  readonly uid: string | null;
  readonly sequence: number;
  readonly method: string | null;
  readonly cancelled: boolean;
  /** The candidate is asked, about a job, by the hiring side. */
  readonly isInterview: boolean;
  /** Questions for the candidate, one short sentence each. */
  readonly unsure: readonly string[];
  readonly company: string | null;
  readonly role: string | null;
  /** As written ("second interview"). */
  readonly round: string | null;
  readonly kind: InterviewKind | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** IANA zone; null when the file does not name one. */
  readonly timeZone: string | null;
  readonly allDay: boolean;
  readonly location: string | null;
  readonly interviewers: readonly InvitedPerson[];
  /** Arranges and does not interview. */
  readonly coordinator: InvitedPerson | null;
  /** A shared mailbox that sent the invitation and is no person. */
  readonly coordinatorMailbox: string | null;
}
