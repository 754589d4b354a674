import { numerusOf } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';
import { isCommon } from '../vocabulary.ts';

const CONTRACTION: Readonly<Record<string, string>> = {
  its: "it's",
  your: "you're",
  their: "they're",
};
const POSSESSIVE: Readonly<Record<string, string>> = { it: 'its', you: 'your', they: 'their' };
/** Adjectives that stand alone behind a possessive: "at my best", "in your own", "their first". */
const ALONE =
  /^(?:own|best|worst|most|utmost|last|first|second|third|all|very|many|few|latest|finest|own\w*|highest|lowest|hardest|favou?rites?|equals?|others?|young|old|elderly|dead|living|left|right|senior|junior|superior|inferior|\d+\w*)$/u;

/** `whenever its convenient`, `their all still there`, `your welcome to ring`: a verb was meant. */
function possessiveAlone(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const right = CONTRACTION[t?.lower ?? ''];
  const next = tokens[i + 1];
  if (t === undefined || right === undefined || next === undefined) return null;
  if (ALONE.test(next.lower) && next.lower !== 'all') return null;
  const functional =
    /^(?:a|an|the|been|not|n't|going|all|both|just|very|too|so|already|always|never|still|also|my|your|our|his|her|this|that|in|on|at|to|from|with|of)$/u.test(
      next.lower,
    );
  const after = tokens[i + 2];
  if (functional) {
    // "its very own", "your not inconsiderable help", "their all-time best", "your in-house team"
    if (after?.text === '-' || after === undefined) return null;
    if (/^(?:very|all|so|too|both|just|not|already|always|never|still|also)$/u.test(next.lower))
      return /^(?:own|\p{Lu}.*)$/u.test(after.text) || nounAhead(tokens, i + 2)
        ? null
        : wrong(t, next, right);
    return /^(?:in|on|at|to|from|with|of|this|that|my|your|our|his|her)$/u.test(next.lower) &&
      t.lower !== 'its'
      ? null
      : wrong(t, next, right);
  }
  // "your welcome on Thursday" is a noun; "your welcome to ring" and "you are welcome" are not.
  if (next.lower === 'welcome' && after?.lower !== 'to') return null;
  if (next.pos !== 'ADJ' || !/^\p{Ll}/u.test(next.text) || /ing$/u.test(next.lower)) return null;
  if (
    after !== undefined &&
    !/^(?:PUNCT|ADP|SCONJ|PRON|DET|PART|AUX)$/u.test(after.pos) &&
    after.lower !== 'to'
  )
    return null;
  if (after?.text === '-' || after?.text === ',' || after?.lower === "'s" || after?.text === '/')
    return null;
  return wrong(t, next, right);
}

/** Whether a noun follows before any verb or mark. */
function nounAhead(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 5; i++) {
    const t = tokens[i];
    if (t === undefined || /^(?:PUNCT|VERB|AUX|ADP|SCONJ|PRON|PART|CCONJ)$/u.test(t.pos))
      return false;
    if (t.pos === 'NOUN' || t.pos === 'PROPN') return true;
  }
  return false;
}

const wrong = (from: Token, to: Token, right: string): Slip =>
  slip("its-it's", 'spelling', from, to, `“${right}” is meant here.`, `${right} ${to.text}`);

/** `than it's systems`, `keeps it's trace`, `You're undergraduates seem`: a possessive was meant. */
function contractionBeforeNoun(tokens: readonly Token[], i: number): Slip | null {
  const [t, is, noun] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  const right = POSSESSIVE[t?.lower ?? ''];
  if (t === undefined || is === undefined || noun === undefined || right === undefined) return null;
  if (!/^(?:'s|'re)$/u.test(is.lower) || noun.pos !== 'NOUN' || noun.text !== noun.lower)
    return null;
  const before = tokens[i - 1];
  const after = tokens[i + 3];
  if (after?.lower === '-' || after?.pos === 'NOUN') return null;
  if (t.lower === 'it') {
    const governed =
      before !== undefined &&
      /^(?:on|in|of|to|with|from|under|over|through|by|about|into|at|for|between|behind|above|below|against|without|within|during|across|around)$/u.test(
        before.lower,
      );
    const compared = before?.lower === 'than' && numerusOf(noun) === 'many';
    if (!governed && !compared) return null;
  } else if (governs(before)) {
    if (
      /^(?:family|people|friends|proof|right|part|head|home|heroes|stars|experts|professionals|angels)$/u.test(
        noun.lower,
      )
    )
      return null;
  } else if (
    after === undefined ||
    !/^(?:VERB|AUX)$/u.test(after.pos) ||
    /(?:ing|ed)$/u.test(after.lower)
  )
    return null;
  return slip(
    "its-it's",
    'spelling',
    t,
    noun,
    `“${right}” is meant here.`,
    `${right} ${noun.text}`,
  );
}

