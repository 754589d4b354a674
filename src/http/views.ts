/**
 * What the API says, as types the web app shares. Everything here is JSON.
 * Field names are those of the core; see docs/api.md for the routes.
 */
import type { Brought } from '../bringing/port.ts';
import type { Invitation } from '../core/invitations/invitation.ts';
import type { Debrief, Instant, Intent, Reading, StepKind } from '../core/record/nouns.ts';
import type { Letter, Opportunity, ReceivedMessage } from '../core/record/opportunity.ts';

/** One plain reason for the screen, with the handbook ids and the words it rests on. */
export interface ReasonView {
  readonly rules: readonly string[];
  readonly facts: readonly {
    readonly who: string;
    readonly when: string;
    readonly quote: string;
  }[];
  readonly sentence: string;
}

export interface StepView {
  readonly step: StepKind;
  readonly to: string | null;
  readonly toName: string | null;
  readonly interview: string | null;
  /** The incoming message an `answer` answers. */
  readonly answers: string | null;
  readonly notBefore: Instant | null;
  readonly best: Instant | null;
  readonly due: Instant | null;
  readonly state: string;
  readonly rules: readonly string[];
  readonly sentence: string;
  readonly reasons: readonly ReasonView[];
  /** The letter already begun for this step. */
  readonly letter: string | null;
}

/** One decision on Today. */
export interface TodayRow {
  readonly id: string;
  readonly opportunity: string;
  readonly company: string;
  readonly role: string;
  readonly person: string | null;
  readonly sample: boolean;
  /** What kind of row: a step of the plan, a reply to look at, an uncertain or failed letter. */
  readonly kind: 'step' | 'reply' | 'uncertain' | 'failed' | 'held';
  readonly step: StepView | null;
  readonly message: string | null;
  readonly letter: string | null;
  /** Verb and object: "Send Nadia her note". */
  readonly title: string;
  readonly sentence: string;
  readonly due: Instant | null;
  readonly quietUntil: Instant | null;
}

/** What a file or text that is brought in was read as; nothing of it is recorded yet. */
export type BroughtView =
  | Exclude<Brought, { readonly kind: 'invitations' | 'people' | 'thread' }>
  | (Extract<Brought, { readonly kind: 'people' }> & {
      /** Who would be taken without an address, because theirs is none. */
      readonly withoutAddress: readonly string[];
    })
  | { readonly kind: 'invitations'; readonly invitations: readonly MatchedInvitation[] }
  | {
      readonly kind: 'thread';
      readonly messages: readonly ThreadMessageView[];
      readonly invitations: readonly MatchedInvitation[];
    };

export interface MatchedInvitation {
  readonly invitation: Invitation;
  readonly match: string | null;
}

export interface ThreadMessageView {
  /** The message as it was given, to be handed back when it is confirmed. */
  readonly base64: string;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly sentAt: string | null;
  readonly excerpt: string;
}

/** An interview that arrived by mail and waits for a yes or no. */
export interface OfferView {
  readonly id: string;
  /** "An interview with Halden Foods, Thursday 12 March at 10:00?" */
  readonly title: string;
  readonly from: string;
  readonly subject: string;
  readonly invitation: Invitation;
  readonly match: string | null;
  readonly sample: boolean;
  /** Nothing is missing: one tap records it. */
  readonly ready: boolean;
}

export interface TodayView {
  readonly now: Instant;
  readonly needsYou: readonly TodayRow[];
  /** Steps that are not allowed yet, each with its reason. */
  readonly waiting: readonly TodayRow[];
  /** Ended: rejected, closed by silence, accepted. Folded away. */
  readonly folded: readonly TodayRow[];
  /** "Nothing needs you until Thursday 10:00." */
  readonly nothingUntil: { readonly at: Instant; readonly sentence: string } | null;
  readonly sample: SampleView | null;
  readonly mailbox: MailboxView;
}

/** The sample week: what time it is there. */
export interface SampleView {
  readonly now: Instant;
  /** Where fast-forward would go, and why ("Thursday: Nadia answers"). */
  readonly next: { readonly at: Instant; readonly sentence: string } | null;
}

export interface MailboxView {
  readonly state: 'none' | 'connecting' | 'connected' | 'failing';
  readonly address: string | null;
  readonly sentence: string;
  readonly lastSeen: Instant | null;
}

/** How the mailbox behind an address can be reached. */
export interface MailboxGuess {
  /** `closed`: the provider lets no other program in. */
  readonly kind: 'found' | 'closed' | 'not_found';
  /** The provider's id for a sign-in with OAuth, and its name. */
  readonly provider: string | null;
  readonly name: string | null;
  readonly place: {
    readonly address: string;
    readonly smtp: ServerView;
    readonly imap: ServerView;
    readonly user: string;
  } | null;
  /** Best first. */
  readonly signIn: readonly ('password' | 'app_password' | 'oauth')[];
  /** Plain instructions, one step each. */
  readonly help: readonly string[];
  readonly oauthHelp: readonly string[];
  /** The address that was probably meant. */
  readonly didYouMean: string | null;
}

