import type { Fact, Repair } from '../facts.ts';
import { capital, lower, unended, wordCount } from '../text.ts';
import { refusal } from './gate.ts';
import { isBase, isPast } from './lexis.ts';
import { normalise } from './normalise.ts';
import { parts, type Reader } from './piece.ts';
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
  /^(?:I )?(?:said (?:yes|no|that I|it)|gave (?:a|an|the|some) |went (?:round|blank|on and)|waffled|froze|rambled|mumbled|panicked|stumbled|bombed|blanked|got (?:nervous|muddled|stuck|lost)|was (?:nervous|muddled)|no idea|messed)/i;

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
  const plain = asked(raw);
  if (plain === '' || twoReferents(plain)) return null;
  const text = indirect(normalise(plain, reader.spellings))
    .replace(/\byour\b/gi, 'my')
    .replace(/\byou\b/gi, 'I');
  const piece = topic(text, source, reader, wordCount(text) === 1 ? 'a' : 'the');
  if (piece?.kind !== 'pass' || piece.fact.shape === 'that') return null;
  if (piece.fact.shape === 'np' && /\bI\b/.test(piece.fact.text)) return null;
  return piece.fact;
}

/** A sentence that can stand by itself in the candidate's voice; null when that is not sure. */
function sentence(raw: string, reader: Reader): string | null {
  const text = raw
    .replace(LEAD, '')
    .replace(/\bI'd (?=\p{L}+ed\b)/gu, 'I had ')
    .replace(/\bI'd /g, 'I would ')
    .replace(/\bit's (?=been|got)/g, 'it has ')
    .replace(/\b(it|that|he|she|what|who)'s /g, '$1 is ')
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
    /^(?:first|then|now|today|since then|usually|normally|after that|next|next time|not yet|the|a|it|that|this|there|every|each)\b/i.test(
      text,
    ) &&
    (/\b(?:I|is|are|was|were|has|have|means|gets|goes|comes|takes|needs|stays?)\b/.test(text) ||
      isPast(second))
  )
    whole = text;
  if (whole === null) return null;
  const text1 = capital(unended(whole));
  return refusal(text1, reader, true) === null ? `${text1}.` : null;
}

/** "…, it took me years" begins a sentence of its own. */
function spliced(text: string): string {
  return text.replace(
    /(^|\. )((?!if|when|because|as|since|once|although|while)[^.]{12,}?), (it|that|this) (\p{Ll}+(?:ed|s)|took|told|gave|made|was|is|went|meant|did|has|had)\b/giu,
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
        /^(?:\d|two|three|four|five|six|[+*])/.test(c) &&
        wordCount(c) < 5 &&
        !/\b(?:is|are|was|were)\b/.test(c),
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
    raw.wish.replace(/^(?:waffled|froze|blank|no idea)\W+/i, ''),
    reader.spellings,
  ).replace(/^[^:]{0,40}:\s+(?=\p{L})/u, (m) =>
    /\b(?:answer|do|say|said|since)\b/i.test(m) ? '' : m,
  );
  const list = parts(spliced(read.replace(/;/g, '.'))).filter((s) => !HOW_IT_WENT.test(s));
  const answers = list.map((s) => (clipped(s) ? null : sentence(s, reader)));
  if (answers.some((a, i) => a === null && i > 0)) return null;
  const lead = answers.findIndex((a) => a !== null);
  if (lead !== 0 && !(lead === 1 && wordCount(list[0] ?? '') < 3)) return null;
  const kept: string[] = [];
  for (const a of answers.slice(lead)) {
    if (a === null) break;
    kept.push(a);
  }
  const about = question(raw.question, source, reader);
  if (about === null && /\b(?:him|her|them|it|they|he|she|that|this)\b|^Not /i.test(kept[0] ?? ''))
    return null;
  return {
    question: about,
    answer: kept.slice(0, 3).join(' '),
    askedBy: askedBy(raw.question, people),
    source,
  };
}
