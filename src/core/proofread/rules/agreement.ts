import { isPeople, numerusOf } from '../nouns.ts';
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import { subjectOf } from '../subject.ts';
import type { Tagged, Token } from '../tagged.ts';
import { baseOf, isBase, sameInPast, thirdOf } from '../verbs.ts';

const ONE = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
]);
const MANY = new Map([
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has'],
  ['do', 'does'],
]);
const MESSAGE = 'The verb and its subject do not agree.';
/** Behind these a bare verb or `were` is right: "I suggest that he retire", "if a session were cancelled". */
const UNREAL =
  /^(?:suggest\w*|recommend\w*|insist\w*|ask\w*|demand\w*|propose\w*|require\w*|prefer\w*|rather|wish\w*|if|whether|lest|though|than|as|suppose|imagine|essential|important|vital|necessary)$/u;

/** "make it have", "did she have": the verb belongs to the word before. */
const CAUSES =
  /^(?:let|lets|letting|make|makes|made|making|help|helps|helped|helping|see|saw|seen|hear|heard|watch\w*|feel|felt|have|had|would|could|should|can|will|shall|may|might|must|do|does|did|to|'d|'ll|n't)$/u;

const PRONOUNS: Readonly<Record<string, 'i' | 'many' | 'one'>> = {
  i: 'i',
  you: 'many',
  we: 'many',
  they: 'many',
  he: 'one',
  she: 'one',
  it: 'one',
};

/** The verb behind adverbs and `not`; null when something else comes. */
function verbAfter(tokens: readonly Token[], at: number): number | null {
  for (let i = at; i < tokens.length && i < at + 4; i++) {
    const t = tokens[i];
    if (t === undefined) return null;
    if (t.pos === 'AUX' || t.pos === 'VERB' || ONE.has(t.lower) || MANY.has(t.lower)) return i;
    if (t.pos !== 'ADV' && t.lower !== 'also' && t.lower !== 'still') return null;
  }
  return null;
}

function pronounSlips(tokens: readonly Token[]): Slip[] {
  const found: Slip[] = [];
  tokens.forEach((t, i) => {
    const kind = PRONOUNS[t.lower];
    const before = tokens[i - 1];
    if (
      kind === undefined ||
      (before !== undefined &&
        /^(?:of|and|or|with|to|for|than|like|nor|by|from|about|between|but|as|one|all)$/u.test(
          before.lower,
        ) &&
        kind !== 'one' &&
        !(before.lower === 'and' || before.lower === 'but'))
    )
      return;
    const at = verbAfter(tokens, i + 1);
    const verb = at === null ? undefined : tokens[at];
    if (verb === undefined || at === null) return;
    if (
      before?.lower === 'and' &&
      tokens[i - 2] !== undefined &&
      /^(?:PRON|PROPN|NOUN)$/u.test(tokens[i - 2]?.pos ?? '') &&
      kind !== 'many'
    )
      return;
    const earlier = tokens.slice(Math.max(0, i - 5), i);
    const unreal = earlier.some((e) =>
      /^(?:if|as|wish|wishes|wished|though|than|were|suppose|imagine)$/u.test(e.lower),
    );
    const right = rightAfterPronoun(kind, verb, unreal, earlier);
    if (right !== null)
      found.push(slip('agreement', 'grammar', t, verb, MESSAGE, `${t.text} … ${right}`));
  });
  return found;
}

function rightAfterPronoun(
  kind: 'i' | 'many' | 'one',
  verb: Token,
  unreal: boolean,
  earlier: readonly Token[],
): string | null {
  const w = verb.lower;
  if (kind === 'i') {
    if (w === 'is' || w === 'are') return 'am';
    if (w === 'were') return unreal ? null : 'was';
    if (w === 'has' || w === 'does') return MANY.get(w) ?? (w === 'has' ? 'have' : 'do');
    return verb.pos === 'VERB' ? thirdForm(verb) : null;
  }
  if (kind === 'many') {
    if (ONE.has(w)) return ONE.get(w) ?? null;
    return verb.pos === 'VERB' ? thirdForm(verb) : null;
  }
  if (w === 'were' || w === 'are') return unreal ? null : (MANY.get(w) ?? null);
  if (earlier.some((e) => UNREAL.test(e.lower) || CAUSES.test(e.lower) || e.lower === 'that'))
    return null;
  if (w === 'have' || w === 'do') return MANY.get(w) ?? null;
  const bare =
    verb.pos === 'VERB' && isBase(w, verb.lemma) && !sameInPast(w) && opens(earlier.at(-1));
  return bare ? thirdOf(w) : null;
}

/** Whether a clause may begin after this word, so that no question or wish governs the verb. */
function opens(before: Token | undefined): boolean {
  return (
    before === undefined ||
    /^(?:,|;|:|and|but|because|since|when|which|while|although|where)$/u.test(before.lower)
  );
}

/** `needs` → `need` for a verb that the tagger is sure of; null for anything else. */
function thirdForm(verb: Token): string | null {
  if (!verb.lower.endsWith('s')) return null;
  const base = baseOf(verb.lower, verb.lemma);
  return base !== null && thirdOf(base) === verb.lower ? base : null;
}

function nounSlips(tokens: readonly Token[]): Slip[] {
  const found: Slip[] = [];
  tokens.forEach((verb, i) => {
    const w = verb.lower;
    const sg = ONE.has(w);
    const pl = MANY.has(w);
    const third = !sg && verb.pos === 'VERB' ? thirdForm(verb) : null;
    const bare = !pl && verb.pos === 'VERB' && third === null && isBase(w, verb.lemma);
    if (!sg && !pl && third === null && !bare) return;
    // "your spirit run's cutting late": what carries a verb itself is a noun.
    if (isPeople(w) || (bare && /^['’]s$/u.test(tokens[i + 1]?.text ?? ''))) return;
    // "the puzzle about holiday pay for cooks": the second noun of two behind a preposition.
    const [second, first, next] = [tokens[i - 1], tokens[i - 2], tokens[i + 1]];
    if (bare && second?.pos === 'NOUN' && first?.pos === 'ADP' && next?.pos === 'ADP') return;
    const subject = subjectOf(tokens, i);
    if (subject === null) return;
    const near = tokens.slice(Math.max(0, subject.start - 4), subject.start);
    const relative = /^(?:who|which|that)$/u.test(tokens[i - 1]?.lower ?? '');
    if (!relative && near.some((t) => UNREAL.test(t.lower)) && (pl || bare)) return;
    const verbal = relative ? !sameInPast(w) : bareIsVerb(tokens, i);
    if (bare && (!verbal || tokens[subject.start - 1]?.lower === 'and')) return;
    if ((sg || third !== null) && subject.numerus === 'many') {
      const right = sg ? (ONE.get(w) ?? '') : (third ?? '');
      found.push(
        slip(
          'agreement',
          'grammar',
          subject.head,
          verb,
          MESSAGE,
          `${subject.head.text} … ${right}`,
        ),
      );
    } else if ((pl || bare) && subject.numerus === 'one' && subject.sure) {
      const right = pl ? (MANY.get(w) ?? '') : thirdOf(w);
      found.push(
        slip(
          'agreement',
          'grammar',
          subject.head,
          verb,
          MESSAGE,
          `${subject.head.text} … ${right}`,
        ),
      );
    }
  });
  return found;
}

/** Whether what follows a bare form lets it be a verb: "the holiday pay ruling" does not. */
function bareIsVerb(tokens: readonly Token[], i: number): boolean {
  const verb = tokens[i];
  const next = tokens[i + 1];
  if (verb === undefined || sameInPast(verb.lower)) return false;
  return (
    next === undefined || (next.text !== ',' && !/^(?:NOUN|ADJ|PROPN|VERB|AUX)$/u.test(next.pos))
  );
}

/** `many patients stops coming`: two plurals in a row, the second a verb. */
function doublePlural(tokens: readonly Token[]): Slip[] {
  return tokens.flatMap((t, i) => {
    const verb = tokens[i + 1];
    const next = tokens[i + 2];
    if (
      verb === undefined ||
      next === undefined ||
      verb.pos !== 'NOUN' ||
      !/^(?:stops|starts|works|needs|wants|helps|leads|comes|likes|calls|plays|runs|loves|asks|looks|feels|chooses|waits|shows|talks|walks|hopes|visits|lacks|fears|thinks)$/u.test(
        verb.lower,
      )
    )
      return [];
    if (!(isPeople(t.lower) || /^(?:people|children|men|women)$/u.test(t.lower))) return [];
    const verbal = /ing$/u.test(next.lower) || /^(?:DET|PRON|ADV|PART)$/u.test(next.pos);
    return verbal
      ? [slip('agreement', 'grammar', t, verb, MESSAGE, `${t.text} ${verb.lower.slice(0, -1)}`)]
      : [];
  });
}

/** `Sadiq tell me that …`: one person, and a verb without its ending. */
function nameSlips(tokens: readonly Token[]): Slip[] {
  const [name, verb, next] = tokens;
  if (name?.pos !== 'PROPN' || verb?.pos !== 'VERB' || next === undefined) return [];
  if (!isBase(verb.lower, verb.lemma) || sameInPast(verb.lower) || name.lower.endsWith('s'))
    return [];
  if (
    !/^(?:tell|say|ask|show|know|want|explain|mention|need|give|think|believe|describe|write|work|run|teach)$/u.test(
      verb.lower,
    )
  )
    return [];
  if (!/^(?:PRON|DET|SCONJ)$/u.test(next.pos)) return [];
  return [slip('agreement', 'grammar', name, verb, MESSAGE, `${name.text} ${thirdOf(verb.lower)}`)];
}

/** `fourteen month to run`: a number above one before a singular. */
function countSlips(tokens: readonly Token[]): Slip[] {
  return tokens.flatMap((t, i) => {
    const noun = tokens[i + 1];
    const next = tokens[i + 2];
    if (t.pos !== 'NUM' || noun === undefined || /^(?:one|1|0\.\d+|half|zero)$/u.test(t.lower))
      return [];
    if (/\d/u.test(t.text) && !/^\d{1,4}$/u.test(t.text)) return [];
    if (
      !/^(?:month|year|week|day|hour|minute|person|child|man|woman|student|patient|nurse|pupil|customer|client|question|page|school|hospital|apprentice|container|machine|colleague|teacher|course|project|employee|guest|table|cover|shop|branch|team|mistake|error|lesson|language|interview|meeting|kilometre|kilometer|mile|boat|house|room|bed|nurse|season|winter|summer|book|letter|member|volunteer|driver|vehicle|order|site|class|group|idea|thing|time|problem)$/u.test(
        noun.lower,
      )
    )
      return [];
    // "the 12 week course", "three year old", "five day-long", "room 12 table", "two person team"
    if (
      next === undefined ||
      /^(?:NOUN|PROPN|ADJ|NUM)$/u.test(next.pos) ||
      /^(?:-|–|\/|'|'s|of)$/u.test(next.lower)
    )
      return [];
    const before = tokens[i - 1];
    if (
      before !== undefined &&
      (/^(?:NOUN|PROPN)$/u.test(before.pos) ||
        /^(?:-|a|an|the|this|every|each|per|\$|£|€|\/|:|one|or|twenty|thirty|forty|no|number|point)$/u.test(
          before.lower,
        ))
    )
      return [];
    return [
      slip(
        'number',
        'grammar',
        t,
        noun,
        'After a number the noun is in the plural.',
        `${t.text} ${noun.text}s`,
      ),
    ];
  });
}

/** `that members waits`: the tagger takes `that` for the noun's own. */
function thatSlips(tokens: readonly Token[]): Slip[] {
  return tokens.flatMap((t, i) => {
    const [noun, verb, next] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
    if (t.lower !== 'that' || noun?.pos !== 'NOUN' || verb === undefined || next === undefined)
      return [];
    if (numerusOf(noun) !== 'many' || !/^(?:VERB|AUX)$/u.test(verb.pos)) return [];
    const right = ONE.get(verb.lower) ?? thirdForm(verb);
    return right === null || right === undefined
      ? []
      : [slip('agreement', 'grammar', noun, verb, MESSAGE, `${noun.text} ${right}`)];
  });
}

/** `since we had the sheet the rejections has`: a noun with its article right before the verb. */
function plainSlips(tokens: readonly Token[]): Slip[] {
  return tokens.flatMap((verb, i) => {
    const [det, noun] = [tokens[i - 2], tokens[i - 1]];
    if (!ONE.has(verb.lower) || det === undefined || noun?.pos !== 'NOUN') return [];
    if (!/^(?:the|these|those|my|your|our|their)$/u.test(det.lower) || numerusOf(noun) !== 'many')
      return [];
    const before = tokens[i - 3];
    if (
      before === undefined ||
      !(before.pos === 'NOUN' || /^(?:then|now|today)$/u.test(before.lower)) ||
      /^(?:of|and|or)$/u.test(before.lower)
    )
      return [];
    return [
      slip('agreement', 'grammar', noun, verb, MESSAGE, `${noun.text} ${ONE.get(verb.lower)}`),
    ];
  });
}

/** `there is two` */
function thereSlips(tokens: readonly Token[]): Slip[] {
  return tokens.flatMap((t, i) => {
    const verb = tokens[i + 1];
    const next = tokens[i + 2];
    if (t.lower !== 'there' || verb === undefined || next === undefined) return [];
    const many =
      /^(?:two|three|four|five|six|seven|eight|nine|ten|many|several|few|these|those)$/u.test(
        next.lower,
      );
    const adjective = tokens[i + 3]?.pos === 'ADJ' ? 1 : 0;
    const after = tokens[i + 3 + adjective];
    if (
      /^(?:is|was)$/u.test(verb.lower) &&
      many &&
      after?.pos === 'NOUN' &&
      numerusOf(after) === 'many'
    ) {
      return [slip('agreement', 'grammar', t, verb, MESSAGE, `there ${ONE.get(verb.lower)}`)];
    }
    if (
      /^(?:are|were)$/u.test(verb.lower) &&
      /^(?:a|an)$/u.test(next.lower) &&
      after?.pos === 'NOUN' &&
      !/^(?:few|lot|couple|number|dozen|handful|hundred)$/u.test(after.lower)
    ) {
      return numerusOf(after) === 'one'
        ? [slip('agreement', 'grammar', t, verb, MESSAGE, `there ${MANY.get(verb.lower)}`)]
        : [];
    }
    return [];
  });
}

/** Verb and subject: `the accounts has`, `you was`, `each of them were`. */
export const agreement: LanguageRule = {
  code: 'agreement',
  wrong: [
    'The new templates in the office has not yet reached the teams.',
    'You was open about it.',
    'Each of them were right about something.',
    'Three surveys of the tower disagrees with one another.',
    'It have been a pleasure.',
    'I helped a child who throw things.',
    'Sadiq tell me that the dimmers buzz.',
    'The grant has fourteen month to run.',
    'You told me that members waits too long.',
    'There are a better plan.',
    'A few of the grants requires an audit.',
    'The questions after my talk was sharp.',
  ],
  right: [
    'The puzzle about holiday pay for cooks kept me busy.',
    "Your spirit run's cutting late.",
    'The team of nurses has a plan, and my colleagues and I have one too.',
    'If I were you, I would let the clerk retire.',
    'The number of calls is falling, and what you need is help.',
    'Nobody who works here has left.',
    'It is a three-year course, and I stayed.',
    'I said that patients wait, and that the day the rooms were ready we came.',
  ],
  check: (s: Tagged) => [
    ...pronounSlips(s.tokens),
    ...nounSlips(s.tokens),
    ...thereSlips(s.tokens),
    ...doublePlural(s.tokens),
    ...nameSlips(s.tokens),
    ...countSlips(s.tokens),
    ...thatSlips(s.tokens),
    ...plainSlips(s.tokens),
  ],
};
