import type { Fact, Repair } from './facts.ts';
import { type Frame, joinable, joined, type Said, say } from './realise.ts';
import { shared } from './relevance.ts';
import { baseOfPast, isPast } from './rough/lexis.ts';
import { wordCount } from './text.ts';
import type { Closing } from './timeline.ts';

/** Gratitude first (N5): for what the reader did, else for the conversation. */
export function thanks(
  frame: Frame,
  fact: Fact | null,
  again: boolean,
  told: Fact | null = null,
): Said[] {
  if (fact !== null && told !== null)
    return say(frame, 'thanks.both', [fact, told], { x: fact.text, y: told.text });
  if (fact !== null) return say(frame, 'thanks.ing', [fact]);
  if (told !== null && !again) return say(frame, 'thanks.about', [told]);
  return say(frame, again ? 'thanks.again' : 'thanks.none', []);
}

/** A word on what the reader did: why it is remembered. */
export function reaction(frame: Frame, fact: Fact | null): Said[] {
  return fact === null || fact.shape !== 'ing' || /[,;]/.test(fact.text)
    ? []
    : say(frame, 'react', []);
}

/** What stays of the conversation (N4). "You walked the fence" stays as "how you walked it". */
export function keep(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  const done = fact.shape === 'that' && /^you \p{L}+/u.test(fact.text) && didSo(fact.text);
  return say(frame, done ? 'keep.how' : `keep.${fact.shape}`, [fact]);
}

function didSo(text: string): boolean {
  const verb = text.split(' ')[1] ?? '';
  return isPast(verb) && !/^(?:were|had|was|said|told)$/.test(verb);
}

/** A need of theirs, as the reader told it. */
export function need(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  return say(frame, fact.shape === 'verb-s' ? 'need.team' : 'need.clause', [fact]);
}

/** What can be helped: "signs do not work", not "children sleep outside". */
const LACK =
  /\b(?:no|not|nobody|never|none|late|too|few|fewer|less|only|lose|loses|lost|short|waits?|needs?|fails?|breaks?|miss|misses|behind|without|alone|half|stuck|slow|forever|old|still)\b/;

/** What would sound like a reproach if it were only repeated. */
const REPROACH =
  /^still\b|^(?:(?:often|always|sometimes) )*(?:double-book(?:s|ed)|loses?|lost|misses|missed|fails?|failed|forgets?|books two|breaks?|cannot|has no|has never|never|does not|wastes?|late)\b|\b(?:do not talk|does not talk|nobody|no one)\b/;

/** Whether it is a trouble, in which one can only help, or work, in which one can take part. */
export const isLack = (fact: Fact): boolean =>
  isReproach(fact) || LACK.test(fact.text) || !TAKES_PART.test(fact.text);

export const isReproach = (fact: Fact): boolean => REPROACH.test(fact.text);

/** A need with an offer to help where something lacks, to take part where it is simply their work. */
export function needAlone(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  if (wordCount(fact.text) > 16 || /[,;] /.test(fact.text)) return need(frame, fact);
  const lacks = isLack(fact);
  if (lacks && !isReproach(fact) && !LACK.test(fact.text)) return need(frame, fact);
  const way = !lacks ? 'share' : isReproach(fact) && !OVER.test(fact.text) ? 'change' : 'part';
  const move = `need.${way}.${fact.shape === 'verb-s' ? 'team' : 'clause'}`;
  return say(frame, move, [fact]);
}

/** What has happened can be helped with, and no longer changed. */
const OVER = /^(?:\p{Ll}+ed|lost|has (?:never|lost))\b|\blast (?:year|month|week|spring|summer)\b/u;

/** Work that one can take part in: "ships every Tuesday", not "has three vans". */
const TAKES_PART = /^(?!(?:has|is|was|had|lost|gets?|receives?)\b)\p{Ll}+s\b/u;

/** "I was also the buddy", "I also led". */
function alsoIn(text: string): string {
  const [first = '', second = ''] = text.split(' ');
  const helper =
    /^(?:was|am|can|could|will|would|may|must)$/.test(first) ||
    (/^ha(?:ve|d)$/.test(first) && isDoneForm(second));
  return helper ? text.replace(/^(\S+)/, '$1 also') : `also ${text}`;
}

/** "have since set up", "have been": what follows is a participle, not a thing that is had. */
const isDoneForm = (word: string): boolean =>
  /^(?:been|since|never|already)$/.test(word) || isPast(word) || baseOfPast(word) !== null;

