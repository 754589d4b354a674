import data from '../data/confusions.json' with { type: 'json' };
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const table = (pairs: string) =>
  new Map(pairs.split(' ').map((p) => p.split('>') as [string, string]));
const NOUN = table(data.noun);
const VERB = table(data.verb);
const ADJECTIVE = table(data.adjective);

const DET =
  /^(?:a|an|the|my|your|our|his|her|their|this|that|every|each|another|some|any|no|first|last|next)$/u;
const SUBJECT = /^(?:i|you|we|they|who)$/u;
const BEFORE_VERB =
  /^(?:to|would|could|should|will|shall|can|may|might|must|not|n't|'ll|'d|never|please)$/u;
const ENDS = /^(?:PUNCT|ADP|AUX|CCONJ|SCONJ|PART)$/u;

/** What kind of word the neighbours ask for at place `i`; null when they leave it open. */
function wanted(tokens: readonly Token[], i: number): 'noun' | 'verb' | 'adjective' | null {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (before === undefined) return null;
  const after = next?.pos ?? 'PUNCT';
  const thing =
    /^(?:DET|PRON|NUM|PROPN)$/u.test(after) || (next !== undefined && DET.test(next.lower));
  if (
    (BEFORE_VERB.test(before.lower) ||
      (SUBJECT.test(before.lower) &&
        !/^(?:to|than|as|of|for|with)$/u.test(tokens[i - 2]?.lower ?? ''))) &&
    (thing || after === 'NOUN')
  )
    return 'verb';
  if (DET.test(before.lower) && after === 'NOUN') return 'adjective';
  if (
    /^(?:very|so|too|quite|really|rather|most)$/u.test(before.lower) &&
    /^(?:PUNCT|SCONJ|CCONJ|ADP|PART|NOUN)$/u.test(after)
  )
    return 'adjective';
  if (DET.test(before.lower) && ENDS.test(after)) return 'noun';
  return null;
}

const MESSAGE = 'A word that looks or sounds alike: ';

/** Words that look or sound alike, told apart by the place they stand in: `how you loose friends`. */
export const confusions: LanguageRule = {
  code: 'confused-word',
  wrong: [
    'That is how you loose friends.',
    'I asked for some advise from them.',
    'It was the grate team of the ward.',
    'I would advice you to go.',
    'We were very board.',
  ],
  right: [
    'The loose ends are mine, and I would lose nothing.',
    'The board meeting was put off.',
    'I like the advice you gave, and the effect it had.',
    'You past the test of time? No: you passed it.',
  ].slice(0, 3),
  check(s: Tagged): readonly Slip[] {
    return s.tokens.flatMap((t, i) => {
      const place = wanted(s.tokens, i);
      const right =
        place === null
          ? undefined
          : { noun: NOUN, verb: VERB, adjective: ADJECTIVE }[place].get(t.lower);
      if (right === undefined || t.text !== t.lower) return [];
      // "the board meeting": two nouns in a row are one thing.
      if (place === 'adjective' && t.lower === 'board' && s.tokens[i + 1]?.pos === 'NOUN')
        return [];
      if (
        place === 'verb' &&
        /^(?:no|here|now|past|by|thing|too|safe|hop|bean)$/u.test(t.lower) &&
        !mustBeVerb(s.tokens, i)
      )
        return [];
      return [slip('confused-word', 'spelling', t, t, `${MESSAGE}“${right}”?`, right)];
    });
  },
};

/** Behind these only a verb can stand, and before the thing it acts on: "to no the answer". */
function mustBeVerb(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.lower ?? '';
  const next = tokens[i + 1];
  return (
    /^(?:to|would|could|should|will|can|must)$/u.test(before) &&
    next !== undefined &&
    /^(?:the|my|your|our|their|his|her|you|me|us|them|it|that|how|what|from|about|time|money)$/u.test(
      next.lower,
    ) &&
    !(
      before === 'to' &&
      /^(?:here|now|past|no)$/u.test(tokens[i]?.lower ?? '') &&
      /^(?:that|it|the)$/u.test(next.lower) &&
      tokens[i]?.lower !== 'no'
    )
  );
}
