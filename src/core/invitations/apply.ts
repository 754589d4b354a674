import type { Interview } from '../record/nouns.ts';
import type { Invitation } from './invitation.ts';

/** What an invitation changes in the record; the caller gives new interviews and people their ids. */
export type InvitationChange =
  | { readonly kind: 'scheduled'; readonly invitation: Invitation }
  | {
      readonly kind: 'moved';
      readonly interview: string;
      readonly invitation: Invitation;
      /** The times differ, not only the words. */
      readonly timesChanged: boolean;
    }
  | { readonly kind: 'cancelled'; readonly interview: string; readonly sequence: number }
  | { readonly kind: 'nothing'; readonly reason: NothingReason };

export type NothingReason =
  | 'no_interview'
  /** An answer or a wish of somebody invited (REPLY, COUNTER, REFRESH): the organizer has not changed anything. */
  | 'only_an_answer'
  /** As known, or older than what is known (RFC 5546, 2.1.5). */
  | 'known'
  | 'cancelled_unknown';

const ANSWERS = new Set(['REPLY', 'COUNTER', 'REFRESH', 'DECLINECOUNTER']);

/**
 * Holds an invitation against the interviews that are known (RFC 5546, 2.1.4): the same UID is the
 * same interview, and only a SEQUENCE at least as high changes it. An entry without UID matches an
 * interview at the very same time.
 */
export function applyInvitation(
  interviews: readonly Interview[],
  invitation: Invitation,
): InvitationChange {
  const known = sameInterview(interviews, invitation);
  if (ANSWERS.has(invitation.method ?? '')) return { kind: 'nothing', reason: 'only_an_answer' };
  if (known === undefined) {
    if (!invitation.isInterview) return { kind: 'nothing', reason: 'no_interview' };
    return invitation.cancelled
      ? { kind: 'nothing', reason: 'cancelled_unknown' }
      : { kind: 'scheduled', invitation };
  }
  const before = known.calendar?.sequence ?? 0;
  if (known.calendar !== null && invitation.uid !== null && invitation.sequence < before)
    return { kind: 'nothing', reason: 'known' };
  if (invitation.cancelled)
    return known.cancelled
      ? { kind: 'nothing', reason: 'known' }
      : { kind: 'cancelled', interview: known.id, sequence: invitation.sequence };
  const timesChanged =
    !sameInstant(known.startsAt, invitation.startsAt) ||
    !sameInstant(known.endsAt, invitation.endsAt);
  const newer = invitation.sequence > before;
  // Some programs move an appointment and forget the SEQUENCE; a cancelled one comes back only with a higher one.
  if (!newer && (!timesChanged || known.cancelled)) return { kind: 'nothing', reason: 'known' };
  return { kind: 'moved', interview: known.id, invitation, timesChanged };
}

function sameInterview(
  interviews: readonly Interview[],
  invitation: Invitation,
): Interview | undefined {
  if (invitation.uid !== null) {
    const byUid = interviews.find((i) => i.calendar?.uid === invitation.uid);
    if (byUid !== undefined) return byUid;
  }
  // Entered by hand before the invitation came, or a mail without a calendar entry.
  return interviews.find(
    (i) =>
      (i.calendar === null || invitation.uid === null) &&
      sameInstant(i.startsAt, invitation.startsAt) &&
      !i.cancelled,
  );
}

const sameInstant = (a: string | null, b: string): boolean =>
  a !== null && Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) === 0;
