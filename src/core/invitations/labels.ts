import labelLists from './data/labels.json' with { type: 'json' };
import { fold, squeeze } from './fold.ts';

export type LabelName = Exclude<keyof typeof labelLists, 'comment'>;

/** A "Label: value" line of a description; a label with nothing behind it takes the lines below. */
export interface Labelled {
  readonly label: LabelName;
  readonly value: string;
}

const BY_WORD = new Map<string, LabelName>(
  (Object.entries(labelLists) as [LabelName, string[]][]).flatMap(([name, said]) =>
    said.map((word): [string, LabelName] => [word, name]),
  ),
);

/** Label, colon (or an equals sign, a tab, a table's bar), value. */
const LINE =
  /^[\s>*•·▪◦‣–—_-]*([\p{L}][\p{L}\p{N} '’()/&.:-]{0,48}?|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul} ]{1,12})[\s*_]*(?:[:：=|\t]|\s[-–—]\s)[\s*_]*(.*)$/u;

/** The labelled values of a text, in order. */
export function readLabels(text: string): readonly Labelled[] {
  // "… on Monday. Present: A and B": a label can follow a sentence.
  const lines = text
    .replace(/([.!?])[ \t]+(?=\p{Lu}[^.:!?\n]{2,30}:\s)/gu, '$1\n')
    .replace(/。(?=[\p{Script=Han}\p{Script=Katakana}ー]{1,10}[：:])/gu, '。\n')
    .split('\n');
  const found: Labelled[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const m = LINE.exec((lines[i] ?? '').slice(0, 600));
    const label = m === null ? undefined : labelOf(m[1] ?? '');
    if (m === null || label === undefined) continue;
    const value = squeeze((m[2] ?? '').replace(/[*_]+$/, ''));
    const block = value === '' ? blockBelow(lines, i + 1) : [];
    found.push({
      label,
      value: value === '' ? block.join('\n') : value,
    });
    i += block.length;
  }
  return found.filter((f) => f.value !== '');
}

/** Which label a wording is: "Interviewer(s)", "Your interview panel". */
export function labelOf(said: string): LabelName | undefined {
  const folded = fold(squeeze(said)).replace(/[*_]/g, '').trim();
  return (
    BY_WORD.get(folded) ??
    BY_WORD.get(
      folded.replace(/^(?:the|your|our|dein|deine|ihr|ihre|votre|tu|su|je|uw|din)\s+/, ''),
    ) ??
    BY_WORD.get(folded.replace(/\s*\([^)]*\)/g, '').trim()) ??
    BY_WORD.get(folded.replace(/s$/, '')) ??
    withinLabel(folded)
  );
}

/** "Composition du jury", "Interviewers for today": the label is one end of what is said. */
function withinLabel(folded: string): LabelName | undefined {
  const parts = folded.split(' ');
  if (parts.length < 2 || parts.length > 6) return undefined;
  for (let i = 1; i < Math.min(parts.length, 4); i += 1) {
    for (const part of [parts.slice(i).join(' '), parts.slice(0, -i).join(' ')])
      if (part.length > 3 && WHOLE.has(part)) return BY_WORD.get(part);
  }
  return undefined;
}

/** Labels that say what they mean with other words around them. */
const WHOLE = new Set(
  [...labelLists.interviewers, ...labelLists.company, ...labelLists.coordinator].filter(
    (label) => label !== 'with' && label !== 'avec',
  ),
);

function blockBelow(lines: readonly string[], from: number): string[] {
  const block: string[] = [];
  for (let i = from; i < lines.length && block.length < 12; i += 1) {
    const line = (lines[i] ?? '').trim();
    if (line === '') {
      if (block.length > 0) break;
      if (i > from) break;
      continue;
    }
    const m = LINE.exec(line);
    if (m !== null && labelOf(m[1] ?? '') !== undefined) break;
    if (/^https?:/i.test(line)) break;
    block.push(line.replace(/^[\s>*•·▪◦‣–—-]+/, ''));
  }
  return block;
}
