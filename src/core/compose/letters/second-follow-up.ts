import { say } from '../realise.ts';
import type { Letter } from './context.ts';
import { something, stillEnjoying } from './follow-up.ts';

/** Second follow-up (P9): shorter than the first, with something new. */
export const secondFollowUp: Letter = (frame, context) => [
  say(frame, 'fu2.open', []),
  [...something(frame, context), ...stillEnjoying(frame, context)],
];
