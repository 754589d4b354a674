import { fold, squash, squeeze, words } from './fold.ts';
import { has, isRole, isWord } from './vocabulary.ts';

/** A name as a file writes it, taken apart. */
export interface CleanName {
  readonly name: string;
  /** What stood in brackets or after a dash: "HR", "Coordinator". */
  readonly remark: string | null;
}

const CREDENTIAL =
  /^(?:ph\.?d\.?|md|m\.d\.|esq\.?|mba|msc|bsc|rn|cpa|pe|phr|shrm-cp|jr\.?|sr\.?|ii|iii|he\/him|she\/her|they\/them|er\/ihm|sie\/ihr|dipl\.?-?ing\.?)$/i;

/** "van den Broek, Thea (HR)" → Thea van den Broek, remark HR. Titles and comments go, order is given name first. */
export function cleanName(raw: string): CleanName {
  const whole = raw.replace(/(\p{L}{2,})\s*:\s.*$/u, '$1');
  const remarks = [...whole.matchAll(/[([（［]([^)\]）］]*)[)\]）］]/g)].map((m) =>
    (m[1] ?? '').trim(),
  );
  let name = squeeze(whole.replace(/[([（［][^)\]）］]*[)\]）］]?/g, ' ').replace(/["“”«»]/g, ' '));
  const tail =
    /^(.*?\S)\s+(?:[-–—|@]|at|via|bei|von|from|from the|chez|de chez|hos|på)\s+(\S.*)$/u.exec(name);
  if (tail?.[1] !== undefined && tail[2] !== undefined && !isParticleJoin(name, tail[1])) {
    name = tail[1];
    remarks.push(tail[2]);
  }
  name = ordered(name, remarks);
  return { name: withoutTitles(name), remark: remarks.filter((r) => r !== '')[0] ?? null };
}

/** "Ludwig von Mises" holds a particle, no employer. */
const isParticleJoin = (name: string, before: string): boolean =>
  isWord('nameParticles', fold(name.slice(before.length).trim().split(' ')[0] ?? '')) &&
  before.split(' ').length < 3;

/** "Colleen RN": letters behind a name. */
function withoutCredentials(part: string): string {
  const kept = part.split(' ');
  while (kept.length > 1 && CREDENTIAL.test(kept.at(-1) ?? '')) kept.pop();
  return kept.join(' ');
}

function ordered(name: string, remarks: string[]): string {
  const parts = name
    .split(/\s*,\s*/)
    .map(withoutCredentials)
    .filter((p) => p !== '');
  const [last, first, ...rest] = parts;
  if (last === undefined) return name;
  if (first === undefined) return last;
  remarks.push(...rest);
  if (
    CREDENTIAL.test(first) ||
    isRole(first) ||
    (last.includes(' ') && /^[A-Z][A-Z.]{1,6}$/.test(first))
  ) {
    remarks.push(first);
    return last;
  }
  return /\p{Script=Latin}/u.test(last) && first.split(' ').length <= 3 ? `${first} ${last}` : last;
}

/** "Dr. Yves Tremerie" → Yves Tremerie; "Kapitän Hinnerk Suhr" → Hinnerk Suhr. */
export function withoutTitles(name: string): string {
  const parts = name.split(' ');
  while (parts.length > 1 && isTitle(parts[0] ?? '', parts.length)) parts.shift();
  while (parts.length > 1 && CREDENTIAL.test((parts.at(-1) ?? '').replace(/,$/, ''))) parts.pop();
  return parts
    .join(' ')
    .replace(/[,;:]+$/, '')
    .replace(/\s*(?:さん|様|さま|先生|氏|님)$/u, '');
}

/** Titles that are given names or initials as well, when one word follows. */
const AMBIGUOUS = new Set(['don', 'pan', 'ing', 'mag', 'me', 'doc', 'm', 'm.', 'gen', 'arch']);

function isTitle(word: string, left: number): boolean {
  const folded = fold(word);
  if (!isWord('titles', folded) || /^(?:HR|FR|ME|MD|MS|ST|TA|PA)$/.test(word)) return false;
  // "Don Alvarez": a short word without a full stop may be a given name.
  return left > 2 || (/\.$/.test(word) && folded !== 'm.') || !AMBIGUOUS.has(folded);
}

/** Is it the same person? Order, accents and case do not matter; a given name alone is enough. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [tokens(a), tokens(b)];
  if (x.length === 0 || y.length === 0) return squash(a) === squash(b);
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.every((t) => long.includes(t));
}

/** Folded tokens of a name, without particles and initials. */
export function tokens(name: string): readonly string[] {
  const all = words(name.replace(/-/g, ' ')).filter((t) => !isWord('titles', t));
  const full = all.filter((t) => t.length > 1 && !isWord('nameParticles', t));
  return full.length > 0 ? full : all;
}

/** "z Marcinem Grabowskim" speaks of Marcin Grabowski: the same words with other endings. */
export function isInflected(written: string, known: string): boolean {
  const [a, b] = [words(written), words(known)];
  return (
    a.length > 1 &&
    a.length === b.length &&
    a.every((word, i) => {
      const other = b[i] ?? '';
      const stem = Math.max(3, Math.min(word.length, other.length) - 1);
      return (
        word.slice(0, stem) === other.slice(0, stem) && Math.abs(word.length - other.length) <= 3
      );
    })
  );
}

const NAME_WORD =
  /^(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’.-]*|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]+)$/u;

/** Particles of one language that are given names of another. */
const GIVEN = new Set(['Ben', 'Al']);

/** Could these words be somebody's full name: two to five capitalised words, none of them ordinary? */
export function looksLikePerson(text: string): boolean {
  const name = withoutTitles(squeeze(text));
  const parts = name.split(' ');
  if (parts.length < 2 || parts.length > 6 || name.length > 60) return false;
  let given = 0;
  let ambiguous = 0;
  for (const part of parts) {
    const folded = fold(part).replace(/[.,]$/, '');
    if (isWord('nameParticles', folded) && !(part === parts[0] && GIVEN.has(part))) continue;
    if (!NAME_WORD.test(part) || isOrdinary(folded)) return false;
    if (isWord('alsoNames', folded)) ambiguous += 1;
    if (/^[A-Z]{3,4}$/.test(part) && name !== name.toUpperCase()) return false;
    given += 1;
  }
  // "Main Street", "North Hall": names of people only beside a word that is nothing else.
  if (ambiguous === given) return false;
  return (
    given >= 2 &&
    // Sarah Baker, Hans Bakker: a trade behind a given name is a surname.
    (!isRole(name) || (parts.length < 4 && isWord('givenNames', fold(parts[0] ?? '')))) &&
    !has('rooms', fold(name)) &&
    !ROOM.test(fold(name)) &&
    !(name === name.toUpperCase() && /^[A-Z ]{2,8}$/.test(name))
  );
}

/** Besprechungsraum, sammanträdesrum, vergaderzaal. */
const ROOM = /\p{L}{5,}(?:raum|zimmer|rum|rom|zaal|kamer|lokale|huone|saal|terem)(?![\p{L}])/u;

const isOrdinary = (folded: string): boolean =>
  (isWord('notNames', folded) && !isWord('alsoNames', folded)) ||
  isWord('workplaces', folded) ||
  isWord('greetingWords', folded) ||
  isWord('legal', folded) ||
  (isWord('tools', folded) && !isWord('alsoNames', folded)) ||
  isWord('interview', folded);