/** One thing more of the candidate's own. */
export function more(frame: Frame, fact: Fact): Said[] {
  return say(frame, 'fit.more', [fact]).map((s) => ({
    ...s,
    text: s.text
      .replace(`I also ${fact.text}`, `I ${alsoIn(fact.text)}`)
      .replace(/^(I (?:\w+ )?also\b.*) (?:as well|too)\.$/, '$1.'),
  }));
}

/** Something done once and done well, which one may offer to do again. */
const isDone = (fact: Fact): boolean => {
  const [first = ''] = fact.text.split(' ');
  return fact.shape === 'past' && isPast(first) && !/^(?:was|had|were)$/.test(first);
};

/** What one may offer to do again: a thing made better, made, or taught. */
const REPEATED =
  /^(?:cut|brought|reduced|raised|built|rebuilt|set up|started|led|trained|taught|mentored|wrote|moved|redesigned|halved|doubled|cleared|organi[sz]ed|ran|launched|kept|managed|coached|fixed|improved|introduced|created|turned|won back)\b/;

const plain = (text: string): boolean => !/[,;:](?!\d)| and /.test(text);

/** Two deeds flow as one sentence where both are short. */
function twoDeeds(frame: Frame, a: Fact, b: Fact): Said[] {
  const [one] = say(frame, 'fit', [a]);
  const [two] = say(frame, 'fit', [b]);
  if (one === undefined || two === undefined) return [];
  const words = wordCount(a.text) + wordCount(b.text);
  const close =
    isDone(a) && isDone(b) && !/[,;:](?!\d)/.test(a.text) && words <= 30 && !/, and\b/.test(b.text);
  const bare = /^I /.test(one.text) && one.text === `I ${a.text}.`;
  if (!close || !bare) return [one, ...more(frame, b)];
  const inner = plain(a.text) && plain(b.text) && words <= 18;
  const second = { ...two, text: inner ? `${b.text}.` : `I ${b.text}.` };
  return [joined(one, second, inner ? ' and ' : ', and ')];
}

/** After evidence: it could be done again here (N6). */
function offered(frame: Frame, fact: Fact, said: Said, near: boolean): Said[] {
  const short = plain(fact.text) && wordCount(fact.text) <= 15 && said.text === `I ${fact.text}.`;
  if (!short) return [said, ...say(frame, 'fit.bridge', [])];
  const [tail] = say(frame, 'fit.tail', []);
  if (tail === undefined) return [said];
  const knows = tail.text.startsWith('So ');
  if (knows && !near) return [said, ...say(frame, 'fit.bridge', [])];
  const end = { ...tail, text: `${tail.text.charAt(0).toLowerCase()}${tail.text.slice(1)}.` };
  return [joined(said, end, ', ')];
}

/** How evidence goes on from what was just said: on the stem's "something like that", or as a gift. */
export type Lead = 'none' | 'like' | 'bring';

/** Something done, which "I have done something like that" can announce. */
const isDeed = (fact: Fact): boolean =>
  fact.shape === 'past' &&
  fact.source !== 'record:headline' &&
  !/^(?:am|can|could|speak|hold|know|edit|have (?!worked|run|built|led|taught)|did not)\b/.test(
    fact.text,
  );

const flowsOn = (a: Fact, b: Fact): boolean =>
  isDone(b) && plain(a.text) && plain(b.text) && wordCount(a.text) + wordCount(b.text) <= 26;

/** "I have done something like that: I ran …, and I also built …." */
function announced(frame: Frame, first: Fact, rest: readonly Fact[], lead: Lead): Said[] {
  const [said] = say(frame, lead === 'like' ? 'fit.like' : 'fit.bring', [first]);
  if (said === undefined) return [];
  const [next, ...others] = rest.filter((f) => f.shape === 'past');
  const [second] = next !== undefined && flowsOn(first, next) ? say(frame, 'fit', [next]) : [];
  return next !== undefined && second !== undefined
    ? alsos(frame, others, [joined(said, { ...second, text: `${next.text}.` }, ' and ')])
    : alsos(frame, next === undefined ? [] : [next, ...others], [said]);
}

/** Evidence, joined to their need where the two speak of the same thing (N6). */
export function fits(
  frame: Frame,
  facts: readonly Fact[],
  need: Fact | null,
  offer: boolean,
  lead: Lead = 'none',
): Said[] {
  const [first, second, ...rest] = facts;
  if (first === undefined) return [];
  if (lead !== 'none' && isDeed(first)) return announced(frame, first, facts.slice(1), lead);
  const one = (f: Fact): Said[] => {
    if (f.shape === 'np')
      return say(frame, f.source.startsWith('record:') ? 'strength' : 'fit.np', [f]);
    return say(frame, f.source === 'record:headline' ? 'trade' : 'fit', [f]);
  };
  if (second === undefined) {
    const [said] = one(first);
    const near = need !== null && shared(first.text, need.text) > 0;
    return said !== undefined && offer && REPEATED.test(first.text)
      ? offered(frame, first, said, near)
      : one(first);
  }
  const pair =
    first.shape === 'past' && second.shape === 'past' && second.source !== 'record:headline'
      ? twoDeeds(frame, first, second)
      : [...one(first), ...(second.shape === 'past' ? more(frame, second) : one(second))];
  return [...pair, ...rest.flatMap((f) => (f.shape === 'past' ? more(frame, f) : one(f)))];
}

