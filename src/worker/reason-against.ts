/** What speaks against sending an approved letter now: everything is asked once more. */
import { approvedAgain } from '../core/approval.ts';
import { allowed } from '../core/plan/allowed.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { approvable } from '../desk/approving.ts';
import { interviewedBefore } from '../desk/arrival.ts';
import { blockedElsewhere } from '../desk/blocked.ts';
import { type Desk, loadAll, planOf } from '../desk/desk.ts';
import { type Settings, settingsFor } from '../desk/settings.ts';
import type { Post } from '../mail/post.ts';
import type { OutboxRow } from '../store/port.ts';

/** The states of a letter whose approval stands; it stays `sending` while it is tried again. */
export const UNDER_WAY: ReadonlySet<Letter['state']> = new Set(['approved', 'sending']);

export type Against =
  | { readonly kind: 'stop'; readonly sentence: string }
  | { readonly kind: 'wait'; readonly until: Instant; readonly sentence: string };

/** The plan, the approval and the caps are asked once more before every send. */
export async function reasonAgainst(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
  row: OutboxRow,
  post: Post,
): Promise<Against | null> {
  if (!UNDER_WAY.has(letter.state)) {
    return { kind: 'stop', sentence: 'It was changed, thrown away or sent by hand.' };
  }
  if (row.envelopeFrom.toLowerCase() !== post.address.toLowerCase()) {
    return { kind: 'stop', sentence: 'It was approved for another mailbox than is connected now.' };
  }
  const settings = await settingsFor(desk.store.shelf, opportunity);
  const now = desk.clocks[row.world].now();
  const words = approvable(opportunity, letter, settings.candidate.signature);
  const again = approvedAgain(words, letter.approvedHash ?? '');
  if (again.kind === 'refused' || row.hash !== letter.approvedHash) {
    return {
      kind: 'stop',
      sentence: 'The text, the recipient or the signature changed after it was approved.',
    };
  }
  const all = await loadAll(desk);
  const written = writtenSince(opportunity, letter);
  if (written !== null) return { kind: 'stop', sentence: written };
  const blocked = blockedElsewhere(opportunity, letter.to, all);
  if (blocked !== null) return { kind: 'stop', sentence: blocked };
  const where = { step: letter.step, to: letter.to, interview: letter.interview };
  const verdict = allowed(await planOf(desk, opportunity, all), where);
  if (verdict.kind === 'stopped') return { kind: 'stop', sentence: verdict.reason.sentence };
  if (verdict.notBefore !== null && verdict.notBefore > instantText(now)) {
    return { kind: 'wait', until: verdict.notBefore, sentence: verdict.reason.sentence };
  }
  if (await hasStray(desk, opportunity)) {
    return {
      kind: 'wait',
      until: instantText(now.add({ minutes: 15 })),
      sentence: 'A message came that may be their answer. Say in Replies where it belongs.',
    };
  }
  return await tooMany(desk, settings.caps, row, now);
}

/** The caps hold whatever the plan says. */
async function tooMany(
  desk: Desk,
  { perHour, perDay }: Settings['caps'],
  { world, handedOverAt }: OutboxRow,
  now: Temporal.Instant,
): Promise<Against | null> {
  const sentIn = async (hours: number) => {
    const since = instantText(now.subtract({ hours }));
    // An earlier attempt at this very message is no other message.
    const own = handedOverAt !== null && handedOverAt >= since ? 1 : 0;
    return (await desk.store.outbox.sentSince(world, since)) - own;
  };
  if ((await sentIn(1)) < perHour && (await sentIn(24)) < perDay) return null;
  return {
    kind: 'wait',
    until: instantText(now.add({ minutes: 15 })),
    sentence: `No more than ${perHour} messages an hour and ${perDay} a day leave this mailbox.`,
  };
}

/** The candidate wrote to them by hand after approving this: they say whether it is still wanted. */
function writtenSince(opportunity: Opportunity, letter: Letter): string | null {
  const name = opportunity.people.find((p) => p.id === letter.to)?.name ?? 'them';
  const written = opportunity.happenings.some(
    (h) =>
      h.kind === 'sent' &&
      h.channel === 'by_hand' &&
      h.to === letter.to &&
      h.letter !== letter.id &&
      h.at > letter.updatedAt,
  );
  return written
    ? `You wrote to ${name} yourself after approving this. Read it once more and approve it again.`
    : null;
}

async function hasStray(desk: Desk, opportunity: Opportunity): Promise<boolean> {
  const strays = await desk.store.shelf.strays();
  return strays.some(
    (s) =>
      interviewedBefore(opportunity, s.at) &&
      s.candidates.some((c) => c.opportunity === opportunity.id),
  );
}
