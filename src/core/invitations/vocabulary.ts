import roles from './data/roles.json' with { type: 'json' };
import wordLists from './data/words.json' with { type: 'json' };
import { anyOf, words } from './fold.ts';

type ListName = Exclude<keyof typeof wordLists, 'comment'>;

const sets = new Map<ListName, ReadonlySet<string>>();
const patterns = new Map<ListName, RegExp>();

/** Is this folded word on the list? */
export function isWord(list: ListName, folded: string): boolean {
  let set = sets.get(list);
  if (set === undefined) {
    set = new Set(wordLists[list]);
    sets.set(list, set);
  }
  return set.has(folded) || set.has(folded.replace(/\.$/, ''));
}

/** Does this folded text contain a phrase of the list? */
export function has(list: ListName, folded: string): boolean {
  return patternOf(list).test(folded);
}

/** The words of a list with any ending ("intervjun", "haastattelun"). */
export function stemsOf(list: ListName): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${wordLists[list].join('|')})\\p{L}*`, 'u');
}

/** The pattern of a list, for folded text. */
export function patternOf(list: ListName): RegExp {
  let pattern = patterns.get(list);
  if (pattern === undefined) {
    pattern = anyOf(wordLists[list]);
    patterns.set(list, pattern);
  }
  return pattern;
}

const ROLE_WORDS = new Set(roles.words);
const NOT_ALONE = new Set(roles.notAlone);
const ENDINGS = roles.endings;
const NOT_ROLES = new Set(roles.notRoles);

/** Is there a job title's head noun in this text ("Fleet Data Manager", "Prüfstandsingenieurin")? */
export function isRole(text: string): boolean {
  const parts = words(text.replace(/[(（].*?[)）]/g, ' '));
  if (parts.length === 0 || parts.length > 12) return dense(text);
  const heads = parts.filter(isRoleWord);
  if (heads.length === 0) return dense(text);
  return parts.length > 1 || !NOT_ALONE.has(heads[0] ?? '');
}

function isRoleWord(word: string): boolean {
  if (NOT_ROLES.has(word)) return false;
  if (ROLE_WORDS.has(word) || ROLE_WORDS.has(word.replace(/(?:s|in|e|en|n)$/, ''))) return true;
  const last =
    word
      .split(/[-:*·_]/)
      .filter((p) => p !== '' && p !== 'in' && p !== 'innen')
      .at(-1) ?? '';
  if (last !== word && ROLE_WORDS.has(last)) return true;
  return word.length > 6 && ENDINGS.some((e) => word.endsWith(e) && word.length >= e.length + 3);
}

/** Languages without spaces: the title stands inside the word. */
function dense(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text) && DENSE.test(text);
}
const DENSE = new RegExp(
  roles.words.filter((w) => /[^\p{Script=Latin}\p{P}]/u.test(w)).join('|'),
  'u',
);
