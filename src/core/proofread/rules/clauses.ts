import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const SUBJECT = new Set('i we you he she it they'.split(' '));
/** Subjects that open a second sentence as pronouns do. */
const ALSO = new Set(
  'nobody everybody everyone someone somebody everything nothing there'.split(' '),
);
const JOINS = new Set(
  'if when as while since because although though that which who whom whose until unless after before once where whether how what why than so and but or nor yet whenever wherever however for despite'.split(
    ' ',
  ),
);
/** "The report, I think, is …" */
const ASIDE = new Set(
  'think believe hope gather suspect know imagine understand suppose guess admit confess fear trust say mean dare feel see hear expect must promise would could should may might'.split(
    ' ',
  ),
);
const isFiniteVerb = (t: Token | undefined): boolean =>
  t !== undefined && (t.pos === 'AUX' || t.pos === 'VERB') && !/ing$/u.test(t.lower);

/** Subject and verb at the head of a clause: `it is`, `we never canceled`. */
function clauseAt(tokens: readonly Token[], i: number): boolean {
  const oneOf =
    tokens[i]?.lower === 'one' &&
    tokens[i + 1]?.lower === 'of' &&
    /^(?:them|us|these|those)$/u.test(tokens[i + 2]?.lower ?? '');
  if (oneOf) return isFiniteVerb(tokens[i + 3]);
  if (!SUBJECT.has(tokens[i]?.lower ?? '') && !ALSO.has(tokens[i]?.lower ?? ''))
    return nounClauseAt(tokens, i);
  let at = i + 1;
  while (tokens[at]?.pos === 'ADV' && at < i + 3) at++;
  // "the last two, you included": a participle that ends the sentence makes no clause.
  const ends = /^[.!?;]?$/u.test(tokens[at + 1]?.text ?? '');
  if (ends && /^(?:included|excepted|excluded|permitting|willing)$/u.test(tokens[at]?.lower ?? ''))
    return false;
  return isFiniteVerb(tokens[at]) || /^(?:'s|'re|'m|'ve|'d|'ll)$/u.test(tokens[at]?.lower ?? '');
}

/** `the dredging fund was`: a noun with its article, and an auxiliary. */
function nounClauseAt(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:the|this|that|these|my|our|your|their|his|her)$/u.test(tokens[i]?.lower ?? ''))
    return false;
  let at = i + 1;
  while (
    at < i + 4 &&
    (/^(?:ADJ|NOUN)$/u.test(tokens[at]?.pos ?? '') || /ing$/u.test(tokens[at]?.lower ?? ''))
  )
    at++;
  return (
    at > i + 1 &&
    tokens[at - 1]?.pos === 'NOUN' &&
    /^(?:is|are|was|were|has|have|had|will|would|can|could)$/u.test(tokens[at]?.lower ?? '')
  );
}

/** "Thank you for the tour": whole without a subject. */
const thanks = (tokens: readonly Token[]): boolean =>
  /^thanks?$/u.test(tokens[0]?.lower ?? '') && tokens.length > 4;

/** Whether the words before a comma are a whole sentence with nothing that ties the next to it. */
function wholeSentence(tokens: readonly Token[]): boolean {
  const first = tokens[0];
  if (first === undefined || tokens.length < 3) return false;
  if (
    tokens.some(
      (t) =>
        t.text === ',' ||
        t.text === '"' ||
        t.text === '“' ||
        t.text === '(' ||
        t.text === '—' ||
        t.text === '–',
    )
  )
    return false;
  if (
    tokens.some(
      (t, i) =>
        JOINS.has(t.lower) &&
        !(
          t.lower === 'for' ||
          (t.lower === 'that' &&
            (t.pos === 'DET' ||
              /^(?:said|say|think|thought|told|know|mentioned|hope|believe|found|me)$/u.test(
                tokens[i - 1]?.lower ?? '',
              ))) ||
          ((t.lower === 'before' ||
            t.lower === 'after' ||
            t.lower === 'since' ||
            t.lower === 'as') &&
            !clauseAt(tokens, i + 1))
        ) &&
        !(t.lower === 'and' && i > 0) &&
        !(t.lower === 'so' && i > 0),
    )
  )
    return false;
  if (thanks(tokens)) return true;
  return SUBJECT.has(first.lower) ? clauseAt(tokens, 0) : startsWithNoun(tokens);
}

function startsWithNoun(tokens: readonly Token[]): boolean {
  const first = tokens[0];
  if (
    first === undefined ||
    !(
      first.pos === 'DET' ||
      first.pos === 'PRON' ||
      /^(?:my|your|our|their|this|that|there)$/u.test(first.lower)
    )
  )
    return false;
  let i = 1;
  while (i < tokens.length && /^(?:ADJ|NOUN|NUM|PROPN|DET)$/u.test(tokens[i]?.pos ?? '') && i < 6)
    i++;
  // "The first time I saw it, I knew": a noun followed by a pronoun opens a relative clause.
  if (tokens[i]?.pos === 'PRON') return false;
  return i < tokens.length - 1 && isFiniteVerb(tokens[i]);
}

