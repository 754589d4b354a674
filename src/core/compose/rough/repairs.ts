import type { Fact, Repair } from '../facts.ts';
import { capital, lower, unended, wordCount } from '../text.ts';
import { refusal, tagged } from './gate.ts';
import { baseOfThird, isBase, isPast, pastOf } from './lexis.ts';
import { normalise } from './normalise.ts';
import { gated, parts, type Reader } from './piece.ts';
import { answerAlone } from './proposals.ts';
import { twoReferents } from './shift.ts';
import { topic } from './topics.ts';

/** How it went: never told to the reader. */
const REMARK =
  /[\s.,;–-]*\b(?:(?:and |but )?i )?(?:waffled|bombed|froze|blank(?:ed)?|rambled|mumbled|muddled|panicked|stumbled|shaky|cringe|messed up|mixed up|no idea|had none|too short|bookish|my answer|i said|i laugh|said (?:one|yes|no|it|too|perfectionist|dunno)|got defensive|i got|i went|i gave|and i|went blank|then i).*$/i;
const ASKED =
  /^(?:(?:they|she|he|we|i|you|chef|dr\.?|mr|mrs|ms|\p{L}+)\s+){0,2}(?:was asked|asked?|asks|wanted to know|pushed me)(?: me)?(?: about| on| abt| re)?[:,]?\s+/iu;
