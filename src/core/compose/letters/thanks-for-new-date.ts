import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** Thanks for a new date: the date once more, and no question. */
export const thanksForNewDate: Letter = (frame, { date, own }) => [
  date === null ? say(frame, 'date.none', []) : say(frame, 'date.thanks', [], { date }),
  [
    ...own.answers
      .filter((a) => a.text.startsWith('Good luck'))
      .flatMap((a) => say(frame, 'plain', [a])),
    ...say(frame, 'date.still', []),
  ],
];
