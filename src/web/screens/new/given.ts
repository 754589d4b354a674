import type { MatchedInvitation } from '../../../http/views.ts';

let given: MatchedInvitation | null = null;

/** Hands an invitation that was read elsewhere over to the form of a new interview. */
export function keepGiven(read: MatchedInvitation): void {
  given = read;
}

/** What was handed over, once. */
export function takeGiven(): MatchedInvitation | null {
  const read = given;
  given = null;
  return read;
}
