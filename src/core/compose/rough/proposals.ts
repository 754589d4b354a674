import { capital, lower, unended, wordCount } from '../text.ts';
import { isBase, isPast } from './lexis.ts';
import { normalise, type Spellings } from './normalise.ts';
import { parts } from './piece.ts';

/** Jottings with no verb, and the sentence that they most likely stand for. */
const DEEDS: readonly (readonly [RegExp, string])[] = [
  [/^.+?, (I \p{Ll}+ .+)$/u, '$1'],
  [/^(.+? (?:is|are) .+)$/u, 'My $1'],
  [/^(.+) (renewed|passed|finished|completed)$/u, 'I $2 $1'],
  [/^(\S+) years$/u, 'I have $1 years of experience'],
  [/^(\S+) years,? (?:with )?(?:0|zero|no) (.+)$/u, 'I have $1 years behind me with no $2'],
  [/^(.+?) (?:went |down )?from (\S+(?: \p{L}+)?) to (\S.*)$/u, 'I brought $1 from $2 to $3'],
  [
    /^(\d+|two|three|four|five|six|seven|eight|nine|ten) years,? (?:(?:of|as|in) )?(.+)$/u,
    'I have $1 years of $2 behind me',
  ],
  [/^(.+?),? (?:0|zero|no) (\p{L}.*)$/u, 'I did $1 with no $2'],
  [/^(\d[\d,]* .+)$/u, 'I have done $1'],
];

/** How it went, which is no part of the answer. */
const HOW_IT_WENT =
  /^(?:(?:i )?(?:said|waffled|blanked|blank|rambled|froze|dunno|panic(?:ked)?|badly|was shy)\b[^,.]*[,.]?\s*)+/i;
const LEAD =
  /^(?:(?:but|so|and|really|truth is|honest answer|what I would do|should have said|better)[:,]?\s+)+/i;

/** The answer alone, without a word on how it went or that it comes late. */
export const answerAlone = (text: string): string =>
  text.replace(HOW_IT_WENT, '').replace(LEAD, '') || text;

/** A deed or a thing forgotten, made into the sentence it most likely stands for. */
export function deedProposal(raw: string, missed: boolean, spellings: Spellings): string {
  const text = lower(unended(normalise(raw, spellings)));
  if (/^I\b/.test(text)) return `${text}.`;
  const [first = ''] = text.split(' ');
  if (isPast(first)) return `I ${text}.`;
  const found = DEEDS.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return `${text.replace(found[0], found[1])}.`;
  if (isBase(first) && wordCount(text) > 2 && !/^\S+ \d/.test(text))
    return `I ${missed ? 'also ' : ''}${text}.`;
  return `I ${missed ? 'also have' : 'have'} ${text}.`;
}

/** An answer that could not be read for sure, in clean sentences to choose or to mend. */
export function answerProposal(raw: string, spellings: Spellings): string {
  const list = parts(answerAlone(normalise(raw, spellings)));
  return list
    .map((part) => {
      const [first = ''] = part.split(' ');
      const own = isBase(first) && !isPast(first) && wordCount(part) > 3;
      return `${capital(own ? `I would ${lower(part)}` : unended(part))}.`;
    })
    .join(' ');
}
