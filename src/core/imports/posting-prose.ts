import type { Posting } from './brought.ts';
import words from './data/posting-words.json' with { type: 'json' };
import { oneLine } from './tidy.ts';

const heading = (list: readonly string[]): RegExp =>
  new RegExp(`^[#*\\s]*(?:${list.join('|')})\\s*(?:[:：]|$|\\*|\\()`, 'iu');
const label = (list: readonly string[]): RegExp =>
  new RegExp(`^[#*\\s-]*(?:${list.join('|')})\\s*[:：]\\s*(\\S.*)$`, 'iu');
const NEEDS = heading(words.needs);
const OTHER = heading(words.other);
const ROLE = label(words.roleLabels);
const COMPANY = label(words.companyLabels);
const SEEKS = new RegExp(`^(.{2,80}?) (?:${words.seeks.join('|')})(.{3,80}?)(?:[.,!(]|$)`, 'iu');
const BULLET = /^\s*(?:[-•*·▪◦–✓✔]|\d+[.)])\s+(.+)$/u;
/** Where one line names role and company: "Line Cook at Tinderbox", "Line Cook | Tinderbox". */
const AT = new RegExp(`^(.{3,80}?)(?:${words.at.join('|')})(.{2,80})$`, 'iu');
const BESIDE = /^(.{3,80}?)\s+(?:[|–—]|-)\s+(.{2,80}?)(?:\s+(?:[|–—]|-)\s+.*)?$/u;
const GENDERED = /\s*\((?:[mwdfhxvno]\s*[/|,]\s*){1,3}[mwdfhxvno]\)\s*|\s*\(all genders\)\s*/giu;

/**
 * What an advertisement in plain words says. Role and company are read from labels, from "… sucht
 * …", or from its first lines; whatever is not labelled is asked about. Null for a text without
 * any need or label: that is no advertisement.
 */
export function postingInProse(text: string, title: string): Posting | null {
  const lines = text
    .slice(0, 60_000)
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '');
  const role = labelled(lines, ROLE);
  const company = labelled(lines, COMPANY);
  const needs = needsIn(text);
  if (needs.length === 0 && (role === null || company === null)) return null;
  const guess = guessed([title, ...lines.slice(0, 6)].filter((l) => l !== ''));
  const found = { role: role ?? guess.role, company: company ?? guess.company };
  const unsure = [
    ...(role === null && found.role !== null ? [`Is the role "${found.role}"?`] : []),
    ...(company === null && found.company !== null ? [`Is the company "${found.company}"?`] : []),
    ...(found.role === null ? ['For which role is this?'] : []),
    ...(found.company === null ? ['At which company is this?'] : []),
  ];
  return { ...found, needs, country: null, unsure };
}

/** The lines under a heading like "Requirements": its bullets, else its short lines. */
export function needsIn(text: string): readonly string[] {
  const needs: string[] = [];
  let inside = false;
  for (const line of text.slice(0, 60_000).split('\n')) {
    const plain = line.trim();
    if (plain === '') continue;
    const head = plain.length < 80 && !BULLET.test(plain);
    if (head && NEEDS.test(plain)) {
      inside = true;
      continue;
    }
    if (head && (OTHER.test(plain) || plain.startsWith('#') || /[:：]$/.test(plain)))
      inside = false;
    if (!inside) continue;
    const item = BULLET.exec(plain)?.[1] ?? (plain.length < 160 ? plain : '');
    if (item !== '') needs.push(oneLine(item));
  }
  return needs.slice(0, 20);
}

function labelled(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines.slice(0, 60)) {
    const value = oneLine(pattern.exec(line)?.[1] ?? '', 120);
    if (value !== '') return value;
  }
  return null;
}

interface Guess {
  readonly role: string | null;
  readonly company: string | null;
}

function guessed(lines: readonly string[]): Guess {
  const plain = lines.map((l) =>
    oneLine(
      l
        .replace(/^[#*\s]+/, '')
        .replace(GENDERED, ' ')
        .replace(/\*+$/, ''),
      160,
    ),
  );
  for (const line of plain) {
    const seeks = SEEKS.exec(line);
    if (seeks !== null)
      return { company: seeks[1]?.trim() ?? null, role: seeks[2]?.trim() ?? null };
  }
  for (const line of plain) {
    const pair = AT.exec(line) ?? BESIDE.exec(line);
    if (pair !== null && line.split(' ').length <= 14)
      return { role: pair[1]?.trim() ?? null, company: pair[2]?.trim() ?? null };
  }
  const first = plain.find((l) => l.split(' ').length <= 8 && !/[.!?]$/.test(l));
  return { role: first ?? null, company: null };
}
