/**
 * "Do not contact" reaches across opportunities (X5): for a company or a person it holds for all of
 * their roles, also for those begun later.
 */
import type { Person } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';

/** Why another opportunity among `all` forbids writing to this person; null when none does. */
export function blockedElsewhere(
  opportunity: Opportunity,
  person: string,
  all: readonly Opportunity[],
): string | null {
  const to = opportunity.people.find((p) => p.id === person);
  const elsewhere = othersOf(opportunity, all);
  const company = elsewhere.find((o) => blocksCompany(o, opportunity));
  if (company !== undefined) {
    return `You marked ${company.company} as "do not contact" (${company.role}).`;
  }
  for (const other of elsewhere) {
    const same = other.people.find((p) => to !== undefined && blocksPerson(p, to));
    if (same !== undefined) {
      return `You marked ${same.name} as "do not contact" (${other.role} at ${other.company}).`;
    }
  }
  return null;
}

/** The opportunity with the marks that others among `all` put on it: what the plan has to know. */
export function withBlocks(opportunity: Opportunity, all: readonly Opportunity[]): Opportunity {
  const elsewhere = othersOf(opportunity, all);
  const marked = elsewhere.flatMap((o) => o.people).filter((p) => p.doNotContact);
  const company = elsewhere.some((o) => blocksCompany(o, opportunity));
  if (!company && marked.length === 0) return opportunity;
  return {
    ...opportunity,
    companyDoNotContact: opportunity.companyDoNotContact || company,
    people: opportunity.people.map((p) =>
      marked.some((m) => blocksPerson(m, p)) ? { ...p, doNotContact: true } : p,
    ),
  };
}

function othersOf(opportunity: Opportunity, all: readonly Opportunity[]): readonly Opportunity[] {
  return all.filter((o) => o.id !== opportunity.id && o.sample === opportunity.sample);
}

function blocksCompany(other: Opportunity, opportunity: Opportunity): boolean {
  const name = (o: Opportunity) => o.company.trim().toLowerCase();
  return other.companyDoNotContact && name(other) === name(opportunity);
}

function blocksPerson(marked: Person, person: Person): boolean {
  const address = (p: Person) => p.email?.trim().toLowerCase();
  return marked.doNotContact && person.email !== null && address(marked) === address(person);
}
