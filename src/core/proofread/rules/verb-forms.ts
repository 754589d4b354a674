import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';
import { barePast, baseOf, ingOf, isBase, participleOf } from '../verbs.ts';

const MODAL = new Set("would could should will shall can may might must 'd 'll ca wo".split(' '));
const DO = new Set('do does did'.split(' '));
const HAVE = new Set("have has had 've having".split(' '));
const BE = new Set("am is are was were be been being 'm 're".split(' '));
const OBJECT = new Set('me you us him her it them the my your our a an this'.split(' '));
const READY = new Set(
  'able ready happy glad delighted pleased proud honoured honored eager keen willing want wanted hope hoped like love plan need decided try going sure free learned began'.split(
    ' ',
  ),
);
/** Bare forms that are nouns or adjectives at least as often as verbs. */
const NOUNISH = new Set(
  'work need help plan hope experience look use love start play run call visit change interest open close present complete set put cut hit let read cost hurt shut own clean clear free direct welcome back study practice practise care control form trust respect regard rest result support train test trial time total trade travel trip turn type view vote wait walk wash watch water wear word doubt faith captain head chair cook coach host pilot guard nurse clerk lead mate master judge foreman tutor mentor partner lodge mother father champion'.split(
    ' ',
  ),
);

/** Bases that after `been` can only be slips for their participle. */
const SHOWN = new Map(
  'show shown|give given|take taken|write written|see seen|know known|choose chosen|speak spoken|drive driven|throw thrown|break broken|forget forgotten|forgive forgiven|hide hidden|ask asked|tell told|teach taught|bring brought|build built|make made|send sent|keep kept|find found|ask asked|offer offered|invite invited|move moved|use used|train trained|involve involved|employ employed'
    .split('|')
    .map((p) => p.split(' ') as [string, string]),
);

const between = (t: Token | undefined) =>
  t !== undefined &&
  (t.pos === 'ADV' ||
    /^(?:not|n't|also|ever|never|always|gladly|already|just|still|now|then|once|twice|both|all|recently)$/u.test(
      t.lower,
    ));

/** Index of the first token after `i` that is no adverb or `not`. */
function skip(tokens: readonly Token[], i: number): number {
  let at = i + 1;
  while (between(tokens[at]) && at < i + 4) at++;
  return at;
}

function made(from: Token, to: Token, right: string): Slip {
  return slip(
    'verb-form',
    'grammar',
    from,
    to,
    `Another form of the verb is needed: “${right}”.`,
    right,
  );
}

function afterAuxiliary(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  if (t === undefined) return null;
  const at = skip(tokens, i);
  const v = tokens[at];
  if (v === undefined) return null;
  if (MODAL.has(t.lower) && (v.pos === 'VERB' || v.pos === 'AUX')) {
    if (t.lower === "'d" && /(?:ed|en)$|^(?:had|been|better|rather)$/u.test(v.lower)) return null;
    const base =
      barePast(v.lower)?.base ??
      (v.pos === 'VERB' || /^(?:has|had|was|is|are|were)$/u.test(v.lower)
        ? baseOf(v.lower, v.lemma)
        : null);
    if (t.lower === "'d" && base !== null) return null;
    return base !== null && base !== v.lower
      ? made(t, v, `${t.text} ${base === 'is' ? 'be' : base}`)
      : null;
  }
  if (
    MODAL.has(t.lower) &&
    at === i + 1 &&
    /^[a-z]{2,}ing$/u.test(v.lower) &&
    isGerund(v) &&
    /^(?:i|we|you|they|he|she|it|who)$/u.test(tokens[i - 1]?.lower ?? '')
  ) {
    return made(t, v, `${t.text} ${v.lemma}`);
  }
  if (
    MODAL.has(t.lower) &&
    at === i + 1 &&
    v.lower === 'to' &&
    tokens[i + 2]?.pos === 'VERB' &&
    /^(?:i|we|you|they|he|she|it)$/u.test(tokens[i - 1]?.lower ?? '') &&
    t.lower !== "'d"
  ) {
    return made(t, v, t.text);
  }
  const asked = tokens[at - 1]?.lower === "n't" || tokens[at - 1]?.lower === 'not' || at > i + 1;
  if (DO.has(t.lower) && v.pos === 'VERB' && asked) {
    const base = baseOf(v.lower, v.lemma);
    return base !== null ? made(t, v, base) : null;
  }
  if (HAVE.has(t.lower)) return afterHave(tokens, i, at, v);
  if (/^(?:been|being)$/u.test(t.lower) && at === i + 1) {
    const right = SHOWN.get(v.lower);
    if (right !== undefined) return made(t, v, `${t.text} ${right}`);
  }
  return afterBe(tokens, i, at, v);
}

