import cliches from '../src/core/compose/data/cliches.json' with { type: 'json' };
import { longestSharedRun, trigramOverlap, wordCount } from '../src/core/compose/text.ts';
import { check } from '../src/core/etiquette/check.ts';
import { NOTHING_KNOWN, type NoteKind } from '../src/core/etiquette/note.ts';
import type { DebriefRow } from './debrief-row.ts';

/** What every scored letter has. */
export interface Written {
  readonly subject: string;
  readonly body: string;
}

/** The text between greeting and signature. */
export function middle(body: string): string {
  return body.split('\n\n').slice(1, -1).join('\n\n');
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** Words, paragraphs, clichés and exclamation marks of a set of letters. */
export function shape(letters: readonly Written[]): string[] {
  const counts = letters.map((l) => wordCount(middle(l.body)));
  const paragraphs = letters.map((l) => middle(l.body).split('\n\n').length);
  const found = letters.flatMap((l) =>
    cliches.filter((c) => `${l.subject}\n${l.body}`.toLowerCase().includes(c)),
  );
  const marks = letters.filter((l) => /!/.test(`${l.subject}${l.body}`)).length;
  return [
    `words: median ${median(counts)}, ${Math.min(...counts)} to ${Math.max(...counts)}`,
    `paragraphs: ${[1, 2, 3, 4, 5, 6].map((n) => `${n}: ${paragraphs.filter((p) => p === n).length}`).join(', ')}`,
    `clichés: ${found.length}${found.length > 0 ? ` (${[...new Set(found)].join('; ')})` : ''}, exclamation marks: ${marks}`,
  ];
}

/** The largest overlap between two notes of one panel. */
export function overlap(panels: readonly (readonly Written[])[]): string {
  let grams = 0;
  let run = 0;
  for (const panel of panels) {
    for (const [i, a] of panel.entries()) {
      for (const b of panel.slice(i + 1)) {
        grams = Math.max(grams, trigramOverlap(middle(a.body), middle(b.body)));
        run = Math.max(run, longestSharedRun(middle(a.body), middle(b.body)));
      }
    }
  }
  return `panel: most shared trigrams ${(grams * 100).toFixed(1)} %, longest shared run ${run} words`;
}

/** What the etiquette check finds in one letter, hints left out: labels. */
export function etiquette(
  kind: NoteKind,
  letter: Written,
  to: string,
  row: DebriefRow,
  others: readonly Written[] = [],
): string[] {
  const about = row.stems?.unfinished.map((u) => u.youAskedAbout) ?? null;
  const { findings } = check(
    { kind, ...letter, to: { name: to, email: null }, sendAt: null },
    {
      ...NOTHING_KNOWN,
      candidate: row.candidate.name,
      interviewers: row.interviewers.map(({ name, role }) => ({ name, role })),
      company: row.company,
      role: row.role,
      timezone: row.interview.timezone,
      topics: row.topics,
      strengths: row.candidate.strengths,
      unfinished: row.interviewers.length === 1 ? about : [],
      otherNotes: others.map((o) => ({ to: null, body: o.body })),
    },
    null,
  );
  return findings.filter((f) => f.severity !== 'hint').map((f) => f.label);
}

/** Labels with their counts, the most frequent first. */
export function tally(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return (
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([label, n]) => `${label} ${n}`)
      .join(', ') || 'none'
  );
}
