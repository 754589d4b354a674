import type { Fact, Share } from './facts.ts';
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
  const named = /^(?:the|a|an|your|my|our)\b/i.test(text);
  return n >= 2 && n <= MOST_WORDS && named && !/[,;]| and /.test(text) ? { ...fact, text } : null;
}

/** A subject line that could only belong to this conversation, where the record gives one. */
export function subject(frame: Frame, share: Share): string {
  const { repair, personal } = share;
  const write = (move: string, fact: Fact | null): string => {
    const phrasing = frame.pick(move, phrasings(move, frame.manner));
    return fill(phrasing.text, { ...frame.slots, x: fact?.text ?? '' });
  };
  const kept = headOf(personal.keep);
  if (kept !== null && frame.manner.register !== 'formal') return write('subject.keep', kept);
  if (repair !== null) {
    const asked = headOf(repair.question);
    return asked === null ? write('subject.answer', null) : write('subject.answer.np', asked);
  }
  return kept === null ? write('subject.role', null) : write('subject.keep', kept);
}
