import { words as wordsIn } from '../core/text/words.ts';

/** A remark against somebody: for the candidate alone, never in a note, nor ticked for one. */
const UNKIND =
  /\b(?:did(?:n[’']?t| not)|do(?:n[’']?t| not)|never) (?:really |much |quite |particularly )?(?:like|enjoy|trust|warm to)\b|\b(?:rude|awful|horrible|terrible|dreadful|boring|bored|arrogant|annoying|annoyed|hated|disliked|unfriendly|unpleasant|disorgani[sz]ed|cold fish|grumpy|pushy|patroni[sz]ing|dismissive|stupid|idiot)\b/i;

/** A clause where a thing should stand: "thinking about I keep thinking", "I have we did". */
const BROKEN =
  /\b(?:about|for|with) (?:I|we|he|she|they|you) (?!and\b)|\babout (?:you|he|she|they|we) (?:from|was|were|is|are)\b|\bI have (?:I|we|they|he|she|it)\b/i;

export const isUnkind = (text: string): boolean => UNKIND.test(text);
export const isBroken = (sentence: string): boolean => BROKEN.test(sentence);

/** The printed stem typed once more in front of the answer. */
const TYPED_STEM: Readonly<Record<string, RegExp>> = {
  thankYouFor:
    /^(?:i (?:want|wanted|would like) to )?thank(?:s| you)(?: so much| very much)? for /i,
  keepThinkingAbout:
    /^(?:and )?i(?: am|[’']m)?(?: still)?(?: keep| kept)?(?: on)? thinking about /i,
  enjoyMost: /^what i(?:[’']d| would)(?: most)? (?:enjoy|like|love)(?: most| best)?(?: is|:)? /i,
  alsoMention: /^i(?: also)?(?: wanted| want| would like) to (?:mention|add|say)(?: that)? /i,
};

/** The answer without the stem's own words. */
export function withoutStem(stem: string, text: string): string {
  const lead = TYPED_STEM[stem];
  return lead === undefined ? text : text.replace(lead, '');
}

/** Sentences that begin with a printed stem are its answers as they stand; the rest is to be sorted. */
export function typedStems(text: string): {
  readonly answers: readonly { readonly stem: string; readonly text: string }[];
  readonly rest: string;
} {
  const answers: { readonly stem: string; readonly text: string }[] = [];
  const rest = text
    .split(/(?<=[.!?])\s+|\n+/u)
    .filter((sentence) => {
      for (const [stem, lead] of Object.entries(TYPED_STEM)) {
        const own = sentence.trim().replace(lead, '');
        if (own === sentence.trim() || own === '' || isUnkind(own)) continue;
        answers.push({ stem, text: own.replace(/[.!\s]+$/, '') });
        return false;
      }
      return true;
    })
    .join('\n');
  return { answers, rest };
}

const content = (text: string): readonly string[] =>
  wordsIn(text)
    .map(({ lower }) => lower)
    .filter((word) => word.length > 3 || /\d/.test(word));

/** The sentences and lines of `text` of which nothing, or next to nothing, stands in `used`. */
export function leftOver(text: string, used: readonly string[]): readonly string[] {
  const known = new Set(used.flatMap(content));
  return text
    .split(/(?<=[.!?])\s+|[\n;]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => {
      const own = content(piece);
      const there = own.filter((word) => known.has(word)).length;
      return own.length > 1 && there / own.length < 0.4;
    });
}
