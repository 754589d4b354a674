import { type Frame, type Said, say } from '../realise.ts';
import type { Context, Letter } from './context.ts';

/** "Still interested", with what the reader said, which only this pair shares. */
export function still(frame: Frame, { keep }: Context): Said[] {
  if (keep === null || keep.shape === 'that') return say(frame, 'fu.still.none', []);
  return say(frame, `fu.still.${keep.shape === 'wh' ? 'wh' : 'np'}`, [keep]);
}

/** "Still interested", with what the candidate would enjoy most, which the first letters left open. */
export function stillEnjoying(frame: Frame, { enjoy }: Context): Said[] {
  return enjoy === null || enjoy.shape !== 'ing'
    ? say(frame, 'fu.still.none', [])
    : say(frame, 'fu.still.enjoy', [enjoy]);
}

/** Something new (F4): the candidate's news, else a fact that no letter has said yet. */
export function something(frame: Frame, { own, unsaid }: Context): Said[] {
  const [news] = own.news;
  if (news !== undefined) return say(frame, 'fu.news', [news]);
  return unsaid === null ? [] : say(frame, 'also.past', [unsaid]);
}

/** The question for news, with their own date as context and not as a reproach (F1, F3). */
export function asking(frame: Frame, { date, caller }: Context): Said[] {
  if (date === null) return say(frame, 'fu.open.none', []);
  return caller === null
    ? say(frame, 'fu.open.date', [], { date })
    : say(frame, 'fu.open.from', [], { date, who: caller });
}

/** First follow-up: one question, still interested, one thing new when there is one. */
export const followUp: Letter = (frame, context) => [
  asking(frame, context),
  [...still(frame, context), ...(context.own.news.length > 0 ? something(frame, context) : [])],
  say(frame, 'fu.close', []),
];
