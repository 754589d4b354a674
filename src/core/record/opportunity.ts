import type {
  Channel,
  Day,
  Debrief,
  Instant,
  Intent,
  Interview,
  Person,
  PromisedSpan,
  Reading,
  SourcedSentence,
  StepKind,
  Suppression,
} from './nouns.ts';

/** Something that happened, in the words the plan understands. All of them carry their instant. */
export type Happening =
  | {
      readonly kind: 'sent';
      readonly at: Instant;
      readonly step: Exclude<StepKind, 'debrief'>;
      readonly to: string;
      /** Which interview a thank-you belongs to; null: the latest one with that person. */
      readonly interview: string | null;
      readonly letter: string | null;
      /** RFC 5322 Message-ID of what went out, with angle brackets. */
      readonly messageId: string | null;
      readonly channel: Channel;
    }
  | {
      readonly kind: 'received';
      readonly at: Instant;
      /** A person's id, the applicant-tracking system, or nobody known. */
      readonly from: string | 'ats' | null;
      readonly via: 'mail' | 'call' | 'meeting' | 'invitation';
      /** `unsure` until a `resolved` happening names the reading. */
      readonly intent: Intent | 'unsure';
      readonly message: string | null;
      readonly promise: PromisedSpan | null;
      readonly returnDate: Day | null;
      readonly checkBack: Day | null;
      /** The person a referral names, by id. */
      readonly newContact: string | null;
      readonly permanent: boolean;
      /** Says "never write again" whatever its intent ("silence means no", "do not contact"). */
      readonly stops: boolean;
    }
  | {
      readonly kind: 'resolved';
      readonly at: Instant;
      /** The instant of the message that was unsure. */
      readonly of: Instant;
      readonly message: string | null;
      readonly intent: Intent;
      readonly promise: PromisedSpan | null;
      readonly returnDate: Day | null;
      readonly checkBack: Day | null;
      readonly newContact: string | null;
      readonly permanent: boolean;
      readonly stops: boolean;
    }
  | {
      readonly kind: 'promise';
      readonly at: Instant;
      readonly by: string | null;
      readonly promise: PromisedSpan;
    }
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly by: string | null }
  | {
      readonly kind: 'skipped';
      readonly at: Instant;
      readonly step: StepKind;
      readonly to: string | null;
      readonly interview: string | null;
    }
  | {
      readonly kind: 'moved';
      readonly at: Instant;
      readonly step: StepKind;
      readonly to: string | null;
      readonly notBefore: Instant;
      /** The handbook id of the rule that the candidate overrides, when earlier than allowed. */
      readonly override: string | null;
    }
  | { readonly kind: 'ended'; readonly at: Instant }
  | {
      readonly kind: 'address';
      readonly at: Instant;
      readonly person: string;
      readonly email: string | null;
    }
  | {
      /** The candidate's own word on an offer or an application. */
      readonly kind: 'decided';
      readonly at: Instant;
      readonly what: 'accepted' | 'declined' | 'withdrew';
    };

/** A message of ours, from first draft to sent. `letter` in events and the API. */
export interface Letter {
  readonly id: string;
  readonly step: Exclude<StepKind, 'debrief'>;
  readonly to: string;
  readonly interview: string | null;
  readonly channel: Channel;
  readonly subject: string;
  readonly body: string;
  /** Each sentence with the facts it stands on (X3); empty once the candidate rewrote the text. */
  readonly sentences: readonly SourcedSentence[];
  /** What one tap would settle, and what of the record was left out and why. */
  readonly ask: readonly string[];
  readonly leftOut: readonly string[];
  /** Ids of the phrasings used, so that the next note takes others. */
  readonly phrasings: readonly string[];
  /** Draft revision that made it: the same record and revision give the same words. */
  readonly revision: number;
  /** Edited by the candidate's hand since it was drafted. */
  readonly edited: boolean;
  readonly state:
    | 'draft'
    | 'approved'
    | 'sending'
    | 'sent'
    | 'failed'
    | 'uncertain'
    | 'bounced'
    | 'discarded';
  /** sha-256 of recipient, subject and body at approval; null before. */
  readonly approvedHash: string | null;
  readonly messageId: string | null;
  /** Findings the candidate suppressed, with the reason. */
  readonly suppressed: readonly Suppression[];
  readonly updatedAt: Instant;
}

/** A message from the hiring side, as stored. */
export interface ReceivedMessage {
  readonly id: string;
  readonly at: Instant;
  readonly from: string | 'ats' | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly reading: Reading;
  /** Corrected or confirmed by the person. */
  readonly settled: boolean;
}

/** One role at one company: what `fold` makes of its events. */
export interface Opportunity {
  readonly id: string;
  /** Sequence number of the last event folded; what a writer must expect (0: nothing yet). */
  readonly seq: number;
  readonly company: string;
  readonly role: string;
  /** Country of the interviewer's place where a person has none. */
  readonly country: string | null;
  /** Sample week: another clock, another mailbox, gone in one click. */
  readonly sample: boolean;
  readonly doNotContact: boolean;
  readonly companyDoNotContact: boolean;
  /** What they ask for, from the advertisement. */
  readonly needs: readonly string[];
  readonly people: readonly Person[];
  readonly interviews: readonly Interview[];
  readonly debriefs: readonly Debrief[];
  readonly letters: readonly Letter[];
  readonly messages: readonly ReceivedMessage[];
  /** In order of time, then of arrival. */
  readonly happenings: readonly Happening[];
}
