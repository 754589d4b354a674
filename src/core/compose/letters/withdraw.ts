import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** A withdrawal: the decision first, thanks for one thing, no reason that was not given. */
export const withdraw: Letter = (frame, { thanks }) => [
  say(frame, 'withdraw.open', []),
  [
    ...(thanks === null ? say(frame, 'withdraw.thanks', []) : say(frame, 'rej.thing', [thanks])),
    ...say(frame, 'decline.wish', []),
  ],
];
