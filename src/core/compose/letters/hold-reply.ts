import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** An answer to a role on hold: understood, still interested, and when to ask again. */
export const holdReply: Letter = (frame, { checkBack }) => [
  say(frame, 'hold.thanks', []),
  [
    ...say(frame, 'hold.wait', []),
    ...(checkBack === null ? [] : say(frame, 'hold.check', [], { date: checkBack })),
  ],
];
