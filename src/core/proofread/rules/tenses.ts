import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';
import { baseOf, isBase, pastOf, sameInPast } from '../verbs.ts';

/** Verbs that in the present may stand beside a past time: what still holds, or is thought now. */
const STILL = new Set(
  'hope think believe know remember wish want feel see understand mean imagine guess suppose find look hear have do be need love like regret appreciate thank admit confess realise realize enclose attach send write remain work live read put set let cut hit cost hurt'.split(
    ' ',
  ),
);
const SUBJECT = /^(?:i|we|he|she|they|it|you)$/u;

/** Where a span of finished time at the head of a sentence ends: `Last year`, `In 2023`, `Two years ago`. */
function pastTimeEnd(tokens: readonly Token[]): number | null {
  const low = (i: number) => tokens[i]?.lower ?? '';
  const from = /^(?:and|but|so)$/u.test(low(0)) ? 1 : 0;
  if (/^(?:yesterday)$/u.test(low(from)) && low(from + 1) !== "'s") return from;
  if (
    low(from) === 'last' &&
    /^(?:year|month|week|summer|winter|spring|autumn|fall|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u.test(
      low(from + 1),
    )
  )
    return from + 1;
  if (
    /^(?:in|during)$/u.test(low(from)) &&
    /^(?:19[5-9]\d|20[01]\d|202[0-5])$/u.test(low(from + 1))
  )
    return from + 1;
  const ago = tokens.findIndex((t) => t.lower === 'ago');
  return ago > 0 && ago <= from + 3 && tokens[from]?.pos !== 'PRON' ? ago : null;
}

/** The verb of the clause that begins at `from`, when its subject is a pronoun or a short noun phrase. */
function mainVerb(tokens: readonly Token[], from: number): number | null {
  let i = tokens[from]?.text === ',' ? from + 1 : from;
  if (SUBJECT.test(tokens[i]?.lower ?? '')) i++;
  else {
    const start = i;
    while (
      i < start + 7 &&
      /^(?:DET|ADJ|NOUN|NUM|PROPN|PRON)$/u.test(tokens[i]?.pos ?? '') &&
      !isTaggedVerb(tokens[i])
    )
      i++;
    if (tokens[i]?.lower === 'of') {
      i++;
      while (i < start + 9 && /^(?:DET|ADJ|NUM|PRON)$/u.test(tokens[i]?.pos ?? '')) i++;
      if (tokens[i]?.pos === 'NOUN') i++;
    }
    if (i === start) return null;
  }
  while (tokens[i]?.pos === 'ADV') i++;
  return i;
}

const isTaggedVerb = (t: Token | undefined): boolean => t?.pos === 'VERB' || t?.pos === 'AUX';

/** `Last year we move 200 files`: finished time, and a verb in the present. */
function presentInPast(s: Tagged): Slip[] {
  const { tokens } = s;
  const end = pastTimeEnd(tokens);
  const at = end === null ? null : mainVerb(tokens, end + 1);
  const verb = at === null ? undefined : tokens[at];
  if (verb === undefined || at === null || verb.pos !== 'VERB') return [];
  const base = isBase(verb.lower, verb.lemma)
    ? verb.lower
    : /s$/u.test(verb.lower)
      ? baseOf(verb.lower, verb.lemma)
      : null;
  if (base === null || STILL.has(base) || sameInPast(base)) return [];
  const past = pastOf(base);
  return [slip('tense', 'grammar', verb, verb, `That is over: “${past}”.`, past)];
}

/** `We set up a point and moves 214 people`: two verbs of one subject, the first in the past. */
function mixedPair(s: Tagged): Slip[] {
  const { tokens } = s;
  return tokens.flatMap((and, i) => {
    const verb = tokens[i + 1];
    if (
      and.lower !== 'and' ||
      !/^(?:VERB|NOUN)$/u.test(verb?.pos ?? '') ||
      verb === undefined ||
      !/[^s]s$/u.test(verb.lower)
    )
      return [];
    const base = baseOf(verb.lower, verb.lemma);
    const next = tokens[i + 2];
    if (base === null || next === undefined || !/^(?:DET|NUM|PRON)$/u.test(next.pos)) return [];
    const subject = tokens.slice(0, i).findLastIndex((t) => SUBJECT.test(t.lower));
    const first = subject < 0 ? undefined : tokens[subject + 1];
    if (first === undefined || !/^(?:i|we|they|you)$/u.test(tokens[subject]?.lower ?? ''))
      return [];
    // Nobody else may be the subject of the second verb.
    const between = tokens.slice(subject + 2, i);
    if (
      between.some(
        (t) =>
          /^(?:who|which|that|what|PUNCT)$/u.test(t.lower) || t.pos === 'AUX' || t.text === ',',
      )
    )
      return [];
    const past = pastOf(base);
    return [
      slip(
        'tense',
        'grammar',
        verb,
        verb,
        `The verb does not go with “${tokens[subject]?.text}”: “${past}”.`,
        past,
      ),
    ];
  });
}

/** Verbs in the present where the time is over. */
export const tenses: LanguageRule = {
  code: 'tense',
  wrong: [
    'Last year fourteen of my students sing in the choir.',
    'In 2023 we build eleven houses.',
    'Two years ago I train four tellers.',
    'We set up a point in an alley and moves 214 people.',
  ],
  right: [
    'Last year we moved it, and yesterday I saw it.',
    'In 2023 I was there; now we build houses.',
    'Two years ago seems long, and last week is far away.',
    'I know a man who bakes and sells his bread.',
    'Yesterday’s talk makes me want it more.',
  ],
  check: (s: Tagged) => [...presentInPast(s), ...mixedPair(s)],
};
