import type { Fact } from '../facts.ts';
import type { OwnWords } from '../own-words.ts';
import type { Frame, Paragraph } from '../realise.ts';
import type { StepRequest } from '../request.ts';

/** What a letter after the thank-you can draw on. */
export interface Context {
  readonly request: StepRequest;
  /** What the reader said that the candidate keeps thinking about. */
  readonly keep: Fact | null;
  /** What the reader did that the candidate thanked for. */
  readonly thanks: Fact | null;
  /** Something of the candidate's own that no earlier letter has said. */
  readonly unsaid: Fact | null;
  /** The promise in force, in words: "16 October". */
  readonly date: string | null;
  /** Who was to be in touch by that date, when it was not the reader: "HR". */
  readonly caller: string | null;
  /** What the candidate would enjoy most. */
  readonly enjoy: Fact | null;
  readonly own: OwnWords;
  /** When they asked to be asked again: "1 March". */
  readonly checkBack: string | null;
}

export type Letter = (frame: Frame, context: Context) => readonly Paragraph[];
