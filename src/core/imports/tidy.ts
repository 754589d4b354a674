/** Marks that hide or turn the reading direction, and control characters but the line break. */
const HIDDEN =
  /(?!\n)\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Text of a stranger's file on one line: no tags' ends, no hidden marks, at most `most` characters. */
export function oneLine(text: unknown, most = 300): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, most * 4)
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(HIDDEN, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
}

/** The same over several lines. */
export function lines(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replace(/\r\n?/g, '\n').replace(HIDDEN, '').trim();
}

/** A mail address that looks like one, else null. */
export function addressIn(text: string): string | null {
  return (
    /[^\s@<>"(),;:[\]\\]{1,64}@[\p{L}\p{N}.-]{1,190}\.[\p{L}\p{N}-]{2,60}/u.exec(text)?.[0] ?? null
  );
}
