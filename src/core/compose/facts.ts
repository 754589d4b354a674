/** How a fact can stand in a sentence. */
export type Shape =
  /** "showing me the new kitchen" */
  | 'ing'
  /** "the choir that stopped in 2020" */
  | 'np'
  /** "how you hand over a night shift" */
  | 'wh'
  /** "you eat with the children each day", a clause that can follow "that" */
  | 'that'
  /** "loses people in their first winter", said of the reader's team */
  | 'verb-s'
  /** "brought waiting times down", said by the candidate */
  | 'past';

/** One thing that the candidate recorded, made ready to stand in a sentence. */
export interface Fact {
  readonly text: string;
  readonly shape: Shape;
  /** Where it was recorded: `debrief:thankYouFor:p1`. */
  readonly source: string;
}

export interface Repair {
  readonly question: Fact | null;
  /** One or two whole sentences. */
  readonly answer: string;
  readonly askedBy: string | null;
  readonly source: string;
}

/** What concerns one reader alone. */
export interface Personal {
  readonly thanks: Fact | null;
  readonly keep: Fact | null;
  readonly need: Fact | null;
  /** Something else that was talked about, when no need was named. */
  readonly talk: Fact | null;
}

/** A whole debrief, made ready; `ask` and `leftOut` name what was not. */
export interface Material {
  readonly personal: ReadonlyMap<string, Personal>;
  readonly fits: readonly Fact[];
  readonly alsos: readonly Fact[];
  /** The trade and its years, then strengths: for readers whom nothing else of the candidate's reaches. */
  readonly trade: readonly Fact[];
  readonly enjoy: Fact | null;
  readonly repairs: readonly Repair[];
  readonly theyDecide: string | null;
  /** Answers that do not complete their stem as they stand. */
  readonly unshaped: readonly { readonly text: string; readonly source: string }[];
  /** What a note had better not say, and why: their losses, private matters, insults. */
  readonly unspoken: readonly {
    readonly text: string;
    readonly source: string;
    readonly why: string;
  }[];
}

/** The part of the material that one note says. */
export interface Share {
  readonly personal: Personal;
  readonly fits: readonly Fact[];
  readonly alsos: readonly Fact[];
  readonly enjoy: Fact | null;
  readonly repair: Repair | null;
}
