/** Straight quotes, single spaces, no space before punctuation. Words are never touched. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:?!])/g, '$1')
    .trim();
}

/** The text without its closing punctuation. */
export function unended(text: string): string {
  return text.replace(/[\s.!?;:,…–-]+$/u, '');
}

export function capital(text: string): string {
  return text.replace(/^(["'(]?)(\p{Ll})/u, (_, open: string, c: string) => open + c.toUpperCase());
}

export function lower(text: string): string {
  // "ServSafe" and "LinkedIn" are written so for their own sake.
  if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(text)) return text;
  return text
    .replace(/^\p{Lu}(?!\p{Lu}|\d)(?!'| )/u, (c) => c.toLowerCase())
    .replace(/^A (?=\p{Ll})/u, 'a ');
}

/** Words in lower case: letters, digits, inner apostrophes, hyphens and decimal points. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}£$€%]+(?:['.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

const counts = new Map<string, number>();

/** Words between spaces; kept, since the versions of a note count the same sentences often. */
export function wordCount(text: string): number {
  const known = counts.get(text);
  if (known !== undefined) return known;
  if (counts.size > 4000) counts.clear();
  const found = text.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
  if (text.length < 400) counts.set(text, found);
  return found;
}

/** All runs of `n` words. */
export function grams(text: string, n: number): Set<string> {
  const list = words(text);
  const out = new Set<string>();
  for (let i = 0; i + n <= list.length; i++) out.add(list.slice(i, i + n).join(' '));
  return out;
}

/** The share of the smaller text's word trigrams that the other has too, 0 to 1. */
export function trigramOverlap(a: string, b: string): number {
  const one = grams(a, 3);
  const two = grams(b, 3);
  const least = Math.min(one.size, two.size);
  if (least === 0) return 0;
  let shared = 0;
  for (const gram of one) if (two.has(gram)) shared++;
  return shared / least;
}

/** The length in words of the longest run that both texts contain. */
export function longestSharedRun(a: string, b: string): number {
  const one = words(a);
  const two = words(b);
  let best = 0;
  let row: number[] = [];
  for (let i = 0; i < one.length; i++) {
    const next: number[] = [];
    for (let j = 0; j < two.length; j++) {
      const run = one[i] === two[j] ? (row[j - 1] ?? 0) + 1 : 0;
      next[j] = run;
      if (run > best) best = run;
    }
    row = next;
  }
  return best;
}
