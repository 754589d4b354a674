const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};

/** Lower case, no accents, straight apostrophes: how words are compared across languages. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßøłæœđıðþ]/g, (c) => PLAIN[c] ?? c)
    .replace(/[‘’`´]/g, "'")
    .replace(/\u00a0/g, ' ');
}

/** Letters and digits only, folded: `Brenztal Antriebe` and `brenztal-antriebe` are the same. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The same with umlauts written out, as domains have them: `Lüttmann`, `luettmann`. */
export function squashLong(text: string): string {
  return squash(
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/ä/g, 'ae')
      .replace(/ö/g, 'oe')
      .replace(/ü/g, 'ue')
      .replace(/å/g, 'aa'),
  );
}

/** Words of a text, folded, without the punctuation around them. */
export function words(text: string): readonly string[] {
  return fold(text)
    .split(/[\s/,;:()[\]"“”«»|]+/u)
    .map((w) => w.replace(/^[^\p{L}\p{N}']+|[^\p{L}\p{N}.']+$/gu, '').replace(/\.$/, ''))
    .filter((w) => w !== '');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** A pattern that finds any of these phrases in folded text, as whole words where words have edges. */
export function anyOf(phrases: readonly string[], flags = 'u'): RegExp {
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  const spaced = sorted
    .filter((p) => LATIN.test(p))
    .map((p) => escaped(p).replace(/ /g, '[\\s-]+'));
  const dense = sorted.filter((p) => !LATIN.test(p)).map(escaped);
  const parts = [
    ...(spaced.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})(?![\\p{L}\\p{N}])`] : []),
    ...dense,
  ];
  return new RegExp(parts.join('|'), flags);
}

/** A pattern for original text: the same phrases, whatever their case, accents as they stand. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
