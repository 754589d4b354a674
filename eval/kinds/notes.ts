import { check } from '../../src/core/etiquette/check.ts';
import { NOTHING_KNOWN, type NoteContext, type NoteKind } from '../../src/core/etiquette/note.ts';
import { wordsOf } from '../../src/core/etiquette/words-of.ts';
import { proofread } from '../../src/core/proofread/proofread.ts';
import { packagedDictionaries } from '../../src/proofreader/dictionaries.ts';
import { harperProofreader } from '../../src/proofreader/harper.ts';
import { nspellProofreader } from '../../src/proofreader/nspell.ts';
import { lintWithBoth } from '../../src/proofreader/proofreader.ts';
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
    const grammar = harperProofreader({ patience: 120_000 });
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
      const known = wordsOf(note, context);
      const right = [...known.names, ...known.words].flatMap((text) => text.split(/\s+/u));
      const raw = await lintWithBoth(speller, grammar, row.body, 'any', right);
      const { findings } = check(note, context, proofread(row.body, known, raw));
      const rules = new Set(findings.filter((f) => f.severity !== 'hint').map((f) => f.label));
      yield { id: row.id, rules: [...rules] };
    }
    await grammar.rest();
  },
  score: (input, lines) => runScorer('score-notes.mjs', input, lines),
};
