import { proofread } from '../src/core/proofread/proofread.ts';
import { packagedDictionaries } from '../src/proofreader/dictionaries.ts';
import { harperProofreader } from '../src/proofreader/harper.ts';
import { nspellProofreader } from '../src/proofreader/nspell.ts';
import { lintWithBoth } from '../src/proofreader/proofreader.ts';
import { candidate, type DebriefRow } from './debrief-row.ts';
import type { Written } from './score-drafts.ts';

/** What the proofreader finds in each letter, as a person sees it once the grammar checker is warm. */
export async function language(
  letters: readonly (Written & { readonly row: DebriefRow })[],
): Promise<string[]> {
  const speller = nspellProofreader(packagedDictionaries);
  const grammar = harperProofreader({ patience: 120_000 });
  const out: string[] = [];
  for (const { body, row } of letters) {
    const names = [row.candidate.name, row.company, ...row.interviewers.map((p) => p.name)];
    const words = [row.role, ...row.topics, ...row.candidate.strengths];
    const dialect = candidate(row).dialect === 'en-US' ? 'US' : 'UK';
    const known = [...names, ...words].flatMap((text) => text.split(/\s+/u));
    const raw = await lintWithBoth(speller, grammar, body, dialect, known);
    for (const f of proofread(body, { names, words, ownWords: [] }, raw))
      out.push(`${row.id} ${f.rule}: ${f.evidence}`);
  }
  await grammar.rest();
  return out;
}