/** What the candidate would enjoy most: their interest in their own words (N6). */
export function enjoy(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  return say(frame, fact.shape === 'ing' ? 'enjoy.ing' : 'enjoy.np', [fact]);
}

/** The answer itself, in the candidate's words. */
export function answer(piece: Repair): Said {
  return {
    text: piece.answer,
    facts: [piece.source],
    move: 'answer',
    phrasing: '',
    words: 0,
    spare: 0,
  };
}

/** "a friend of mine who is always late", answered with "I would …", is a case and not a friend. */
export const isCase = ({ question, answer: said }: Repair): boolean =>
  question?.shape === 'np' &&
  /^(?:an?|some\p{L}+) (?:[\p{L}' -]+ )?(?:who|that|which)\b/u.test(question.text) &&
  /^(?:First,? |Then |The first time,? )?I(?:'d| would)\b/.test(said);

/** One answer finished, put positively; the question is the reader's own or somebody else's (N7). */
export function repair(frame: Frame, piece: Repair | null, reader: string, alone: boolean): Said[] {
  if (piece === null) return [];
  const theirs = piece.askedBy === reader || (piece.askedBy === null && alone);
  const { question } = piece;
  const kind = question?.shape === 'wh' ? 'wh' : isCase(piece) ? 'case' : 'np';
  const move = question === null ? 'repair.bare' : `repair.${theirs ? '' : 'other.'}${kind}`;
  return [...say(frame, move, question === null ? [] : [question]), answer(piece)];
}

/** What was forgotten in the interview (N7): it goes on from the evidence, or stands by itself. */
export function alsos(frame: Frame, facts: readonly Fact[], evidence: readonly Said[]): Said[] {
  const before = evidence.at(-1);
  if (before === undefined) {
    return facts.flatMap((f, i) =>
      i > 0 ? more(frame, f) : say(frame, facts.length === 1 ? alone(f) : 'also.past', [f]),
    );
  }
  const [first, ...rest] = facts.flatMap((f) => more(frame, f));
  if (first === undefined) return [...evidence];
  const flows =
    goesOn(first.text) &&
    !/, (?:and|so) |;/.test(before.text) &&
    !/, and /.test(first.text) &&
    wordCount(before.text) + wordCount(first.text) <= 34;
  return flows
    ? [...evidence.slice(0, -1), joined(before, first), ...rest]
    : [...evidence, first, ...rest];
}

/** "I also trained …", "I have also been …": told in the same breath as what was done. */
function goesOn(text: string): boolean {
  const also = /^I (?:also (\p{Ll}+)|(?:have|was) also) /u.exec(text);
  return also !== null && (also[1] === undefined || isPast(also[1]) || also[1] === 'have');
}

/** By itself a short thing is said with what it is worth here. */
const alone = (fact: Fact): string =>
  wordCount(fact.text) <= 12 && !/[,;] |^(?:am|was|did)\b/.test(fact.text)
    ? 'also.tail'
    : 'also.past';

/** Interest and what comes next, as one sentence where both are short. */
export function ending(
  frame: Frame,
  wish: Said | undefined,
  close: Closing,
  mayAsk: boolean,
  full: boolean,
): Said[] {
  const [next] = closingWords(frame, close, mayAsk);
  // Where no date is known, a wish ends a note that says enough.
  const open = close.kind === 'vague' || (close.kind === 'unknown' && !mayAsk);
  if (open && full && wish !== undefined && frame.chance(0.4)) return [wish];
  if (wish === undefined || next === undefined) return [wish, next].filter((s) => s !== undefined);
  return joinable(wish, next) ? [joined(wish, next)] : [wish, next];
}

function closingWords(frame: Frame, close: Closing, mayAsk: boolean): Said[] {
  switch (close.kind) {
    case 'when':
      return say(frame, 'close.when', [], { when: close.when });
    case 'from':
      return say(frame, 'close.from', [], { when: close.when, who: close.who });
    case 'vague':
      return say(frame, 'close.plain', []);
    case 'unknown':
      return say(frame, mayAsk ? 'close.ask' : 'close.plain', []);
  }
}
