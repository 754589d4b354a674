import { isPeople } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const PERSON =
  /^(?:someone|somebody|anyone|anybody|everyone|everybody|nobody|person|people|manager|nurse|teacher|colleague|boss|doctor|engineer|man|woman|child|children|mother|father|friend|patient|student|pupil|customer|client|candidate|tutor|mentor|leader|driver|chef|cook)$/u;
const SHARE = /^(?:most|many|some|all|both|several|few|two|three|four|five|six|none|half|one)$/u;

/** `someone which can take`, `two of who were` */
function relative(tokens: readonly Token[], i: number): Slip | null {
  const [before, t, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (t === undefined || before === undefined || next === undefined) return null;
  if (
    t.lower === 'which' &&
    (PERSON.test(before.lower) || isPeople(before.lower)) &&
    /^(?:AUX|VERB)$/u.test(next.pos)
  )
    return slip(
      'who-which',
      'grammar',
      before,
      t,
      '“Which” is for things; of people say “who”.',
      `${before.text} who`,
    );
  if (
    t.lower === 'who' &&
    before.lower === 'of' &&
    (SHARE.test(tokens[i - 2]?.lower ?? '') || tokens[i - 2]?.pos === 'NUM')
  )
    return slip('who-whom', 'grammar', before, t, 'After “of”: “whom”.', 'of whom');
  return null;
}

/** `300 cases, most of which still runs` */
function shareAgrees(tokens: readonly Token[], i: number): Slip | null {
  if (
    !SHARE.test(tokens[i]?.lower ?? '') ||
    tokens[i]?.lower === 'one' ||
    tokens[i + 1]?.lower !== 'of'
  )
    return null;
  const rel = tokens[i + 2];
  const noun = tokens[i - 2];
  if (
    !/^(?:which|whom)$/u.test(rel?.lower ?? '') ||
    tokens[i - 1]?.text !== ',' ||
    noun?.pos !== 'NOUN'
  )
    return null;
  if (!/[^s]s$/u.test(noun.lower)) return null;
  const verb = tokens[i + 3]?.pos === 'ADV' ? tokens[i + 4] : tokens[i + 3];
  if (
    rel === undefined ||
    verb === undefined ||
    !/^(?:is|was|has|does)$|^[a-z]{2,}[^s]s$/u.test(verb.lower)
  )
    return null;
  if (!/^(?:VERB|AUX)$/u.test(verb.pos) || (verb.lower === 'was' && tokens[i]?.lower === 'half'))
    return null;
  return slip('agreement', 'grammar', rel, verb, 'The verb and its subject do not agree.', null);
}

/** Relative pronouns: `who` for people, `whom` behind `of`, and the verb that follows. */
export const pronouns: LanguageRule = {
  code: 'pronouns',
  wrong: [
    'You need someone which can take the children.',
    'I led five, two of who were older.',
    'I wrote 300 test cases, most of which still runs at night.',
  ],
  right: [
    'I led a team which can do it, most of whom are here.',
    'I asked the people of whom you spoke, and a friend of who knows whom.',
    'I carried water, most of which is gone.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [relative, shareAgrees].map((rule) => rule(s.tokens, i)).filter((x): x is Slip => x !== null),
    ),
};
