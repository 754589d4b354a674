import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** The first letter to somebody named by a colleague: who sent it, one piece of evidence, one ask. */
export const referralIntro: Letter = (frame, { request, unsaid }) => {
  const named = request.incoming?.from ?? null;
  // Nobody is told that they sent the candidate to themselves.
  const who = named === request.to.name ? null : named;
  return [
    who === null ? say(frame, 'ref.open.none', []) : say(frame, 'ref.open', [], { who }),
    unsaid === null ? [] : say(frame, 'fit.free', [unsaid]),
    say(frame, 'ref.ask', []),
  ];
};