export interface ServerView {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** A certificate (PEM) to trust besides the system's. */
  readonly trust?: string | undefined;
}

export interface OpportunityView {
  readonly opportunity: Opportunity;
  readonly steps: readonly StepView[];
  readonly none: ReasonView | null;
  readonly notDoing: readonly ReasonView[];
  readonly findings: readonly { readonly event: string; readonly sentence: string }[];
  readonly timeline: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly at: Instant;
  readonly past: boolean;
  readonly title: string;
  readonly detail: string | null;
  readonly by: string;
  readonly letter: string | null;
  readonly message: string | null;
  readonly rules: readonly string[];
  /** Of a letter that was sent: why it went out then, as the plan of that moment said. */
  readonly why: string | null;
}

export interface OpportunitySummary {
  readonly id: string;
  readonly company: string;
  readonly role: string;
  readonly sample: boolean;
  readonly state: 'open' | 'ended';
  readonly sentence: string;
  readonly nextAt: Instant | null;
  readonly people: readonly string[];
}

export interface FindingView {
  readonly rule: string;
  /** What the rule is called for people: "A name is wrong or misspelt". */
  readonly title: string;
  /** What to send as `quote` to suppress or override this finding. */
  readonly quote: string;
  readonly severity: 'block' | 'warn' | 'hint';
  readonly where: 'subject' | 'body';
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly message: string;
  readonly evidence: string | null;
  readonly fixes: readonly {
    readonly title: string;
    readonly span: { readonly start: number; readonly end: number };
    readonly replacement: string;
    readonly safe: boolean;
  }[];
}

export interface ChecksView {
  readonly findings: readonly FindingView[];
  readonly suppressed: readonly (FindingView & { readonly reason: string })[];
  /** Suppressions whose words are gone or mended: they can be taken off the letter. */
  readonly unused: readonly {
    readonly rule: string;
    readonly title: string;
    readonly quote: string;
    readonly reason: string;
  }[];
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly words: number;
  readonly paragraphs: number;
}

export interface LetterView {
  readonly letter: Letter;
  /** Stands below the body when it leaves, and is part of what is approved. */
  readonly signature: string | null;
  readonly opportunity: string;
  readonly company: string;
  readonly role: string;
  readonly seq: number;
  readonly sample: boolean;
  readonly to: {
    readonly name: string;
    readonly email: string | null;
    readonly zone: string | null;
    readonly localTime: string | null;
  };
  /** What approving would bind: sha-256 of recipient, subject and body. */
  readonly hash: string;
  readonly checks: ChecksView;
  readonly step: StepView | null;
  /** May go now, or why not ("Nothing goes out before Tuesday 8 December."). */
  readonly allowed: { readonly now: boolean; readonly sentence: string };
  /** Questions one tap would settle, and what was left out of the draft. */
  readonly ask: readonly string[];
  readonly leftOut: readonly string[];
  readonly canSend: boolean;
  readonly outbox: OutboxView | null;
}

export interface OutboxListView {
  readonly letters: readonly OutboxView[];
  /** How many messages may leave, whatever the plan says, and how many have. */
  readonly limits: {
    readonly perHour: number;
    readonly perDay: number;
    readonly lastHour: number;
    readonly lastDay: number;
  };
}

export interface OutboxView {
  readonly letter: string;
  readonly opportunity: string;
  readonly company: string;
  readonly to: string;
  readonly subject: string;
  readonly sample: boolean;
  readonly state:
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
  readonly sendAt: Instant;
  readonly undoUntil: Instant | null;
  readonly attempts: number;
  readonly sentence: string;
  readonly evidence: readonly { readonly at: Instant; readonly sentence: string }[];
}

export interface ReplyView {
  readonly opportunity: string;
  readonly company: string;
  readonly role: string;
  readonly sample: boolean;
  readonly person: string | null;
  readonly message: ReceivedMessage;
  readonly sentence: string;
  readonly planAfter: string;
}

/** Mail that may belong to an opportunity, but nobody can tell which. */
export interface StrayView {
  readonly id: string;
  readonly at: Instant;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly text: string;
  readonly candidates: readonly { readonly opportunity: string; readonly why: string }[];
}

/** A stem of the debrief, with the very sentence it would make. */
export interface StemView {
  readonly id: string;
  readonly stem: string;
  readonly chips: readonly string[];
  readonly example: string;
}

export type DebriefInput = Omit<Debrief, 'interview'>;

/** The candidate's correction of a reading. */
export interface SettleInput {
  readonly intent: Intent;
  readonly promisedBy: string | null;
  readonly returnDate: string | null;
  readonly checkBack: string | null;
  readonly newContact: { readonly name: string; readonly email: string | null } | null;
}

export type { Letter, Opportunity, Reading, ReceivedMessage };

export interface ProblemView {
  readonly error: string;
  readonly message: string;
  readonly mend: string;
}
