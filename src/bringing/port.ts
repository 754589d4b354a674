import type { InvitationFile, InvitationOutcome } from '../calendar/invitation.ts';
import type { BroughtPerson, BroughtTable, Posting, Resume } from '../core/imports/brought.ts';
import type { Invitation } from '../core/invitations/invitation.ts';
import type { InvitedCandidate } from '../core/invitations/material.ts';
import type { ThreadMessage } from './thread.ts';

/** A file or a pasted text that the candidate brings in. */
export type BroughtFile = InvitationFile;

/** What it was recognised as. Nothing of it is recorded before the candidate has looked at it. */
export type Brought =
  | { readonly kind: 'invitations'; readonly invitations: readonly Invitation[] }
  | { readonly kind: 'posting'; readonly posting: Posting }
  | { readonly kind: 'resume'; readonly resume: Resume }
  | {
      readonly kind: 'people';
      readonly people: readonly BroughtPerson[];
      readonly unread: number;
    }
  | { readonly kind: 'table'; readonly table: BroughtTable }
  | {
      readonly kind: 'thread';
      readonly messages: readonly ThreadMessage[];
      readonly invitations: readonly Invitation[];
    }
  /** An export of Afterword's own, which goes another way. */
  | { readonly kind: 'export' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Reads what the candidate brings in or a stranger sends, within hard limits. Never rejects. */
export interface Reader {
  /** Invitations in a calendar file, a mail or a text; see `readInvitations`. */
  invitations(
    file: InvitationFile,
    candidate: InvitedCandidate,
    candidateZone: string,
  ): Promise<InvitationOutcome>;
  /** Anything that can be brought in; see `recognise`. */
  recognise(file: BroughtFile, candidate: InvitedCandidate, zone: string): Promise<Brought>;
  close(): Promise<void>;
}
