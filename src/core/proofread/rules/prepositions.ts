import data from '../data/prepositions.json' with { type: 'json' };
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';
import { ingOf, isBase } from '../verbs.ts';

const GOVERNED: ReadonlyMap<
  string,
  { readonly wrong: ReadonlySet<string>; readonly right: string }
> = new Map(
  data.governed.flatMap(({ word, wrong, right }) =>
    word.split(' ').map((w) => [w, { wrong: new Set(wrong.split(' ')), right }] as const),
  ),
);
const EVENTS = new Set(data.events.split(' '));
const ING_VERBS = new Set(data.ingVerbs.split(' '));
const WEEKDAY = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?$/u;
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/u;
const SPAN = /^(?:years?|months?|weeks?|days?|decades?|hours?)$/u;

const say = (from: Token, to: Token, right: string): Slip =>
  slip('preposition', 'grammar', from, to, `“${right}” is usual here.`, right);

const opensPhrase = (t: Token | undefined): boolean =>
  t !== undefined && (/^(?:DET|PRON|NOUN|PROPN|NUM|ADJ)$/u.test(t.pos) || /ing$/u.test(t.lower));

/** `responsible of the stock`, `I believe to a tidy bench` */
function governed(tokens: readonly Token[], i: number): Slip | null {
  const [word, prep, next] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  const rule = GOVERNED.get(word?.lower ?? '');
  if (word === undefined || prep === undefined || rule === undefined || !rule.wrong.has(prep.lower))
    return null;
  if (
    !opensPhrase(next) ||
    /^(?:least|last|first|times|all|once|present|home|work|night|behalf|time|that|what|which|whom|top|average|short|particular|general|turn|return|part|person)$/u.test(
      next?.lower ?? '',
    )
  )
    return null;
  // "responsible in 2023", "interested on Monday", "arrived at noon": when or where, not what.
  if (next?.pos === 'NUM' || WEEKDAY.test(next?.lower ?? '') || MONTH.test(next?.lower ?? ''))
    return null;
  const name = next?.pos === 'PROPN' || /^(?:you|me|him|us|them)$/u.test(next?.lower ?? '');
  if (name && /^(?:for|with|at|on|in)$/u.test(prep.lower)) return null;
  if (
    /^(?:that|which|who|whom|how|much|so|as)$/u.test(tokens[i - 1]?.lower ?? '') &&
    prep.lower === 'to'
  )
    return null;
  return say(word, prep, `${word.text} ${rule.right}`);
}

/** `attend to the interview`, `asked to how`, `thank you on the talk`, `ended on peeling` */
function afterVerb(tokens: readonly Token[], i: number): Slip | null {
  const [verb, prep, next, noun] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (verb === undefined || prep === undefined || next === undefined) return null;
  const phrase = /^(?:DET|PRON)$/u.test(next.pos);
  if (
    /^attend(?:ed|ing|s)?$/u.test(verb.lower) &&
    prep.lower === 'to' &&
    phrase &&
    EVENTS.has(noun?.lower ?? '')
  )
    return say(verb, prep, verb.text);
  if (
    /^ask(?:ed|s|ing)?$/u.test(verb.lower) &&
    prep.lower === 'to' &&
    /^(?:me|him|her|us|them|how|why|whether|if|what|where)$/u.test(next.lower)
  )
    return say(verb, next, `${verb.text} ${next.text}`);
  if (
    /^(?:tell|tells|told|telling)$/u.test(verb.lower) &&
    prep.lower === 'to' &&
    /^(?:me|him|her|us|them)$/u.test(next.lower) &&
    tokens[i - 1]?.pos !== 'AUX'
  )
    return say(verb, next, `${verb.text} ${next.text}`);
  if (
    verb.lower === 'thank' &&
    prep.lower === 'you' &&
    /^(?:on|of|about|by)$/u.test(next.lower) &&
    noun !== undefined &&
    noun.lower !== 'behalf' &&
    /^(?:DET|PRON|VERB)$/u.test(noun.pos)
  )
    return say(prep, next, 'you for');
  if (
    /^end(?:ed|s)?$/u.test(verb.lower) &&
    prep.lower === 'on' &&
    /^[a-z]{3,}ing$/u.test(next.lower)
  )
    return say(verb, prep, `${verb.text} up`);
  if (
    ING_VERBS.has(verb.lower) &&
    prep.lower === 'to' &&
    next.pos === 'VERB' &&
    isBase(next.lower, next.lemma) &&
    verb.pos !== 'NOUN'
  )
    return slip(
      'verb-form',
      'grammar',
      verb,
      next,
      `“${verb.text}” goes with the -ing form.`,
      `${verb.text} ${ingOf(next.lower)}`,
    );
  return null;
}

