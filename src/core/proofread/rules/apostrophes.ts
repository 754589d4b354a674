import { isPeople, numerusOf } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const BEFORE_ITS = new Set(
  'of in with for to from by on at about into under over through behind keep keeps kept raise raised lose lost improve improved reach reached  share shared use used take took follow finish finished change changed make made give gave double doubled meet has had have needs protect celebrate celebrates celebrated value near'.split(
    ' ',
  ),
);

/** `keeps it's trace`, `when it's value exceeds` */
function itsSlip(tokens: readonly Token[], i: number): Slip | null {
  const it = tokens[i];
  const s = tokens[i + 1];
  const next = tokens[i + 2];
  if (it?.lower !== 'it' || s?.lower !== "'s" || s.start !== it.end || next === undefined)
    return null;
  let noun = i + 2;
  while (tokens[noun]?.pos === 'ADJ' && noun < i + 5) noun++;
  const thing = tokens[noun];
  const bare =
    thing?.pos === 'VERB' && thing.lemma === thing.lower && !/(?:ing|ed)$/u.test(thing.lower);
  if (thing?.pos !== 'NOUN' && !bare) return null;
  const before = tokens[i - 1];
  const object = before !== undefined && BEFORE_ITS.has(before.lower);
  let after = noun + 1;
  while (tokens[after]?.pos === 'NOUN' && after < noun + 3) after++;
  const finite = tokens[after];
  const clause =
    before !== undefined &&
    /^(?:when|before|after|if|until|once|because|since|while|that|and)$/u.test(before.lower) &&
    finite !== undefined &&
    finite.pos === 'VERB' &&
    /s$/u.test(finite.lower);
  return object || clause
    ? slip("its-it's", 'grammar', it, s, '“Its” without apostrophe means “of it”.', 'its')
    : null;
}

/** `the drivers hours`, `an agronomists day` */
function possessiveSlip(tokens: readonly Token[], i: number): Slip | null {
  const owner = tokens[i];
  const det = tokens[i - 1];
  if (
    owner === undefined ||
    det === undefined ||
    owner.text !== owner.lower ||
    !owner.lower.endsWith('s')
  )
    return null;
  let at = i + 1;
  while (tokens[at]?.pos === 'ADJ' && at < i + 3) at++;
  const owned = tokens[at];
  if (
    owned === undefined ||
    owned.pos !== 'NOUN' ||
    tokens[i + 1]?.lower === "'" ||
    tokens[i + 1]?.lower === "'s"
  )
    return null;
  const one =
    /^(?:a|an|each|every|another)$/u.test(det.lower) &&
    owner.pos === 'NOUN' &&
    isPeople(owner.lower) &&
    owner.end + 1 === owned.start;
  const many =
    /^(?:the|my|your|our|their|his|her)$/u.test(det.lower) &&
    isPeople(owner.lower) &&
    owner.pos !== 'VERB' &&
    !/^(?:work|working|need|want|themselves|alike|first|today|yesterday)$/u.test(owned.lower);
  if (!one && (!many || tokens[i - 2]?.lower === 'of')) return null;
  if (
    /^(?:race|sing|work|need|want|help|love|like|play|run|call|visit|hope|plan|look|talk|start|stop|rest|sleep|use|leave|answer|ask|change|cook|drive|drink|eat|fish|fight|move|post|practise|practice|report|return|ride|show|stay|study|swim|test|train|travel|turn|try|vote|wait|walk|watch|wish|wonder|worry|write)$/u.test(
      owned.lower,
    )
  )
    return null;
  if (
    many &&
    (numerusOf(owned) === 'many'
      ? !/^(?:hours|rooms|names|homes|lives|needs|books|stories|voices|questions|wages|files|notes|rights|views)$/u.test(
          owned.lower,
        )
      : false)
  )
    return null;
  return slip(
    'apostrophe',
    'grammar',
    owner,
    owned,
    'An apostrophe is missing: the one belongs to the other.',
    `${owner.text.slice(0, -1)}'s ${owned.text}`,
  );
}

/** Apostrophes too many and too few. */
export const apostrophes: LanguageRule = {
  code: 'apostrophe',
  wrong: [
    "Every requirement keeps it's trace.",
    'I did not know what an agronomists day is like.',
    'We heard the tenants choir.',
    "The node changes when it's value exceeds 127.",
  ],
  right: [
    "It's a good day, and it's been long.",
    'We heard the tenants sing.',
    "I know it's music to their ears.",
    'The sports hall keeps its roof.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [itsSlip(s.tokens, i), possessiveSlip(s.tokens, i)].filter((x): x is Slip => x !== null),
    ),
};
