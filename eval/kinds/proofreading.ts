import { readFileSync } from 'node:fs';
import { proofread } from '../../src/core/proofread/proofread.ts';
import { packagedDictionaries } from '../../src/proofreader/dictionaries.ts';
import { harperProofreader } from '../../src/proofreader/harper.ts';
import { nspellProofreader } from '../../src/proofreader/nspell.ts';
import type { Dialect } from '../../src/proofreader/port.ts';
import { lintWithBoth } from '../../src/proofreader/proofreader.ts';
import type { Kind } from '../kind.ts';

interface Note {
  readonly id: string;
  readonly dialect: Dialect;
  readonly names: readonly string[];
  readonly text: string;
}
interface Seed {
  readonly note: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly start: number;
}
interface Corpus {
  readonly notes: readonly Note[];
  readonly seeds: readonly Seed[];
}
interface Row {
  readonly note: string;
  readonly seed: number | null;
  readonly findings: readonly {
    readonly start: number;
    readonly end: number;
    readonly rule: string;
  }[];
}

/** How near a finding must lie to the seeded error, in characters. */
const NEAR = 25;

const read = (input: string) => JSON.parse(readFileSync(input, 'utf8')) as Corpus;

/** The letter with one error in it. */
function seeded(note: Note, seed: Seed): string {
  return `${note.text.slice(0, seed.start)}${seed.to}${note.text.slice(seed.start + seed.from.length)}`;
}

async function* predict(input: string): AsyncIterable<Row> {
  const { notes, seeds } = read(input);
  const speller = nspellProofreader(packagedDictionaries);
  // As a person sees it once the grammar checker is warm.
  const grammar = harperProofreader({ patience: 120_000 });
  const look = async (note: Note, text: string, seed: number | null): Promise<Row> => {
    const words = note.names.flatMap((name) => name.split(/\s+/u));
    const raw = await lintWithBoth(speller, grammar, text, note.dialect, words);
    const found = proofread(text, { names: note.names, words: [], ownWords: [] }, raw);
    return {
      note: note.id,
      seed,
      findings: found.flatMap((f) =>
        f.span === null ? [] : [{ ...f.span, rule: `${f.rule}: ${f.evidence}` }],
      ),
    };
  };
  for (const note of notes) yield await look(note, note.text, null);
  for (const [i, seed] of seeds.entries()) {
    const note = notes.find((n) => n.id === seed.note);
    if (note !== undefined) yield await look(note, seeded(note, seed), i);
  }
  await grammar.rest();
}

/** A finding that the clean letter has too is no find: compared by rule and by place behind the seed. */
function isNew(f: Row['findings'][number], clean: Row | undefined, seed: Seed): boolean {
  const shift = seed.to.length - seed.from.length;
  return !(clean?.findings ?? []).some((c) => {
    const at = c.start >= seed.start + seed.from.length ? c.start + shift : c.start;
    return c.rule === f.rule && at === f.start;
  });
}

function score(input: string, lines: readonly string[]): string {
  const { notes, seeds } = read(input);
  const rows = lines.map((l) => JSON.parse(l) as Row);
  const clean = new Map(rows.filter((r) => r.seed === null).map((r) => [r.note, r]));
  const byType = new Map<string, { found: number; all: number }>();
  const missed: string[] = [];
  let found = 0;
  for (const row of rows) {
    const seed = row.seed === null ? undefined : seeds[row.seed];
    if (seed === undefined) continue;
    const end = seed.start + seed.to.length;
    const hit = row.findings.some(
      (f) =>
        f.start <= end + NEAR && f.end >= seed.start - NEAR && isNew(f, clean.get(row.note), seed),
    );
    const tally = byType.get(seed.type) ?? { found: 0, all: 0 };
    byType.set(seed.type, { found: tally.found + (hit ? 1 : 0), all: tally.all + 1 });
    if (hit) found++;
    else missed.push(`  ${seed.note} ${seed.type}: ${seed.from} => ${seed.to}`);
  }
  const words = notes.reduce(
    (n, note) => n + note.text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length,
    0,
  );
  const wrong = [...clean.values()].flatMap((r) =>
    r.findings.map(
      (f) =>
        `  ${r.note} ${f.rule} “${notes.find((n) => n.id === r.note)?.text.slice(f.start, f.end)}”`,
    ),
  );
  const percent = (n: number, of: number) => `${of === 0 ? '-' : ((100 * n) / of).toFixed(1)} %`;
  return [
    `seeded errors found: ${found} of ${seeds.length} (${percent(found, seeds.length)})`,
    `false findings: ${wrong.length} in ${words} clean words (${((1000 * wrong.length) / words).toFixed(2)} per 1,000)`,
    '',
    ...[...byType]
      .sort()
      .map(
        ([type, t]) =>
          `${type.padEnd(18)} ${String(t.found).padStart(3)} of ${String(t.all).padStart(3)}`,
      ),
    '',
    'missed',
    ...missed,
    'false',
    ...wrong,
  ].join('\n');
}

export const proofreading: Kind = { predict, score };
