import type { Fact } from '../facts.ts';
import { lower } from '../text.ts';
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
