import data from './data/verbs.json' with { type: 'json' };

interface Forms {
  readonly base: string;
  readonly past: string;
  readonly participle: string;
}

const IRREGULAR: readonly Forms[] = data.irregular.split('|').map((line) => {
  const [base = '', past = '', participle = ''] = line.split(' ');
  return { base, past, participle };
});
const BY_BASE = new Map(IRREGULAR.map((f) => [f.base, f]));
const BY_PAST = new Map(IRREGULAR.map((f) => [f.past, f]));
const BY_PARTICIPLE = new Map(IRREGULAR.map((f) => [f.participle, f]));
const NOT_PAST = new Set(data.endInEd.split(' '));

/** `spared` → `spare`: the base that a regular past was made from, by the lemma the tagger gave. */
function regularBase(word: string, lemma: string): string | null {
  if (!word.endsWith('ed') || NOT_PAST.has(word) || word.length < 5) return null;
  if (lemma !== word && lemma.length > 1) return lemma;
  return word.slice(0, -2);
}

/** The forms of an irregular verb whose past is no participle and no base (`wrote`, `took`, `became`). */
export function barePast(word: string): Forms | null {
  const forms = BY_PAST.get(word);
  return forms !== undefined && forms.participle !== word && !BY_BASE.has(word) ? forms : null;
}

/** A past or third-person form where a base was wanted: the base, or null when the word is (or may be) one. */
export function baseOf(word: string, lemma: string): string | null {
  if (BY_BASE.has(word)) return null;
  const irregular = BY_PAST.get(word) ?? BY_PARTICIPLE.get(word);
  if (irregular !== undefined) return irregular.base;
  const regular = regularBase(word, lemma);
  if (regular !== null) return regular;
  if (/(?:ss|us|is|ous)$/u.test(word) || !word.endsWith('s')) return null;
  return lemma !== word && lemma !== '' ? lemma : null;
}

/** The participle of a base or bare past (`write`, `wrote` → `written`), or null when the word already is one. */
export function participleOf(word: string): string | null {
  if (BY_PARTICIPLE.has(word)) return null;
  const forms = BY_BASE.get(word) ?? BY_PAST.get(word);
  if (forms !== undefined) return forms.participle;
  if (/(?:ed|en|ing|s)$/u.test(word)) return null;
  if (word.endsWith('e')) return `${word}d`;
  return /[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ied` : `${word}ed`;
}

/** Verbs whose past looks like their base (`let`, `put`). */
export const sameInPast = (word: string): boolean => BY_BASE.get(word)?.past === word;

/** The -ing form of a base verb. */
export function ingOf(base: string): string {
  if (/ie$/u.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^aeiouy]e$|ue$/u.test(base) && base !== 'be') return `${base.slice(0, -1)}ing`;
  if (/^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(base)) return `${base}${base.at(-1)}ing`;
  return `${base}ing`;
}

/** The third person singular of a base verb. */
export function thirdOf(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** Whether a word is the base form of an irregular verb or equal to its lemma. */
export function isBase(word: string, lemma: string): boolean {
  if (BY_BASE.has(word)) return true;
  if (BY_PAST.has(word) || BY_PARTICIPLE.has(word)) return false;
  return lemma === word && !/(?:ing|ed|s)$/u.test(word.replace(/(?:ss|us)$/u, ''));
}

/** The simple past of a base verb. */
export function pastOf(base: string): string {
  const irregular = BY_BASE.get(base);
  if (irregular !== undefined) return irregular.past;
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
