import {
  baseOfPast,
  isBase,
  isChange,
  isChat,
  isCreating,
  isDefinite,
  isFixed,
  isForeign,
  isListed,
  isMass,
  isPlural,
  isPrivate,
  isRival,
  isRude,
  isSensitive,
  type Tagger,
} from './lexis.ts';
import type { Spellings } from './normalise.ts';

/** What the gate may ask: the tagger as a second opinion, and the record's own words. */
export interface Known {
  readonly tagger: Tagger | null;
  readonly spellings: Spellings;
}

interface Token {
  readonly word: string;
  readonly tag: string;
  /** A comma or the like follows. */
  readonly ends: boolean;
}

const DETERMINER =
  /^(?:the|a|an|my|your|our|their|its|his|her|this|that|these|those|each|every|some|any|no|all|one|another|both|either|neither|which|whose|what|much|\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|many|several|most|more|\p{L}+'s|\p{L}+s')$/iu;
const THING = /^(?:NOUN|PROPN|ADJ|NUM)$/;

function ofPhrase(t: Token | undefined): boolean {
  return (
    t !== undefined &&
    !t.ends &&
    (THING.test(t.tag) || (t.tag === 'VERB' && /(?:ed|ing|en)$/.test(t.word)))
  );
}
const ODD = /(?:^|\s)'|(?<!\d):|:(?!\d)|[!?;/\\()[\]{}<>#*_~=|+@^]|\.\.|["“”]|\s-\s/;
/** "a bit of oak" */
const MEASURE = /^(?:bit|lump|piece|kind|sort|box|bag|pile|cup|glass|sheet|slice|pot|jar) of$/i;
const NO_ARTICLE =
  /^(?:lot|time|home|today|tomorrow|yesterday|am|pm|half|percent|cent|none|nobody|everybody|somebody|everyone|someone|anyone|nothing|everything|something|anything|one|other|own|round|back|mine|yours|ours|hers|outside|inside|solo|alone|ahead|around|together)$/i;
/** "buddy for 14 new": a number that counts nothing. */
const COUNTS_NOTHING =
  /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:new|old|other|more|short)(?=$|[,.])/;
/** "found a double payment 18,000": a figure that hangs in the air. */
const NUMBER_LAST = /\p{Ll}{3} \d{1,3}(?:,\d{3})+$/u;
/** "saved 40,000 a year": of what? */
const UNITLESS =
  /\b(?:saved|raised|earned|cost|costs|recovered|worth) \d[\d,.]*(?: (?:and|a|per|to|in|on|by)\b|,|$)/u;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One tag for each word between spaces. */
export function tagged(text: string, tagger: Tagger): readonly Token[] {
  const words = text.split(' ');
  const plain = words.map((w) => w.replace(/[^\p{L}\p{N}]/gu, ''));
  const tokens = tagger.tag(plain.join(' ')).filter((t) => /[\p{L}\p{N}]/u.test(t.word));
  let at = 0;
  return words.map((word, i) => {
    let seen = '';
    let tag = 'X';
    while (at < tokens.length && seen.length < (plain[i] ?? '').length) {
      seen += tokens[at]?.word ?? '';
      tag = tokens[at]?.tag ?? 'X';
      at++;
    }
    const core = word.replace(/^["'(]+|[,.;:!?)"]+$/g, '');
    return { word: core, tag, ends: /[,.;:!?)]$/.test(word) };
  });
}

/** Whether one slip away from this word there is one that the tagger knows. */
function looksMisspelt(word: string, tagger: Tagger): boolean {
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail !== '' && tagger.knows(head + tail.slice(1)) && word.length > 5) return true;
    if (tail.length > 1 && tagger.knows(head + tail[1] + tail[0] + tail.slice(2))) return true;
    for (const c of LETTERS) {
      if (tail !== '' && tagger.knows(head + c + tail.slice(1))) return true;
      if (tagger.knows(head + c + tail)) return true;
    }
  }
  return false;
}

