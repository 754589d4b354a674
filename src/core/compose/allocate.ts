import type { Person } from '../record/nouns.ts';
import type { Fact, Material, Personal, Repair, Share } from './facts.ts';
import { shared } from './relevance.ts';

interface Item {
  readonly kind: 'fit' | 'also' | 'enjoy';
  readonly fact: Fact;
}

const NOBODY: Personal = { thanks: null, keep: null, need: null, talk: null };
const MOST_ARRANGEMENTS = 6000;

/** Somebody who hires for others: logistics and the shortest note. */
export function hiresForOthers(person: Person): boolean {
  return (
    person.role === 'recruiter' ||
    person.role === 'coordinator' ||
    /\b(?:HR|human resources|recruit\w*|talent|people (?:partner|team|operations))\b/i.test(
      person.title ?? '',
    )
  );
}

/** How much a fact concerns this reader: what they said of their work, and what they are. */
function concern(fact: Fact, person: Person, own: Personal): number {
  const near =
    2 * shared(fact.text, own.need?.text ?? '') +
    2 * shared(fact.text, own.keep?.text ?? '') +
    shared(fact.text, own.thanks?.text ?? '') +
    shared(fact.text, person.title ?? '');
  return (
    near +
    (hiresForOthers(person)
      ? fact.source.includes('lso') || fact.source.includes('missed')
        ? -0.5
        : -1.5
      : 0)
  );
}

function repairsFor(people: readonly Person[], repairs: readonly Repair[]): Map<string, Repair> {
  const out = new Map<string, Repair>();
  for (const repair of repairs) {
    const asker = people.find((p) => p.id === repair.askedBy);
    const free = people.find((p) => !hiresForOthers(p) && !out.has(p.id)) ?? people[0];
    const reader = asker ?? (repair.askedBy === null || people.length === 1 ? free : undefined);
    if (reader && !out.has(reader.id)) out.set(reader.id, repair);
  }
  return out;
}

/** All arrangements of items over readers are weighed, as long as there are not too many. */
function bestArrangement(
  items: readonly Item[],
  people: readonly Person[],
  weigh: (reader: readonly number[]) => number,
): readonly number[] {
  let best: readonly number[] = [];
  let bestWeight = -Infinity;
  const count = people.length ** items.length;
  for (let n = 0; n < Math.min(count, MOST_ARRANGEMENTS); n++) {
    const reader = items.map((_, i) => Math.floor(n / people.length ** i) % people.length);
    const weight = weigh(reader);
    if (weight > bestWeight) {
      bestWeight = weight;
      best = reader;
    }
  }
  return best;
}

/**
 * Gives every fact to one reader of the panel (P6): to whom it concerns, each fact once, so that
 * nobody is left without something of the candidate's own. The same input gives the same shares.
 */
export function allocate(
  people: readonly Person[],
  material: Material,
  onCard: (person: Person) => boolean = () => false,
): readonly Share[] {
  const repairs = repairsFor(people, material.repairs);
  const items: Item[] = [
    ...material.fits.map((fact) => ({ kind: 'fit' as const, fact })),
    ...material.alsos.map((fact) => ({ kind: 'also' as const, fact })),
    ...(material.enjoy ? [{ kind: 'enjoy' as const, fact: material.enjoy }] : []),
  ].slice(0, people.length > 3 ? 5 : 7);
  const personal = people.map((p) => material.personal.get(p.id) ?? NOBODY);
  const mixed = people.some(onCard) && !people.every(onCard);
  const concerns = items.map((item) =>
    people.map(
      (p, i) => concern(item.fact, p, personal[i] ?? NOBODY) - (mixed && onCard(p) ? 4 : 0),
    ),
  );
  const chosen = bestArrangement(items, people, (reader) => {
    let weight = 0;
    people.forEach((person, p) => {
      const proven = items.some((item, i) => item.kind === 'fit' && reader[i] === p);
      weight += proven && !onCard(person) && !hiresForOthers(person) ? 1 : 0;
      const mine = items.filter((_, i) => reader[i] === p);
      const evidence = mine.filter((i) => i.kind !== 'enjoy').length;
      const load = mine.length + (repairs.has(person.id) ? 1 : 0);
      const most = onCard(person) ? 1 : 3;
      weight += evidence > 0 ? most : 0;
      weight += load > 0 ? most : 0;
      weight -= load * load * 0.6;
      if (mine.filter((i) => i.kind === 'fit').length > 2) weight -= 2;
    });
    reader.forEach((p, i) => {
      weight += concerns[i]?.[p] ?? 0;
    });
    return weight;
  });
  const unproven = people.flatMap((person, p) =>
    !onCard(person) &&
    !hiresForOthers(person) &&
    !items.some((i, n) => chosen[n] === p && i.kind === 'fit')
      ? [p]
      : [],
  );
  // Who has no other evidence gets a standing fact, those without an answer to finish first.
  const order = unproven.toSorted(
    (a, b) => Number(repairs.has(people[a]?.id ?? '')) - Number(repairs.has(people[b]?.id ?? '')),
  );
  return people.map((person, p) => {
    const mine = items.filter((_, i) => chosen[i] === p);
    const at = order.indexOf(p);
    const trade = at < 0 ? [] : material.trade.slice(at, at + 1);
    return {
      personal: personal[p] ?? NOBODY,
      fits: [...mine.filter((i) => i.kind === 'fit').map((i) => i.fact), ...trade],
      alsos: mine.filter((i) => i.kind === 'also').map((i) => i.fact),
      enjoy: mine.find((i) => i.kind === 'enjoy')?.fact ?? null,
      repair: repairs.get(person.id) ?? null,
    };
  });
}
