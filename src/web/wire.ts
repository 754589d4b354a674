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
  readonly palette: boolean;
  /** For the corner of an envelope. */
  readonly returnAddress: string;
  /** One mail a day to oneself, at this time of one's own. */
  readonly digest: { readonly on: boolean; readonly at: string };
}

/** When a card posted now would be there. */
export interface PostView {
  readonly days: number;
  readonly arrives: Day;
  readonly promised: Day | null;
  readonly tooLate: boolean;
  readonly sentence: string;
}

export interface SandboxMail {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface ServerInput {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** A certificate (PEM) to trust besides the system's. */
  readonly trust?: string | undefined;
}

/** Signing in at the provider with a client id of one's own. */
export interface OAuthInput {
  readonly address: string;
  readonly smtp: ServerInput;
  readonly imap: ServerInput;
  readonly user: string;
  readonly provider: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
}

export interface MailboxSignIn {
  /** Where the provider sends the browser back to; to be registered there. */
  readonly redirectUri: string;
  readonly trouble: { readonly message: string; readonly mend: string } | null;
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

/** A browser that wants to be reminded (Push API). */
export interface DeviceInput {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly label: string;
}

export interface RemindersView {
  readonly publicKey: string;
  /** Browsers have to be switched on again: the key they were given is lost. */
  readonly lost: boolean;
  readonly devices: readonly {
    readonly endpoint: string;
    readonly label: string;
    readonly addedAt: Instant;
  }[];
}

/** A piece of free words, sorted onto a question of the debrief. */
export interface Jotting {
  readonly stem: string;
  readonly person: string | null;
  readonly text: string;
  /** What a better answer answers. */
  readonly question: string | null;
  readonly sentence: string;
}

export interface JottingsView {
  readonly pieces: readonly Jotting[];
  readonly asked: readonly {
    readonly id: string;
    readonly stem: string;
    readonly ask: string;
    readonly choices: readonly string[];
  }[];
  readonly leftOut: readonly string[];
}

/** The backups on this machine, newest first; `trouble`: why the last one could not be made. */
export interface BackupsView {
  readonly backups: readonly {
    readonly name: string;
    readonly kind: 'automatic' | 'by-hand' | 'before-restore' | 'before-migration';
    readonly at: Instant;
    readonly bytes: number;
  }[];
  readonly trouble: { readonly message: string; readonly mend: string } | null;
}
