import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** Thanks for a new date: the date once more, and no question. */
export const thanksForNewDate: Letter = (frame, { date }) => [
  date === null ? say(frame, 'date.none', []) : say(frame, 'date.thanks', [], { date }),
  say(frame, 'date.still', []),
];
