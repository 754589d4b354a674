import type { Span } from './nouns.ts';

/** `block`: approval waits until it is mended or overridden with a reason. `hint`: style, never urgent. */
export type Severity = 'block' | 'warn' | 'hint';

/** An edit that mends a finding. `safe`: it cannot change what the candidate means. */
export interface Fix {
  readonly title: string;
  readonly span: Span;
  readonly replacement: string;
  readonly safe: boolean;
}

/** Something in a message that the candidate should look at before it goes out. */
export interface Finding {
  /** Stable id of the rule, kebab-case; its page is `docs/rules/<rule>.md`. */
  readonly rule: string;
  /** The label of `corpus/notes/LABELS.md` it stands for. */
  readonly label: string;
  readonly severity: Severity;
  readonly where: 'subject' | 'body';
  /** Characters of the subject or body; null when it is about the whole. */
  readonly span: Span | null;
  readonly message: string;
  /** What it was compared with: the record's name, the earlier note, the date. */
  readonly evidence: string;
  readonly fixes: readonly Fix[];
}

/** What a spelling or grammar library said, before our policy has looked at it. */
export interface RawFinding extends Span {
  readonly source: 'harper' | 'nspell';
  readonly kind: 'spelling' | 'grammar';
  /** The library's own name for the rule. */
  readonly rule: string;
  readonly message: string;
  readonly replacements: readonly string[];
}
