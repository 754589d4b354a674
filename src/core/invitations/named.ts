import { fold, squash, squeeze } from './fold.ts';
import type { Labelled } from './labels.ts';
import type { Material } from './material.ts';
import { cleanName, looksLikePerson, sameName, withoutTitles } from './names.ts';
import { isRole, isWord } from './vocabulary.ts';

/** What names are looked for in: the entry, and what is known not to be one. */
export interface Sought extends Material {
  readonly company: string | null;
  readonly role: string | null;
}

/** Somebody a text names, not yet held against the addresses. */
export interface Named {
  readonly name: string;
  readonly title: string | null;
}

/** A list of people as labels write it: "A (Head of X); B, CTO and C" or one a line. */
export function peopleIn(value: string, material: Sought): readonly Named[] {
  const found: Named[] = [];
  for (const line of value.split(/\n|;|；|、|\s\/\s|\s\|\s|•/u)) {
    for (const one of splitNames(line)) {
      const named = oneOf(one, material);
      if (named === 'title') {
        const last = found.pop();
        if (last !== undefined) found.push({ ...last, title: last.title ?? squeeze(one) });
      } else if (named !== null) found.push(named);
    }
  }
  return found;
}

/** Commas and "and" outside brackets. */
function splitNames(line: string): string[] {
  return line
    .replace(/<[^>]*>|\S+@\S+/g, ' ')
    .split(
      /,(?![^(]*\))\s*|，|\s+(?:and|und|et|y|e|en|och|og|i|oraz|ja|&|\+)\s+(?![^(]*\))|\s+[–—-]\s+/u,
    )
    .map((p) => p.trim())
    .filter((p) => p !== '');
}

/** 営業部長 北村誠: the post stands before the name, and a space between. */
const POST =
  /^[\p{Script=Han}\p{Script=Katakana}ー]*(?:長|役|員|担当|課|部|室|係|師|主任|リーダー|マネージャー|エンジニア)[\s　]+(?=\p{Script=Han})/u;

function oneOf(text: string, material: Sought): Named | 'title' | null {
  const bare = text.replace(/^[\d.)\s•*-]+/, '').replace(/[.!:]+$/, '');
  const { name, remark } = cleanName(bare.replace(POST, ''));
  const known = material.names.find((n) => name !== '' && sameName(n, name));
  const candidate = sameName(name, material.candidate.name) && name !== '';
  if (candidate) return null;
  if (known !== undefined) return { name: known, title: remark };
  if (looksLikePerson(name) && material.domain(name) < 2 && !isNoName(name, material))
    return { name, title: remark };
  if (/^[\p{Script=Han}]{1,4}[ 　]?[\p{Script=Han}]{1,4}$/u.test(name))
    return { name, title: remark };
  if (isRole(name) || /^(?:head|director|vp|team|lead|hr|people|leiter|chef)/i.test(name))
    return 'title';
  return null;
}

/** The interviewers that labels list: "Panel: Abhinav Joglekar (Principal Engineer)". */
export function labelled(
  labels: readonly Labelled[],
  which: Labelled['label'],
  material: Sought,
): readonly Named[] {
  return unique(
    labels.filter((l) => l.label === which).flatMap((l) => peopleIn(l.value, material)),
  );
}

/** "10:00 - 10:45  System design with Hideo Arakaki (Staff Engineer)": the people of a timetable. */
export function timetable(material: Sought): readonly Named[] {
  const rows = material.text
    .split('\n')
    .map(
      (line) =>
        /^[\s>*•–-]*(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s*(?:am|pm|uhr|h)\b).{0,40}?(?:[-–—:|]|\s)\s*(.*)$/iu.exec(
          line,
        )?.[1] ?? null,
    )
    .filter((r) => r !== null);
  return rows.length < 1 ? [] : unique(rows.flatMap((row) => peopleOfRow(row, material)));
}

