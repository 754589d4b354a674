import type { InvitationFile, InvitationOutcome } from '../calendar/invitation.ts';
import type { InvitedCandidate } from '../core/invitations/material.ts';

/** Reads what the candidate brings in or a stranger sends, within hard limits. Never rejects. */
export interface Reader {
  /** Invitations in a calendar file, a mail or a text; see `readInvitations`. */
  invitations(
    file: InvitationFile,
    candidate: InvitedCandidate,
    candidateZone: string,
  ): Promise<InvitationOutcome>;
  close(): Promise<void>;
}
