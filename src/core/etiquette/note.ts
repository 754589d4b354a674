import type { Day, Instant } from '../record/nouns.ts';

/** What a message is for; several rules hold for some kinds only. */
export type NoteKind =
  | 'thank_you'
  | 'follow_up'
  | 'second_follow_up'
  | 'clarification'
  | 'rejection_reply'
  | 'offer_reply'
  | 'answer';

/** A message as it would go out. */
export interface NoteText {
  readonly kind: NoteKind;
  readonly subject: string;
  /** Plain text; paragraphs stand apart by a blank line. */
  readonly body: string;
  /** The recipient; null where unknown. */
  readonly to: { readonly name: string | null; readonly email: string | null };
  /** When it would go out, ISO 8601 with zone or offset; null when nothing is planned yet. */
  readonly sendAt: Instant | null;
}

/** What the record knows. Null means unknown: rules that need it answer "not checked". */
export interface NoteContext {
  readonly candidate: string | null;
  readonly interviewers: readonly { readonly name: string; readonly role: string | null }[] | null;
  readonly company: string | null;
  readonly role: string | null;
  /** Companies of the candidate's other opportunities. */
  readonly otherCompanies: readonly string[] | null;
  /** Present and former employers. */
  readonly employers: readonly string[] | null;
  readonly interviewAt: Instant | null;
  /** IANA zone of the recipient, in which days are counted. */
  readonly timezone: string | null;
  /** What was talked about. */
  readonly topics: readonly string[] | null;
  readonly strengths: readonly string[] | null;
  /** Questions the candidate would finish (N7). */
  readonly unfinished: readonly string[] | null;
  /** The day by which they said they would decide. */
  readonly statedDecisionBy: Day | null;
  readonly previousMessages:
    | readonly { readonly direction: 'in' | 'out'; readonly body: string }[]
    | null;
  /** Notes to the other people of the same panel. */
  readonly otherNotes: readonly { readonly to: string | null; readonly body: string }[] | null;
  /** Others at the company whose names are known (coordinator, colleagues met). */
  readonly peopleElsewhere: readonly string[] | null;
  /** Words the candidate taught: always right. */
  readonly ownWords: readonly string[] | null;
}

/** A context in which nothing is known. */
export const NOTHING_KNOWN: NoteContext = {
  candidate: null,
  interviewers: null,
  company: null,
  role: null,
  otherCompanies: null,
  employers: null,
  interviewAt: null,
  timezone: null,
  topics: null,
  strengths: null,
  unfinished: null,
  statedDecisionBy: null,
  previousMessages: null,
  otherNotes: null,
  peopleElsewhere: null,
  ownWords: null,
};
