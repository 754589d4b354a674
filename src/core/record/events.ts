import type {
  Channel,
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

/** Who made an event happen. */
export type Actor = 'person' | 'app' | 'mailbox' | 'token';

/** What an event came from: the screen, a file, a message. `ref` names it (Message-ID, UID, file). */
export interface Source {
  readonly kind:
    | 'web'
    | 'cli'
    | 'api'
    | 'mail'
    | 'calendar'
    | 'debrief'
    | 'import'
    | 'worker'
    | 'sample';
  readonly ref: string | null;
}

/** An event as a writer hands it in; the store gives it its place. */
export interface NewEvent {
  readonly at: Instant;
  readonly by: Actor;
  readonly source: Source;
  readonly body: EventBody;
}

/** An event of the record: append-only, numbered from 1 within its opportunity. */
export interface RecordedEvent extends NewEvent {
  readonly opportunity: string;
  readonly seq: number;
}

/** What a message or a logged call changed, as the plan needs it. */
export interface Effect {
  readonly promise: PromisedSpan | null;
  readonly returnDate: string | null;
  readonly checkBack: string | null;
  readonly newContact: string | null;
  readonly permanent: boolean;
  readonly stops: boolean;
}

export type LetterStep = Exclude<StepKind, 'debrief'>;

export type EventBody =
  | {
      readonly kind: 'opportunity_opened';
      readonly company: string;
      readonly role: string;
      readonly country: string | null;
      readonly sample: boolean;
    }
  | {
      readonly kind: 'opportunity_changed';
      readonly company: string | null;
      readonly role: string | null;
      readonly country: string | null;
    }
  | {
      readonly kind: 'do_not_contact';
      readonly scope: 'opportunity' | 'company' | 'person';
      readonly person: string | null;
      readonly on: boolean;
      readonly reason: string | null;
    }
  /** What the advertisement asks for, in its words; replaces what was noted before. */
  | { readonly kind: 'needs_noted'; readonly needs: readonly string[] }
  | { readonly kind: 'person_added'; readonly person: Person }
  | {
      readonly kind: 'person_changed';
      readonly person: string;
      readonly change: Partial<Omit<Person, 'id' | 'doNotContact'>>;
    }
  | {
      /** `person` was `into` all along: whatever names the one means the other. */
      readonly kind: 'people_merged';
      readonly person: string;
      readonly into: string;
    }
  | { readonly kind: 'interview_scheduled'; readonly interview: Interview }
  | {
      readonly kind: 'interview_changed';
      readonly interview: string;
      readonly change: Partial<Omit<Interview, 'id' | 'debriefed'>>;
    }
  | { readonly kind: 'interview_cancelled'; readonly interview: string; readonly sequence: number }
  | { readonly kind: 'debriefed'; readonly debrief: Debrief }
  | {
      readonly kind: 'letter_drafted';
      readonly letter: string;
      readonly step: LetterStep;
      readonly to: string;
      readonly interview: string | null;
      readonly channel: Channel;
      readonly subject: string;
      readonly text: string;
      readonly sentences: readonly SourcedSentence[];
      readonly ask: readonly string[];
      readonly leftOut: readonly string[];
      readonly phrasings: readonly string[];
      readonly revision: number;
    }
  | {
      readonly kind: 'letter_edited';
      readonly letter: string;
      readonly to: string;
      readonly channel: Channel;
      readonly subject: string;
      readonly text: string;
    }
  | {
      /** Some of a draft's own sentences said in other words, each from the same facts (X3). */
      readonly kind: 'letter_reworded';
      readonly letter: string;
      readonly text: string;
      readonly sentences: readonly SourcedSentence[];
      readonly phrasings: readonly string[];
    }
  | {
      readonly kind: 'letter_approved';
      readonly letter: string;
      readonly hash: string;
      readonly messageId: string;
      readonly sendAt: Instant;
      readonly overrides: readonly Suppression[];
    }
  | { readonly kind: 'approval_withdrawn'; readonly letter: string; readonly why: string }
  | { readonly kind: 'letter_sending'; readonly letter: string }
  | {
      readonly kind: 'letter_sent';
      readonly letter: string;
      readonly channel: Channel;
      readonly messageId: string | null;
    }
  | { readonly kind: 'letter_failed'; readonly letter: string; readonly why: string }
  | { readonly kind: 'letter_uncertain'; readonly letter: string; readonly why: string }
  | { readonly kind: 'letter_bounced'; readonly letter: string; readonly why: string }
  | {
      /** It did go out: found in the candidate's mailbox, or what looked like its bounce was none. */
      readonly kind: 'letter_confirmed';
      readonly letter: string;
      /** The Message-ID it was found under; null: as recorded before. */
      readonly messageId: string | null;
    }
  | { readonly kind: 'letter_discarded'; readonly letter: string }
  | {
      readonly kind: 'finding_suppressed';
      readonly letter: string;
      readonly suppression: Suppression;
    }
  | {
      /** A finding is shown again, or the suppression was no longer needed. */
      readonly kind: 'suppression_lifted';
      readonly letter: string;
      readonly rule: string;
      readonly quote: string;
    }
  | {
      readonly kind: 'message_received';
      readonly message: string;
      readonly from: string | 'ats' | null;
      readonly fromName: string | null;
      readonly fromAddress: string | null;
      readonly subject: string;
      readonly text: string;
      readonly messageId: string | null;
      readonly inReplyTo: string | null;
      readonly reading: Reading;
      readonly newContact: string | null;
    }
  | {
      readonly kind: 'reading_settled';
      readonly message: string;
      readonly reading: Reading;
      readonly newContact: string | null;
    }
  | {
      readonly kind: 'answer_logged';
      readonly from: string | null;
      readonly via: 'call' | 'meeting' | 'invitation';
      readonly intent: Intent;
      readonly effect: Effect;
      readonly words: string | null;
    }
  | { readonly kind: 'promise_made'; readonly by: string | null; readonly promise: PromisedSpan }
  | { readonly kind: 'promise_withdrawn'; readonly by: string | null }
  | {
      readonly kind: 'step_skipped';
      readonly step: StepKind;
      readonly to: string | null;
      readonly interview: string | null;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'step_moved';
      readonly step: StepKind;
      readonly to: string | null;
      readonly notBefore: Instant;
      readonly override: string | null;
    }
  | { readonly kind: 'follow_ups_ended' }
  | { readonly kind: 'address_found'; readonly person: string; readonly email: string }
  | { readonly kind: 'decided'; readonly what: 'accepted' | 'declined' | 'withdrew' };
