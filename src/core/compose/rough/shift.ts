import { baseOfThird, isPast, type Tagger } from './lexis.ts';

const NEXT_IS_THING = /^(?:NOUN|ADJ|PROPN|NUM|VERB|ADV)$/;

/** Whether the fragment speaks of two different people in the third person. */
export function twoReferents(text: string): boolean {
  const he = /\b(?:he|him|his|himself)\b/i.test(text);
  const she = /\b(?:she|her|hers|herself)\b/i.test(text);
  return he && she;
}

function herAt(words: readonly string[], i: number, tagger: Tagger | null): string {
  const next = words[i + 1]?.replace(/[.,;:!?]+$/, '');
  if (next === undefined || /[.,;]$/.test(words[i] ?? '')) return 'you';
  if (
    /^(?:to|with|at|in|on|and|or|for|about|the|a|an|my|me|if|that|how|what|when|again|too|up|off|out)$/i.test(
      next,
    )
  )
    return 'you';
  if (tagger === null) return 'your';
  const tag = tagger.tag(words.slice(i).join(' '))[1]?.tag ?? 'NOUN';
  return NEXT_IS_THING.test(tag) ? 'your' : 'you';
}

function matched(text: string, model: string): string {
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** "keeps" after "you" is "keep"; past forms stay. */
function agreeing(verb: string, tagger: Tagger | null = null): string {
  const [, core = '', end = ''] = /^([\p{L}']+)(.*)$/u.exec(verb) ?? [];
  const low = core.toLowerCase();
  if (low === 'was') return `were${end}`;
  if (isPast(low) && low !== 'has') return verb;
  if (low === "doesn't") return `don't${end}`;
  const base = baseOfThird(low);
  if (base !== null) return `${base}${end}`;
  const bare = low.replace(/s$/, '');
  return bare !== low && !/ss$/.test(low) && tagger?.knows(bare) ? `${bare}${end}` : verb;
}

function isThirdVerb(words: readonly string[], i: number, tagger: Tagger | null): boolean {
  const word = (words[i] ?? '').replace(/[,.;:!?]+$/, '');
  if (baseOfThird(word) === null || isPast(word)) return false;
  return (
    tagger === null || tagger.tag(words.join(' ')).some((t) => t.word === word && t.tag === 'VERB')
  );
}

/**
 * The reader, spoken of as "he" or "she", becomes "you", and the verb follows. `names` are those by
 * which the reader is known. Only pronouns and those names are touched.
 */
export function toYou(text: string, names: readonly string[], tagger: Tagger | null): string {
  const words = text.split(' ');
  const known = new Set(names.map((n) => n.toLowerCase()));
  let subject = false;
  let second = false;
  const out: string[] = [];
  words.forEach((word, i) => {
    const [, core = '', end = ''] = /^(.*?)([,.;:!?]*)$/.exec(word) ?? [];
    const low = core.toLowerCase();
    if (subject) {
      if (/^(?:also|never|always|only|still|once|even|just|really|then|actually)$/.test(low)) {
        out.push(word);
        return;
      }
      subject = false;
      second = true;
      out.push(agreeing(word, tagger));
      return;
    }
    if (second && /^(?:and|or|then)$/i.test(words[i - 1] ?? '') && isThirdVerb(words, i, tagger)) {
      out.push(agreeing(word));
      return;
    }
    if (low === 'he' || low === 'she' || known.has(low)) {
      subject = true;
      out.push(`${matched('you', i === 0 ? 'x' : core)}${end}`);
    } else if (/^(?:he's|she's)$/.test(low)) out.push(`you are${end}`);
    else if (low === 'him') out.push(`you${end}`);
    else if (low === 'his') out.push(`your${end}`);
    else if (low === 'her') out.push(`${herAt(words, i, tagger)}${end}`);
    else if (low === 'hers') out.push(`yours${end}`);
    else if (/^(?:himself|herself)$/.test(low)) out.push(`yourself${end}`);
    else if ([...known].some((n) => low === `${n}'s`)) out.push(`your${end}`);
    else out.push(word);
  });
  return out.join(' ');
}

/** "they" with nobody named before is the company: "why they log so little". */
export function theyAsYou(text: string): string {
  const at = text.search(/\bthey\b/i);
  if (at < 0) return text;
  const before = text
    .slice(0, at)
    .trim()
    .split(/\s+/)
    .map((w) => w.replace(/[^\p{L}']/gu, ''));
  const named = before.some(
    (w) =>
      /^(?:people|children|nobody|everyone|everybody|somebody|someone|anyone|we|staff|kids|men|women|who)$/i.test(
        w,
      ) ||
      (/s$/.test(w) && !/(?:ss|'s|is|us|was|has|does|as|its|his|this|always)$/i.test(w)),
  );
  return named
    ? text
    : text.replace(/\b(they|their)\b/gi, (w) => matched(/^their$/i.test(w) ? 'your' : 'you', w));
}