function inflected(word: string, tagger: Tagger): boolean {
  const forms = [
    word,
    word.replace(/s$/, ''),
    word.replace(/es$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/e?d$/, ''),
    word.replace(/ed$/, ''),
    word.replace(/ing$/, ''),
    word.replace(/ing$/, 'e'),
    word.replace(/(?:er|ers)$/, ''),
    word.replace(/(.)\1(?:ed|ing)$/, '$1'),
    word.replace(/^(?:re|un|non|over|sub|co)/, ''),
  ];
  return forms.some((f) => f.length > 1 && tagger.knows(f));
}

function unknownWord(text: string, { tagger, spellings }: Known): string | null {
  for (const raw of text.split(' ')) {
    const word = raw.replace(/^["'(]+|[,.;:!?)"]+$/g, '');
    if (word === '' || /\d/.test(word)) continue;
    if (spellings.has(word.toLowerCase()) || /^\p{Lu}/u.test(word) || isListed(word)) continue;
    if (/^[aAI]$/.test(word)) continue;
    if (/^\p{L}$/u.test(word)) return word;
    if (tagger === null) continue;
    for (const part of word.toLowerCase().replace(/'s?$/, '').split(/[-']/)) {
      if (part === '' || isListed(part) || inflected(part, tagger)) continue;
      if (part.length < 5 || /[^a-z]/.test(part) || looksMisspelt(part, tagger)) return word;
    }
  }
  return null;
}

