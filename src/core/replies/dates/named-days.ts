import { type DayNumber, dayFrom } from '../../time/day.ts';
import named from '../data/named-days.json' with { type: 'json' };
import { type DateContext, dayAt, easter, nthWeekday, partsOf } from './calendar.ts';

type Rule = string | readonly number[];

const FIXED: Readonly<Record<string, string>> = named.fixed;
const EASTER: Readonly<Record<string, number>> = named.easter;
const NTH: Readonly<Record<string, readonly number[]>> = named.nth;
const LISTED: Readonly<Record<string, readonly string[]>> = named.listed;
const LOCAL: Readonly<Record<string, Readonly<Record<string, Rule>>>> = named.local;

const ALL = [
  ...Object.keys(FIXED),
  ...Object.keys(EASTER),
  ...Object.keys(NTH),
  ...Object.keys(LISTED),
  ...Object.values(LOCAL).flatMap((days) => Object.keys(days)),
];

/** Names by their first word, longest first. */
const BY_FIRST = new Map<string, readonly (readonly string[])[]>();
for (const name of new Set(ALL)) {
  const words = name.split(' ');
  const first = words[0] ?? '';
  BY_FIRST.set(
    first,
    [...(BY_FIRST.get(first) ?? []), words].sort((a, b) => b.length - a.length),
  );
}

/** How many words from `at` on name a day of the year, and its name; null when they do not. */
export function namedDayAt(
  words: readonly string[],
  at: number,
): { readonly name: string; readonly length: number } | null {
  for (const name of BY_FIRST.get(words[at] ?? '') ?? []) {
    if (name.every((word, i) => words[at + i] === word)) {
      return { name: name.join(' '), length: name.length };
    }
  }
  return null;
}

function ruleDay(rule: Rule, year: number): DayNumber | null {
  if (typeof rule !== 'string') {
    const [month = 1, day = 1, n = 1] = rule;
    if (n === 0) return midsummer(year);
    if (month === 5 && n === -3) return victoriaDay(year);
    return nthWeekday(year, month, day, n);
  }
  if (rule.startsWith('easter:')) return easter(year) + Number(rule.slice(7));
  return dayAt(year, Number(rule.slice(0, 2)), Number(rule.slice(3)));
}

/** The Friday between 19 and 25 June. */
function midsummer(year: number): DayNumber | null {
  for (let day = 19; day <= 25; day += 1) {
    const at = dayAt(year, 6, day);
    if (at !== null && nthWeekday(year, 6, 5, 3) === at) return at;
    if (at !== null && nthWeekday(year, 6, 5, 4) === at) return at;
  }
  return null;
}

/** The Monday before 25 May. */
function victoriaDay(year: number): DayNumber | null {
  const at = dayAt(year, 5, 24);
  return at === null ? null : at - ((at + 3) % 7);
}

function inYear(name: string, year: number, country: string): DayNumber | null {
  const local = LOCAL[country]?.[name];
  if (local !== undefined) return ruleDay(local, year);
  const listed = LISTED[name];
  if (listed !== undefined) {
    const days = listed.map((text) => dayFrom(text)).filter((day) => day !== null);
    return days.find((day) => partsOf(day).year === year) ?? null;
  }
  const offset = EASTER[name];
  if (offset !== undefined) return easter(year) + offset;
  const rule = FIXED[name] ?? NTH[name];
  return rule === undefined ? null : ruleDay(rule, year);
}

/** The next day of that name at or after the anchor; null when it is not known. */
export function namedDay(name: string, context: DateContext): DayNumber | null {
  const { year } = partsOf(context.anchor);
  for (const text of LISTED[name] ?? []) {
    const day = dayFrom(text);
    if (day !== null && day >= context.anchor) return day;
  }
  for (const y of [year, year + 1]) {
    const day = inYear(name, y, context.country);
    if (day !== null && day >= context.anchor) return day;
  }
  return null;
}

/** The next public holiday after the anchor: what "the bank holiday" means. */
export function nextHoliday(context: DateContext): DayNumber | null {
  for (let day = context.anchor + 1; day < context.anchor + 90; day += 1) {
    if (context.isHoliday(day)) return day;
  }
  return null;
}

/**
 * A named day or "the bank holiday" at token `at`, with the index after it. `weekend`: it is named as
 * a long weekend.
 */
export function holidayAt(
  w: readonly string[],
  at: number,
  context: DateContext,
): { readonly day: DayNumber; readonly end: number; readonly weekend: boolean } | null {
  const i = /^(?:the|our)$/.test(w[at] ?? '') ? at + 1 : at;
  const named = namedDayAt(w, i);
  const bank = w[i] === 'bank' && /^hol(?:iday)?s?$/.test(w[i + 1] ?? '');
  const long = w[i] === 'long' && w[i + 1] === 'weekend';
  const open =
    /^(?:public|national|federal|statutory|stat)$/.test(w[i] ?? '') && w[i + 1] === 'holiday';
  if (named === null && !bank && !long && !open) return null;
  const day = named === null ? nextHoliday(context) : namedDay(named.name, context);
  if (day === null) return null;
  let end = named === null ? i + 2 : i + named.length;
  while (/^(?:public|bank|hol|holiday|holidays|weekend|break|long)$/.test(w[end] ?? '')) end += 1;
  return { day, end, weekend: long || w.slice(i, end).includes('weekend') };
}

/** Whether a day bears one of these names in that country. */
export function isNamedDay(day: DayNumber, names: readonly string[], country: string): boolean {
  const { year } = partsOf(day);
  return names.some((name) => inYear(name, year, country) === day);
}
