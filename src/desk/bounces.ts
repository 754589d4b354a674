import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { OutboxRow, Unit } from '../store/port.ts';
import type { Desk } from './desk.ts';

/** The letter a delivery failure is about. */
export interface CameBack {
  readonly opportunity: string;
  readonly letter: Letter;
  /** Null: it was sent by hand, so it never lay in the outbox. */
  readonly row: OutboxRow | null;
}

const LEFT: ReadonlySet<Letter['state']> = new Set(['sending', 'sent', 'uncertain', 'bounced']);

/**
 * Finds the letter that a delivery report speaks of: by the Message-ID it returns or answers, else
 * the last one to the address it names. What was never handed over cannot have come back.
 */
export async function cameBack(
  desk: Desk,
  parsed: ParsedMail,
  opportunities: readonly Opportunity[],
): Promise<CameBack | null> {
  const { report, header } = parsed;
  if (report === null && header.failedRecipients.length === 0) return null;
  const ids = new Set([report?.originalMessageId, ...header.inReplyTo, ...header.references]);
  const failed = (report?.recipients ?? []).filter((r) => r.action !== 'delivered');
  const dead = new Set(
    [...header.failedRecipients, ...failed.map((r) => r.address ?? '')].map((a) => a.toLowerCase()),
  );
  const left = opportunities.flatMap((o) =>
    o.letters.filter((l) => LEFT.has(l.state)).map((letter) => ({ opportunity: o, letter })),
  );
  const found =
    left.find(({ letter: l }) => l.messageId !== null && ids.has(l.messageId)) ??
    left
      .filter(({ opportunity: o, letter: l }) => {
        const email = o.people.find((p) => p.id === l.to)?.email?.toLowerCase();
        return email !== undefined && dead.has(email) && l.channel !== 'card';
      })
      .sort((a, b) => (a.letter.updatedAt < b.letter.updatedAt ? -1 : 1))
      .at(-1);
  if (found === undefined) return null;
  const { letter } = found;
  const row = await desk.store.outbox.get(letter.id);
  if (row !== null && row.handedOverAt === null && row.messageId === letter.messageId) return null;
  return { opportunity: found.opportunity.id, letter, row };
}

/** Whether only the copy to the candidate's own address failed: the letter itself is not concerned. */
export function isOnlyOwnCopy({ report, header }: ParsedMail, own: readonly string[]): boolean {
  const failed = [
    ...header.failedRecipients,
    ...(report?.recipients ?? []).map((r) => r.address ?? ''),
  ].filter((address) => address !== '');
  const mine = new Set(own.map((address) => address.toLowerCase()));
  return failed.length > 0 && failed.every((address) => mine.has(address.toLowerCase()));
}

/** In the same unit of work as the record: the outbox shows that it came back. */
export async function markBounced(unit: Unit, row: OutboxRow): Promise<void> {
  const bounced: OutboxRow = { ...row, state: 'bounced', nextAt: null };
  await unit.outbox.move(bounced, ['sent', 'filed', 'uncertain', 'needs_person']);
}

/**
 * Letters that count as come back only because of a message which, the person says, was no
 * bounce: unless another message says the same of them, they did go out.
 */
export function wronglyBounced(opportunity: Opportunity, message: string): readonly Letter[] {
  const bounces = opportunity.messages.filter(
    (m) => m.id !== message && m.reading.intent === 'bounce' && m.reading.bounce?.permanent,
  );
  const from = opportunity.messages.find((m) => m.id === message)?.from ?? null;
  return opportunity.letters.filter(
    (l) => l.state === 'bounced' && l.to === from && !bounces.some((m) => m.from === l.to),
  );
}

/** In the same unit of work as the record: it is no longer shown as come back. */
export async function unmarkBounced(unit: Unit, letter: Letter): Promise<void> {
  const row = await unit.outbox.get(letter.id);
  if (row !== null) await unit.outbox.move({ ...row, state: 'filed', nextAt: null }, ['bounced']);
}
