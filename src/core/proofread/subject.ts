import { type Numerus, numerusOf } from './nouns.ts';
import type { Token } from './tagged.ts';

export interface Subject {
  readonly head: Token;
  /** Index of its first word. */
  readonly start: number;
  readonly numerus: Numerus;
  /** It has a determiner or is an indefinite pronoun: surely the whole subject. */
  readonly sure: boolean;
}

const ONE_PRONOUN = new Set(
  'each everyone everybody nobody someone somebody anyone anybody everything nothing something anything one another either neither'.split(
    ' ',
  ),
);
const MANY_PRONOUN = new Set('both many several few these those'.split(' '));
const MANY_DET = new Set(
  'these those both many several few two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty'.split(
    ' ',
  ),
);
const ONE_DET = new Set('a an this that each every another'.split(' '));
const START = new Set(
  'that because if when whenever wherever since while as although though whether where and but so or until before after once how why what who which'.split(
    ' ',
  ),
);

/** Verbs that are followed by a clause without `that`. */
const SAYS = new Set(
  'said say says think thought know knew believe believed hope hoped explained mentioned sure glad confident'.split(
    ' ',
  ),
);
/** `half of those members`: the number is that of the members. */
const SHARE = new Set(
  'half most some all rest majority thirds quarter quarters none plenty lots'.split(' '),
);

const isNominal = (t: Token | undefined): boolean =>
  t !== undefined && (t.pos === 'NOUN' || t.pos === 'ADJ' || t.pos === 'NUM' || t.pos === 'PROPN');

interface Phrase {
  readonly start: number;
  readonly head: Token;
  readonly det: Token | null;
}

/** The noun phrase that ends at `end`. */
function phraseAt(tokens: readonly Token[], end: number): Phrase | null {
  const head = tokens[end];
  if (head === undefined || head.pos !== 'NOUN') return null;
  let i = end;
  while (
    isNominal(tokens[i - 1]) ||
    (/ing$/u.test(tokens[i - 1]?.lower ?? '') && tokens[i - 2]?.pos === 'DET')
  )
    i--;
  const det = tokens[i - 1];
  if (
    det !== undefined &&
    (det.pos === 'DET' || /^(?:my|your|our|their|his|her|its|no|all|some|any)$/u.test(det.lower))
  ) {
    return { start: i - 1, head, det };
  }
  return { start: i, head, det: null };
}

/** `each of them`, `one of the wards`: the pronoun before `of`. */
function pronounOf(tokens: readonly Token[], of: number): Subject | null {
  const t = tokens[of - 1];
  if (tokens[of]?.lower !== 'of' || t === undefined) return null;
  if (ONE_PRONOUN.has(t.lower)) return { head: t, start: of - 1, numerus: 'one', sure: true };
  if (t.lower === 'few' && tokens[of - 2]?.lower === 'a')
    return { head: t, start: of - 2, numerus: 'many', sure: true };
  const counted = t.pos === 'NUM' && !/^(?:one|1|half)$/u.test(t.lower);
  if (MANY_PRONOUN.has(t.lower) || counted)
    return { head: t, start: of - 1, numerus: 'many', sure: true };
  return null;
}

function numerusOfPhrase(p: Phrase, tokens: readonly Token[]): Numerus {
  const inside = tokens.slice(p.start, tokens.indexOf(p.head));
  const own = numerusOf(p.head);
  if (own === 'many') return 'many';
  if (inside.some((t) => MANY_DET.has(t.lower) || t.pos === 'NUM')) return null;
  if (p.det !== null && ONE_DET.has(p.det.lower)) return own;
  return own;
}

/** `more than half of those members`: the number is that of the whole. */
function shareOf(tokens: readonly Token[], of: number, phrase: Phrase | null): Subject | null {
  const t = tokens[of - 1];
  if (tokens[of]?.lower !== 'of' || t === undefined || phrase === null || !SHARE.has(t.lower))
    return null;
  let start = of - 1;
  while (
    start > 0 &&
    /^(?:more|than|over|nearly|almost|about|the|two|a|three)$/u.test(tokens[start - 1]?.lower ?? '')
  )
    start--;
  const numerus = numerusOfPhrase(phrase, tokens);
  return numerus === 'many' ? { head: phrase.head, start, numerus, sure: false } : null;
}

/** Whether a clause may begin at token `i`, so that what follows is its subject. */
function clauseStarts(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined) return true;
  if (before.pos === 'PUNCT')
    return /^[,;:"“(]$/u.test(before.text) && (before.text !== ',' || commaOpens(tokens, i - 1));
  if (/^(?:and|or|nor)$/u.test(before.lower))
    return tokens[i - 2]?.text === ',' && commaOpens(tokens, i - 2);
  if (SAYS.has(before.lower)) return true;
  return (
    START.has(before.lower) &&
    before.lower !== 'who' &&
    before.lower !== 'which' &&
    before.lower !== 'as'
  );
}

/** A comma before a subject: after an opening phrase or a clause, not inside a list. */
function commaOpens(tokens: readonly Token[], comma: number): boolean {
  const before = tokens.slice(0, comma);
  const verbs = before.filter((t) => t.pos === 'VERB' || t.pos === 'AUX').length;
  return (
    verbs > 0 ||
    /^(?:in|at|on|since|for|with|after|before|during|last|this|when|if|by|from)$/u.test(
      before[0]?.lower ?? '',
    )
  );
}

