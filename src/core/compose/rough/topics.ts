import { lower, wordCount } from '../text.ts';
import { tagged } from './gate.ts';
import {
  baseOfThird,
  isAdjectiveVerb,
  isBase,
  isMass,
  isPast,
  isPay,
  isPeople,
  isPlural,
  isTrivial,
  isUnspoken,
} from './lexis.ts';
import { normalise } from './normalise.ts';
import { chunks, gated, type Piece, parts, pass, type Reader } from './piece.ts';
import { theyAsYou, toYou, twoReferents } from './shift.ts';

const WH = /^(?:how|why|what|whether|when|where)\b/i;
const AUXILIARY =
  /^(?:do|does|did|is|are|was|were|has|have|had|will|can|cannot|would|needs?|takes?|gets?)$/;
const LINK = /^(?:that|which|who|with|of|in|on|at|for|from|to|and|so|by)$/;
const RELATIVE =
  /^(?:that|which|who|where|nobody|everybody|everyone|one|you|I|we|they|people|to|not|will|would|can|cannot|do|does)$/i;

const RELATIVE_WORD = /^(?:that|which|who|where|nobody|everybody|everyone|you|I|we|they|people)$/i;

/** "44 trains a day over it": what "it" is stands in another part. */
const LEANS = /\b(?:it|them|they|its|their)\b/i;

/** "She told me about the rota": the telling is in the phrasing already. */
const TOLD =
  /^you (?:also )?(?:told me|said|mentioned|talked|spoke|explained)(?: to me)?(?: (?:about|that))? (?=\S+ \S)/i;

/** "oven breaks every month": what follows shows that the second word is a verb. */
const HAPPENS = /^(?:every|each|all|again|down|never|always|itself)$/;

/** "old people do not understand": what kind of people it is. */
const KIND_OF = /^(?:old|older|young|younger|new|many|most|some|few|other|local|all|more)$/i;

/** What a verb was done to, and nothing behind it: "212 scooters". */
const OBJECT =
  /^(?:(?!(?:19|20)\d\d\b)\d[\d,]*|the|a|an|our|my|all|two|three|four|five|six) (?:\p{Ll}+ ){0,2}\p{Ll}+$/u;

/** A whole clause with subject and verb that agree: "kids throw away vegetables". */
function isClause(text: string): boolean {
  const words = text.split(' ');
  if (WH.test(text) || /ing$/.test(words[0] ?? '') || words.includes('so')) return false;
  for (let i = 1; i < Math.min(words.length, 5); i++) {
    const subject = words[i - 1] ?? '';
    const verb = words[i] ?? '';
    if (verb === 'and') continue;
    if (LINK.test(verb)) return false;
    if (
      AUXILIARY.test(verb) &&
      i > 1 &&
      /^(?:nobody|you|they|we|I|people|everyone)$/.test(subject) &&
      !(i === 2 && subject === 'people' && KIND_OF.test(words[0] ?? ''))
    )
      return false;
    if (AUXILIARY.test(verb)) return !LINK.test(subject) && words.length > i + 1;
    const pronoun =
      i === 1 && /^(?:nobody|everybody|everyone|it|you|they|we|people)$/i.test(subject);
    const plural =
      (isPlural(subject) && !/\d/.test(subject)) ||
      (pronoun && /^(?:you|they|we|people)$/i.test(subject));
    const loose =
      isMass(verb) && !/^(?:outside|inside|in|at|on|until|badly|well)$/.test(words[i + 1] ?? '');
    if (plural && isBase(verb) && !isPlural(verb) && !loose && !isAdjectiveVerb(verb)) return true;
    if (
      pronoun &&
      /^(?:nobody|everybody|everyone|it)$/i.test(subject) &&
      baseOfThird(verb) !== null
    )
      return true;
    if (pronoun && isPast(verb)) return true;
    // "the update bricked 212 scooters": what follows is the verb's object.
    if (
      OBJECT.test(words.slice(i + 1).join(' ')) &&
      /ed$/.test(verb) &&
      isPast(verb) &&
      !isPast(subject)
    )
      return true;
    const after = words[i + 1] ?? '';
    if (
      i === 1 &&
      !isPlural(subject) &&
      baseOfThird(verb) !== null &&
      HAPPENS.test(after) &&
      !isPeople(verb)
    )
      return true;
  }
  return false;
}

