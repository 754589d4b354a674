import type { Instant } from '../core/record/nouns.ts';

/** The sample week: a small world with its own clock and a mailbox from which nothing can leave. */
export interface SampleWeek {
  /** What time it is there and what comes next; null when the samples are gone. */
  state(): Promise<{
    readonly now: Instant;
    readonly next: { readonly at: Instant; readonly sentence: string } | null;
  } | null>;
  /** Lays the week out if there is none. */
  start(): Promise<void>;
  /** Everything of it goes away. */
  remove(): Promise<void>;
  /** Moves its clock to `to`, or to the next thing that happens; mail arrives, the plan changes. */
  fastForward(to: Instant | null): Promise<void>;
  /** What arrived at the other side. */
  mail(): Promise<readonly SampleMail[]>;
}

export interface SampleMail {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
