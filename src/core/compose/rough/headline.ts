import type { Fact } from '../facts.ts';
import { lower, wordCount } from '../text.ts';
import { refusal, tagged } from './gate.ts';
import { isBase, isMass, isPay, isPlural } from './lexis.ts';
import { normalise, type Spellings } from './normalise.ts';
import { gated, type Reader } from './piece.ts';

/**
 * "hospital pharmacist, 8 yrs, wards" as a fact of last resort: "have worked as a hospital
 * pharmacist for eight years". Null unless the headline is a trade and a number of years.
 */
export function headline(raw: string | null, reader: Reader): Fact | null {
  const found = /^([\p{L} -]+?),? (\d+ ?(?:yrs?|years?))(?:,|\.|$)/iu.exec(raw ?? '');
  if (found === null || /\b(?:ex|retired|turned|returning|leaver|part|wants?)\b/i.test(raw ?? ''))
    return null;
  const spelt: Spellings = reader.spellings;
  const trade = gated(`was ${lower(normalise(found[1] ?? '', spelt))}`, 'a', reader);
  const years = normalise(found[2] ?? '', spelt).replace(/^(\d+)(yrs?|years?)/, '$1 years');
  if (trade.why !== null || !/^was an? /.test(trade.text)) return null;
  return {
    text: `have worked as ${trade.text.slice(4)} for ${years}`,
    shape: 'past',
    source: 'record:headline',
  };
}

const QUALITY =
  /^(?:own|good|very|strong|fast|quick|clean|big|never|always|no|not|nice|lovely|high|hard|great|well|can|some|calm|patient|friendly|native|fluent|on|off)\b/i;

/**
 * Strengths that are fields of work, as facts of last resort: "teaching trainees", "wound care".
 * Qualities ("calm", "fast hands") are no evidence and stay out.
 */
export function strengths(list: readonly string[], reader: Reader): Fact[] {
  const { tagger } = reader;
  if (tagger === null) return [];
  return list.flatMap((raw, i) => {
    const spelt = normalise(raw, reader.spellings);
    const text = /^\p{Lu}\p{Ll}+ /u.test(spelt) ? lower(spelt) : spelt;
    const words = text.split(' ');
    const last = words.at(-1) ?? '';
    if (words.length < 2 || words.length > 5 || QUALITY.test(text) || /[&+,/()]|\band\b/.test(text))
      return [];
    const activity = /ing$/.test(words[0] ?? '') && !isBase(words[0] ?? '');
    const field = isMass(last) || isPlural(last);
    const things = tagged(text, tagger).every((t, n) =>
      activity && n === 0 ? true : /^(?:NOUN|PROPN|ADJ|ADP)$/.test(t.tag),
    );
    const fits = (activity || field) && things && !isPay(text) && wordCount(text) > 1;
    return fits && refusal(text, reader) === null
      ? [{ text, shape: 'np' as const, source: `record:strengths:${i}` }]
      : [];
  });
}
