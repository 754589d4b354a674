import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** Thanks after a rejection (P14): one thing remembered, the door open, feedback if wished. */
export const rejectionReply: Letter = (frame, { thanks, own }) => [
  [...say(frame, 'rej.thanks', []), ...say(frame, 'rej.sorry', [])],
  thanks === null ? [] : say(frame, 'rej.thing', [thanks]),
  [...(own.feedback ? say(frame, 'rej.feedback', []) : []), ...say(frame, 'rej.door', [])],
];