/** Numbers count something that follows: "12 hearings", not "4,000 a week" or "19 soft diet". */
function countsThings(words: readonly string[]): boolean {
  const small = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*)$/;
  return words.every((w, i) => {
    if (!small.test(w) || (w === 'one' && i === 0) || /^(?:1|1[5-9]\d\d|20\d\d)$/.test(w))
      return true;
    if (i === words.length - 1) return i === 1 && /^\d+$/.test(w);
    if (
      i > 0 &&
      /^(?:in|of|by|from|to|at|than|about|over|under|after|within|the|your|these|all|every|and|for|with|hiring|training|one)$/i.test(
        words[i - 1] ?? '',
      ) === false
    )
      return false;
    const behind = words.slice(i + 1, i + 4);
    const link = behind.findIndex((w1) => LINK.test(w1));
    const things = link < 0 ? behind : behind.slice(0, link);
    const unit =
      /^(?:minutes|hours|days|weeks|months|years)$/.test(things[0] ?? '') &&
      /^\p{Ll}+$/u.test(things[1] ?? '') &&
      !LINK.test(things[1] ?? '') &&
      !/^(?:a|late|early|long|after|before|ago|old)$/.test(things[1] ?? '');
    return !unit && things.some((t) => isPlural(t) || /^(?:percent|this)$/.test(t) || /-/.test(t));
  });
}

/** "on call with …", "14 rooms each per day", "31 % give up", "who owns it": no names of things. */
const NO_THING =
  /^(?:on|in|at|by|with|from|for|to|of|who|whose) |\beach (?:per|a|day)\b|(?:%|percent) (?:give|drop|leave|quit|fail|stop|say|do|are|is)\b|(?<!with )\bno \p{L}+$|\b(?:shifts|hours|duty|each)$/iu;

