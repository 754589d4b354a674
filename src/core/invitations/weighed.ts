import { squash } from './fold.ts';
import type { Headline } from './headline.ts';
import { readHeadline } from './headline.ts';
import type { Material } from './material.ts';
import { looksLikePerson, sameName } from './names.ts';

/** Something that may be the company or the role, and how much speaks for it. */
export interface Weighed {
  readonly text: string;
  readonly weight: number;
  /** The text calls it a place of work ("at", "our client"), so it is nobody's name. */
  readonly placed?: boolean;
}

/** The weightiest, several mentions of the same adding a little. */
export function best(all: readonly Weighed[]): Weighed | null {
  const sums = new Map<string, Weighed>();
  for (const one of all) {
    const key = squash(one.text);
    const before = sums.get(key);
    const [hi, lo] =
      before === undefined || one.weight > before.weight ? [one, before] : [before, one];
    sums.set(key, { ...hi, weight: hi.weight + Math.min(1, Math.max(0, (lo?.weight ?? 0) * 0.1)) });
  }
  let top: Weighed | null = null;
  for (const one of sums.values()) if (top === null || one.weight > top.weight) top = one;
  return top;
}

/** Is this somebody's name, as far as the entry tells? */
export const isPerson = (text: string, material: Material): boolean =>
  material.names.some((n) => sameName(n, text.replace(/['’]s$/, ''))) ||
  (looksLikePerson(text.replace(/['’]s$/, '')) && material.domain(text) < 1);

/** Lines of the text that are headings: "Elm Hollow College – Assistant Professor of Botany". */
export function headingsIn(material: Material): readonly Headline[] {
  return material.text
    .split('\n')
    .slice(0, 8)
    .filter(
      (l) => l.length > 5 && l.length < 90 && /\s[-–—|]\s/.test(l) && !/[.!?]\s|^\s*\d|:/.test(l),
    )
    .map((l) => readHeadline(l, material.candidate.name))
    .filter((h) => h.pieces.length > 1 && !h.pieces.some((p) => isPerson(p.text, material)));
}
