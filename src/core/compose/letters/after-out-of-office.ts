import { say } from '../realise.ts';
import type { Letter } from './context.ts';
import { asking, something, still } from './follow-up.ts';

/** The follow-up after an absence (P12): half a sentence of welcome, then the one question. */
export const afterOutOfOffice: Letter = (frame, context) => [
  [...say(frame, 'ooo.open', []), ...asking(frame, context)],
  [...still(frame, context), ...(context.own.news.length > 0 ? something(frame, context) : [])],
];
