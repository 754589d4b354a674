/** A sentence of a text: its words and where they stand (`end` exclusive). */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const MOST_SENTENCES = 400;
/** A sentence without an end is cut here. */
const LONGEST = 800;
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|sr|jr|rev|capt|sgt|lt|gen|hon|fr|no|nr|vs|etc|e\.g|i\.e|approx|ext|tel|dept|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|min|max|a\.m|p\.m|asst|mme|fig|ref|w\/c|abt|incl|evtl|bzw|z\.b|pls)\.$/i;

/** Whether the stop at `at` ends a sentence: no abbreviation, initial, number or decimal. */
function ends(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if (char === '!' || char === '?' || char === '…') return !/[!?.…]/.test(text[at + 1] ?? '');
  const next = text[at + 1] ?? '';
  if (next !== '' && !/[\s"'”’)\]]/.test(next)) return false;
  const before = text.slice(Math.max(0, at - 12), at + 1);
  if (
    /\d(?:st|nd|rd|th)?\s\p{L}{3,4}\.$/u.test(before) &&
    /^\s+\p{Lu}/u.test(text.slice(at + 1, at + 4))
  )
    return true;
  if (ABBREVIATION.test(before)) {
    return (
      /(?:a\.m|p\.m|etc|inc|ltd|co|max|min)\.$/i.test(before) &&
      /^\s+\p{Lu}/u.test(text.slice(at + 1, at + 4))
    );
  }
  if (/(?:^|\s)\p{Lu}\.$/u.test(before)) return false;
  if (/\d\.$/.test(before))
    return (
      /^\s+\p{Lu}/u.test(text.slice(at + 1, at + 6)) &&
      !/^\s+(?:Januar|Febr|März|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|De[cz])/.test(
        text.slice(at + 1, at + 8),
      )
    );
  return true;
}

/**
 * The sentences of a text with their spans. Paragraphs end sentences, and so do single line breaks
 * after a greeting; wrapped lines do not. Linear; at most some hundred sentences are given.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const out: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body !== '')
      out.push({
        text: body.replace(/\s+/g, ' '),
        start: start + lead,
        end: start + lead + body.length,
      });
    start = end;
  };
  for (let i = 0; i < text.length && out.length < MOST_SENTENCES; i += 1) {
    const char = text[i];
    if (char === '\n') {
      const blank = text[i + 1] === '\n';
      const short =
        i - start < 45 &&
        /^\s*(?:hi|hey|hello|dear|good|kia|hei|hej|moi|mr|ms)\b/i.test(
          text.slice(start, start + 12),
        );
      const listed = /^\s*(?:\d+[.)]|[-*•])\s/.test(text.slice(i + 1, i + 8));
      if (blank || short || listed) push(i + 1);
    } else if (char === ' ' && i - start > LONGEST) {
      push(i);
    } else if (char === '.' || char === '!' || char === '?' || char === '…') {
      if (ends(text, i)) {
        let end = i + 1;
        while (/["'”’)\]]/.test(text[end] ?? '')) end += 1;
        push(end);
        i = end - 1;
      }
    }
  }
  push(text.length);
  return out;
}