/** Behind "with" if it stands there; else the first column that holds a name. */
function peopleOfRow(row: string, material: Sought): readonly Named[] {
  const said = peopleInProse(row, material);
  if (said.length > 0) return said;
  for (const column of row.split(/\s[–—|-]\s|[:;|(\t]\s*/u)) {
    const found = peopleIn(column, material);
    if (found.length > 0) return found;
  }
  return [];
}

const CUE =
  /(?<![\p{L}])(?:with|w\/|by|meet|meeting|to|from our side|joined by|and|mit|durch|von|führt|führen|trifft|treffen|avec|par|rencontrerez|con|con la|da|com|met|door|spreekt|med|av|af|möter|träffar|z|ze|prowadzi|poprowadzi|si|s|introducing|interviewers?|panel|bestaat uit|består av|besteht aus|consists of|nehmen|deelnemen|hålls av|holdes av|afholdes af|teilnehmen|entrevistará|hablarás con|te reunirás con|are|is|être|be|:)\s+(?:you\s+to\s+)?(?:both\s+|our\s+|the\s+|frau\s+|herrn?\s+|unser(?:e[rmn]?)?\s+)?/giu;

/** Characters that a list of names can take. */
const LIST = 400;

/** 設計課長の 原田 直人 が: a post, a name, and what its bearer does. */
const POST_AND_NAME =
  /(?:長|役|担当|主任|リーダー|マネージャー|エンジニア|先輩社員)の?[\s　]*(\p{Script=Han}{1,4}[\s　]?\p{Script=Han}{1,4})(?=[\s　]*(?:が|と(?!し)|より|さん|氏|様))/gu;

/** People that running text names where interviewers are named: behind "with", "by", "meet" … */
export function peopleInProse(text: string, material: Sought): readonly Named[] {
  const found: Named[] = [];
  for (const m of text.matchAll(POST_AND_NAME))
    found.push({ name: squeeze(m[1] ?? ''), title: null });
  for (const m of text.matchAll(CUE))
    found.push(
      ...listAt(text.slice(m.index + m[0].length, m.index + m[0].length + LIST), material),
    );
  return unique(found);
}

/** Every full name of a text, whatever stands before it. */
export function peopleAnywhere(material: Sought): readonly Named[] {
  // What stands in brackets is a title, as a rule.
  const text = material.text.replace(/\([^)\n]{0,80}\)/g, (m) => ' '.repeat(m.length));
  const found: Named[] = [];
  const capital = /(?<![\p{L}\p{N}'’-])\p{Lu}/gu;
  for (let m = capital.exec(text); m !== null && found.length < 80; m = capital.exec(text)) {
    const raw = NAME.exec(text.slice(m.index, m.index + 120))?.[1];
    const name = raw === undefined ? null : longestName(raw, material);
    if (name === null || raw === undefined) continue;
    found.push(...listAt(text.slice(m.index, m.index + 160), material).slice(0, 1));
    capital.lastIndex = m.index + name.length;
  }
  return unique(found);
}

const NAME =
  /^((?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Frau|Herrn?|Mme|M|Sra?|Dra|Dott|Ing|Dipl|Mag|Capt|Kapitän|Captain)\.?(?:-Ing\.)?[ \t]+){0,3}(?:\p{Lu}[\p{L}\p{M}'’-]+|\p{Lu}\.)(?:[ \t\u00a0]+(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ibn|ben|ter|ten|te|zu|af|y|e|d')[ \t]+){0,3}(?:\p{Lu}[\p{L}\p{M}'’-]+|\p{Lu}\.)){1,4}|[\p{Script=Han}]{1,4}[ 　]?[\p{Script=Han}\p{Script=Hiragana}]{1,4}(?=\s|[（(,、様氏]|$))/u;

function listAt(text: string, material: Sought): Named[] {
  const found: Named[] = [];
  let rest = text.replace(/^\s+/, '');
  for (let i = 0; i < 12; i += 1) {
    rest = rest.slice(apposition(rest));
    const raw = NAME.exec(rest)?.[1];
    const name = raw === undefined ? null : longestName(raw, material);
    if (raw === undefined || name === null) break;
    rest = rest.slice(rest.indexOf(name) + name.length);
    const title =
      /^\s*\(([^)]{2,60})\)/u.exec(rest) ??
      /^\s*,\s+((?:our |the |who |head |vp )?[\p{L}][^,.;:\n]{2,50}?)(?=,|\.|;|\n|$|\s+(?:and|und|et|y|e|en|och|og)\s)/u.exec(
        rest,
      );
    const isTitle =
      title?.[1] !== undefined &&
      (title[0].includes('(') ||
        isRole(title[1]) ||
        /^\p{Ll}[\p{L}-]*(?: \p{Ll}[\p{L}-]*){0,3}$/u.test(title[1])) &&
      !looksLikePerson(title[1]);
    if (isTitle) rest = rest.slice(title?.[0].length ?? 0);
    found.push({
      name: withoutTitles(squeeze(name)),
      title: isTitle ? (title?.[1] ?? null) : null,
    });
    const next =
      /^\s*(?:,\s*(?:and|und|et|y|e|en|och|og)?\s*|;\s*|\/\s*|&\s*|\+\s*|(?:and|und|et|y|e|en|och|og|i|oraz|as well as|sowie|ainsi que|plus|then)\s+(?:also\s+)?(?:with\s+|mit\s+|avec\s+|con\s+|met\s+)?)/iu.exec(
        rest,
      );
    if (next === null) break;
    rest = rest.slice(next[0].length);
  }
  return found;
}

const APPOSITION =
  /^((?:(?:our|the|my|a|unsere?[rmn]?|der|die|dem|den|notre|nos|le|la|les|l['’]|il|lo|el|los|las|nuestr[oa]|o|a|os|as|onze|de|het|vår|vores|vår|naszą|dr|dra|dott|dott\.ssa|frau|herrn?|mr|mrs|ms|mme|sra?|kollegin?|colleague|collega|collègue|colega)\.?\s+|[\p{L}'’&/-]+,?\s+){0,6}?)(?=(?:\p{Lu}[\p{L}'’-]+)(?:\s+\p{Ll}{1,3})?\s+\p{Lu}[\p{L}'’-]+)/iu;
const ARTICLES =
  /^(?:(?:our|the|my|a|unsere?[rmn]?|der|die|dem|den|notre|nos|le|la|les|l['’]|il|lo|el|los|las|nuestr[oa]|o|a|os|as|onze|de|het|vår|vores|dra?|dott|dott\.ssa|frau|herrn?|mr|mrs|ms|mme|sra?|colleagues?|kolleg(?:e|in|en)|collega'?s?|collègues?|colegas?)\.?\s*)*$/iu;

/** How long an article or title before a name is: "il titolare, Corrado Bini", "our MD Marcus Thorne". */
function apposition(text: string): number {
  const phrase = NAME.exec(text)?.[1] ?? '';
  if (looksLikePerson(phrase)) return 0;
  // "Charge Nurse Ben Latham": a title with capitals of its own.
  const parts = phrase.split(' ');
  for (let n = 1; n < parts.length - 1; n += 1) {
    const post = parts.slice(0, n).join(' ');
    if (isRole(post) && looksLikePerson(parts.slice(n).join(' '))) return post.length + 1;
  }
  const before = APPOSITION.exec(text.slice(0, 120))?.[1] ?? '';
  return before !== '' && (ARTICLES.test(before) || isRole(before.replace(/,\s*$/, '')))
    ? before.length
    : 0;
}

/** The longest leading part of a capitalised phrase that is a name: "Celeste Arnaud Monday" stops in time. */
function longestName(raw: string, material: Sought): string | null {
  const parts = raw.split(/\s+/);
  for (let n = parts.length; n >= 2; n -= 1) {
    const name = parts.slice(0, n).join(' ');
    const bare = withoutTitles(name);
    if (sameName(bare, material.candidate.name)) return null;
    if (looksLikePerson(bare) && material.domain(bare) < 2 && !isNoName(bare, material))
      return raw.slice(0, name.length);
    if (bare !== name && !bare.includes(' ') && !isWord('notNames', fold(bare))) return null;
  }
  return /^[\p{Script=Han}\p{Script=Hiragana} 　]+$/u.test(raw) ? raw : null;
}

/** "Hoi Noor" ends in the candidate; the workplace is nobody. */
const isNoName = (name: string, material: Sought): boolean =>
  isWorkplace(name, material) ||
  fold(name).split(' ').at(-1) === fold(material.candidate.name).split(' ')[0];

/** The company, its name cut short, or the role: never a person. */
function isWorkplace(name: string, { company, role }: Sought): boolean {
  const squashed = squash(name);
  return [company, role].some(
    (w) => w !== null && (squash(w).includes(squashed) || squashed.includes(squash(w))),
  );
}

export function unique(all: readonly Named[]): readonly Named[] {
  const kept: Named[] = [];
  for (const one of all) {
    const at = kept.findIndex((k) => sameName(k.name, one.name));
    if (at < 0) kept.push(one);
    else if (one.name.length > (kept[at]?.name.length ?? 0))
      kept[at] = { name: one.name, title: kept[at]?.title ?? one.title };
  }
  return kept;
}