function isBare(list: readonly Token[], i: number, known: Known): boolean {
  const t = list[i];
  const next = list[i + 1];
  if (t === undefined || t.tag !== 'NOUN') return false;
  if (!t.ends && next && /^(?:NOUN|PROPN|NUM)$/.test(next.tag)) return false;
  if (isBase(t.word) && /^(?:I|we|they|who|me|you|us|them|to|not)$/i.test(list[i - 1]?.word ?? ''))
    return false;
  const unknown = known.tagger !== null && !known.tagger.knows(t.word.toLowerCase());
  if (isPlural(t.word) || isMass(t.word) || /\d|ing$|'s$/.test(t.word) || NO_ARTICLE.test(t.word))
    return false;
  let start = i;
  while (start > 0 && ofPhrase(list[start - 1]) && !DETERMINER.test(list[start - 1]?.word ?? ''))
    start--;
  const phrase = list.slice(start, i + 1).map((w) => w.word);
  const before = list[start - 1];
  if (/^per$/i.test(before?.word ?? '') || MEASURE.test(`${list[start - 2]?.word} ${before?.word}`))
    return false;
  if (isBase(t.word) && list[i - 1]?.ends === true) return false;
  if (unknown && (before === undefined || /^(?:ADP|PART|CCONJ)$/.test(before.tag))) return false;
  if (before && !before.ends && DETERMINER.test(before.word)) return false;
  // "the second sequencing platform", whatever a tagger takes the middle for.
  for (let n = i - 1; n >= Math.max(0, i - 3); n--) {
    const w = list[n];
    if (w === undefined || w.ends || /^(?:ADP|CCONJ|AUX|PRON)$/.test(w.tag)) break;
    if (/^(?:the|a|an|my|your|our|their|his|her|this|that)$/i.test(w.word)) return false;
  }
  if (phrase.some((w) => DETERMINER.test(w)) || /^\p{Lu}/u.test(t.word)) return false;
  if (
    /^(?:morning|afternoon|evening|night|day)$/.test(t.word) &&
    /^\p{Lu}/u.test(phrase.at(-2) ?? '')
  )
    return false;
  return (
    !isFixed(`${before?.word ?? ''} ${phrase.join(' ')}`) &&
    !isFixed(`${list[i - 1]?.word ?? ''} ${t.word}`)
  );
}

/** Where a singular countable noun stands alone, "led timber job": the index of its phrase. */
function bareNouns(
  text: string,
  known: Known,
  article: 'the' | 'a' = 'the',
): { word: string; start: number }[] {
  const { tagger } = known;
  if (tagger === null) return [];
  const list = tagged(text, tagger);
  const out: { word: string; start: number }[] = [];
  list.forEach((t, i) => {
    // "a study of hospital drains", "corset making": the first word only says which.
    const after = t.ends ? '' : (list[i + 1]?.word ?? '');
    const last = i + 2 >= list.length || /^(?:ADP|CCONJ)$/.test(list[i + 2]?.tag ?? '');
    if (i > 2 && isPlural(after) && baseOfPast(list[0]?.word ?? '') !== null) return;
    if (last && /\p{L}{3}ing$/u.test(after)) return;
    if (!isBare(list, i, known)) return;
    let start = i;
    while (start > 0 && ofPhrase(list[start - 1]) && (start > 1 || THING.test(list[0]?.tag ?? '')))
      start--;
    if (start === 1 && i === 1 && /ing$/.test(list[0]?.word ?? '') && article === 'the') start = 0;
    out.push({ word: t.word, start });
  });
  return out;
}

/** Why a piece may not be printed as it stands; null when it may. `others` may be spoken of. */
export function refusal(text: string, known: Known, others = false): string | null {
  if (text.trim() === '') return 'nothing is left of it';
  if (ODD.test(text)) return 'it is a note, not yet a phrase';
  const words = text.split(' ').map((w) => w.replace(/[,.']+s?$/g, ''));
  const hidden = words.find(isSensitive);
  if (hidden !== undefined) return `"${hidden}" is better not written about`;
  if (!others && isPrivate(text)) return 'it is private';
  if (isForeign(text)) return 'it is not in English';
  if (isRival(text)) return 'it speaks of another candidate';
  if (isRude(text)) return 'it is too casual';
  if (NUMBER_LAST.test(text) || COUNTS_NOTHING.test(text) || UNITLESS.test(text))
    return 'a unit is missing';
  const chat = words.find(isChat);
  if (chat !== undefined) return `"${chat}" is too casual`;
  if (!others && /\b(?:he|she|him|himself|herself|hers)\b/i.test(text))
    return 'it speaks of somebody else';
  const odd = unknownWord(text, known);
  if (odd !== null) return `"${odd}" may be misspelt`;
  const [bare] = bareNouns(text, known).filter(
    (b) =>
      !others ||
      !/^(?:in|on|at|per|by|for|with|of|and|or)$/i.test(text.split(' ')[b.start - 1] ?? ''),
  );
  return bare === undefined ? null : `"${bare.word}" needs a word before it`;
}

/** Puts `article` before the first bare noun phrase; "a" becomes "an" where it must. */
export function withArticle(text: string, article: 'the' | 'a', known: Known): string {
  const [bare] = bareNouns(text, known, article);
  if (bare === undefined || (article === 'a' && /^(?:can|do)\b/.test(text))) return text;
  const object =
    bare.start <= 3 &&
    !/^(?:in|at|for|from|of|to|on|with)$/.test(text.split(' ')[bare.start - 1] ?? '');
  const words = text.split(' ');
  const next = words[bare.start] ?? '';
  const lead = words[bare.start - 1] ?? '';
  if (/\d|ly$/.test(lead) || (isMass(lead) && !isBase(lead))) return text;
  const wanted =
    article === 'a' && !object && !/^(?:without|for|of|with|by)$/.test(lead) ? 'the' : article;
  const an =
    wanted === 'a' &&
    (/^(?:[aeio]|u(?!ni|se|ti)|hour|honest)/i.test(next.replace(/^U(?=[A-Z])/, 'yU')) ||
      /^[AEFHILMNORSX](?![a-z])/.test(next));
  if (article === 'a' && bare.start === 0) return text;
  const made = object && isCreating(baseOfPast(words[0] ?? ''));
  const there =
    !made && (isDefinite(bare.word) || (object && isChange(baseOfPast(words[0] ?? ''))));
  const word = there ? 'the' : an ? 'an' : wanted;
  return [...words.slice(0, bare.start), word, ...words.slice(bare.start)].join(' ');
}