function splices(s: Tagged): Slip[] {
  const { tokens } = s;
  const found: Slip[] = [];
  tokens.forEach((t, i) => {
    const then = tokens[i + 1]?.lower === 'since' && tokens[i + 2]?.lower === 'then' ? 3 : 1;
    if (
      t.text !== ',' ||
      !(
        clauseAt(tokens, i + then) ||
        (then === 3 && /^(?:DET|PRON)$/u.test(tokens[i + 3]?.pos ?? ''))
      )
    )
      return;
    const verb = tokens.slice(i + 2, i + 4).find((v) => v.pos === 'VERB' || v.pos === 'AUX');
    const rest = tokens.slice(i + 1);
    const comma = rest.findIndex((r) => r.text === ',');
    if (
      verb !== undefined &&
      ASIDE.has(verb.lower) &&
      ((comma >= 0 && comma < 6) || rest.length < 5)
    )
      return;
    if (/^(?:did|do|does|is|isn|was|were|have|has)$/u.test(tokens[i + 1]?.lower ?? '')) return;
    // Three clauses and an "and": a list.
    if (
      tokens
        .slice(i + 1)
        .some((x, k, all) => x.text === ',' && /^(?:and|or)$/u.test(all[k + 1]?.lower ?? ''))
    )
      return;
    const quoted = tokens.slice(0, i).some((x) => /["“”‘]/u.test(x.text));
    if (quoted || !wholeSentence(tokens.slice(0, i))) return;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (before !== undefined && next !== undefined) {
      found.push(
        slip(
          'comma-splice',
          'grammar',
          before,
          next,
          'Two sentences are joined by a comma alone. Put a full stop, or “and”.',
          null,
        ),
      );
    }
  });
  return found;
}

/** Nouns after which `it was …` is a relative clause: "the day it was built". */
const RELATIVE = new Set(
  'day way time moment year place reason thing part hour minute week month morning evening first last all everything something anything nothing what where point world kind amount price condition state shape work speed order'.split(
    ' ',
  ),
);

/** `I enjoyed the talk yesterday it was wonderful.` */
function runOns(s: Tagged): Slip[] {
  const { tokens } = s;
  return tokens.flatMap((t, i) => {
    const before = tokens[i - 1];
    const verb = tokens[i + 1];
    if (t.lower !== 'it' || before === undefined || verb === undefined || i < 3) return [];
    if (!/^(?:was|is|were|'s|has)$/u.test(verb.lower)) return [];
    const noun =
      (before.pos === 'NOUN' && !RELATIVE.has(before.lower)) ||
      /^(?:yesterday|today|there|week|fall|summer|winter|spring)$/u.test(before.lower);
    if (!noun) return [];
    const earlier = tokens.slice(0, i);
    const finite = earlier.some((x) => isFiniteVerb(x));
    const tied = earlier
      .slice(-8)
      .some((x) =>
        /^(?:that|than|how|what|because|since|if|when|as|where|whether|think|thought|said|say|hope|believe|know|knew|like|though|why|while|until|before|after|once|so|whatever|told|showed|shown|sure|wish|mean|means|meant|suppose|,|;|:|")$/u.test(
          x.lower,
        ),
      );
    const after = tokens[i + 2];
    const ends =
      tokens.slice(i + 2).length <= 3 ||
      /^(?:ADJ|DET|ADV)$/u.test(after?.pos ?? '') ||
      verb.lower === 'were' ||
      /ing$|^been$/u.test(after?.lower ?? '');
    if (!finite || tied || !ends) return [];
    return [
      slip(
        'run-on',
        'grammar',
        before,
        verb,
        'A new sentence begins here: put a full stop before it.',
        null,
      ),
    ];
  });
}

const DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|tomorrow)$/u;

/** `I can work every Saturday I don't mind closing.`: a day, and a second subject with its verb. */
function afterDay(s: Tagged): Slip[] {
  const { tokens } = s;
  return tokens.flatMap((day, i) => {
    const [subject, verb, next] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
    if (!DAY.test(day.lower) || subject === undefined || verb === undefined || i < 3) return [];
    if (!/^(?:i|we|he|she|they|it)$/u.test(subject.lower) || next === undefined) return [];
    if (
      !/^(?:can|could|will|would|do|did|does|have|had|am|'m|was|were|is|'ve|'ll|'d)$/u.test(
        verb.lower,
      )
    )
      return [];
    const earlier = tokens.slice(0, i);
    const tied = earlier.some(
      (x) =>
        /^(?:that|when|because|since|if|as|what|how|whether|think|thought|said|say|hope|hoped|believe|know|knew|told|promised|wish|sure|after|before|until|while|where|the|,|;|:|—|–|")$/u.test(
          x.lower,
        ) &&
        !(
          x.lower === 'the' &&
          /^(?:in|on|at|by|every|last|this|next|until)$/u.test(tokens[i - 1]?.lower ?? '')
        ),
    );
    const whole = SUBJECT.has(earlier[0]?.lower ?? '') || thanks(earlier);
    if (tied || !whole || !earlier.some((x) => isFiniteVerb(x))) return [];
    return [
      slip(
        'run-on',
        'grammar',
        day,
        subject,
        'A new sentence begins here: put a full stop before it.',
        null,
      ),
    ];
  });
}

/** Sentences joined by a comma alone, or by nothing. */
export const clauses: LanguageRule = {
  code: 'clauses',
  wrong: [
    'I would not, they are less steep than those to my own door.',
    'Thank you both for yesterday it were wonderful.',
    'The owners were not pleased, the dredging fund was full.',
    'Thank you for the tour on Monday, I enjoyed the bench most.',
    'I can work every Saturday I do not mind closing.',
  ],
  right: [
    'The trustees have asked to meet the last two, you included.',
    'If you agree, I would start on Monday.',
    'The report, I think, is right, and they know it.',
    'Thank you for the tour, the tea and the talk.',
    'I hoped that on Monday I would know.',
    'The first Saturday I can work is the 4th.',
    'The day it was built, we were there.',
    'I thought the tour it was part of had ended.',
    'When I came, they were done; we stayed.',
  ],
  check: (s: Tagged) => [...splices(s), ...runOns(s), ...afterDay(s)],
};
