import { say } from '../realise.ts';
import type { Letter } from './context.ts';

/** An offer acknowledged (P15): thanks and a date for the answer, and no answer yet. */
export const offerAck: Letter = (frame, { own }) => [
  [...say(frame, 'offer.thanks', []), ...say(frame, 'offer.glad', [])],
  own.date === null ? say(frame, 'ack.none', []) : say(frame, 'ack.by', [], { date: own.date }),
];

/** An offer accepted, only ever because the candidate said so. */
export const offerAccept: Letter = (frame, { own }) => [
  [...say(frame, 'offer.thanks', []), ...say(frame, 'accept.yes', [])],
  [...own.answers.flatMap((a) => say(frame, 'plain', [a])), ...say(frame, 'accept.look', [])],
];

/** An offer declined: the decision at once, one thing to thank for, no comparison. */
export const offerDecline: Letter = (frame, { thanks }) => [
  [...say(frame, 'offer.thanks', []), ...say(frame, 'decline.no', [])],
  [
    ...(thanks === null ? [] : say(frame, 'rej.thing', [thanks])),
    ...say(frame, 'decline.wish', []),
  ],
];

/** More time for an answer, asked for. */
export const offerTime: Letter = (frame, { own }) => [
  say(frame, 'offer.thanks', []),
  own.date === null ? say(frame, 'time.none', []) : say(frame, 'time.ask', [], { date: own.date }),
];
