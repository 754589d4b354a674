import { lower, wordCount } from '../text.ts';
import {
  baseOfPast,
  baseOfThird,
  ing,
  isBase,
  isDeed,
  isPast,
  isSaying,
  isThankable,
} from './lexis.ts';
import { normalise } from './normalise.ts';
import { chunks, gated, type Piece, parts, pass, type Reader } from './piece.ts';
import { theyAsYou, toYou, twoReferents } from './shift.ts';

/** A clause of its own stands in between; the second verb may belong to it. */
const BRANCHED = /\b(?:who|that|which|when|while|how|what|because|if|as|where|said|told)\b/;

/** "and knew every patient's tea order": a second verb, which the first one's -ing does not carry. */
function withoutSecondVerb(text: string): string {
  for (const found of text.matchAll(
    / (?:and|but|then) (?:(?:\p{L}+ly|just|then|even) )?(\p{L}+)\b/gu,
  )) {
    const head = text.slice(0, found.index);
    const verb = found[1] ?? '';
    const base = baseOfPast(verb);
    const bare = found[0].trim() === `and ${verb}`;
    // "tasting it and added a drop": the second thing done goes on as the first did.
    if (bare && base !== null && isPast(verb) && isDeed(base) && !BRANCHED.test(head)) {
      const rest = text.slice((found.index ?? 0) + found[0].length);
      return `${head} and ${ing(base)}${withoutSecondVerb(rest)}`;
    }
    const second =
      isPast(verb) ||
      /^(?:I|you|we|they|he|she|it)$/.test(verb) ||
      (isBase(verb) && !/s$/.test(verb));
    if (second && wordCount(head) >= 3) return head;
  }
  return text;
}

