import type { SourcedSentence } from '../record/nouns.ts';
import type { Fact, Repair, Share } from './facts.ts';
import { fill, type Manner, type Phrasing, phrasings } from './phrasings.ts';
import { shared } from './relevance.ts';
import type { Closing } from './timeline.ts';

/** A sentence with the move it makes and the phrasing it is set in. */
export interface Said extends SourcedSentence {
  readonly move: string;
  readonly phrasing: string;
  /** How many words of it are courtesy. */
  readonly words: number;
}

export type Paragraph = readonly Said[];

/** What every sentence of one note may refer to. */
export interface Frame {
  readonly manner: Manner;
  readonly slots: { readonly company: string; readonly role: string };
  /** Chooses among the phrasings of a move. */
  readonly pick: (move: string, options: readonly Phrasing[]) => Phrasing;
}

/** One sentence of a move; nothing when there are no words for it. */
export function say(
  frame: Frame,
  move: string,
  facts: readonly Fact[],
  extra: Readonly<Record<string, string>> = {},
): Said[] {
  const options = phrasings(move, frame.manner);
  if (options.length === 0) return [];
  const phrasing = frame.pick(move, options);
  const slots = { ...frame.slots, x: facts.map((f) => f.text).join(' and '), ...extra };
  const named = [
    ...(phrasing.text.includes('{company}') ? ['record:company'] : []),
    ...(phrasing.text.includes('{role}') ? ['record:role'] : []),
    ...('when' in extra ? ['debrief:theyDecide'] : []),
  ];
  const courtesy = phrasing.words;
  const sources = [...facts.map((f) => f.source), ...named];
  return [
    {
      text: fill(phrasing.text, slots),
      facts: sources.length > 0 ? sources : ['courtesy'],
      move,
      phrasing: phrasing.id,
      words: courtesy,
    },
  ];
}

export function thanks(frame: Frame, fact: Fact | null, again: boolean): Said[] {
  if (fact !== null) return say(frame, 'thanks.ing', [fact]);
  return say(frame, again ? 'thanks.again' : 'thanks.none', []);
}

export function keep(frame: Frame, fact: Fact | null): Said[] {
  return fact === null ? [] : say(frame, `keep.${fact.shape}`, [fact]);
}

export function need(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  return say(frame, fact.shape === 'verb-s' ? 'need.team' : 'need.clause', [fact]);
}

export function talk(frame: Frame, fact: Fact | null): Said[] {
  return fact === null ? [] : say(frame, 'talk.np', [fact]);
}

/** "I was also the buddy", "I also led". */
function also(text: string): string {
  return /^(?:was|am|have|had|can|could)\b/.test(text)
    ? text.replace(/^(\S+)/, '$1 also')
    : `also ${text}`;
}

function asFit(frame: Frame, fact: Fact, first: boolean, joined: boolean): Said[] {
  if (fact.shape === 'np') return say(frame, 'fit.np', [fact]);
  if (fact.source === 'record:headline') return say(frame, 'trade', [fact]);
  if (first) return say(frame, joined ? 'fit.joined' : 'fit.free', [fact]);
  return say(frame, 'fit.more', [fact]).map((s) => ({
    ...s,
    text: s.text.replace(`I also ${fact.text}`, `I ${also(fact.text)}`),
  }));
}

/** Evidence, joined to their need where the two speak of the same thing (N6). */
export function fits(frame: Frame, share: Share): Said[] {
  const { need: n } = share.personal;
  return share.fits.flatMap((fact, i) => {
    const near = n !== null && shared(fact.text, n.text) > 0;
    return asFit(frame, fact, i === 0, near);
  });
}

export function enjoy(frame: Frame, fact: Fact | null): Said[] {
  if (fact === null) return [];
  return say(frame, fact.shape === 'ing' ? 'enjoy.ing' : 'enjoy.np', [fact]);
}

/** One answer finished, put positively; the question is the reader's own or somebody else's (N7). */
export function repair(frame: Frame, piece: Repair | null, reader: string, alone: boolean): Said[] {
  if (piece === null) return [];
  const theirs = piece.askedBy === reader || (piece.askedBy === null && alone);
  const { question } = piece;
  const move =
    question === null
      ? 'repair.bare'
      : `repair.${theirs ? '' : 'other.'}${question.shape === 'wh' ? 'wh' : 'np'}`;
  return [
    ...say(frame, move, question === null ? [] : [question]),
    { text: piece.answer, facts: [piece.source], move: 'answer', phrasing: '', words: 0 },
  ];
}

export function alsos(frame: Frame, facts: readonly Fact[]): Said[] {
  return facts.flatMap((f) => say(frame, 'also.past', [f]));
}

function joinable(a: Said, b: Said): boolean {
  return /^I /.test(a.text) && /^I /.test(b.text) && !/[,;:?]/.test(`${a.text}${b.text}`);
}

/** Interest and what comes next, as one sentence where both are short. */
export function ending(frame: Frame, close: Closing, mayAsk: boolean): Said[] {
  const [wish] = say(frame, 'interest', []);
  const [next] = closingWords(frame, close, mayAsk);
  if (wish === undefined || next === undefined) return [wish, next].filter((s) => s !== undefined);
  if (!joinable(wish, next)) return [wish, next];
  return [
    {
      ...wish,
      text: `${wish.text.slice(0, -1)}, and ${next.text}`,
      facts: [...new Set([...wish.facts, ...next.facts])],
      phrasing: `${wish.phrasing} ${next.phrasing}`,
      words: wish.words + next.words,
    },
  ];
}

export function closingWords(frame: Frame, close: Closing, mayAsk: boolean): Said[] {
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
