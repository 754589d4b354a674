import type { Opportunity } from '../core/record/opportunity.ts';
import type { MailHeader } from '../mail/port.ts';
import freemail from './data/freemail.json' with { type: 'json' };
import tracking from './data/tracking-systems.json' with { type: 'json' };

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
  const domain = domainOf(header);
  const company = opportunities.filter((o) => [...domainsOf(o)].some((own) => within(domain, own)));
  if (company.length > 0) return only(company, header, 'the sender writes from the same company');
  return { kind: 'nowhere' };
}

/**
 * Opportunities whose company an applicant-tracking system names, as sender or in the subject. It
 * may write about another role of theirs as well, so this is offered for matching, never guessed.
 */
export function namedByTrackingSystem(
  header: MailHeader,
  opportunities: readonly Opportunity[],
): readonly { opportunity: string; why: string }[] {
  const domain = domainOf(header);
  if (!tracking.domains.some((system) => within(domain, system))) return [];
  const said = plain(`${header.from[0]?.name ?? ''} ${header.subject}`);
  return opportunities
    .filter((o) => plain(o.company).trim() !== '' && said.includes(plain(o.company)))
    .map((o) => ({ opportunity: o.id, why: 'a tracking system names the company' }));
}

/** Words alone, between single spaces, without the company's legal form. */
function plain(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.filter((w) => !/^(?:inc|ltd|llc|gmbh|plc|corp)$/.test(w)).join(' ')} `;
}

/** The domain itself, or one below it: careers.larkfield.example is Larkfield's. */
function within(domain: string, own: string): boolean {
  return domain === own || domain.endsWith(`.${own}`);
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