/** `in Saturday morning`, `at May`, `since five years`, `in any time` */
function ofTime(tokens: readonly Token[], i: number): Slip | null {
  const [prep, next, after] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (prep === undefined || next === undefined) return null;
  const p = prep.lower;
  if (/^(?:in|at)$/u.test(p) && weekdayAlone(next, after))
    return say(prep, next, `on ${next.text}`);
  if (
    /^(?:at|on)$/u.test(p) &&
    MONTH.test(next.lower) &&
    /^\p{Lu}/u.test(next.text) &&
    !/^\d|'s$|^(?:the|bank|day|half|intake)$/u.test(after?.lower ?? '') &&
    after?.pos !== 'NOUN' &&
    after?.pos !== 'PROPN' &&
    after?.pos !== 'NUM'
  )
    return say(prep, next, `in ${next.text}`);
  if (
    /^(?:at|on)$/u.test(p) &&
    /^(?:19|20)\d\d$/u.test(next.text) &&
    (after === undefined || after.pos === 'PUNCT') &&
    after?.text !== '-'
  )
    return say(prep, next, `in ${next.text}`);
  if (
    p === 'in' &&
    next.lower === 'any' &&
    after?.lower === 'time' &&
    tokens[i + 3]?.pos !== 'NOUN'
  )
    return say(prep, after, 'at any time');
  if (
    p === 'since' &&
    next.pos === 'NUM' &&
    !/^(?:19|20)\d\d$/u.test(next.text) &&
    SPAN.test(after?.lower ?? '') &&
    tokens[i + 3]?.lower !== 'ago'
  )
    return say(prep, next, `for ${next.text}`);
  if (p === 'from' && /^(?:i|we)$/u.test(next.lower) && /^(?:was|were)$/u.test(after?.lower ?? ''))
    return say(prep, next, `since ${next.text}`);
  if (
    /^(?:in|on|at)$/u.test(p) &&
    /^(?:last|next)$/u.test(next.lower) &&
    after !== undefined &&
    (WEEKDAY.test(after.lower) || /^(?:week|month|year)$/u.test(after.lower)) &&
    !/^(?:'s|-|'|s)$|^(?:end|start)/u.test(tokens[i + 3]?.lower ?? '') &&
    tokens[i + 3]?.pos !== 'NOUN'
  )
    return say(prep, after, `${next.text} ${after.text}`);
  if (p === 'in' && next.lower === 'the' && after?.lower === 'end' && tokens[i + 3]?.lower === 'of')
    return say(prep, after, 'at the end');
  return null;
}

function weekdayAlone(next: Token, after: Token | undefined): boolean {
  if (!WEEKDAY.test(next.lower) || !/^\p{Lu}/u.test(next.text)) return false;
  return (
    after === undefined ||
    after.pos === 'PUNCT' ||
    /^(?:morning|afternoon|evening|night|and|i|we|you|at|for|when|about|with)$/u.test(after.lower)
  );
}

/** The preposition that a word asks for, as data, and those of days, months and spans. */
export const prepositions: LanguageRule = {
  code: 'preposition',
  wrong: [
    'I am responsible of the stock.',
    'I do believe to a tidy bench.',
    'They were worried of the new saw.',
    'I had to attend to the interview.',
    'He asked to how I do it.',
    'I came in Saturday morning.',
    'I passed it at May.',
    'I have done it since five years.',
    'I don’t mind to close.',
    'Thank you on the kind words.',
  ],
  right: [
    'I am responsible for it, and proud of it, in May and on Monday.',
    'They depend in part on us, and I am interested at least in this.',
    'She attended to the patients and was asked to come.',
    'It has been so since 2019, and at May Day we danced.',
    'In the end we came, at any time of day.',
    'I would like to thank you on behalf of us all.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [governed, afterVerb, ofTime]
        .map((rule) => rule(s.tokens, i))
        .filter((x): x is Slip => x !== null),
    ),
};