function afterHave(tokens: readonly Token[], i: number, at: number, v: Token): Slip | null {
  const t = tokens[i] as Token;
  const past = barePast(v.lower);
  if (past !== null) return made(t, v, past.participle);
  if (v.lower === 'be' && t.lower !== 'having') return made(t, v, `${t.text} been`);
  const subject = tokens[i - 1];
  const pronoun =
    subject !== undefined &&
    (/^(?:i|you|we|they|he|she|it|who)$/u.test(subject.lower) || MODAL.has(subject.lower));
  if (v.pos !== 'VERB' || !isBase(v.lower, v.lemma) || v.lower === 'been') return null;
  if (
    NOUNISH.has(v.lower) &&
    !(
      pronoun &&
      (/^(?:NUM|DET)$/u.test(tokens[at + 1]?.pos ?? '') ||
        (v.lower === 'work' && tokens[at + 1]?.lower === 'as') ||
        (v.lower === 'work' &&
          /s$/u.test(tokens[at + 1]?.lower ?? '') &&
          tokens[at + 1]?.pos === 'NOUN'))
    )
  )
    return null;
  const subjectNoun = subject?.pos === 'NOUN' && subject.lower.endsWith('s');
  if (at === i + 1 && !pronoun && !subjectNoun) return null;
  const next = tokens[at + 1];
  if (at === i + 1 && next !== undefined && /^(?:to|for|of|in)$/u.test(next.lower)) return null;
  if (v.lower === 'be') return made(t, v, 'been');
  const right = participleOf(v.lower);
  return right === null ? null : made(t, v, right);
}

function afterBe(tokens: readonly Token[], i: number, at: number, v: Token): Slip | null {
  const t = tokens[i] as Token;
  const past = BE.has(t.lower) && v.pos !== 'NOUN' && v.pos !== 'ADJ' ? barePast(v.lower) : null;
  if (past !== null && !/^(?:was|were|did|had)$/u.test(v.lower)) return made(t, v, past.participle);
  if (
    !BE.has(t.lower) ||
    v.pos !== 'VERB' ||
    !isBase(v.lower, v.lemma) ||
    (NOUNISH.has(v.lower) && v.lower !== 'train')
  )
    return null;
  const before = tokens[i - 1];
  const afterModal =
    (t.lower === 'be' || t.lower === 'been') &&
    before !== undefined &&
    (MODAL.has(before.lower) ||
      HAVE.has(before.lower) ||
      before.lower === 'not' ||
      before.lower === 'to');
  const afterPronoun =
    before !== undefined && /^(?:i|we|they|he|she)$/u.test(before.lower) && at === i + 1;
  const right = participleOf(v.lower);
  if (right === null || !(afterModal || afterPronoun)) return null;
  return made(t, v, t.lower === 'be' ? ingOf(v.lower) : right);
}

function afterTo(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const v = tokens[i + 1];
  if (t?.lower !== 'to' || v === undefined || tokens[i + 2]?.text === '-') return null;
  const two = `${tokens[i - 2]?.lower ?? ''} ${tokens[i - 1]?.lower ?? ''}`;
  const before = tokens[i - 1]?.lower ?? '';
  if (/^look(?:ing|s|ed)? forward$/u.test(two)) return forwardTo(tokens, i, v);
  const past = barePast(v.lower);
  if (
    past !== null &&
    !/^(?:did|had)$/u.test(before) &&
    !/^(?:saw|felt|found|wound|ground|bore|drank)$/u.test(v.lower)
  ) {
    if (v.pos === 'VERB' || v.pos === 'AUX' || v.lower === 'became')
      return made(t, v, `to ${past.base}`);
  }
  if (
    /^(?:heard|kept|told|brought|taught|caught|sold|sent|met|understood|sat|made|had|thought|spent|built)$/u.test(
      v.lower,
    ) &&
    v.pos !== 'ADJ' &&
    /^(?:hoped|hope|want|wanted|glad|happy|able|pleased|like|love|need|ready|used|going|try|began|delighted|proud)$/u.test(
      before,
    )
  ) {
    const base = baseOf(v.lower, v.lemma);
    if (base !== null) return made(t, v, `to ${base}`);
  }
  if (
    v.pos === 'VERB' &&
    v.lower.endsWith('ed') &&
    tokens[i + 2] !== undefined &&
    /^(?:DET|PRON)$/u.test(tokens[i + 2]?.pos ?? '') &&
    !/^(?:recommended|used|committed|limited|devoted|dedicated|opposed|due|thanks|up|compared|according|related|access|need|applied|next|close|owed|led|answer|key|back)$/u.test(
      before,
    )
  ) {
    const base = baseOf(v.lower, v.lemma);
    if (base !== null) return made(t, v, `to ${base}`);
  }
  if (v.pos === 'VERB' && /^[a-z]{2,}ing$/u.test(v.lower) && READY.has(before) && isGerund(v))
    return made(t, v, `to ${v.lemma}`);
  if (
    before === 'used' &&
    /^(?:am|'m|are|'re|was|were)$/u.test(tokens[i - 2]?.lower ?? '') &&
    /^(?:i|we)$/u.test(tokens[i - 3]?.lower ?? '') &&
    v.pos === 'VERB' &&
    isBase(v.lower, v.lemma) &&
    !/^(?:people|folk|crowd|staff|team|machine|weather|pressure|shift)$/u.test(v.lower)
  ) {
    return made(t, v, `to ${ingOf(v.lower)}`);
  }
  return null;
}

