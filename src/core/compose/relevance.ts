import data from './data/words.json' with { type: 'json' };
import { words } from './text.ts';

const STOP = new Set(data.stop);

/** The first letters that related forms of a word share: "prescriptions", "prescribed". */
export function root(word: string): string {
  const plain = word.replace(/'s$/, '').replace(/(?:ies|ied|ying)$/, 'y');
  const cut = plain.replace(/(?:ations?|ings?|ments?|ers?|ed|es|s|e)$/, '');
  return (cut.length >= 3 ? cut : plain).slice(0, 6);
}

const kept = new Map<string, ReadonlySet<string>>();

/** Roots of the words that carry meaning. */
export function roots(text: string): ReadonlySet<string> {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size > 2000) kept.clear();
  const found = new Set(
    words(text)
      .filter((w) => !STOP.has(w) && !/^[\d£$€.,%]+$/.test(w) && w.length > 2)
      .map(root),
  );
  kept.set(text, found);
  return found;
}

/** How many content words two texts have in common. */
export function shared(a: string, b: string): number {
  const other = roots(b);
  let n = 0;
  for (const r of roots(a)) if (other.has(r)) n++;
  return n;
}

const AMOUNT =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|percent|\d[\d.,]*|half|twice|once)\b/g;

/** Whether one text says again most of what the other says, amounts included. */
export function echoes(a: { readonly text: string }, b: { readonly text: string }): boolean {
  const one = new Set([...roots(a.text), ...(a.text.match(AMOUNT) ?? [])]);
  const two = new Set([...roots(b.text), ...(b.text.match(AMOUNT) ?? [])]);
  const n = [...one].filter((r) => two.has(r)).length;
  const least = Math.min(one.size, two.size);
  return n / least >= 0.5 && (n >= 2 || least === 1);
}
