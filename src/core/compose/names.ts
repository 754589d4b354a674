import type { Person } from '../record/nouns.ts';
import data from './data/names.json' with { type: 'json' };
import { tidy } from './text.ts';

/** How somebody is called in a letter, and whether the record is sure of it (X4). */
export interface Address {
  /** "Dr Ekwueme", "Nadia"; empty when nothing is sure. */
  readonly call: string;
  /** By title and family name, so the letter is a little more formal. */
  readonly titled: boolean;
  /** Spellings between which the record wavers. */
  readonly unsure: readonly string[];
  /** Words by which the record may speak of them ("Donna", "Kowalski"). */
  readonly known: readonly string[];
}

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');
const SURNAME_TITLES = new Set([...data.surnameTitles, ...data.surnameTitlesWithSurname]);
const GIVEN_TITLES = new Set(data.givenTitles);
const SUFFIXES = new Set(data.suffixes);
const FAMILY_FIRST = new Set(data.familyFirst);
const OFFICES = new Set(data.offices);
const PARTICLES = new Set(data.particles);

/** Family name with its particles: "de Wit", "Ní Dhomhnaill", "Addo-Lindqvist". */
function surname(parts: readonly string[]): string {
  let start = parts.length - 1;
  while (start > 0 && PARTICLES.has((parts[start - 1] ?? '').toLowerCase())) start--;
  return parts.slice(start).join(' ');
}

/** A remark in brackets: another spelling ("Catherine?"), or something for the candidate alone. */
function spellings(remark: string): string[] {
  return remark.includes('?')
    ? remark
        .split(/\?|\/|,|\bor\b/)
        .map((s) => s.trim())
        .filter((s) => /^\p{Lu}[\p{L}'-]*$/u.test(s))
    : [];
}

function initialFromMail(person: Person, family: string): string {
  const local = (person.email ?? '').split('@')[0] ?? '';
  const plain = family
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  const found = /^([a-z])[._-]?([a-z-]+)$/.exec(local.toLowerCase());
  return found?.[1] && found[2]?.replace(/-/g, '') === plain
    ? `${found[1].toUpperCase()}. ${family}`
    : '';
}

/**
 * Reads a name as people note it down: titles, nicknames in quotes, remarks in brackets, doubts.
 * A doubtful part never reaches the letter.
 */
export function address(person: Person): Address {
  const remarks = [...person.name.matchAll(/\(([^)]*)\)/g)].map((m) => m[1] ?? '');
  const nick = /"([^"]+)"/.exec(tidy(person.name))?.[1] ?? null;
  const plain = tidy(person.name)
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/"[^"]+"/g, ' ');
  const doubt = /^(\S+)\s*(?:\/| or )\s*(\S+)(.*)$/iu.exec(plain.trim());
  const either = doubt ? [doubt[1] ?? '', doubt[2] ?? ''] : [];
  const parts = (doubt ? `${doubt[1]}${doubt[3]}` : plain)
    .replace(/\?/g, ' ')
    .replace(/,.*$/, '')
    .trim()
    .split(/\s+/)
    .filter((p) => p !== '' && !SUFFIXES.has(bare(p)));
  const unsure = either.length > 0 ? either : remarks.flatMap(spellings);
  return { ...called(person, parts, nick, unsure), unsure, known: knownBy(parts, nick) };
}

function knownBy(parts: readonly string[], nick: string | null): string[] {
  const names = afterOffice(parts).filter(
    (p) => !SURNAME_TITLES.has(bare(p)) && !PARTICLES.has(bare(p)) && /^\p{Lu}/u.test(p),
  );
  return nick === null ? names : [nick, ...names];
}

/** "Office manager Trish": words of office before the name fall away. */
function afterOffice(parts: readonly string[]): readonly string[] {
  const of = parts.indexOf('of');
  if (of > 0 && parts.length > of + 2) return afterOffice(parts.slice(of + 2));
  const last = parts.findLastIndex(
    (p, i) => i > 0 && i < parts.length - 1 && /^\p{Ll}{3,}$/u.test(p) && !PARTICLES.has(p),
  );
  const named = last < 0 ? parts : parts.slice(last + 1);
  const name = named.findIndex((p) => !OFFICES.has(bare(p)));
  return name > 0 && named.length - name > 1 ? named.slice(name) : named;
}

function called(
  person: Person,
  parts: readonly string[],
  nick: string | null,
  unsure: readonly string[],
): { call: string; titled: boolean } {
  const [first = '', ...rest] = afterOffice(parts);
  if (SURNAME_TITLES.has(bare(first)) && rest.length > 0) {
    const more = SURNAME_TITLES.has(bare(rest[0] ?? '')) && rest.length > 1 ? rest.slice(1) : rest;
    return { call: `${first} ${surname(more)}`, titled: true };
  }
  if (GIVEN_TITLES.has(bare(first)) && rest.length > 0) {
    return { call: `${first} ${rest[0]}`, titled: true };
  }
  if (nick !== null) return { call: nick, titled: false };
  if (unsure.length > 0) {
    const doubted = unsure.length > 1 || unsure[0] !== first;
    if (doubted && rest.length > 0) {
      return { call: initialFromMail(person, surname(rest)), titled: true };
    }
    return { call: doubted ? '' : first, titled: false };
  }
  if (FAMILY_FIRST.has(bare(first)) && rest.length > 0) {
    return { call: rest.at(-1) ?? first, titled: false };
  }
  if (/^\p{Lu}\.?$/u.test(first) && rest.length > 0) {
    return { call: parts.join(' '), titled: true };
  }
  return { call: first, titled: false };
}

/** The name under the letter: the signature, else the name with its nickname in place of the first. */
export function signedName(candidate: {
  readonly name: string;
  readonly signature: string | null;
}): string {
  if (candidate.signature !== null && candidate.signature.trim() !== '')
    return candidate.signature.trim();
  const nick = /"([^"]+)"/.exec(tidy(candidate.name))?.[1];
  if (nick === undefined) return tidy(candidate.name.replace(/\([^)]*\)/g, ' '));
  const family = tidy(candidate.name).replace(/^.*"\s*/, '');
  return tidy(`${nick} ${family}`);
}