/** Relative pronoun right before the verb: the noun before it, when no phrase makes that doubtful. */
function relative(tokens: readonly Token[], rel: number): Subject | null {
  // "…, which was …" may speak of the whole clause.
  if (tokens[rel - 1]?.text === ',' && tokens[rel]?.lower === 'which') return null;
  const before = tokens[rel - 1]?.text === ',' ? rel - 2 : rel - 1;
  const phrase = phraseAt(tokens, before);
  if (phrase === null) return null;
  const adp = tokens[phrase.start - 1];
  const numerus = numerusOfPhrase(phrase, tokens);
  if (adp?.pos === 'ADP' || adp?.lower === 'of') {
    const outer = phraseAt(tokens, phrase.start - 2);
    if (outer === null || numerusOf(outer.head) !== numerus) return null;
  }
  if (/^(?:and|or)$/u.test(adp?.lower ?? '')) return null;
  return {
    head: phrase.head,
    start: phrase.start,
    numerus,
    sure:
      phrase.det !== null && numerus === 'one' && !/^(?:some|any|all|no)$/u.test(phrase.det.lower),
  };
}

/**
 * The subject before the verb at `verb`, found by stepping over adverbs and prepositional phrases
 * to a noun phrase at the start of a clause. Null wherever that is in any doubt.
 */
export function subjectOf(tokens: readonly Token[], verb: number): Subject | null {
  let i = verb - 1;
  while (
    tokens[i]?.pos === 'ADV' ||
    /^(?:not|n't|also|still|now|all|both)$/u.test(tokens[i]?.lower ?? '')
  )
    i--;
  const last = tokens[i];
  if (last === undefined) return null;
  if (
    /^(?:who|that|which)$/u.test(last.lower) &&
    i > 0 &&
    (last.lower !== 'that' || last.pos === 'PRON')
  )
    return relative(tokens, i);
  if (
    ONE_PRONOUN.has(last.lower) &&
    clauseStarts(tokens, i) &&
    !/^(?:one|another|either|neither|each)$/u.test(last.lower)
  ) {
    return { head: last, start: i, numerus: 'one', sure: true };
  }
  if (
    last.lower === 'them' ||
    last.lower === 'us' ||
    last.lower === 'you' ||
    last.lower === 'these' ||
    last.lower === 'those'
  ) {
    const whole = pronounOf(tokens, i - 1);
    return whole !== null && clauseStarts(tokens, i - 2) ? whole : null;
  }
  return throughPhrases(tokens, i);
}

/** `the questions after my talk`: behind a noun, these words begin no clause. */
const isPreposition = (tokens: readonly Token[], i: number): boolean =>
  /^(?:after|before|since|until)$/u.test(tokens[i]?.lower ?? '') && tokens[i - 1]?.pos === 'NOUN';

function throughPhrases(tokens: readonly Token[], from: number): Subject | null {
  let i = from;
  for (let steps = 0; steps < 4; steps++) {
    // The object of a preposition may be a name; the head may not.
    while (steps >= 0 && tokens[i]?.pos === 'PROPN' && tokens[i - 1]?.pos === 'PROPN') i--;
    const named = tokens[i]?.pos === 'PROPN' || tokens[i]?.pos === 'NUM';
    const phrase = named ? null : phraseAt(tokens, i);
    const start = named ? (tokens[i - 1]?.pos === 'DET' ? i - 1 : i) : phrase?.start;
    if (start === undefined) return null;
    const skipped =
      tokens[start - 1]?.pos === 'ADV' &&
      !START.has(tokens[start - 1]?.lower ?? '') &&
      tokens[start - 2]?.pos === 'ADP'
        ? 1
        : 0;
    const before = tokens[start - 1 - skipped];
    if (
      before !== undefined &&
      (before.pos === 'ADP' || before.lower === 'of') &&
      (!START.has(before.lower) || isPreposition(tokens, start - 1 - skipped)) &&
      !/^(?:than|like|except|including|plus)$/u.test(before.lower)
    ) {
      const whole = pronounOf(tokens, start - 1) ?? shareOf(tokens, start - 1, phrase);
      if (whole !== null) return clauseStarts(tokens, whole.start) ? whole : null;
      i = start - 2 - skipped;
      // "out of ten": a preposition of two words.
      if (tokens[i]?.pos === 'ADP') i--;
      continue;
    }
    if (phrase === null || !clauseStarts(tokens, start)) return null;
    if (/ing$/u.test(tokens[start]?.lower ?? '') && phrase.det === null) return null;
    const numerus = numerusOfPhrase(phrase, tokens);
    const counted = tokens
      .slice(phrase.start, tokens.indexOf(phrase.head))
      .some((t) => t.pos === 'NUM');
    if (counted && from !== i && steps === 0) return null;
    return {
      head: phrase.head,
      start,
      numerus,
      sure: phrase.det !== null && !/^(?:some|any|all|no)$/u.test(phrase.det.lower),
    };
  }
  return null;
}
