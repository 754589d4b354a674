import { check } from '../../src/core/etiquette/check.ts';
import { NOTHING_KNOWN, type NoteContext, type NoteKind } from '../../src/core/etiquette/note.ts';
import { wordsOf } from '../../src/core/etiquette/words-of.ts';
import { proofread } from '../../src/core/proofread/proofread.ts';
import { packagedDictionaries } from '../../src/proofreader/dictionaries.ts';
import { nspellProofreader } from '../../src/proofreader/nspell.ts';
import { type Kind, readRows, runScorer } from '../kind.ts';

/** A row of `corpus/notes/notes.jsonl`. */
export interface NoteRow {
  readonly id: string;
  readonly kind: NoteKind;
  readonly context: Omit<
    NoteContext,
    'candidate' | 'employers' | 'peopleElsewhere' | 'ownWords'
  > & {
    readonly candidate: { readonly name: string } | null;
    readonly to: string | null;
    readonly sendAt: string | null;
    readonly employers?: readonly string[];
  };
  readonly subject: string;
  readonly body: string;
}

function contextOf(row: NoteRow): NoteContext {
  const { candidate, to: _to, sendAt: _sendAt, ...rest } = row.context;
  return { ...NOTHING_KNOWN, ...rest, candidate: candidate?.name ?? null };
}

export const notes: Kind = {
  async *predict(input) {
    const speller = nspellProofreader(packagedDictionaries);
    for (const row of readRows<NoteRow>(input, (name) => !name.startsWith('own'))) {
      const context = contextOf(row);
      const { to, sendAt } = row.context;
      const note = {
        kind: row.kind,
        subject: row.subject,
        body: row.body,
        to: { name: to, email: null },
        sendAt,
      };
      const raw = await speller.lint(row.body, 'any', []);
      const { findings } = check(note, context, proofread(row.body, wordsOf(note, context), raw));
      const rules = new Set(findings.filter((f) => f.severity !== 'hint').map((f) => f.label));
      yield { id: row.id, rules: [...rules] };
    }
  },
  score: (input, lines) => runScorer('score-notes.mjs', input, lines),
};