/** What they said, as a clause: "half the numbers in bids are invented". */
function saidClause(rest: string): string | null {
  const clause = rest.replace(/^(?:me |us )?(?:that )?/, '');
  if (/^(?:about|how|why|what|sorry|hello|thanks|to|not|do|don't|no|yes|let|go)\b/i.test(clause))
    return null;
  return /^(?:you|I|we|they|it|the|a|an|half|most|many|some|nobody|everyone|every|all|your|my|our|this|that|there|\d)/i.test(
    clause,
  )
    ? clause
    : null;
}

function thanking(base: string, rest: string): string | null {
  if (isSaying(base)) {
    if (base === 'describe' || base === 'explain') return `${ing(base)} ${withoutSecondVerb(rest)}`;
    if (base === 'tell' && /^me (?:about|how|why|what|your|the)\b/.test(rest))
      return `telling ${withoutSecondVerb(rest)}`;
    const clause = saidClause(rest);
    return clause === null ? null : `telling me that ${withoutSecondVerb(clause)}`;
  }
  if (rest === '') return null;
  if (!isThankable(base)) {
    const forMe = /\b(?:me|us|my)\b/.test(rest) && isDeed(base);
    return forMe ? `${ing(base)} ${withoutSecondVerb(rest)}` : null;
  }
  if (base === 'take' && !/^(?:me|us)\b/.test(rest)) return null;
  if (base === 'make' && !/^(?:me|us|time)\b/.test(rest)) return null;
  if (base === 'answer' && !/\b(?:my|me|questions?)\b/.test(rest)) return null;
  if (base === 'show' && !/^(?:me|us)\b/.test(rest)) return `showing me ${withoutSecondVerb(rest)}`;
  if (base === 'ask' && !/^(?:me|us|about|to|what|how|why|whether|if|where|which)\b/.test(rest))
    return null;
  return `${ing(base)} ${withoutSecondVerb(rest)}`;
}

/** The subject of a moment: the reader ("you"), or whoever else; "" when it was dropped. */
function subjectOf(text: string): {
  readonly who: 'you' | 'other' | 'dropped';
  readonly verb: string;
  readonly rest: string;
} {
  const found = /^you (?:(?:also|then|even|actually|just) )?([\p{L}']+)(?: (.*))?$/u.exec(text);
  if (found) return { who: 'you', verb: found[1] ?? '', rest: found[2] ?? '' };
  const [first = '', ...rest] = text.split(' ');
  const dropped = isPast(first) || (first === 'still' && baseOfThird(rest[0] ?? '') !== null);
  return { who: dropped ? 'dropped' : 'other', verb: first, rest: rest.join(' ') };
}

/** What is not even asked about: feelings, quarrels, somebody's private matters. */
const UNTOLD = /better not written|private|too casual/;

/** Who did a thing with no subject: the reader, if it was done to "me". */
const DONE_TO_ME = /^(?:\p{L}+) (?:me|us)\b/u;

/**
 * What was done, said in one part: "he admitted he cannot sing and asked me to teach him" is two
 * things to remember, each with its own subject.
 */
function doings(part: string): string[] {
  const [head = '', ...rest] = chunks(part);
  const cut = /^(.{12,}?) (?:and|then) (?:then )?(?:(you) )?(\p{L}+)\b(.*)$/u.exec(head);
  const second =
    cut !== null && isPast(cut[3] ?? '') && /^you\b/i.test(head)
      ? [`you ${cut[3]}${cut[4] ?? ''}`]
      : [];
  const dropped = rest.filter((c) => isPast(c.split(' ')[0] ?? '')).map((c) => `you ${c}`);
  return [head, ...second, ...(/^you\b/i.test(head) ? dropped : [])];
}

/** What somebody did for the candidate is thanked for before what they said. */
function rank(piece: Piece | null): number {
  if (piece?.kind !== 'pass') return piece === null ? 0 : 1;
  const { text, shape } = piece.fact;
  if (shape !== 'ing') return 3;
  const said = /^(?:telling me that|admitting)\b/.test(text);
  return said && /\b(?:not|never|wrong|hates?|regret|worst|cost|failed|lost)\b/.test(text)
    ? 2
    : said
      ? 3.5
      : 4;
}

/** Somebody did it, and it is not said who: one tap tells. */
function doubtful(base: string | null, rest: string, source: string, reader: Reader): Piece | null {
  const thanks = base === null ? null : thanking(base, rest);
  if (thanks === null) return null;
  const ok = gated(thanks, 'the', reader);
  return ok.why === null && wordCount(ok.text) >= 4 && !/^the /.test(ok.text)
    ? { kind: 'ask', text: `Thank you for ${ok.text}.`, source, why: 'who did it is not said' }
    : null;
}

function fromPart(text: string, source: string, reader: Reader): Piece | null {
  const head = text;
  const { who, verb, rest } = subjectOf(lower(head));
  const said = isSaying(baseOfPast(verb) ?? '');
  const base = baseOfPast(verb);
  // "laughed at herself" tells whose doing it was.
  const theirs = /\b(?:yourself|your own)\b/.test(head);
  if (who === 'dropped' && !DONE_TO_ME.test(head) && !said && !theirs)
    return doubtful(base, rest, source, reader);
  const thanks = base === null || who === 'other' ? null : thanking(base, rest);
  if (thanks !== null) {
    const ok = gated(thanks, 'the', reader);
    if (/^telling me that you (?:cannot|do not|did not|could not|hate|regret)\b/.test(ok.text))
      return null;
    if (ok.why !== null && UNTOLD.test(ok.why)) return { kind: 'out', text, source, why: ok.why };
    if (/^the /.test(ok.text)) return null;
    return ok.why === null && wordCount(ok.text) >= 3
      ? pass(ok.text, 'ing', source)
      : { kind: 'ask', text: `Thank you for ${ok.text}.`, source, why: ok.why ?? 'it is short' };
  }
  if (who === 'dropped' || said) return null;
  const clause = (who === 'you' ? lower(head) : head).replace(
    / and (?:you )?(?:said|told me|says) .*$/,
    '',
  );
  if (
    /^you (?:began|started|stopped|tried|had to|forgot|looked|seemed|felt)\b/.test(clause) &&
    /\b(?:apologi[sz]\w*|sorry|late|tired|nervous|cold)\b/.test(clause)
  )
    return null;
  if (
    who === 'other' &&
    !/^(?:we|I|the|your|my|two|three|\d+|everyone|everybody|nobody)\b/i.test(clause) &&
    !/^\p{Lu}/u.test(clause)
  )
    return null;
  if (
    who === 'other' &&
    !/\b(?:were|was)\b/.test(clause) &&
    !clause.split(' ').slice(1, 5).some(isPast)
  )
    return null;
  const ok = gated(clause, 'the', reader);
  if (ok.why !== null && UNTOLD.test(ok.why)) return { kind: 'out', text, source, why: ok.why };
  return ok.why === null && wordCount(ok.text) >= 4
    ? pass(ok.text, 'that', source)
    : {
        kind: 'ask',
        text: `I will remember that ${ok.text}.`,
        source,
        why: ok.why ?? 'it is short',
      };
}

/** "she walk with me": what was meant is not guessed. */
const LEARNER =
  /\b(?:he|she) (?:walk|show|tell|say|give|ask|make|take|explain|want|look|talk|go|come|have|do|know)\b/i;

/** "he laugh when I say it": whether it is past or present is not guessed. */
function unsureTense(text: string): boolean {
  const verb = /\b(?:he|she) (\p{Ll}+)\b/u.exec(text)?.[1] ?? '';
  return isBase(verb) && !isPast(verb) && baseOfThird(verb) === null;
}

/**
 * The moment a candidate remembers: something to thank for ("drew the week on a paper towel"), or
 * something that stays ("you turned off the light"). Who did it is never guessed.
 */
export function moment(raw: string | null, source: string, reader: Reader): Piece | null {
  if (raw === null || raw.trim() === '') return null;
  const text = normalise(raw, reader.spellings);
  if (LEARNER.test(text) || unsureTense(text) || /\b(?:gave|told|asked|showed) to me\b/.test(text))
    return { kind: 'ask', text, source, why: 'the verb is not sure' };
  let best: Piece | null = null;
  for (const part of parts(text).slice(0, 3)) {
    if (twoReferents(chunks(part)[0] ?? '')) continue;
    const told = theyAsYou(toYou(part, reader.names, reader.tagger));
    for (const [i, doing] of doings(told).entries()) {
      const piece = fromPart(doing, source, reader);
      // What came second stands alone only when it is something to thank for.
      const fit = i === 0 || (piece?.kind === 'pass' && piece.fact.shape === 'ing');
      if (fit && rank(best) < 3 && rank(piece) > rank(best)) best = piece;
    }
    if (best?.kind === 'pass') return best;
  }
  return best ?? { kind: 'out', text: raw, source, why: 'it could not be put into a sentence' };
}