const isGerund = (v: Token): boolean =>
  v.lemma !== v.lower &&
  !/^(?:bring|sing|ring|swing|cling|king|thing|string|spring|wing)$/u.test(v.lower);

function forwardTo(tokens: readonly Token[], i: number, v: Token): Slip | null {
  const verb =
    v.pos === 'VERB' ||
    v.pos === 'AUX' ||
    /^(?:hear|meet|see|be|have|join|learn|speak|discuss|work|know)$/u.test(v.lower);
  if (!verb || !isBase(v.lower, v.lemma)) return null;
  const next = tokens[i + 2];
  const nounish = NOUNISH.has(v.lower) || /^(?:talk|chat|answer|reply|meet|visit)$/u.test(v.lower);
  if (
    nounish &&
    v.lower !== 'meet' &&
    !(next !== undefined && /^(?:with|for|you|your|alongside|together)$/u.test(next.lower))
  )
    return null;
  return made(tokens[i] as Token, v, `to ${ingOf(v.lower)}`);
}

/** `for introduce me`, `letting me to ride` */
function afterOthers(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const v = tokens[i + 1];
  const next = tokens[i + 2];
  if (t === undefined || v === undefined || next === undefined) return null;
  if (
    /^(?:for|of|by|about|without|after|before)$/u.test(t.lower) &&
    v.pos === 'VERB' &&
    isBase(v.lower, v.lemma) &&
    OBJECT.has(next.lower) &&
    !NOUNISH.has(v.lower)
  ) {
    return made(t, v, `${t.text} ${ingOf(v.lower)}`);
  }
  if (
    /^(?:let|lets|letting|make|makes|making|made)$/u.test(t.lower) &&
    /^(?:me|us|him|her|them|you)$/u.test(v.lower)
  ) {
    const verb = tokens[i + 3];
    if (next.lower === 'to' && verb?.pos === 'VERB' && t.lower !== 'made')
      return made(v, verb, `${v.text} ${verb.text}`);
    if (t.lower.startsWith('let') && next.pos === 'VERB') {
      const base =
        next.lower.endsWith('ing') && isGerund(next) ? next.lemma : baseOf(next.lower, next.lemma);
      if (base !== null) return made(v, next, `${v.text} ${base}`);
    }
  }
  return null;
}

/** `I ended up peel shrimp` */
function endedUp(tokens: readonly Token[], i: number): Slip | null {
  const [end, up, v, next] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (!/^end(?:ed|s)?$/u.test(end?.lower ?? '') || up?.lower !== 'up' || v === undefined)
    return null;
  if (
    !/^(?:VERB|NOUN)$/u.test(v.pos) ||
    !isBase(v.lower, v.lemma) ||
    /(?:ing|ed|en|s)$/u.test(v.lower)
  )
    return null;
  return /^(?:NOUN|DET|PRON)$/u.test(next?.pos ?? '') ? made(up, v, `up ${ingOf(v.lower)}`) : null;
}

/** Participles where a simple past belongs: `I begun`, `I has now`. */
function bareParticiple(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const v = tokens[i + 1];
  const after = tokens[i + 2];
  if (t?.lower !== 'who' || v === undefined || after === undefined) return null;
  // "who have never hold" is afterHave; "who can forty": a modal with no verb behind it.
  if (MODAL.has(v.lower) && (after.pos === 'NUM' || after.pos === 'DET'))
    return slip('missing-word', 'grammar', v, after, 'A verb is missing here.', null);
  return null;
}

/** Forms of the verb after auxiliaries, `to`, `let` and prepositions. */
export const verbForms: LanguageRule = {
  code: 'verb-form',
  wrong: [
    'I have wrote about 300 of them.',
    'I would gladly sets it up.',
    'I look forward to hear from you.',
    'I am ready to taking it on.',
    "I hadn't realise it.",
    'I will not be mention it.',
    'Thank you for introduce me to the team.',
    'I had hoped to heard it.',
    'I have work as a cook.',
  ],
  right: [
    'I am used to people who are upset.',
    'I have work to do and would like to read, put and set things right.',
    'I am used to writing, and the tool is used to write.',
    'I look forward to work that matters and to hearing from you.',
    'I am committed to finding it; they let me ride.',
    'I would have been glad, had you asked.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [afterAuxiliary, afterTo, afterOthers, bareParticiple, endedUp]
        .map((rule) => rule(s.tokens, i))
        .filter((x): x is Slip => x !== null),
    ),
};
