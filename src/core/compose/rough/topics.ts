import { lower, wordCount } from '../text.ts';
import { tagged } from './gate.ts';
import { baseOfThird, isBase, isMass, isPast, isPlural } from './lexis.ts';
import { normalise } from './normalise.ts';
import { chunks, gated, type Piece, parts, pass, type Reader } from './piece.ts';
import { toYou, twoReferents } from './shift.ts';

const WH = /^(?:how|why|what|whether|when|where)\b/i;
const PRONOUN = /^(?:nobody|everybody|everyone|somebody|it|you|they|we|people)$/i;

/** A whole clause with subject and verb that agree: "kids throw away vegetables". */
function isClause(text: string): boolean {
  const words = text.split(' ');
  for (let i = 1; i < Math.min(words.length, 5); i++) {
    const subject = words[i - 1] ?? '';
    const verb = words[i] ?? '';
    if (
      /^(?:do|does|did|is|are|was|were|has|have|had|will|can|cannot|would|needs?|takes?|gets?)$/.test(
        verb,
      ) &&
      !WH.test(text)
    ) {
      return !/^(?:that|which|who)$/.test(subject) && i <= 4;
    }
    if (/^(?:that|which|who|with|of|in|on|at|for|from|to|and)$/.test(verb)) return false;
    const plural = isPlural(subject) || /^(?:you|they|we|people)$/i.test(subject);
    if (plural && isBase(verb) && !isPlural(verb) && !isMass(verb)) return true;
    if (/^(?:nobody|everybody|everyone|it)$/i.test(subject) && baseOfThird(verb) !== null)
      return true;
    if (PRONOUN.test(subject) && isPast(verb)) return true;
  }
  return false;
}

/** A noun phrase: its words are things and their qualities, then perhaps "that …" or "in …". */
function isPhrase(text: string, reader: Reader): boolean {
  if (reader.tagger === null) return /^(?:the|a|an|your|my|our|\d)/i.test(text);
  const list = tagged(text, reader.tagger);
  if (/^\p{L}+ing$/u.test(list[0]?.word ?? '') && list.length > 1) return true;
  let noun = false;
  for (const [i, t] of list.entries()) {
    if (t.ends && i < list.length - 1) return false;
    if (/^(?:ADP|SCONJ|PART)$/.test(t.tag) || /^(?:that|which|who|nobody|where)$/i.test(t.word))
      return noun;
    if (/^(?:NOUN|PROPN)$/.test(t.tag)) noun = true;
    else if (t.tag === 'ADJ' && noun) return false;
    else if (t.tag === 'ADV' && noun) return false;
    else if (t.tag === 'VERB' && /ing$/.test(t.word)) return true;
    else if (t.tag === 'VERB' && /(?:ed|en)$/.test(t.word) && !noun) continue;
    else if (/^(?:VERB|AUX)$/.test(t.tag)) return false;
  }
  return noun;
}

function read(text: string, source: string, reader: Reader): Piece | null {
  if (WH.test(text)) {
    const ok = gated(lower(text), null, reader);
    return ok.why === null && wordCount(text) > 2 ? pass(ok.text, 'wh', source) : null;
  }
  if (isClause(text)) {
    const ok = gated(text, 'the', reader);
    return ok.why === null && wordCount(text) > 2 ? pass(ok.text, 'that', source) : null;
  }
  if (!isPhrase(text, reader)) return null;
  const ok = gated(text, 'the', reader);
  return ok.why === null && ok.text.length > 3 ? pass(ok.text, 'np', source) : null;
}

/** What was talked about with one reader: phrases, questions and clauses that pass the gate. */
export function topics(list: readonly string[], source: string, reader: Reader): Piece[] {
  return list.flatMap((raw, i) => {
    const text = normalise(raw, reader.spellings);
    if (twoReferents(text) || wordCount(raw) > 24) {
      return [
        {
          kind: 'out' as const,
          text: raw,
          source: `${source}:${i}`,
          why: 'it is too long to read safely',
        },
      ];
    }
    const read1 = (t: string): Piece | null =>
      read(toYou(t, reader.names, reader.tagger), `${source}:${i}`, reader);
    const found = parts(text)
      .flatMap((p) => [read1(p) ?? chunks(p).map(read1)].flat())
      .filter((p) => p !== null);
    return found.length > 0
      ? found
      : [
          {
            kind: 'out' as const,
            text: raw,
            source: `${source}:${i}`,
            why: 'it could not be put into a sentence',
          },
        ];
  });
}
