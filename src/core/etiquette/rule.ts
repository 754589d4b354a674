import type { Finding, Severity } from '../record/finding.ts';
import type { NoteContext, NoteKind, NoteText } from './note.ts';
import type { ParsedNote } from './parsed-note.ts';

export type Family =
  | 'names'
  | 'companies'
  | 'copies'
  | 'timing'
  | 'structure'
  | 'content'
  | 'tone'
  | 'language';

/** What of the context a rule cannot do without. */
export type Need = keyof NoteContext | 'recipient' | 'sendAt' | 'english' | 'proofreading';

/** A short message that shows a rule; also its test. */
export interface Example {
  readonly body: string;
  readonly subject?: string;
  readonly kind?: NoteKind;
  readonly to?: string;
  readonly sendAt?: string;
  readonly context?: Partial<NoteContext>;
}

export type Found = Pick<Finding, 'span' | 'message' | 'evidence'> &
  Partial<Pick<Finding, 'where' | 'severity' | 'fixes'>>;

/** One etiquette rule. Its file opens with the handbook's sentence and carries its examples. */
export interface Rule {
  /** Stable, kebab-case. */
  readonly id: string;
  /** The label in `corpus/notes/LABELS.md`. */
  readonly label: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly appliesTo: readonly NoteKind[] | 'all';
  readonly needs: readonly Need[];
  /** Handbook id and the sentence it stands for. */
  readonly handbook: { readonly id: string; readonly sentence: string };
  /** One line for lists. */
  readonly title: string;
  /** Why, and what to do: the text of its page. */
  readonly why: string;
  /** Version that brought it. */
  readonly since: string;
  readonly good: readonly Example[];
  readonly bad: readonly Example[];
  check(parsed: ParsedNote): readonly Found[];
}

/** The note of an example, with harmless values where it says nothing. */
export function noteOf(example: Example): NoteText {
  return {
    kind: example.kind ?? 'thank_you',
    subject: example.subject ?? 'Thank you for yesterday',
    body: example.body,
    to: { name: example.to ?? null, email: null },
    sendAt: example.sendAt ?? null,
  };
}

/** The kinds that ask for news. */
export const FOLLOW_UPS: readonly NoteKind[] = ['follow_up', 'second_follow_up', 'clarification'];