/** Behind a preposition or `show`, `thank`, `join`, `you’re` can only be `your`. */
const governs = (t: Token | undefined): boolean =>
  t !== undefined &&
  (/^(?:for|of|to|in|with|on|about|at|from|by)$/u.test(t.lower) ||
    /^(?:show|shows|showed|join|joining|meet|meeting|met|appreciate|appreciated|help|helping|teach|support|value|enjoyed|liked|visit|visiting|run|lead|manage|use|take|took|need|want)$/u.test(
      t.lower,
    ));

/** `There parents came`, `and there all still here` */
function thereBeforeNoun(tokens: readonly Token[], i: number): Slip | null {
  const [t, next, after] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (t?.lower !== 'there' || next === undefined || after === undefined) return null;
  const before = tokens[i - 1];
  const opens =
    before === undefined ||
    /^(?:,|;|:|and|but|that|because|while|when|if|so|although)$/u.test(before.lower);
  if (!opens) return null;
  if (
    next.pos === 'NOUN' &&
    numerusOf(next) === 'many' &&
    /^(?:VERB|AUX)$/u.test(after.pos) &&
    !/ing$/u.test(after.lower) &&
    next.lower !== 'people'
  )
    return slip('their-there', 'spelling', t, next, '“Their” is meant here.', `Their ${next.text}`);
  if (
    /^(?:all|both|not|always|never|already|very)$/u.test(next.lower) &&
    /^(?:ADV|ADJ|PRON|PUNCT|ADP)$/u.test(after.pos) &&
    before !== undefined
  )
    return slip(
      'their-there',
      'spelling',
      t,
      next,
      '“They’re” is meant here.',
      `they’re ${next.text}`,
    );
  return null;
}

/** `my` and its like before a word that is no noun, where the phrase ends: `after my tall were`, `your bored.` */
function noNoun(tokens: readonly Token[], i: number): Slip | null {
  const [t, word, after] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (t === undefined || word === undefined || !/^(?:my|our|your|their)$/u.test(t.lower))
    return null;
  if (ALONE.test(word.lower) || !/^\p{Ll}{3,}$/u.test(word.text)) return null;
  const verbal =
    word.pos === 'VERB' &&
    /ed$/u.test(word.lower) &&
    (after === undefined || /^[.;!?]$/u.test(after.text));
  const adjective =
    word.pos === 'ADJ' &&
    !/al$/u.test(word.lower) &&
    // "my chief": what has a plural is a noun too.
    !isCommon(`${word.lower}s`) &&
    after !== undefined &&
    /^(?:was|were|is|are|has|have|had)$/u.test(after.lower) &&
    t.lower === 'my';
  if (!verbal && !adjective) return null;
  return slip('real-word', 'spelling', t, word, 'This reads like a slip for another word.', null);
}

/** Possessives and what sounds like them. */
export const possessives: LanguageRule = {
  code: 'possessives',
  wrong: [
    'Ring me whenever its convenient.',
    'I trained four tellers, and their all still there.',
    'Your welcome to ring my manager.',
    'The shelter has grown faster than it’s systems.',
    'You’re undergraduates seem to want more.',
    'There parents came to the library.',
    'I peeled shrimp with your bored.',
  ],
  right: [
    'My chief is on leave, and your welcome on Thursday was warm.',
    'The hospital and its very own staff did their best, at your own pace.',
    'It is your very kind letter, and their all too short visit.',
    'It’s people like you who make it, and it’s time.',
    'There, people wait; there are many there.',
    'From there buses leave every hour.',
    'I am at my best when your old and young are there.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [possessiveAlone, contractionBeforeNoun, thereBeforeNoun, noNoun]
        .map((rule) => rule(s.tokens, i))
        .filter((x): x is Slip => x !== null),
    ),
};
