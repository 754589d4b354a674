import type { ParsedNote } from './parsed-note.ts';

const COMMON = new Set(
  'the of and to a in is it you that was for on are with as i be at this have from or had by we but not your my me if would will so an do their what there about which when been who more no up out them then she he her his has its than could just other our us were how did'.split(
    ' ',
  ),
);

/** Whether a text is English: at least a quarter of its words are the commonest ones of English. Short texts pass. */
export function isEnglish(parsed: ParsedNote): boolean {
  const { start, end } = parsed.letter.content;
  const inside = parsed.words.filter(
    (w) => w.start >= start && w.end <= end && /\p{L}/u.test(w.text),
  );
  if (inside.length < 12) return true;
  const common = inside.filter((w) => COMMON.has(w.lower)).length;
  return common >= inside.length * 0.2;
}
