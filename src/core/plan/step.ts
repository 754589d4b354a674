import type { Day, Instant, Intent, StepKind } from '../record/nouns.ts';
import type { Place } from '../time/place.ts';

/** What a reason rests on: whose words (or what happened), when, and quoted where words are known. */
export interface Fact {
  readonly who: string;
  readonly when: Instant | Day | null;
  readonly quote: string;
}

/** Why: handbook ids, the facts they rest on, and one plain sentence for the screen. */
export interface Reason {
  readonly rules: readonly string[];
  readonly facts: readonly Fact[];
  readonly sentence: string;
}

/**
 * `waiting`: not allowed yet, or waiting for an address or another step. `open`: allowed now.
 * `late`: past its due time.
 */
export type StepState = 'waiting' | 'open' | 'late';

/** What the plan proposes next. Instants are UTC. */
export interface Step {
  readonly step: StepKind;
  /** A person's id; null for a debrief, and for an answer nobody can be written. */
  readonly to: string | null;
  /** The interview it belongs to; null for an answer. */
  readonly interview: string | null;
  /** For `answer`: the id of the message (null: a logged call), and what it meant. */
  readonly answers: string | null;
  readonly answering: Intent | null;
  readonly notBefore: Instant | null;
  readonly best: Instant | null;
  readonly due: Instant | null;
  /** The first instant from now on at which it may go out; null while it waits for something else. */
  readonly earliest: Instant | null;
  readonly state: StepState;
  /** Due in a few hours: a note from + 20 h (P1). */
  readonly soonDue: boolean;
  /** Thanks after a rejection are. */
  readonly optional: boolean;
  readonly channel: 'email' | 'card' | null;
  /** Those without an address of their own, to whom this note is to be passed on (P6). */
  readonly passOnTo: readonly string[];
  /** No note went in time: the thanks open this follow-up. */
  readonly opensWithThanks: boolean;
  /** Whose hours and holidays the instants follow. */
  readonly place: Pick<Place, 'zone' | 'country' | 'subdivision'> | null;
  readonly rules: readonly string[];
  /** The one that decides the moment comes first. */
  readonly reasons: readonly Reason[];
  readonly sentence: string;
}

/** Why there is no step, and until when nothing is needed. */
export interface Nothing extends Reason {
  readonly state:
    | 'held'
    | 'waiting'
    | 'ended'
    | 'capped'
    | 'closed_by_silence'
    | 'do_not_contact'
    | 'off';
  /** When the plan changes by itself; null when only something new can change it. */
  readonly until: Instant | null;
}

/** Something in the record that cannot be right; the rest of the plan still stands. */
export interface PlanFinding {
  /** What it is about: `interview:1`, `person:a`, `event:sent:2026-09-01T10:00:00Z`. */
  readonly about: string;
  readonly sentence: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** Set when there are no steps. */
  readonly none: Nothing | null;
  /** What it will not do, and why. */
  readonly notDoing: readonly Reason[];
  readonly findings: readonly PlanFinding[];
}
