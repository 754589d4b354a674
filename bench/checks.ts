import { readFileSync } from 'node:fs';
import type { NoteRow } from '../eval/kinds/notes.ts';
import { check } from '../src/core/etiquette/check.ts';
import { NOTHING_KNOWN } from '../src/core/etiquette/note.ts';
import { proofread } from '../src/core/proofread/proofread.ts';
import type { Figure } from './plan.ts';

const WORDS = 200;

/** Thank-you notes of the corpus, each made 200 words long out of its own. */
function notes() {
  const file = new URL('../corpus/notes/notes.jsonl', import.meta.url);
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as NoteRow);
  return rows
    .filter((row) => row.kind === 'thank_you')
    .slice(0, 60)
    .map((row) => {
      const { candidate, to, sendAt, ...rest } = row.context;
      const parts = row.body.split('\n\n');
      const middle = parts.slice(1, -1).join('\n\n').split(' ');
      const long = Array.from({ length: WORDS }, (_, i) => middle[i % middle.length]).join(' ');
      const body = [parts[0], long, parts.at(-1)].join('\n\n');
      const note = {
        kind: row.kind,
        subject: row.subject,
        body,
        to: { name: to, email: null },
        sendAt,
      };
      return { note, context: { ...NOTHING_KNOWN, ...rest, candidate: candidate?.name ?? null } };
    });
}

function times(rounds: number, work: (one: ReturnType<typeof notes>[number]) => void): number[] {
  const all = notes();
  for (const one of all) work(one);
  const found: number[] = [];
  for (let i = 0; i < rounds; i++) {
    for (const one of all) {
      const start = performance.now();
      work(one);
      found.push(performance.now() - start);
    }
  }
  return found.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0;

/** How long a look at a note of 200 words takes, rules of etiquette and our own language rules apart. */
export function checksBench(): readonly Figure[] {
  const etiquette = times(15, ({ note, context }) => check(note, context, []));
  const names = { names: [], words: [], ownWords: [] };
  const language = times(4, ({ note }) => proofread(note.body, names, []));
  const start = performance.now();
  const [first] = notes();
  if (first !== undefined) {
    const body = first.note.body.repeat(1000).slice(0, 1_000_000);
    check({ ...first.note, body }, first.context, proofread(body, names, []));
  }
  return [
    { name: 'etiquette, 200 words, p50', value: at(etiquette, 0.5), unit: 'ms' },
    { name: 'etiquette, 200 words, p99', value: at(etiquette, 0.99), unit: 'ms' },
    { name: 'own language rules, 200 words, p50', value: at(language, 0.5), unit: 'ms' },
    { name: 'own language rules, 200 words, p99', value: at(language, 0.99), unit: 'ms' },
    { name: 'both on a megabyte', value: performance.now() - start, unit: 'ms' },
  ];
}
