import data from './data/names.json' with { type: 'json' };
import { distance, fold } from './fold.ts';
import { words } from './words.ts';

/** A person as they may be called. All parts are folded. */
export interface KnownName {
  /** As the record has it. */
  readonly full: string;
  /** Every token that is this person's: given names, surnames, halves of double names. */
  readonly parts: readonly string[];
  /** Short forms of the given names, and nicknames in quotes. */
  readonly short: readonly string[];
  /** `mr`, `dr`, `captain` … of the record. */
  readonly titles: readonly string[];
}

const TITLES = new Set(data.titles.map(fold));
const PARTICLES = new Set(data.particles.map(fold));
const GENERIC = new Set(data.generic.map(fold));
const MALE = new Set(data.male.map(fold));
const FEMALE = new Set(data.female.map(fold));
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.short));
/** short form → given names it may stand for */
const LONG = new Map<string, string[]>();
for (const [long, shorts] of SHORT) {
  for (const s of shorts) LONG.set(fold(s), [...(LONG.get(fold(s)) ?? []), long]);
}

/** Whether a folded word is a courtesy, rank or profession in front of (or behind) a name. */
export const isTitle = (word: string): boolean => TITLES.has(word);
/** Whether a folded word is a particle of surnames (`van`, `de`, `al`). */
export const isParticle = (word: string): boolean => PARTICLES.has(word);
/** Whether a folded word addresses nobody in particular (`all`, `team`, `hiring`). */
export const isGeneric = (word: string): boolean => GENERIC.has(word);

/** The folded tokens of a name: `O'Rourke` stays one, `de Vries-Tan` gives `de`, `vries-tan`. */
export function nameTokens(name: string): string[] {
  return words(fold(name)).map((w) => w.text.replace(/(?:'s|')$/u, '').replace(/\./g, ''));
}

/**
 * The given name a short form stands for, where only one is possible: Bill is William, but Nadia
 * may be Nadezhda, Nadine or just Nadia, and nobody recorded as Maggie is Peggy.
 */
function longOf(short: string): readonly string[] {
  const long = LONG.get(short) ?? [];
  return long.length === 1 && !SHORT.has(short) ? long : [];
}

/** How a person of the record may rightly be called. `titled` may carry the title (`Dr Kulkarni`). */
export function knownName(name: string, titled: string | null = null): KnownName {
  const tokens = nameTokens(name.replace(/\([^)]*\)/g, ' '));
  const parts = new Set<string>();
  for (const t of tokens) {
    if (TITLES.has(t) && tokens.length > 1 && tokens.indexOf(t) === 0) continue;
    parts.add(t);
    for (const half of t.split('-')) if (half.length > 1) parts.add(half);
  }
  // Wei-Ling is also written Wei Ling and Weiling; Mac Giolla also MacGiolla.
  for (let i = 0; i + 1 < tokens.length; i++) parts.add(`${tokens[i]}${tokens[i + 1]}`);
  for (const t of tokens) parts.add(t.replace(/[-']/g, ''));
  const short = [...parts].flatMap((p) => [...(SHORT.get(p) ?? []), ...longOf(p)]);
  const quoted = [...`${name} ${titled ?? ''}`.matchAll(/["“(‘']([\p{L}-]+)["”)’']/gu)].map((m) =>
    fold(m[1] ?? ''),
  );
  const titles = nameTokens(titled ?? name).filter((t) => TITLES.has(t));
  return { full: name, parts: [...parts], short: [...short.map(fold), ...quoted], titles };
}

/** Whether a folded token is rightly one of this person's names. */
export function isTheirs(token: string, person: KnownName): boolean {
  if (person.parts.includes(token) || person.short.includes(token)) return true;
  if (token.includes('-')) {
    const halves = token.split('-');
    if (halves.every((h) => person.parts.includes(h))) return true;
  }
  // An initial stands for the name it begins.
  return token.length === 1 && person.parts.some((p) => p.startsWith(token));
}

/** The known token that `token` was probably meant to be, or null: one slip in short names, two in long ones. */
export function slipOf(token: string, person: KnownName): string | null {
  let best: { part: string; cost: number } | null = null;
  for (const part of person.parts) {
    if (part.length < 3 || PARTICLES.has(part)) continue;
    const most = Math.min(part.length, token.length) >= 6 ? 2 : 1;
    const cost = distance(token, part, most);
    if (cost > 0 && cost <= most && (best === null || cost < best.cost)) best = { part, cost };
  }
  return best?.part ?? null;
}

/** True when one says Mr and the other Mrs, Ms or Miss. */
export function titlesClash(a: readonly string[], b: readonly string[]): boolean {
  const male = (t: readonly string[]) => t.some((x) => MALE.has(x));
  const female = (t: readonly string[]) => t.some((x) => FEMALE.has(x));
  return (
    (male(a) && female(b) && !female(a) && !male(b)) ||
    (female(a) && male(b) && !male(a) && !female(b))
  );
}

/** The spelling of the record for a folded token: `declan` → `Declan`. */
export function asRecorded(token: string, person: KnownName): string {
  const found = words(person.full).find((w) => fold(w.text) === token);
  if (found !== undefined) return found.text;
  const half = words(person.full)
    .flatMap((w) => w.text.split('-'))
    .find((w) => fold(w) === token);
  return half ?? token.replace(/(^|-)\p{L}/gu, (c) => c.toUpperCase());
}
