import data from '../data/rough.json' with { type: 'json' };
import verbs from '../data/verbs.json' with { type: 'json' };

/**
 * What a tagger of English can add to the closed word lists here: a second opinion that may only
 * veto. Injected, so that the core stays free of it and a page can load it late.
 */
export interface Tagger {
  /** Universal part-of-speech tags, one for each token it sees. */
  tag(text: string): readonly { readonly word: string; readonly tag: string }[];
  /** Whether it is a word at all. */
  knows(word: string): boolean;
}

const PAST = new Map<string, string>();
const BASES = new Set<string>(verbs.regular);
for (const [base = '', past = '', participle = ''] of verbs.irregular) {
  PAST.set(past, base);
  PAST.set(participle, base);
  BASES.add(base);
}
for (const word of ['learned', 'burned', 'dreamed', 'leaned', 'spelled', 'spilled']) {
  PAST.set(word, word.replace(/ed$/, ''));
}
PAST.set('were', 'be');
const PAST_ONLY = new Set(verbs.irregular.map(([, past = '']) => past));
const DOUBLING = new Set(verbs.doubling);
const MASS = new Set(data.mass);
const NOT_MASS = new Set(data.notMass);
const PLURALS = new Set(data.plural);
const SENSITIVE = new Set(data.sensitive);
const PRIVATE = new RegExp(`\\b(?:my|your|his|her|their)\\s+(?:${data.private.join('|')})\\b`, 'i');
const CHAT = new Set(data.chat);
const FIXED = new Set(data.fixed);

export const isBase = (word: string): boolean => BASES.has(word.toLowerCase());
export function isMass(word: string): boolean {
  const w = word.toLowerCase();
  return (
    MASS.has(w) || (!NOT_MASS.has(w) && /(?:ity|ness|ism|ware|ology|graphy|ance|ence)$/.test(w))
  );
}
/** On one of the closed lists, whatever a tagger thinks of it. */
export function isListed(word: string): boolean {
  const w = word.toLowerCase();
  return (
    MASS.has(w) ||
    PLURALS.has(w) ||
    BASES.has(w) ||
    baseOfPast(w) !== null ||
    baseOfThird(w) !== null
  );
}
export const isSensitive = (word: string): boolean => SENSITIVE.has(word.toLowerCase());
const INSULTS = new Set(data.insults);
/** A word that no letter carries, whoever typed it. */
export const isInsulting = (text: string): boolean =>
  isRude(text) ||
  text
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .some((w) => INSULTS.has(w));
const FOREIGN = new Set(data.foreign);
/** Written in another language than English, as far as its little words tell. */
export function isForeign(text: string): boolean {
  const list = text.toLowerCase().split(/[^\p{L}]+/u);
  const hits = new Set(list.filter((w) => FOREIGN.has(w))).size;
  const english = list.some((w) =>
    /^(?:the|and|to|that|with|my|your|is|are|was|for|how|why|what)$/.test(w),
  );
  return hits >= 2 && !english;
}
/** Somebody else who applied: nothing that a note should know. */
export const isRival = (text: string): boolean =>
  /\b(?:other|another|internal|rival|previous|second) (?:candidates?|applicants?)\b/i.test(text);

