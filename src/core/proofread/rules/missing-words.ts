import data from '../data/missing-words.json' with { type: 'json' };
import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';
import { isBase } from '../verbs.ts';

const MODAL = /^(?:would|could|should|will|can|may|might|must|'ll|'d)$/u;
const SUBJECT = /^(?:i|we|you|they|he|she|it|this|that|who|which)$/u;
const WANTS_TO = new Set(data.verbsWithTo.split(' '));
const READY_TO = new Set(data.adjectivesWithTo.split(' '));
/** Bare forms that are nouns as well: only before a person are they surely verbs. */
const NOUNISH = new Set(data.nounish.split(' '));
const FEELING = new Set(data.feelings.split(' '));

const isAdverb = (t: Token | undefined): boolean =>
  t !== undefined && (t.pos === 'ADV' || /^(?:not|n't|also|very|most|so|really)$/u.test(t.lower));

function skipAdverbs(tokens: readonly Token[], from: number): number {
  let at = from;
  while (isAdverb(tokens[at]) && at < from + 3) at++;
  return at;
}

/** `I would very happy`, `it can with me`: no verb behind the modal. */
function emptyModal(tokens: readonly Token[], i: number): Slip | null {
  const modal = tokens[i];
  const subject = tokens[i - 1];
  if (modal === undefined || !MODAL.test(modal.lower) || !SUBJECT.test(subject?.lower ?? ''))
    return null;
  // "more than I would at home", "as best you can in a day", "whenever you can for an hour"
  if (
    tokens
      .slice(0, i)
      .some((t) =>
        /^(?:than|as|what|whatever|if|when|whenever|where|wherever|all|everything|anything|how|so|like)$/u.test(
          t.lower,
        ),
      )
  )
    return null;
  const at = skipAdverbs(tokens, i + 1);
  const next = tokens[at];
  if (next === undefined) return null;
  const feeling = FEELING.has(next.lower) && next.pos !== 'VERB';
  const phrase =
    modal.lower !== "'d" &&
    /^(?:with|a|an|the|my|your|our)$/u.test(next.lower) &&
    at === i + 1 &&
    tokens[at + 1]?.pos !== 'PUNCT';
  if (!feeling && !phrase) return null;
  if (modal.lower === "'d" && feeling && /(?:ed|en)$/u.test(next.lower)) return null;
  const right = feeling ? `${modal.text} be` : null;
  return slip('missing-word', 'grammar', modal, next, 'A verb is missing here.', right);
}

/** Whether the word at `i` can only be a verb in its base form here. */
function isBareVerb(tokens: readonly Token[], i: number): boolean {
  const v = tokens[i];
  const next = tokens[i + 1];
  if (v === undefined || !/^\p{Ll}{2,}$/u.test(v.text)) return false;
  const ready = READY_TO.has(tokens[i - 1]?.lower ?? '');
  if (NOUNISH.has(v.lower))
    return (
      (ready && (/^(?:DET|PRON)$/u.test(next?.pos ?? '') || next?.lower === 'one')) ||
      ((next?.lower === 'for' || next?.lower === 'with') &&
        /^(?:you|us|them|your)$/u.test(tokens[i + 2]?.lower ?? ''))
    );
  if (
    /^(?:be|hear|join|discuss|meet|know|see|learn|become|bring|come|prepare|speak|tell|ask)$/u.test(
      v.lower,
    )
  )
    return true;
  return (
    v.pos === 'VERB' &&
    isBase(v.lower, v.lemma) &&
    !/^(?:thank|thanks|please|let|help|have|do|had|re)$/u.test(v.lower)
  );
}

/** `I hope hear from you`, `happy design one`, `know how prepare`: the `to` is missing. */
function missingTo(tokens: readonly Token[], i: number): Slip | null {
  const t = tokens[i];
  const v = tokens[i + 1];
  if (t === undefined || v === undefined || !isBareVerb(tokens, i + 1)) return null;
  const before = tokens[i - 1];
  const verb =
    WANTS_TO.has(t.lower) &&
    (SUBJECT.test(before?.lower ?? '') || MODAL.test(before?.lower ?? '') || isAdverb(before)) &&
    !(t.lower === 'like' && !MODAL.test(before?.lower ?? '') && !isAdverb(before));
  const ready =
    READY_TO.has(t.lower) &&
    /^(?:am|'m|be|is|are|was|were|'re|been|very|so|really|more|most|still|also|always)$/u.test(
      before?.lower ?? '',
    );
  const how =
    t.lower === 'how' &&
    /^(?:know|knows|knew|learn|learned|learnt|taught|teach|shown|showed|understand)$/u.test(
      before?.lower ?? '',
    ) &&
    v.lower !== 'do';
  if (!verb && !ready && !how) return null;
  if (verb && /^(?:hope|wish)$/u.test(t.lower) && v.lower === 'be') return null;
  return slip('missing-word', 'grammar', t, v, '“To” is missing here.', `${t.text} to ${v.text}`);
}

/** `I look forward your answer`, `please let know`, `it called Neolexon` */
function setPhrase(tokens: readonly Token[], i: number): Slip | null {
  const [a, b, c, d] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (a === undefined || b === undefined) return null;
  if (
    /^look(?:ing|s|ed)?$/u.test(a.lower) &&
    b.lower === 'forward' &&
    c !== undefined &&
    /^(?:DET|PRON|VERB)$/u.test(c.pos) &&
    c.lower !== 'to' &&
    !/^(?:that|which|and)$/u.test(c.lower)
  )
    return slip(
      'missing-word',
      'grammar',
      b,
      c,
      '“Look forward” goes with “to”.',
      `forward to ${c.text}`,
    );
  if (a.lower === 'let' && b.lower === 'know')
    return slip('missing-word', 'grammar', a, b, 'Let whom know?', 'let me know');
  // "…, and it called Neolexon": called what? Nobody called.
  if (
    a.lower === 'it' &&
    b.lower === 'called' &&
    c !== undefined &&
    d !== undefined &&
    /^(?:PROPN)$/u.test(c.pos) &&
    /^\p{P}$/u.test(d.text)
  )
    return slip('missing-word', 'grammar', a, b, 'A verb is missing here.', 'it is called');
  return null;
}

/** Words that were left out: a verb behind `would`, `to` before a verb. */
export const missingWords: LanguageRule = {
  code: 'missing-word',
  wrong: [
    'I would very happy to join you.',
    'It can with me to the new place.',
    'I hope hear from you soon.',
    "I'm keen come and see it.",
    'I know how prepare the audit.',
    'We look forward your answer.',
    'Please let know if it suits you.',
  ],
  right: [
    'I would be very happy to join you, and more than I would anywhere else.',
    'I hope you are well, and I wish you luck.',
    'I know how much it costs and how people see it.',
    'I am happy; come and see.',
    'If I can, a day later would do.',
    'Let me know, and I look forward to it.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((_, i) =>
      [emptyModal, missingTo, setPhrase]
        .map((rule) => rule(s.tokens, i))
        .filter((x): x is Slip => x !== null),
    ),
};
