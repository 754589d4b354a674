import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** The one request for clarification (F5, P10): said to be the last, and easy to answer. */
export const clarification: Letter = (frame) => [
  [...say(frame, 'clar.open', []), ...say(frame, 'clar.still', [])],
  say(frame, 'clar.ease', []),
];
