import { words } from './text.ts';

/** Texts of one note, or the whole of another: the same sentences come again in every version. */
const KEPT = 4000;

const numbers = new Map<string, number>();
const sentences = new Map<string, readonly number[]>();
const notes = new Map<string, ReadonlySet<number>>();

/** Three word numbers as one small integer; a rare clash costs nothing but a version. */
const key = (a: number, b: number, c: number): number =>
  (Math.imul(Math.imul(a, 7919) + b, 104_729) + c) & 0x3fff_ffff;

function wordNumbers(text: string): readonly number[] {
  const known = sentences.get(text);
  if (known !== undefined) return known;
  if (sentences.size > KEPT) sentences.clear();
  const found = words(text).map((w) => {
    const n = numbers.get(w) ?? numbers.size;
    numbers.set(w, n);
    return n;
  });
  sentences.set(text, found);
  return found;
}

/** All runs of three words, as numbers. */
function trigrams(list: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i + 2 < list.length; i++)
    out.push(key(list[i] ?? 0, list[i + 1] ?? 0, list[i + 2] ?? 0));
  return out;
}

function trigramsOf(text: string): ReadonlySet<number> {
  const known = notes.get(text);
  if (known !== undefined) return known;
  if (notes.size > 60) notes.clear();
  const found = new Set(trigrams(wordNumbers(text)));
  notes.set(text, found);
  return found;
}

/**
 * How much a note shares with the others of its panel (P6): 0 for what nobody notices, rising
 * steeply towards a tenth of its word trigrams or a run of eight words. `said` are its sentences.
 */
export function likeness(said: readonly string[], others: readonly string[]): number {
  if (others.length === 0) return 0;
  let cost = 0;
  const mine = trigrams(said.flatMap(wordNumbers));
  for (const other of others) {
    const theirs = trigramsOf(other);
    let both = 0;
    let run = 0;
    let longest = 0;
    for (const gram of mine) {
      run = theirs.has(gram) ? run + 1 : 0;
      if (run > 0) both++;
      if (run > longest) longest = run;
    }
    const share = both / Math.max(1, Math.min(mine.length, theirs.size));
    cost += Math.max(0, share - 0.05) * 300 + (share > 0.09 ? 12 : 0);
    // Eight words in a row are six trigrams in a row.
    cost += Math.max(0, longest - 5) * 2;
  }
  return cost;
}

/** Whether the note could be taken for one of the others. */
export function tooAlike(said: readonly string[], others: readonly string[]): boolean {
  const mine = trigrams(said.flatMap(wordNumbers));
  return others.some((other) => {
    const theirs = trigramsOf(other);
    let both = 0;
    for (const gram of mine) if (theirs.has(gram)) both++;
    return both / Math.max(1, Math.min(mine.length, theirs.size)) >= 0.095;
  });
}
