import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** What they asked for, answered in the candidate's words and not a word more. */
export const infoReply: Letter = (frame, { own }) => [
  say(frame, 'info.open', []),
  own.answers.flatMap((a) => say(frame, 'plain', [a])),
  say(frame, 'info.close', []),
];

/** A time arranged, in the candidate's words. */
export const schedulingReply: Letter = (frame, { own }) => [
  say(frame, 'sched.open', []),
  own.answers.flatMap((a) => say(frame, 'plain', [a])),
];
