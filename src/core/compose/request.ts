import type {
  Candidate,
  Day,
  Debrief,
  Interview,
  Person,
  PromisedSpan,
  SourcedSentence,
} from '../record/nouns.ts';

import type { Tagger } from './rough/lexis.ts';
import type { RoughDebrief } from './rough/rough.ts';

export type Register = 'warm' | 'plain' | 'formal';
export type Dialect = 'en-US' | 'en-GB';
/** What the words are written for; what is printed is a card, what is mailed an e-mail. */
export type Medium = 'email' | 'card';

/** Something written to one of these people before, by the candidate. */
export interface EarlierLetter {
  readonly to: string;
  readonly step: string;
  readonly body: string;
}

/** What every letter of the candidate draws on. */
export interface Setting {
  readonly candidate: Candidate;
  readonly company: string;
  readonly role: string;
  readonly interview: Interview | null;
  readonly debrief: Debrief | null;
  readonly earlier: readonly EarlierLetter[];
  /** The promise in force, if any. */
  readonly promise: PromisedSpan | null;
  readonly channel: Medium;
  readonly register: Register;
  readonly dialect: Dialect;
  /** "Another version" is the next number; the same number gives the same words. */
  readonly revision: number;
  /** Ids of phrasings used in other recent notes, which are avoided. */
  readonly recent: readonly string[];
  /** Anything stable that belongs to this opportunity alone, such as its id. */
  readonly seed: string;
}

/** The thank-yous of one interview: one note for each of `to`, in their order (N4). */
export interface ComposeRequest extends Setting {
  readonly to: readonly Person[];
  /** Ids of those who get a card whatever `channel` says: no address is known, or they value it. */
  readonly cards?: readonly string[];
  /** The debrief in rough words, where the stems are not answered. */
  readonly rough?: RoughDebrief | null;
  /** A second opinion on rough words; without it more is asked. */
  readonly tagger?: Tagger | null;
}

/** Which letter, for the steps after the thank-you. */
export type LetterKind =
  | 'follow_up'
  | 'second_follow_up'
  | 'clarification'
  | 'after_out_of_office'
  | 'thanks_for_new_date'
  | 'rejection_reply'
  | 'offer_ack'
  | 'offer_accept'
  | 'offer_decline'
  | 'offer_time'
  | 'hold_reply'
  | 'referral_intro'
  | 'info_reply'
  | 'scheduling_reply'
  | 'withdraw';

/** What arrived and is being answered. */
export interface Incoming {
  readonly text: string;
  /** The sender's name, as the record has it. */
  readonly from: string | null;
}

export interface StepRequest extends Setting {
  readonly kind: LetterKind;
  readonly to: Person;
  readonly incoming: Incoming | null;
  /** What the candidate said this letter should say, in their own quick words. */
  readonly userWords: string | null;
  /** A second opinion on the quick words. */
  readonly tagger?: Tagger | null;
  /** The day it is written, at the recipient's place. */
  readonly today: Day;
}

/** Something unsure, settled by one tap: each choice is the completed sentence. */
export interface Question {
  readonly id: string;
  /** The answer it is about: `debrief:doneLike:0`. */
  readonly source: string;
  readonly ask: string;
  readonly choices: readonly string[];
}

export interface DraftOutcome {
  /** The person's id. */
  readonly person: string;
  readonly channel: Medium;
  /** Empty for a card. */
  readonly subject: string;
  readonly body: string;
  readonly sentences: readonly SourcedSentence[];
  /** Nothing in it is unsure. It still needs the candidate's approval (X1). */
  readonly ready: boolean;
  readonly ask: readonly Question[];
  /** What was recorded and does not stand in this note, and why. */
  readonly leftOut: readonly string[];
  /** Ids of the phrasings used; hand them back as `recent`. */
  readonly phrasings: readonly string[];
}
