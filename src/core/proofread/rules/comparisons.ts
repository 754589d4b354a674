import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const MORE =
  /^(?:more|less|rather|other|better|worse|further|farther|fewer|elsewhere|sooner|later|earlier)$/u;
/** Words in -er that compare nothing. */
const NOT_COMPARED =
  /^(?:however|whenever|wherever|whatever|whichever|whoever|never|ever|over|under|after|together|altogether|either|neither|whether|another|rather|other|forever|moreover|however|per|her|inner|outer|upper|former|latter|eager|proper|clever|sober|tender|bitter|super|hyper|silver|copper|leather|rubber|paper|utter|sheer|mere|elder)$/u;

const isCompared = (t: Token | undefined): boolean =>
  t !== undefined &&
  (MORE.test(t.lower) ||
    ((t.pos === 'ADJ' || t.pos === 'ADV') &&
      /er$/u.test(t.lower) &&
      t.lower.length > 4 &&
      !NOT_COMPARED.test(t.lower)));

/** `sharper then any`, `a better crew then yours` */
function thenForThan(tokens: readonly Token[], i: number): Slip | null {
  const then = tokens[i];
  const next = tokens[i + 1];
  if (then?.lower !== 'then' || next === undefined || next.pos === 'PUNCT') return null;
  let at = i - 1;
  while (at > i - 5 && /^(?:NOUN|ADJ|ADV)$/u.test(tokens[at]?.pos ?? '') && !isCompared(tokens[at]))
    at--;
  if (!isCompared(tokens[at])) return null;
  const far = at < i - 1;
  // "It was better then; we …", "and later then she left"
  if (
    far &&
    (next.pos === 'VERB' || next.pos === 'AUX' || /^(?:i|we|he|she|they|it)$/u.test(next.lower))
  )
    return null;
  if (
    /^(?:sooner|later|earlier|further|elsewhere)$/u.test(tokens[at]?.lower ?? '') &&
    /^(?:VERB|AUX)$/u.test(next.pos)
  )
    return null;
  return slip('then-than', 'spelling', then, then, 'A comparison takes “than”.', 'than');
}

const DEGREE =
  /^(?:long|short|late|early|much|many|few|slow|fast|quick|quickly|slowly|high|low|big|small|large|little|far|near|often|soon|hard|heavy|light|loud|quiet|busy|young|old|expensive|cheap|difficult|easy|easily|narrow|wide|vague|brief|formal|casual|nervous|shy|good|bad|hot|cold|tired|rushed|strict|steep|strong|weak|optimistic|modest)$/u;

/** `wait to long on the first`, `my answer was to short.` */
function toForToo(tokens: readonly Token[], i: number): Slip | null {
  const [before, to, word, after] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  if (to?.lower !== 'to' || word === undefined || before === undefined || !DEGREE.test(word.lower))
    return null;
  const ends =
    after === undefined ||
    /^[.,;!?:)]$/u.test(after.text) ||
    /^(?:on|in|for|at|to|and|but|before|after|when|because|with|during)$/u.test(after.lower);
  if (!ends || (word.lower === 'light' && after?.lower !== undefined && before.lower === 'come'))
    return null;
  // "from short to long", "moved to high and low", "increased to many"
  const verb =
    /^(?:is|was|are|were|'s|be|been|being|'re|'m|am|seem|seems|seemed|felt|feel|looks|looked|sounded|not|n't|a|bit|far|way|much)$/u.test(
      before.lower,
    );
  const acted =
    before.pos === 'VERB' &&
    /^(?:long|late|early|much|often|soon|far|fast|quickly|slowly|hard|many)$/u.test(word.lower) &&
    !/^(?:used|moved|grew|rose|went|goes|go|come|came|increased?|fell|dropped|want|like|love|hope|need|long|according|compared?|due|next|close|closer|add|added|amounts?|led|leads?|turned)$/u.test(
      before.lower,
    );
  if (!verb && !acted) return null;
  return slip('to-too', 'spelling', to, word, 'More than enough is “too”.', `too ${word.text}`);
}

/** `then` for `than`, `to` for `too`. */
export const comparisons: LanguageRule = {
  code: 'comparisons',
  wrong: [
    'The questions were sharper then any I had heard.',
    'They are a better crew then the others.',
    'Members wait to long on the first of the month.',
    'My answer was to short.',
  ],
  right: [
    'It was better then, and later we left.',
    'We were younger then.',
    'The wait went from short to long, and we came to know it.',
    'The answer was to hand, and it is to be had.',
    'We first ate, then slept, and however then they sang.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [thenForThan, toForToo].map((rule) => rule(s.tokens, i)).filter((x): x is Slip => x !== null),
    ),
};
