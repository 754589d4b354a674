/**
 * The nouns of the field, as frozen data. `docs/glossary.md` defines each of them.
 * Instants are ISO 8601 in UTC (`2026-11-23T09:30:00Z`), days are `YYYY-MM-DD` at the place
 * they are spoken of, zones are IANA names, countries ISO 3166-1, subdivisions ISO 3166-2.
 */

/** An instant as text: ISO 8601, UTC, ending in `Z`. */
export type Instant = string;
/** A calendar day as text: `YYYY-MM-DD`. */
export type Day = string;

export type PersonRole = 'interviewer' | 'recruiter' | 'coordinator' | 'other';

/** Somebody on the hiring side. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
  /** What they are at the company ("Head Brewer"), as written. */
  readonly title: string | null;
  readonly email: string | null;
  /** Postal address for a card, lines as written. */
  readonly postal: string | null;
  readonly zone: string | null;
  readonly country: string | null;
  readonly subdivision: string | null;
  /** A thank-you card can be written to them (N3). */
  readonly card: boolean;
  /** Known only through a referral. */
  readonly referred: boolean;
  /** X5. */
  readonly doNotContact: boolean;
}

export type InterviewKind = 'panel' | 'phone' | 'video' | 'onsite';

export interface Interview {
  readonly id: string;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly round: string | null;
  readonly kind: InterviewKind | null;
  /** A final round waits longer before the first follow-up (P8). */
  readonly final: boolean;
  readonly interviewers: readonly string[];
  /** Who sent the invitation. */
  readonly arrangedBy: string | null;
  readonly debriefed: false | true | 'skipped';
  readonly cancelled: boolean;
  /** Where the interview came from: UID and SEQUENCE of its calendar entry (RFC 5545). */
  readonly calendar: { readonly uid: string; readonly sequence: number } | null;
}

/** What the candidate wrote down about one interviewer; every text completes a printed stem. */
export interface InterviewerAnswers {
  readonly person: string;
  /** "Thank you for …ing" */
  readonly thankYouFor: string | null;
  /** "I keep thinking about what you said about …" */
  readonly keepThinkingAbout: string | null;
  /** "You told me that your team …" */
  readonly toldMeYourTeam: string | null;
}

/** A question whose answer the candidate would finish (N7). */
export interface UnfinishedAnswer {
  /** "You asked about …" */
  readonly youAskedAbout: string;
  /** "My better answer: …" */
  readonly betterAnswer: string;
  readonly askedBy: string | null;
}

/** Two minutes after the interview: what the candidate recorded. */
export interface Debrief {
  readonly interview: string;
  readonly perInterviewer: readonly InterviewerAnswers[];
  /** "What I'd enjoy most is …ing" */
  readonly enjoyMost: string | null;
  /** "I have done something like that: I …" */
  readonly doneLike: readonly string[];
  readonly unfinished: readonly UnfinishedAnswer[];
  /** "I also wanted to mention that I …" */
  readonly alsoMention: readonly string[];
  /** "They will decide …", as said; the dated reading stands in a `promise_made` event. */
  readonly theyDecide: string | null;
  /** Never read by any draft (X3). */
  readonly privateRemarks: readonly string[];
  /** 1 (badly) to 5 (well). */
  readonly wentWell: number | null;
  /** Free words and dictation not yet sorted onto stems. */
  readonly rough: string | null;
}

export interface Candidate {
  readonly name: string;
  readonly email: string | null;
  readonly headline: string | null;
  readonly strengths: readonly string[];
  readonly zone: string;
  /** `en-US` or `en-GB`: spelling and courtesy of the drafts. */
  readonly dialect: 'en-US' | 'en-GB';
  readonly signature: string | null;
  /** Former and present employers, which are no "wrong company". */
  readonly employers: readonly string[];
}

/** The steps the plan can propose (handbook, section 4). */
export type StepKind =
  | 'debrief'
  | 'thank_you'
  | 'follow_up'
  | 'second_follow_up'
  | 'clarification'
  | 'answer';

/** What an incoming message means: the 15 intents of `corpus/replies/CONVENTIONS.md`. */
export type Intent =
  | 'acknowledgement'
  | 'timeline_update'
  | 'still_deciding_no_date'
  | 'next_round_invite'
  | 'scheduling_request'
  | 'info_request'
  | 'rejection'
  | 'offer'
  | 'position_on_hold'
  | 'position_filled'
  | 'out_of_office'
  | 'auto_ack'
  | 'bounce'
  | 'referral_to_other_person'
  | 'unrelated';

/** A span of characters in a text: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A date by which someone said the candidate would hear; `to` is null when nothing is datable (P13). */
export interface PromisedSpan {
  readonly said: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Days either side that are still right for a vague phrase. */
  readonly slackDays: number;
}

/** What the reader made of an incoming message; corrected readings replace it. */
export interface Reading {
  readonly intent: Intent;
  /** 0 to 1, calibrated. */
  readonly confidence: number;
  readonly alternatives: readonly { readonly intent: Intent; readonly confidence: number }[];
  /** True: nothing is sent to this opportunity until the person says what it means. */
  readonly held: boolean;
  readonly stopsFollowUps: boolean;
  readonly promise: PromisedSpan | null;
  readonly promiseWithdrawn: boolean;
  /** First day back at work (out of office). */
  readonly returnDate: Day | null;
  /** On hold: when to check back. */
  readonly checkBack: Day | null;
  readonly newContact: { readonly name: string; readonly email: string | null } | null;
  /** Bounce: is the address dead for good, and which one. */
  readonly bounce: { readonly permanent: boolean; readonly address: string | null } | null;
  readonly questions: readonly string[];
  /** What the sender newly wrote. */
  readonly newText: string;
  readonly closing: string;
  /** The sentences that say so, as spans in `newText`. */
  readonly evidence: readonly (Span & { readonly says: string })[];
}

/** A sentence of a draft with where each fact came from (X3): `debrief:doneLike:0`, `record:company`. */
export interface SourcedSentence {
  readonly text: string;
  readonly facts: readonly string[];
}

export interface Suppression {
  readonly rule: string;
  /** The words it was found in. */
  readonly quote: string;
  readonly reason: string;
}

/** Channels a message of ours can take (N3). */
export type Channel = 'email' | 'card' | 'by_hand';
