import type { SpeechAct } from './acts.ts';

const RHETORICAL =
  /\b(?:isn't it|didn't they|aren't they|what a|who knew|how are you|how was|how's the|is it still|when will i know|are you still in it|did you get home|can you believe|remember)\b/i;
const ASKING: ReadonlySet<string> = new Set([
  'ask_document',
  'ask_other',
  'schedule',
  'invite',
  'decision_positive',
  'instruction',
]);
const IMPERATIVE =
  /^(?:please|kindly|pls|could you|can you|would you|will you|let (?:me|us) know|send|share|call|phone|ring|give|tell|confirm|choose|pick|type|bring|review|complete|sign|do say)\b|\b(?:please (?:send|call|reply|confirm|choose|provide|share|return|sign|complete|forward|let|get|bring|give|fill|advise|review|resend)|kindly (?:send|share|confirm|let|advise|complete|forward|revert|furnish)|could you|can you|would you|may i|might you|request you to|pls (?:let|share|send)|let (?:me|us) (?:know|have))\b/i;

/** The sentences that ask the candidate for an answer, a document or an act; courtesies are none. */
export function questionsIn(sentences: readonly SpeechAct[]): readonly string[] {
  return sentences
    .filter((sentence) => {
      if (RHETORICAL.test(sentence.text)) return false;
      const asks = ASKING.has(sentence.act);
      if (sentence.text.endsWith('?')) return asks && sentence.acts.get('smalltalk') !== 1;
      return asks && IMPERATIVE.test(sentence.text);
    })
    .map((sentence) => sentence.text);
}
