import type { Invitation } from '../core/invitations/invitation.ts';
import type { Candidate, Day, Instant, InterviewKind, PersonRole } from '../core/record/nouns.ts';

/** What the app sends and receives beside the views of `src/http/views.ts`. */
export interface PersonInput {
  readonly name: string;
  readonly email: string | null;
  readonly role: PersonRole;
  readonly title: string | null;
  readonly zone: string | null;
  readonly country: string | null;
  readonly postal: string | null;
  readonly card: boolean;
}

export interface InterviewInput {
  readonly startsAt: Instant | null;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly round: string | null;
  readonly kind: InterviewKind | null;
  readonly final: boolean;
}

export interface OpportunityInput {
  readonly company: string;
  readonly role: string;
  readonly country: string | null;
  readonly people: readonly PersonInput[];
  readonly interview: InterviewInput | null;
}

export interface PromiseInput {
  readonly by: string | null;
  readonly said: string;
  readonly to: Day | null;
}

export interface PeopleView {
  readonly people: readonly PersonRow[];
}

export interface PersonRow {
  readonly opportunity: string;
  readonly company: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: PersonRole;
    readonly title: string | null;
    readonly email: string | null;
    readonly doNotContact: boolean;
  };
  readonly sample: boolean;
  readonly lastContact: Instant | null;
}

export interface InsightsView {
  readonly notes: {
    readonly n: number;
    readonly medianHours: number | null;
    readonly within24h: number;
  };
  readonly promises: {
    readonly n: number;
    readonly kept: number;
    readonly lateDays: readonly number[];
  };
  readonly replies: { readonly n: number; readonly lagDays: readonly number[] };
  readonly small: boolean;
}

/** Settings as the server keeps them; the plan's numbers are P1 to P18 of the handbook. */
export interface SettingsView {
  readonly candidate: Candidate;
  readonly plan: Readonly<Record<string, unknown>>;
  readonly undoSeconds: number;
  readonly caps: { readonly perHour: number; readonly perDay: number };
  /** A copy of every message to the candidate's own inbox. */
  readonly copyToSelf: boolean;
  readonly words: readonly string[];
  readonly shortcuts: boolean;
}

export interface SandboxMail {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** One guess of the mail servers behind an address. */
export interface Guess {
  readonly address: string;
  readonly smtp: ServerInput;
  readonly imap: ServerInput;
  readonly user: string;
}

export interface ServerInput {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
}

export interface AccountInput {
  readonly address: string;
  readonly smtp: ServerInput;
  readonly imap: ServerInput;
  readonly user: string;
  readonly password: string;
}

export interface MailboxTest {
  readonly steps: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly sentence: string;
    readonly mend: string | null;
  }[];
}

/** What was read of an invitation; the form shows it for confirmation. */
export interface InvitationsView {
  readonly invitations: readonly {
    readonly invitation: Invitation;
    readonly match: string | null;
  }[];
  readonly refused: string | null;
}