/** A noun phrase: its words are things and their qualities, then perhaps "that …" or "in …". */
function isPhrase(text: string, reader: Reader): boolean {
  const words = text.split(' ');
  if (
    /^(?:do|don't|cannot|not|no|one for)\b/i.test(text) ||
    /\b(?:ones|stuff|things?)\b/.test(text)
  )
    return false;
  if (
    words.some(
      (w, i) =>
        i > 0 &&
        baseOfThird(w) !== null &&
        isPlural(words[i + 1] ?? '') &&
        !LINK.test(words[i - 1] ?? ''),
    )
  )
    return false;
  if (words.some((w) => /^(?:so|because|if|then|but|or|vs)$/.test(w)) || !countsThings(words))
    return false;
  if (
    /\p{Ll} \p{Lu}\p{Ll}+$/u.test(text) &&
    !LINK.test(words.at(-2) ?? '') &&
    !/^(?:the|a|an|your|my|last|next|this)$/i.test(words.at(-2) ?? '')
  )
    return false;
  if (NO_THING.test(text) || words.some((w, i) => w === words[i + 1])) return false;
  if (reader.tagger === null) return /^(?:the|a|an|your|my|our)\b/i.test(text);
  const list = tagged(text, reader.tagger);
  let noun = /^\p{L}+ing$/u.test(words[0] ?? '') && words.length > 1;
  let linked = noun;
  for (const [i, t] of list.entries()) {
    if (t.ends && i < list.length - 1) return false;
    const before = list[i - 1]?.word ?? '';
    if (/^(?:ADP|SCONJ|PART)$/.test(t.tag) || RELATIVE_WORD.test(t.word)) linked = noun || linked;
    else if (/^(?:NOUN|PROPN)$/.test(t.tag)) noun = true;
    else if (
      !linked &&
      noun &&
      /^(?:ADJ|ADV|NUM)$/.test(t.tag) &&
      i > 0 &&
      !/^\d+$/.test(t.word) &&
      !(t.tag === 'ADJ' && /^(?:NOUN|PROPN)$/.test(list[i + 1]?.tag ?? ''))
    )
      return false;
    else if (/^(?:VERB|AUX)$/.test(t.tag) && !/ing$/.test(t.word)) {
      if (/(?:ed|en|ut)$/.test(t.word) && !noun) continue;
      if (!RELATIVE.test(before) && !(linked && i > 0 && RELATIVE.test(list[i - 2]?.word ?? '')))
        return false;
    }
  }
  return noun;
}

/** "why four years gap" asks nothing yet. */
function hasVerb(text: string, { tagger }: Reader): boolean {
  return (
    tagger === null || tagged(text, tagger).some((t, i) => i > 0 && /^(?:VERB|AUX)$/.test(t.tag))
  );
}

/** "walk-in is a mess": a single thing that is spoken of has its article. */
function withSubject(text: string): string {
  const [, subject = ''] =
    /^(\p{Ll}[\p{L}-]+) (?:is|was|has|does|\p{Ll}+s (?:every|each|all|again|down|never|always))\b/u.exec(
      text,
    ) ?? [];
  const bare = subject !== '' && !isPlural(subject) && !isMass(subject);
  return bare &&
    !/^(?:nobody|everybody|everyone|somebody|it|this|that|there|one|what|each)$/.test(subject)
    ? `the ${text}`
    : text;
}

/** Whether an article was put behind a preposition, where perhaps none belongs: "by rope". */
function afterPreposition(typed: string, mended: string): boolean {
  const lead = (t: string): number =>
    t.match(/\b(?:of|by|on|in|at|for|with|from|to|without|under|over) (?:the|a|an) /g)?.length ?? 0;
  return lead(mended) > lead(typed);
}

/** One fragment as a question, a clause or a phrase; nothing when it is none of them for sure. */
export function topic(
  text: string,
  source: string,
  reader: Reader,
  article: 'the' | 'a' = 'the',
): Piece | null {
  const long = wordCount(text) > 1;
  if (WH.test(text)) {
    const ok = gated(lower(text), null, reader);
    return ok.why === null && wordCount(text) > 2 && hasVerb(text, reader)
      ? pass(ok.text, 'wh', source)
      : null;
  }
  if (isClause(text)) {
    if (isUnspoken(text) || isPay(text)) return null;
    const ok = gated(withSubject(text), 'the', reader);
    return ok.why === null && !afterPreposition(text, ok.text) && wordCount(text) > 2
      ? pass(ok.text, 'that', source)
      : null;
  }
  if (isTrivial(text) || isPay(text) || isUnspoken(text) || !isPhrase(text, reader)) return null;
  const ok = gated(text, article, reader);
  return ok.why === null &&
    !afterPreposition(text, ok.text) &&
    (long || ok.text.length > 5 || isPlural(ok.text))
    ? pass(ok.text, 'np', source)
    : null;
}

/** What was talked about with one reader: phrases, questions and clauses that pass the gate. */
export function topics(list: readonly string[], source: string, reader: Reader): Piece[] {
  return list.flatMap((raw, i) => {
    const at = `${source}:${i}`;
    const text = normalise(raw, reader.spellings);
    if (twoReferents(text) || wordCount(raw) > 24) {
      return [
        { kind: 'out' as const, text: raw, source: at, why: 'it is too long to read safely' },
      ];
    }
    const one = (t: string): Piece | null => {
      const yours = theyAsYou(toYou(t, reader.names, reader.tagger));
      return topic(yours.replace(TOLD, ''), at, reader);
    };
    const found = parts(text)
      .flatMap((p) =>
        [one(p) ?? chunks(p).map((c, n) => (n > 0 && LEANS.test(c) ? null : one(c)))].flat(),
      )
      .filter((p) => p !== null);
    return found.length > 0
      ? found
      : [
          {
            kind: 'out' as const,
            text: raw,
            source: at,
            why: 'it could not be put into a sentence',
          },
        ];
  });
}