/** A thing that is fine to say at once and sour in a farewell: "naming the site you are ashamed of". */
export const isDelicate = (text: string): boolean =>
  /\b(?:not|never|nobody|no|wrong|worst|lost|mistakes?|failed)\b/i.test(text) ||
  text.split(/[^\p{L}']+/u).some(isSensitive);
/** Somebody's health or family: "my illness", "her husband". */
export const isPrivate = (text: string): boolean => PRIVATE.test(text);
export const isChat = (word: string): boolean => CHAT.has(word.toLowerCase());
export const isFixed = (phrase: string): boolean => FIXED.has(phrase.toLowerCase());
/** Something that was done, as one may be thanked for it when it was done to or for the candidate. */
export const isDeed = (base: string): boolean => !data.unthankable.includes(base);
export const isAdjectiveVerb = (word: string): boolean => data.adjectiveVerbs.includes(word);
/** Verbs that change what is there already: "raised the pass rate". */
export const isChange = (base: string | null): boolean =>
  base !== null && data.changing.includes(base);
/** "nurses", "drivers": people, not something that is done. */
export const isPeople = (word: string): boolean => data.people.includes(word.replace(/s$/, ''));
/** Money is not spoken of in a note (P5). */
export const isPay = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((w) => data.pay.includes(w));
/** Verbs that bring something new into being: "set up a phone line". */
export const isCreating = (base: string | null): boolean =>
  base !== null && data.creating.includes(base);
/** Losses and quarrels of theirs, which a note had better not recall. */
export const isUnspoken = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((w) => data.unspoken.includes(w)) ||
  /\blost (?:\p{L}+ )?(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|many|good|senior) )*(?:\p{L}+ )?(?:nurses|seniors|people|staff|managers?|colleagues|engineers|teachers|drivers|cooks|carers)\b/iu.test(
    text,
  ) ||
  /\b(?:the )?(?:last|previous|old) (?:apprentice|lead|manager|chef|sister|person|cook|nurse|foreman|boss|teacher|head|director|guy|one|lad)\b.* (?:was|were|left|quit|got|had|never|is|did)\b/i.test(
    text,
  ) ||
  /\b(?:managers|heads|bosses|chefs|directors|leads) in (?:\d+|a|one|two|three|four|five|six) (?:years?|months)\b/i.test(
    text,
  );
export const isTrivial = (text: string): boolean => data.trivial.includes(text.toLowerCase());
export const isWishVerb = (base: string): boolean => data.wishVerbs.includes(base);
export const isDefinite = (noun: string): boolean => data.definite.includes(noun.toLowerCase());
export const isRude = (text: string): boolean =>
  data.rude.some((r) => text.toLowerCase().includes(r));
export const isThankable = (base: string): boolean => data.thankable.includes(base);
export const isSaying = (base: string): boolean => data.saying.includes(base);

export function isPlural(word: string): boolean {
  const w = word.toLowerCase();
  return PLURALS.has(w) || (/s$/.test(w) && !/(?:ss|us|is|'s)$/.test(w)) || /s'$/.test(w);
}

/** The base form of a past-tense verb: "drew" → "draw", "moved" → "move"; null when it is none. */
export function baseOfPast(word: string): string | null {
  const w = word.toLowerCase();
  const known = PAST.get(w);
  if (known !== undefined) return known;
  if (!/[a-z]ed$/.test(w)) return null;
  const stem = w.slice(0, -2);
  if (/ied$/.test(w)) return `${w.slice(0, -3)}y`;
  if (BASES.has(`${stem}e`)) return `${stem}e`;
  if (BASES.has(stem)) return stem;
  if (/(.)\1$/.test(stem) && BASES.has(stem.slice(0, -1))) return stem.slice(0, -1);
  const prefixed = /^(?:re|un|over|out|mis|co|de|dis|pre|up|sub)-?(.{3,})$/.exec(w);
  return prefixed?.[1] && baseOfPast(prefixed[1]) !== null ? w.replace(/d$/, '') : null;
}

/** A simple past that can open "I …": "drew", "moved", "was". */
export function isPast(word: string): boolean {
  const w = word.toLowerCase();
  if (w === 'was' || w === 'were') return true;
  return PAST_ONLY.has(w) || (/ed$/.test(w) && baseOfPast(w) !== null) || w === 'learned';
}

export function ing(base: string): string {
  if (base === 'be') return 'being';
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^aeiouy]e$|[^aeioy]ue$/.test(base)) return `${base.slice(0, -1)}ing`;
  if (/ic$/.test(base)) return `${base}king`;
  return DOUBLING.has(base) ? `${base}${base.slice(-1)}ing` : `${base}ing`;
}

/** "keeps" → "keep", "has" → "have"; null when it is no such verb. */
export function baseOfThird(word: string): string | null {
  const w = word.toLowerCase();
  if (w === 'is') return 'are';
  if (w === 'has') return 'have';
  if (w === 'does') return 'do';
  if (w === 'goes') return 'go';
  if (/ies$/.test(w) && BASES.has(`${w.slice(0, -3)}y`)) return `${w.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh|o)es$/.test(w) && BASES.has(w.slice(0, -2))) return w.slice(0, -2);
  return /s$/.test(w) && BASES.has(w.slice(0, -1)) ? w.slice(0, -1) : null;
}

const PAST_OF = new Map(verbs.irregular.map(([base = '', past = '']) => [base, past]));
/** "leave" → "left", "move" → "moved". */
export function pastOf(base: string): string {
  const known = PAST_OF.get(base);
  if (known !== undefined) return known;
  if (/e$/.test(base)) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return DOUBLING.has(base) ? `${base}${base.slice(-1)}ed` : `${base}ed`;
}

/** "keep" → "keeps". */
export function third(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'are' || base === 'be') return 'is';
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}
