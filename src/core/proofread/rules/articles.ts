import data from '../data/articles.json' with { type: 'json' };
import { isCount } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const VOWEL_SOUND = new RegExp(`^(?:${data.vowelSound.join('|')})`, 'u');
const CONSONANT_SOUND = new RegExp(`^(?:${data.consonantSound.join('|')})`, 'u');
const IDIOM = new Set(data.idioms);
const PREPOSITIONS = new Set(data.prepositions);
const VERBS = new Set(data.verbs);
/** Behind these, hardly any singular goes bare; behind `on`, `in`, `at` many do. */
const STRICT = /^(?:with|about|near|beside|inside|into|behind)$/u;
const MASS_LIKE = new Set(data.massLike);

const GIVES = new Set(
  'give gave given giving save saved show showed tell told send sent offer offered teach taught write wrote bring brought make made cost bought lend lent'.split(
    ' ',
  ),
);

/** Verb forms that describe like adjectives: "for stimulating day". */
const DESCRIBES =
  /^(?:stimulating|interesting|inspiring|encouraging|exciting|engaging|challenging|welcoming|promising|amazing|fascinating|rewarding|refreshing|surprising|moving|charming|demanding|enlightening|entertaining|outstanding)$/u;

/** Whether a word is spoken with a vowel at its start; null where usage differs. */
function vowel(word: string): boolean | null {
  const w = word.toLowerCase();
  if (/^[A-Z]{2,}$/u.test(word) || /^[A-Z]\d|^[A-Z]-/u.test(word))
    return /^[AEFHILMNORSX]/u.test(word) ? null : false;
  if (/^\d/u.test(w)) return /^(?:8|11(?:\D|$)|18(?:\D|$))/u.test(w);
  if (VOWEL_SOUND.test(w)) return true;
  if (CONSONANT_SOUND.test(w)) return false;
  if (/^h/u.test(w) && /^(?:histor|hotel|herb|hypoth)/u.test(w)) return null;
  return /^[aeiouàáâäåæèéêëìíîïòóôöøùúûü]/u.test(w);
}

function wrongForm(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const next = tokens[i + 1];
  if (t === undefined || next === undefined || !/^an?$/u.test(t.lower) || (t.text === 'A' && i > 0))
    return null;
  if (!/^[\p{L}\d]/u.test(next.text) || next.text.length === 1) return null;
  const wants = vowel(next.text);
  if (
    wants === null ||
    (/^\p{Lu}/u.test(next.text) && !/^[AIEO]\p{Ll}|^[BCDFGKPTVWZ]\p{Ll}/u.test(next.text))
  )
    return null;
  if (wants === (t.lower === 'an')) return null;
  const right = wants ? 'an' : 'a';
  return slip(
    'a-an',
    'grammar',
    t,
    next,
    `“${right} ${next.text}”: the sound decides.`,
    `${right} ${next.text}`,
  );
}

/** Whether a noun before a noun only says of which kind it is, right behind a verb. */
const isPlainModifier = (noun: Token, before: Token | undefined): boolean =>
  !noun.lower.endsWith('s') &&
  before?.pos === 'VERB' &&
  VERBS.has(before.text) &&
  !/ing$/u.test(noun.lower);

/** `on radiator`, `knew song`, `a caller is child` */
function missing(tokens: readonly Token[], i: number): Slip | null {
  const noun = tokens[i];
  if (noun === undefined || noun.pos !== 'NOUN' || !isCount(noun.lower) || noun.text !== noun.lower)
    return null;
  const next = tokens[i + 1];
  if (
    next !== undefined &&
    (/^(?:NOUN|PROPN|NUM)$/u.test(next.pos) ||
      (/^(?:-|\/|'|'s|by|to|after|and|or|of)$/u.test(next.lower) &&
        !/^(?:of|to)$/u.test(next.lower)))
  )
    return null;
  let start = i;
  while (
    start > 0 &&
    (tokens[start - 1]?.pos === 'ADJ' ||
      DESCRIBES.test(tokens[start - 1]?.lower ?? '') ||
      (tokens[start - 1]?.pos === 'ADV' && tokens[start]?.pos === 'ADJ')) &&
    i - start < 2
  )
    start--;
  // "see chilli yard": one noun before the noun, but no second count noun and no name.
  const modifier = tokens[start - 1];
  if (
    start === i &&
    modifier?.pos === 'NOUN' &&
    /^\p{Ll}+$/u.test(modifier.text) &&
    isPlainModifier(modifier, tokens[start - 2])
  )
    start--;
  const governor = tokens[start - 1];
  const before = tokens[start - 2];
  if (
    governor === undefined ||
    tokens
      .slice(start, i)
      .some((t) =>
        /^(?:other|same|such|own|many|more|most|less|few|several|next|last|first|second|third|best|same|full|further|due|free|public|high|front|social|good|great|open|late|early|each|every|another|little|much)$/u.test(
          t.lower,
        ),
      )
  )
    return null;
  if (next?.lower === 'to' && (governor.lower === 'from' || tokens[i + 2]?.pos === 'NOUN'))
    return null;
  if (/ing$/u.test(noun.lower) && /^(?:PRON|ADP|DET|ADV)$/u.test(next?.pos ?? '')) return null;
  if (IDIOM.has(`${governor.lower} ${noun.lower}`) || IDIOM.has(noun.lower)) return null;
  const adjectives = i - start;
  const prep =
    PREPOSITIONS.has(governor.lower) &&
    governor.pos === 'ADP' &&
    (adjectives > 0 ||
      (STRICT.test(governor.lower) && !MASS_LIKE.has(noun.lower)) ||
      !IDIOM.has(`* ${noun.lower}`));
  const verb =
    VERBS.has(governor.text) &&
    governor.pos !== 'NOUN' &&
    !/^(?:am|is|are|was|were|be|been|being|to)$/u.test(before?.lower ?? '');
  const be =
    /^(?:is|was)$/u.test(governor.lower) &&
    before !== undefined &&
    before.pos === 'NOUN' &&
    adjectives <= 1 &&
    tokens[start - 3]?.pos === 'DET' &&
    !/^(?:as|what)$/u.test(tokens[start - 3]?.lower ?? '');
  // "saved you long night": a thing given to somebody.
  const given =
    adjectives > 0 &&
    /^(?:me|you|us|him|her|them)$/u.test(governor.lower) &&
    GIVES.has(before?.lower ?? '');
  if (!prep && !verb && !be && !given) return null;
  const phrase = tokens
    .slice(start, i + 1)
    .map((t) => t.text)
    .join(' ');
  return slip(
    'article',
    'grammar',
    governor,
    noun,
    `An article is missing before “${phrase}”.`,
    `${governor.text} the/a ${phrase}`,
  );
}

/** Articles that are wrong (`a honour`) or missing. */
export const articles: LanguageRule = {
  code: 'article',
  wrong: [
    'It would be a honor.',
    'I have dried my notes on radiator.',
    'He knew song it liked.',
    'I joined an university.',
  ],
  right: [
    'It would be an honor to join a university for an hour.',
    'I came by bus and wrote an SQL guide by hand.',
    'She went to school, from ward to ward, as head nurse.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [wrongForm(s.tokens, i), missing(s.tokens, i)].filter((x): x is Slip => x !== null),
    ),
};
