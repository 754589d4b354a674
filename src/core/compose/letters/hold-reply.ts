import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** An answer to a role on hold: understood, still interested, and when to ask again. */
export const holdReply: Letter = (frame, { own }) => [
  say(frame, 'hold.thanks', []),
  [
    ...say(frame, 'hold.wait', []),
    ...(own.date === null ? [] : say(frame, 'hold.check', [], { date: own.date })),
  ],
];
