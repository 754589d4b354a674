import type { Fact, Share } from './facts.ts';
import { isCase } from './moves.ts';
import { fill, phrasings } from './phrasings.ts';
import type { Frame } from './realise.ts';
import { wordCount } from './text.ts';

const MOST_WORDS = 6;
const CLAUSE = / (?:that|who|which|whom|whose|where|when|while|I|we|you|they|because|so)\b.*$/;

/** "the choir that stopped in 2020" is "the choir" in a subject line; null where it is no short thing. */
function headOf(fact: Fact | null | undefined): Fact | null {
  if (fact?.shape !== 'np') return null;
  const whole = wordCount(fact.text) <= MOST_WORDS && !/ I\b/.test(fact.text);
  const text = whole ? fact.text : fact.text.replace(CLAUSE, '');
  const n = wordCount(text);
  // "a diary that three people write in" is no more than a diary without its clause.
  const named = (whole ? /^(?:the|a|an|your|my|our)\b/i : /^(?:the|your|my|our)\b/i).test(text);
  return n >= 2 && n <= MOST_WORDS && named && !/[,;]| and /.test(text) ? { ...fact, text } : null;
}

const REST =
  /(?:,| (?:with|to|for|by|at|before|after|during|last|this|in the middle|again|so|and|on the (?:phone|spot)|in (?:your|the) (?:good|rain))\b| (?:(?:on|in|of|with) )?(?:that|who|which|whom|whose|where|when|while|I|we|you|they|because)\b).*$/;

/** What the reader showed, sang or handed over: "showing me the peat core under your desk". */
function thingIn(fact: Fact | null): Fact | null {
  if (fact?.shape !== 'ing') return null;
  const given =
    /^(?:showing|handing|drawing|singing|reading|lending|bringing|playing|giving|offering|pouring|cooking|making|passing|opening|unlocking|walking|driving)(?: me| us| out| through)* ((?:the|your|that) .+)$/i.exec(
      fact.text,
    )?.[1];
  const text = given?.replace(REST, '') ?? '';
  const n = wordCount(text);
  const empty =
    /^(?:the|your|that) (?:time|way|day|interview|team|office|place|whole|same|worst)\b/i.test(
      text,
    );
  return n >= 2 && n <= 7 && !empty ? { ...fact, text } : null;
}

/** "how you teach someone to hear a room" may stand as a subject by itself. */
const thought = (fact: Fact | null): Fact | null =>
  fact?.shape === 'wh' &&
  /^(?:how|why|what)\b/.test(fact.text) &&
  wordCount(fact.text) <= 9 &&
  !/[,;]/.test(fact.text)
    ? fact
    : null;

const task = (fact: Fact | null): Fact | null =>
  fact?.shape === 'ing' && wordCount(fact.text) <= 6 && !/[,;]/.test(fact.text) ? fact : null;

/** A subject line that could only belong to this conversation, where the record gives one. */
export function subject(frame: Frame, share: Share): string {
  const { repair, personal } = share;
  const write = (move: string, fact: Fact | null): string => {
    const phrasing = frame.pick(move, phrasings(move, frame.manner));
    return fill(phrasing.text, { ...frame.slots, x: fact?.text ?? '' });
  };
  const thing = thingIn(personal.thanks);
  if (thing !== null) return write('subject.thing', thing);
  const asked = repair === null || isCase(repair) ? null : headOf(repair.question);
  const kept = headOf(personal.keep);
  if (asked !== null && (kept === null || frame.chance(0.4)))
    return write('subject.answer.np', asked);
  if (kept !== null) return write('subject.keep', kept);
  const open = thought(personal.keep);
  if (open !== null) return write('subject.thought', open);
  const wish = task(share.enjoy);
  if (wish !== null) return write('subject.doing', wish);
  return write(repair === null ? 'subject.role' : 'subject.answer', null);
}
