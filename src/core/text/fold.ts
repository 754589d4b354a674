/** Letters that carry no combining mark and so survive decomposition. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
};

/**
 * A word as it is compared: lower case, no diacritics, straight apostrophe, no invisible characters.
 * `Ngô Thị Hạnh` → `ngo thi hanh`, `O’Rourke` → `o'rourke`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœıŋħ]/g, (c) => LETTERS[c] ?? c)
    .replace(/[’‘ʼʻ`´]/g, "'");
}

/** Zero-width and direction characters: invisible, and a way to make two names look alike. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** True for a word that mixes Latin with look-alike scripts or hides invisible characters in it. */
export function isDisguised(word: string): boolean {
  return INVISIBLE.test(word) || (LATIN.test(word) && OTHER.test(word));
}

/**
 * Edit distance with transpositions (Damerau, optimal string alignment); stops at `most` + 1.
 * Words over 64 letters are as far apart as can be.
 */
export function distance(a: string, b: string, most = 3): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || a.length > 64 || b.length > 64) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