const LEAD =
  /^(?:(?:i )?(?:should|shd|could|wish i|wish i had|would) (?:have )?said(?: that)?|honest answer|what i(?:'d| would) do|better|better answer|answer|i would say|i'd say|simply|say)[:,]?\s+/i;

/** A sentence about how the answer went, not the answer. */
const HOW_IT_WENT =
  /^(?:I )?(?:said (?:yes|no|that I|it)|gave (?:a|an|the|some) |went (?:round|blank|on and)|waffled|froze|rambled|mumbled|panicked|stumbled|bombed|blanked|got (?:nervous|muddled|stuck|lost)|was (?:nervous|muddled)|no idea|messed|told (?:a|some) (?:story|stories)|talked (?:too|about)|had none)|\binstead$/i;

/** "what do you do if …" is, told afterwards, "what I would do if …". */
function indirect(text: string): string {
  return text
    .replace(/^(what|how|where|when) (?:do|would|did|will|should|can) (?:you|I) /i, '$1 I would ')
    .replace(/^(what|how|why|when|where) (?:I'd|id) /i, '$1 I would ')
    .replace(
      /^(?:do|would|did|have|had|could|can) (?:you|I) (\p{L}+)/iu,
      (_, v: string) => `whether I ${v}`,
    )
    .replace(/^if (?:I|I'd|I've|i'd)\b/i, (m) => `whether ${m.slice(3)}`)
    .replace(/^what if /i, 'what I would do if ')
    .replace(/^why did (?:you|I) (\p{Ll}+)/iu, (_, v: string) => `why I ${pastOf(v.toLowerCase())}`)
    .replace(/^why (?=\p{Ll}+$)/iu, 'why I chose ')
    .replace(/\bI'd (?=\p{L}+ed\b)/gu, 'I had ')
    .replace(/\bI'd /g, 'I would ');
}

/** The subject of a question without how it was asked and how it went. */
function asked(raw: string): string {
  const plain = raw
    .replace(/\([^)]*\)/g, ' ')
    .replace(REMARK, '')
    .replace(ASKED, '')
    .replace(/(?<=\p{L}{2})\.\s.*$/u, '');
  const [first = '', second = ''] = plain.split(/[,:]\s+/);
  const lead =
    /^[\p{L} ]{2,24}$/u.test(first) && /^(?:what|how|why|if|whether|do|would)\b/i.test(second)
      ? second
      : first;
  return lead
    .replace(/^[\p{L} ]{0,20}\b(?:questions?|q)\b\.?\s+(?:about|on|re)\s+/iu, '')
    .replace(/\b(?:questions?|q)\b\.?\s*$/i, '')
    .replace(/\s+came up$/i, '')
    .replace(/\s*%\s*/g, ' ')
    .replace(/[\s?.,;:–-]+$/u, '')
    .trim();
}

function question(raw: string, source: string, reader: Reader): Fact | null {
  const [head = ''] = raw.split(/[,–—.]\s+|\s-\s/);
  const named = /^(?:the )?([\p{L} -]{3,30}?) (?:questions?|q)\b\.?$/iu.exec(head.trim())?.[1];
  const whole = oneQuestion(asked(raw), source, reader);
  return whole ?? (named === undefined ? null : oneQuestion(`the ${lower(named)}`, source, reader));
}

function oneQuestion(plain: string, source: string, reader: Reader): Fact | null {
  if (plain === '' || twoReferents(plain)) return null;
  const choose = /^why should (?:I|we|they) (\p{Ll}+) (?:you|u|me)\b\W*$/iu.exec(plain)?.[1];
  if (choose !== undefined && isBase(choose))
    return { text: `why you should ${choose} me`, shape: 'wh', source };
  const text = indirect(normalise(plain, reader.spellings))
    .replace(/\byour\b/gi, 'my')
    .replace(/\byou\b/gi, 'I');
  const about = /^(?:how|why|what|when|where|whether)\b/i.test(text)
    ? gated(text, 'a', reader).text
    : text;
  const piece = topic(about, source, reader, wordCount(text) === 1 ? 'a' : 'the');
  if (piece?.kind !== 'pass' || piece.fact.shape === 'that') return null;
  if (piece.fact.shape === 'np' && /\bI\b/.test(piece.fact.text)) return null;
  return piece.fact;
}

/** Somewhere near its beginning stands a verb that says what is or was: no mere list. */
function hasFinite(text: string, { tagger }: Reader): boolean {
  const words = text.split(' ');
  const verb = (w: string, i: number): boolean =>
    /^(?:is|are|was|were|has|have|means|gets|goes|comes|takes|needs|stays?|must|can|will|would)$/.test(
      w,
    ) ||
    (i > 0 &&
      (baseOfThird(w) !== null ||
        /^(?:went|came|took|told|made|gave|had|did|kept|got|ran)$/.test(w)));
  const found = words.findIndex((w, i) => i > 0 && i < 9 && verb(w.replace(/[,.]$/, ''), i));
  if (found < 0) return isPast(words[1] ?? '') && !/^\d/.test(text);
  if (tagger === null || found === 0) return found > 0;
  const tag = tagged(text, tagger)[found]?.tag ?? 'X';
  return /^(?:VERB|AUX)$/.test(tag);
}

/** "I was home, then I come back": one of the two tenses is a slip. */
const SLIPPED =
  /\b(?:was|were|had)\b[^.]*\b(?:then|and) I (?:come|go|do|make|take|say|start|work|get|give|find|see)\b/;

/** A sentence that can stand by itself in the candidate's voice; null when that is not sure. */
function sentence(raw: string, reader: Reader, about: Fact | null): string | null {
  const text = spokenFor(raw, about)
    .replace(LEAD, '')
    .replace(/\bI'd (?=\p{L}+ed\b)/gu, 'I had ')
    .replace(/\bI'd /g, 'I would ')
    .replace(/\bit's (?=been|got)/g, 'it has ')
    .replace(/\b(it|that|he|she|what|who)'s /g, '$1 is ')
    .replace(/^(?:first|always),? (\p{Ll}+)\b/iu, (whole, v: string) =>
      isBase(v) && !isPast(v) ? `First I would ${v}` : whole,
    )
    .replace(/, (never|not) (\p{Ll}+ [^,]+)$/u, (whole, no: string, rest: string) =>
      isBase(rest.split(' ')[0] ?? '') ? `, and ${no} ${rest}` : whole,
    )
    .replace(/^(?:honest answer|what I would do|better answer|and|so|because)[:,]?\s+/i, '');
  const [first = '', second = ''] = text.split(' ');
  const own =
    /^(?:I|we)$/i.test(first) &&
    (isPast(second) ||
      isBase(second) ||
      /^(?:would|have|had|could|can|will|am|was|do|did|also|always|first|then|put)$/.test(second));
  const start = lower(first);
  let whole: string | null = null;
  if (own) whole = text;
  else if (isPast(start) && start !== 'put' && wordCount(text) > 2) whole = `I ${lower(text)}`;
  else if (
    isBase(start) &&
    wordCount(text) > 3 &&
    /^(?:the|a|an|it|them|my|your|what|how|all|each|every|one|two|\d+|in|on|up|down|out|with|to|for)$/.test(
      second,
    )
  )
    whole = `I would ${lower(text)}`;
  else if (
    /^(?:first|then|now|today|since then|usually|normally|after that|next|next time|not yet|the|a|it|that|this|there|every|each|nobody|everyone|\d+|one|two|three|four|five|six|seven|eight|nine|ten|my \p{Ll}+)\b/iu.test(
      text,
    ) &&
    ((/\bI\b/.test(text) && !/^\d/.test(text)) || hasFinite(text, reader))
  )
    whole = text;
  else if (
    about !== null &&
    /^(?:only (?:if|when|where|for|as)|never|always|yes,|no,|they (?:do|don't|can|have|need|get|are))\b/i.test(
      text,
    ) &&
    wordCount(text) > 3
  )
    whole = text;
  if (whole !== null && SLIPPED.test(whole)) return null;
  if (whole === null) return named(text, reader, about);
  const text1 = capital(unended(whole));
  return refusal(text1, reader, true) === null ? `${text1}.` : null;
}

/** "fencing: the old one must stop first" without its label, once the question stands before it. */
function spokenFor(raw: string, about: Fact | null): string {
  const found = /^[\p{L} -]{2,24}: (.+)$/u.exec(raw);
  return about !== null && found?.[1] && wordCount(found[1]) > 3 ? found[1] : raw;
}

/** An answer that is a thing: "partial pooling across sites" is "My answer would be …". */
function named(text: string, reader: Reader, about: Fact | null): string | null {
  if (about === null || about.shape === 'wh') return null;
  const [head = '', ...rest] = text.split(/, (?=so |and |which |with )/);
  const piece = topic(head, about.source, reader, 'a');
  if (piece?.kind !== 'pass' || piece.fact.shape !== 'np' || wordCount(head) < 3 || /,/.test(head))
    return null;
  const tail = rest[0]?.replace(/^so (?!that)/, 'so that ');
  const whole = `My answer would be ${piece.fact.text}${tail === undefined ? '' : `, ${tail}`}`;
  return refusal(whole, reader, true) === null ? `${whole}.` : null;
}

/** "I drafted 22, my lead signed them": two statements are joined by a word. */
function unspliced(text: string): string {
  if (/^(?:if|when|because|as|since|once|although|while|after|before|first)\b/i.test(text))
    return text;
  return text.replace(
    /, (?:also )?((?:I|we|my \p{Ll}+|the \p{Ll}+|they) (?:then )?(\p{Ll}+))\b/gu,
    (whole, clause: string, verb: string) =>
      isPast(verb) || /^(?:am|is|are|was|will|have|has|do|can|would)$/.test(verb)
        ? `, and ${clause}`
        : whole,
  );
}

/** "what I would do if …": the answer says what the candidate would do, not what they do. */
function conditional(answer: string, about: Fact | null): string {
  if (about === null || !/\bwould\b/.test(about.text) || about.shape !== 'wh') return answer;
  const found = /^I (\p{Ll}+)\b(.*)$/u.exec(answer);
  const [, verb = '', rest = ''] = found ?? [];
  const does =
    isBase(verb) &&
    !isPast(verb) &&
    !/^(?:have|am|do|know|hold|like|love|can|would|always|never)$/.test(verb);
  const flat = rest.replace(/, and I (\p{Ll}+)\b(?=[^,]*$)/u, (whole, v: string) =>
    isBase(v) && !isPast(v) ? `, and ${v}` : whole,
  );
  return does && !/\bI\b|\.\s/.test(flat)
    ? `I would ${verb}${flat.replace(/(,? and) do not /g, '$1 not ')}`
    : answer;
}

/** "…, it took me years" begins a sentence of its own. */
function spliced(text: string): string {
  return text.replace(
    /(^|\. )((?!if|when|because|as|since|once|although|while)[^.]{12,}?), (it|that|this) (?:either )?(\p{Ll}+(?:ed|s)|took|told|gave|made|was|is|went|meant|did|has|had)\b/giu,
    (_, start: string, head: string, w: string, v: string) => `${start}${head}. ${capital(w)} ${v}`,
  );
}

/** A clipped list inside a sentence: "run it in 12 stores, 6 weeks, and look": a part has no verb. */
function clipped(text: string): boolean {
  return text
    .split(/[,;:]\s+/)
    .slice(1)
    .some(
      (c) =>
        /^(?:and )?(?:never|not) (?:alone|with)\b/.test(c) ||
        (/^(?:\d|two|three|four|five|six|[+*])/.test(c) &&
          wordCount(c) < 5 &&
          !/\b(?:is|are|was|were)\b/.test(c)),
    );
}

function askedBy(
  raw: string,
  people: readonly { readonly id: string; readonly names: readonly string[] }[],
): string | null {
  const low = raw.toLowerCase();
  const named = people.find((p) =>
    p.names.some(
      (n) =>
        n.length > 2 &&
        new RegExp(`\\b${n.toLowerCase().replace(/[^\p{L}]/gu, '.')}\\b`, 'u').test(low),
    ),
  );
  if (named) return named.id;
  return people.length === 1 ? (people[0]?.id ?? null) : null;
}

/** One question and the answer that was meant; null when the answer cannot be printed as it is. */
export function repair(
  raw: { readonly question: string; readonly wish: string },
  source: string,
  reader: Reader,
  people: readonly { readonly id: string; readonly names: readonly string[] }[],
): Repair | null {
  const read = normalise(
    answerAlone(raw.wish.replace(/^(?:waffled|froze|blank|no idea)\W+/i, '')).replace(
      /^because /i,
      '',
    ),
    reader.spellings,
  ).replace(/^[^:]{0,40}:\s+(?=\p{L})/u, (m) =>
    /\b(?:answer|do|say|said|since)\b/i.test(m) ? '' : m,
  );
  const about = question(raw.question, source, reader);
  const opened = read
    .replace(/;/g, '.')
    .replace(/^((?:\S+ ){3,}\S+): (?=\p{L}(?:\S* ){3})/u, '$1. ');
  const list = parts(unspliced(spliced(opened))).filter((s) => !HOW_IT_WENT.test(s));
  const answers = list.map((s) => {
    const one = clipped(s) ? null : sentence(s, reader, about);
    return one === null ? null : conditional(one, about);
  });
  if (answers.some((a, i) => a === null && i > 0)) return null;
  const lead = answers.findIndex((a) => a !== null);
  if (lead !== 0 && !(lead === 1 && wordCount(list[0] ?? '') < 3)) return null;
  const kept: string[] = [];
  for (const a of answers.slice(lead)) {
    if (a === null) break;
    kept.push(a);
  }
  const start = (kept[0] ?? '').split(',')[0] ?? '';
  if (
    about === null &&
    /\b(?:him|her|them|it|they|he|she|that|this)\b|^(?:Not|Only|Never) /i.test(start)
  )
    return null;
  return {
    question: about,
    answer: kept.slice(0, 3).join(' '),
    askedBy: askedBy(raw.question, people),
    source,
  };
}
