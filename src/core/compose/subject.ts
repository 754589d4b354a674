import type { Fact, Share } from './facts.ts';
import { fill, phrasings } from './phrasings.ts';
import type { Frame } from './realise.ts';
import { wordCount } from './text.ts';

const MOST_WORDS = 8;

function short(fact: Fact | null | undefined): fact is Fact {
  if (fact?.shape !== 'np') return false;
  const n = wordCount(fact.text);
  return n >= 2 && n <= MOST_WORDS && /^(?:the|a|an|your|my|our)\b/i.test(fact.text);
}

/** A subject line that could only belong to this conversation, where the record gives one. */
export function subject(frame: Frame, share: Share): string {
  const { repair, personal } = share;
  const write = (move: string, fact: Fact | null): string => {
    const phrasing = frame.pick(move, phrasings(move, frame.manner));
    return fill(phrasing.text, { ...frame.slots, x: fact?.text ?? '' });
  };
  if (short(personal.keep) && frame.manner.register !== 'formal')
    return write('subject.keep', personal.keep);
  if (repair !== null) {
    return short(repair.question)
      ? write('subject.answer.np', repair.question)
      : write('subject.answer', null);
  }
  return short(personal.keep) ? write('subject.keep', personal.keep) : write('subject.role', null);
}
