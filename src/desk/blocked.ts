import type { Opportunity } from '../core/record/opportunity.ts';
import { type Desk, loadAll } from './desk.ts';

/**
 * Whether another opportunity forbids writing to this person (X5): a "do not contact" for a company
 * or a person holds for all of their roles, also for those begun later.
 */
export async function blockedElsewhere(
  desk: Desk,
  opportunity: Opportunity,
  person: string,
): Promise<string | null> {
  const to = opportunity.people.find((p) => p.id === person);
  const email = to?.email?.toLowerCase() ?? null;
  const company = opportunity.company.trim().toLowerCase();
  for (const other of await loadAll(desk)) {
    if (other.id === opportunity.id || other.sample !== opportunity.sample) continue;
    if (other.companyDoNotContact && other.company.trim().toLowerCase() === company) {
      return `You marked ${other.company} as "do not contact" (${other.role}).`;
    }
    const same = other.people.find(
      (p) => p.doNotContact && email !== null && p.email?.toLowerCase() === email,
    );
    if (same !== undefined) {
      return `You marked ${same.name} as "do not contact" (${other.role} at ${other.company}).`;
    }
  }
  return null;
}
