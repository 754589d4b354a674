import { isCount, numerusOf } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const MANY =
  /^(?:these|those|many|several|few|both|various|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)$/u;
const ONE = /^(?:a|an|this|each|every|another)$/u;

/** The noun that a determiner belongs to: over adjectives, up to the last noun in a row. */
function nounOf(tokens: readonly Token[], i: number): Token | null {
  let at = i + 1;
  while (tokens[at]?.pos === 'ADJ' && at < i + 4) at++;
  const noun = tokens[at];
  const next = tokens[at + 1];
  if (noun === undefined || noun.pos !== 'NOUN') return null;
  if (
    next !== undefined &&
    (/^(?:NOUN|PROPN|NUM)$/u.test(next.pos) || /^(?:-|\/|'|'s|and|or|to|a)$/u.test(next.lower))
  )
    return null;
  return noun;
}

/** `this patients`, `many question`, `these season` */
export const determiners: LanguageRule = {
  code: 'number',
  wrong: [
    'I know this patients well.',
    'She asked me many good question about it.',
    'Every children came.',
  ],
  right: [
    'This is a series of two-day courses, and these days every child comes.',
    'I met a few people and another two nurses in this sports hall.',
    'Each of the three years was this way.',
  ],
  check(s: Tagged): readonly Slip[] {
    return s.tokens.flatMap((t, i) => {
      const noun = nounOf(s.tokens, i);
      if (noun === null || noun.text !== noun.lower) return [];
      const between = s.tokens.slice(i + 1, s.tokens.indexOf(noun)).map((x) => x.lower);
      if (
        between.some(
          (w) =>
            /^(?:few|many|couple|hundred|thousand|dozen|million|more|less|two|three|half|other|same|good)$/u.test(
              w,
            ) && ONE.test(t.lower),
        )
      )
        return [];
      const number = numerusOf(noun);
      const off =
        (ONE.test(t.lower) &&
          number === 'many' &&
          !/^(?:lots|thanks|goes|does|says|makes|takes|comes|gets|works|needs|wants|runs|shambles|barracks|crossroads|gallows|means|series|headquarters|works|hours|minutes|weeks|days|months|years|miles|others)$/u.test(
            noun.lower,
          )) ||
        (MANY.test(t.lower) &&
          number === 'one' &&
          isCount(noun.lower) &&
          t.pos !== 'PRON' &&
          !/^(?:year|o'clock|hour|minute|day|night|week|month|time)$/u.test(noun.lower));
      if (!off || (t.lower === 'this' && t.pos === 'PRON')) return [];
      // "room two", "ward 12 question": a number behind its noun.
      if (s.tokens[i - 1]?.pos === 'NOUN' && MANY.test(t.lower)) return [];
      return [
        slip(
          'number',
          'grammar',
          t,
          noun,
          'One of them, or many: the two words do not agree.',
          null,
        ),
      ];
    });
  },
};
