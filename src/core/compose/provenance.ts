import rough from './data/rough.json' with { type: 'json' };
import data from './data/words.json' with { type: 'json' };
import { dayInWords } from './dates.ts';
import { textOf } from './phrasings.ts';
import { root } from './relevance.ts';
import type { ComposeRequest, Setting, StepRequest } from './request.ts';
import { baseOfPast, baseOfThird, ing } from './rough/lexis.ts';
import { normalise } from './rough/normalise.ts';
import { words } from './text.ts';

const STOP = new Set([...data.stop, ...rough.supplied, 'hello']);
const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** Every text of the record that a letter may draw on; the private remarks are not among them. */
export function sourcesOf(
  setting: Setting &
    Partial<Pick<ComposeRequest, 'rough'> & Pick<StepRequest, 'userWords' | 'incoming'>>,
): readonly string[] {
  const { debrief, promise, rough: jotted } = setting;
  const day = promise?.to ?? null;
  return [
    setting.candidate.name,
    setting.candidate.signature ?? '',
    setting.candidate.headline ?? '',
    ...setting.candidate.strengths,
    setting.company,
    setting.role,
    ...(debrief === null ? [] : texts({ ...debrief, privateRemarks: [] })),
    ...(jotted ? texts(jotted) : []),
    ...(day === null ? [] : [dayInWords(day, setting.dialect)]),
    setting.userWords ?? '',
    setting.incoming?.text ?? '',
    setting.incoming?.from ?? '',
  ];
}

/** All texts in a plain record, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** Forms of one word that count as the same: what was typed as "drew" may be written "drawing". */
function forms(word: string): string[] {
  const plain = word.replace(/'s?$/, '').replace(/^[£$€]|%$/g, '');
  const base = baseOfPast(plain) ?? baseOfThird(plain) ?? plain;
  const number = NUMBERS[Number(plain)];
  return [
    plain,
    base,
    ing(base),
    root(plain),
    root(base),
    ...(number === undefined ? [] : [number]),
  ];
}

function pieces(text: string): string[] {
  return words(text).flatMap((w) => (/[-,.]/.test(w) ? [w, ...w.split(/[-,.]/)] : [w]));
}

const read = new Map<string, readonly string[]>();

/** All forms of the words of one text, as typed and as spelt out; kept, since texts come again. */
function formsOf(text: string): readonly string[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size > 1000) read.clear();
  const found = [text, normalise(text, new Map())].flatMap((t) => pieces(t).flatMap(forms));
  read.set(text, found);
  return found;
}

function vocabulary(all: readonly string[]): Set<string> {
  return new Set(all.flatMap(formsOf));
}

/**
 * The words of a draft that nothing stands behind (X3): neither an answer of the candidate, nor
 * the record, nor the closed vocabulary of the phrasings used. Empty for a draft that may be shown
 * as ready. `sources` are all texts the draft may draw on, never the private remarks.
 */
export function unsourced(
  draft: { readonly body: string; readonly phrasings: readonly string[] },
  sources: readonly string[],
): readonly string[] {
  const known = vocabulary([...sources, ...draft.phrasings.map(textOf)]);
  return words(draft.body).filter((word) => {
    if (STOP.has(word) || word.length < 2) return false;
    const parts = word.split('-').filter((p) => p !== '' && !STOP.has(p));
    return (
      !forms(word).some((f) => known.has(f)) &&
      !parts.every((p) => forms(p).some((f) => known.has(f)))
    );
  });
}
