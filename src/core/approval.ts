/**
 * X1: nothing leaves without the candidate's approval of those exact words, to that exact person.
 * This file is the only maker of `Approved<T>`: sending anything else does not compile.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What approval binds: the address it goes to, the subject and the body. */
export interface Approvable {
  readonly letter: string;
  /** Address for mail, the person's name for a card. */
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

declare const approved: unique symbol;

/** A draft that a person approved, word for word; made by `approve` and `approvedAgain` alone. */
export type Approved<T extends Approvable> = T & {
  readonly hash: string;
  readonly [approved]: true;
};

/** Who asks. Only a person who sees the text may approve; a token, script or assistant may not. */
export type Approver =
  | { readonly kind: 'person'; readonly via: 'app' | 'terminal' }
  | { readonly kind: 'token' };

export type ApprovalOutcome<T extends Approvable> =
  | { readonly kind: 'approved'; readonly approved: Approved<T> }
  | { readonly kind: 'refused'; readonly why: 'not_a_person' | 'text_changed' };

/**
 * sha-256 (hex) over recipient, subject and body, each with its length so that no two
 * different triples share their bytes.
 */
export function approvalHash(draft: Approvable): string {
  const parts = [draft.recipient, draft.subject, draft.body];
  return bytesToHex(sha256(utf8ToBytes(parts.map((p) => `${p.length}:${p}`).join('\n'))));
}

/** Approves `draft` if a person asks and the words are those they saw (`seenHash`). */
export function approve<T extends Approvable>(
  draft: T,
  seenHash: string,
  by: Approver,
): ApprovalOutcome<T> {
  if (by.kind !== 'person') return { kind: 'refused', why: 'not_a_person' };
  return bind(draft, seenHash);
}

/**
 * After a restart: a stored approval counts again only for the very words it was given for.
 * `recordedHash` is the one in the record's `letter_approved` event.
 */
export function approvedAgain<T extends Approvable>(
  draft: T,
  recordedHash: string,
): ApprovalOutcome<T> {
  return bind(draft, recordedHash);
}

function bind<T extends Approvable>(draft: T, hash: string): ApprovalOutcome<T> {
  if (approvalHash(draft) !== hash) return { kind: 'refused', why: 'text_changed' };
  return { kind: 'approved', approved: { ...draft, hash } as Approved<T> };
}
