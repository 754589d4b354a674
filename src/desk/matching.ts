import type { Opportunity } from '../core/record/opportunity.ts';
import type { MailHeader } from '../mail/port.ts';
import freemail from './data/freemail.json' with { type: 'json' };

/** Where a message belongs. `nowhere`: nothing of ours; `unsure`: offered for matching, never guessed. */
export type Match =
  | { readonly kind: 'sure'; readonly opportunity: string; readonly from: string | 'ats' | null }
  | {
      readonly kind: 'unsure';
      readonly candidates: readonly { opportunity: string; why: string }[];
    }
  | { readonly kind: 'nowhere' };

/**
 * Matches by thread, then by address, then by the company's mail domain (P18). A thread is sure;
 * an address or domain is sure when exactly one opportunity has it.
 */
export function match(header: MailHeader, opportunities: readonly Opportunity[]): Match {
  const thread = byThread(header, opportunities);
  if (thread !== undefined) {
    return { kind: 'sure', opportunity: thread.id, from: senderIn(thread, header) };
  }
  const person = opportunities.filter((o) => senderIn(o, header) !== null);
  if (person.length > 0) return only(person, header, 'the sender is a person of this opportunity');
  const company = opportunities.filter((o) => domainsOf(o).has(domainOf(header)));
  if (company.length > 0) return only(company, header, 'the sender writes from the same company');
  return { kind: 'nowhere' };
}

/** Message-IDs a message refers to: its thread, and for a provider's rewritten id the original. */
export function referred(header: MailHeader): readonly string[] {
  return [...header.inReplyTo, ...header.references];
}

function only(found: readonly Opportunity[], header: MailHeader, why: string): Match {
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0) {
    // Somebody of the same company counts as if it came from the person (P18).
    return { kind: 'sure', opportunity: first.id, from: senderIn(first, header) ?? 'ats' };
  }
  return { kind: 'unsure', candidates: found.map((o) => ({ opportunity: o.id, why })) };
}

function byThread(
  header: MailHeader,
  opportunities: readonly Opportunity[],
): Opportunity | undefined {
  const ids = new Set(referred(header));
  return opportunities.find(
    (o) =>
      o.letters.some((l) => l.messageId !== null && ids.has(l.messageId)) ||
      o.messages.some((m) => m.messageId !== null && ids.has(m.messageId)),
  );
}

function senderIn(opportunity: Opportunity, header: MailHeader): string | null {
  const addresses = header.from.map((f) => f.address.toLowerCase());
  const person = opportunity.people.find(
    (p) => p.email !== null && addresses.includes(p.email.toLowerCase()),
  );
  return person?.id ?? null;
}

function domainOf(header: MailHeader): string {
  const address = header.from[0]?.address ?? '';
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

const FREEMAIL: ReadonlySet<string> = new Set(freemail.domains);

/** The mail domains of the company's people, without those that anybody can have. */
export function domainsOf(opportunity: Opportunity): ReadonlySet<string> {
  return new Set(
    opportunity.people
      .map((p) => p.email?.slice(p.email.lastIndexOf('@') + 1).toLowerCase() ?? '')
      .filter((domain) => domain !== '' && !FREEMAIL.has(domain)),
  );
}
