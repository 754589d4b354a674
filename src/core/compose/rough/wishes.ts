import { lower, wordCount } from '../text.ts';
import { ing, isBase, isWishVerb } from './lexis.ts';
import { normalise } from './normalise.ts';
import { chunks, gated, type Piece, parts, pass, type Reader } from './piece.ts';

/** Who writes "the" and "a" elsewhere left none out here: "putting the diary in order". */
function asWritten(text: string, reader: Reader): ReturnType<typeof gated> {
  if (!/\b(?:the|a|an)\b/.test(text)) return gated(text, 'a', reader);
  const plain = gated(text, null, reader);
  return plain.why?.includes('needs a word') ? { text: plain.text, why: null } : plain;
}

/** What excites the candidate: an -ing phrase, a verb made one, or a thing with its article. */
export function wish(raw: string, source: string, reader: Reader): Piece {
  const out = (why: string): Piece => ({ kind: 'out', text: raw, source, why });
  const text = normalise(raw, reader.spellings);
  const [opening = ''] = chunks(parts(text)[0] ?? '');
  const plain = lower(opening.replace(/^(?:to|I'd love to|I would love to|the idea of)\s+/i, ''));
  const [first = '', ...rest] = plain.split(' ');
  if (
    /ing$/.test(first) &&
    !isBase(first) &&
    (rest.length > 0 || first === 'teaching' || first === 'hiring')
  ) {
    const ok = asWritten(plain, reader);
    return ok.why === null ? pass(ok.text, 'ing', source) : out(ok.why);
  }
  const verb =
    first === 'be'
      ? 'be'
      : rest.length > 0 && (isWishVerb(first) || (isBase(first) && /^to /i.test(opening)))
        ? first
        : null;
  if (verb !== null) {
    const ok = asWritten(`${ing(verb)} ${rest.join(' ')}`, reader);
    return ok.why === null ? pass(ok.text, 'ing', source) : out(ok.why);
  }
  if (
    !/^(?:the|a|an|your)\b/.test(plain) ||
    wordCount(plain) < 2 ||
    /\b(?:thing|things|stuff|itself)\b/.test(plain)
  ) {
    return out('it could not be put into a sentence');
  }
  if (/\b(?:is|are|was|were|sounds?|looks?|could|would|can)\b/.test(plain))
    return out('it is a whole sentence');
  const ok = gated(plain, null, reader);
  return ok.why === null ? pass(ok.text, 'np', source) : out(ok.why);
}
