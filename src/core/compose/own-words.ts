import type { Fact } from './facts.ts';
import { refusal } from './rough/gate.ts';
import { isPast, type Tagger } from './rough/lexis.ts';
import { normalise, type Spellings } from './rough/normalise.ts';
import { gated, type Reader } from './rough/piece.ts';
import { toYou } from './rough/shift.ts';
import { capital, lower, tidy, unended, wordCount } from './text.ts';

/** What the candidate's quick words for one letter hold. */
export interface OwnWords {
  /** News as clauses that can follow "that": "I have my certificate in hand now". */
  readonly news: readonly Fact[];
  /** Whole sentences that answer what was asked. */
  readonly answers: readonly Fact[];
  readonly feedback: boolean;
  /** A date of theirs, in words: by when they answer. */
  readonly date: string | null;
  /** What could not be used as it stands. */
  readonly unread: readonly string[];
}

/** Nothing was said. */
export const NO_WORDS: OwnWords = {
  news: [],
  answers: [],
  feedback: false,
  date: null,
  unread: [],
};

const SOURCE = 'words:candidate';
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const BY = new RegExp(
  `\\b(?:till|until|by|before) ((?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?(?:${MONTH}))?|(?:${MONTH}) \\d{1,2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\\b`,
);
const FEEDBACK =
  /\b(?:feedback|learn|strengthen|improve|advice|what (?:was )?missing|do better)\b/i;
const NO_FEEDBACK = /\b(?:no|don't|do not|not|without)\b[^,.;]*\b(?:feedback|advice)\b/i;

/** "can mention the paper came out", "tell him I need …": the order falls away, the news stays. */
const ORDER =
  /^(?:(?:just|please|maybe|also|and|can|could|you|short|ok|so)\s+)*(?:mention|say|tell|add|note|write)(?:\s+(?:him|her|them|you|it))?(?:\s+(?:also|too))?(?:\s+that)?\s+/i;
/** What only says how to write, or what the letter says anyway. */
const MANNER =
  /^(?:(?:just|please|maybe|can|could|also|and|only|a)\s+)*(?:ask|thanks?|thank|short|wait|no pressure|fine|ok|okay|(?:yes|ok),? (?!can|could|I)polite|sad|gently|kindly|nicely|hope|last|wish|keep me|still|send|sorry|wow|yes(?! (?:can|could|I)\b)|no|worried|come back|said|she said|he said|they said|you said|hmm|its|it is|call or|not say|do not say|don't say|no problem|I understand|say (?:thanks|yes|no)|tell (?:him|her|them) good|took|I say|I am still|I remain|nothing|no text|should I|write|easter|worry)\b/i;

function clauses(text: string): string[] {
  return text
    .split(/[!?;]+|,\s+|\.(?:\s|$)/)
    .map((c) => c.trim().replace(/\s+(?:too|tell (?:him|her|them|you))$/i, ''))
    .filter((c) => c !== '');
}

/** A clause with its own verb, said by the candidate or of a thing; "" when that is not sure. */
function statement(raw: string, reader: Reader): string {
  const text = raw
    .replace(/^(?:yes|ok|okay|sure|great)[, ]+(?=can|could|I)/i, '')
    .replace(
      /^(?:a )?start(?:ing)? (?:on |from )?((?:the )?\d.*?|\p{Lu}\p{Ll}+ \d{1,2}) (?:works?|is|suits|would be) (?:fine|good|ok|okay|well|best|great|for me|me).*$/u,
      'I can start on $1',
    )
    .replace(/\b(weeks|days|months) notice\b/i, "$1' notice")
    .replace(/^(\p{Ll}+) no(?:\.|mber)? is /u, 'my $1 number is ')
    .replace(/^(?:my |the )?(\p{Ll}+(?: \p{Ll}+)?) (?:is )?attached$/u, 'the $1 is attached')
    .replace(/^from (\d.*)$/, 'I can start on $1')
    .replace(/^(?:can|could) start /, 'I can start ')
    .replace(/\bstart (?=(?:the )?\d|\p{Lu}\p{Ll}+ \d)/u, 'start on ');
  const words = text.split(' ');
  const first = text.split(' ')[0] ?? '';
  if (isPast(first) && !/^(?:told|said|asked|met|was|were|did|had)$/.test(first))
    return statement(`I ${lower(text)}`, reader);
  const own = /^I (?:\p{Ll}+)/u.test(text);
  const thing =
    /^(?:the|my|our|a|an|this|that|it)\b/i.test(text) &&
    words.slice(1, 9).some((w) => /^(?:is|are|was|were|has|have|will)$/.test(w) || isPast(w));
  if (own && isPast(first) === false && /^I (?:take|withdraw|stay)\b/.test(text)) return '';
  if ((!own && !thing) || wordCount(text) < 3) return '';
  const found = gated(text, 'a', reader);
  return found.why === null ? found.text : '';
}

function question(raw: string, reader: Reader): string {
  const about = /^(?:and )?ask (?:him |her |them )?about (.+)$/i.exec(raw)?.[1];
  if (about === undefined || /\b(?:news|decision|status)\b/.test(about)) return '';
  const found = gated(about, 'the', reader);
  return found.why === null ? `I would also like to ask about ${found.text}` : '';
}

function goodLuck(raw: string, reader: Reader): string {
  const what = /\bgood luck (?:with|for|on) (.+)$/i.exec(raw)?.[1];
  return what !== undefined && refusal(what, reader) === null ? `Good luck with ${what}` : '';
}

const fact = (text: string): Fact => ({ text: unended(text), shape: 'that', source: SOURCE });

/** Reads the quick words for one letter. Nothing is guessed: what is not sure comes back unread. */
export function readOwnWords(
  words: string | null,
  reading: {
    readonly tagger: Tagger | null;
    readonly spellings: Spellings;
    readonly names: readonly string[];
  },
): OwnWords {
  if (words === null || words.trim() === '') return NO_WORDS;
  const text = normalise(words, reading.spellings);
  const news: Fact[] = [];
  const answers: Fact[] = [];
  const unread: string[] = [];
  for (const raw of clauses(tidy(words)).map((c) => normalise(c, reading.spellings))) {
    const clause = toYou(raw, reading.names, reading.tagger);
    const asked = question(clause, reading) || goodLuck(clause, reading);
    if (asked !== '') {
      answers.push(fact(asked));
      continue;
    }
    if (MANNER.test(clause)) continue;
    const said = statement(
      /^I\b/.test(clause) ? clause : lower(clause).replace(ORDER, ''),
      reading,
    );
    if (said === '') unread.push(raw);
    else {
      news.push(fact(said));
      answers.push(fact(capital(said)));
    }
  }
  return {
    news,
    answers,
    feedback: FEEDBACK.test(text) && !NO_FEEDBACK.test(text),
    date: BY.exec(text)?.[1] ?? null,
    unread,
  };
}
