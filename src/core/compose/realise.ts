import type { SourcedSentence } from '../record/nouns.ts';
import type { Fact } from './facts.ts';
import { fill, type Manner, type Phrasing, phrasings } from './phrasings.ts';
import { wordCount } from './text.ts';

/** A sentence with the move it makes and the phrasing it is set in. */
export interface Said extends SourcedSentence {
  readonly move: string;
  readonly phrasing: string;
  /** How many words of it are courtesy. */
  readonly words: number;
  /** How many of its phrasings are second choices. */
  readonly spare: number;
}

export type Paragraph = readonly Said[];

/** What every sentence of one note may refer to. */
export interface Frame {
  readonly manner: Manner;
  readonly slots: { readonly company: string; readonly role: string };
  /** Chooses among the phrasings of a move. */
  readonly pick: (move: string, options: readonly Phrasing[]) => Phrasing;
  /** Whether to take one of two ways of building a note: true with the given chance. */
  readonly chance: (share: number) => boolean;
}

/** One sentence of a move; nothing when there are no words for it. */
export function say(
  frame: Frame,
  move: string,
  facts: readonly Fact[],
  extra: Readonly<Record<string, string>> = {},
): Said[] {
  const all = phrasings(move, frame.manner);
  const heavy = facts.some((f) => /, /.test(f.text));
  // "Finding out who comes back, and why is …" cannot open a sentence.
  const light = heavy ? all.filter((p) => !p.text.startsWith('{X} ')) : all;
  const options = light.length > 0 ? light : all;
  if (options.length === 0) return [];
  const phrasing = frame.pick(move, options);
  const slots = { ...frame.slots, x: facts.map((f) => f.text).join(' and '), ...extra };
  const named = [
    ...(phrasing.text.includes('{company}') ? ['record:company'] : []),
    ...(phrasing.text.includes('{role}') ? ['record:role'] : []),
    ...('when' in extra ? ['debrief:theyDecide'] : []),
  ];
  const sources = [...facts.map((f) => f.source), ...named];
  return [
    {
      text: fill(phrasing.text, slots),
      facts: sources.length > 0 ? sources : ['courtesy'],
      move,
      phrasing: phrasing.id,
      words: phrasing.words,
      spare: phrasing.spare ? 1 : 0,
    },
  ];
}

/** The two as one sentence: "…, and …". */
export function joined(a: Said, b: Said, by = ', and '): Said {
  const sources = [...a.facts, ...b.facts].filter((f) => f !== 'courtesy');
  return {
    ...a,
    text: `${a.text.slice(0, -1)}${by}${b.text}`,
    facts: sources.length > 0 ? [...new Set(sources)] : ['courtesy'],
    phrasing: `${a.phrasing} ${b.phrasing}`.trim(),
    words: a.words + b.words + 1,
    spare: a.spare + b.spare,
  };
}

const MOST_JOINED = 32;

/** Whether two statements flow as one: neither is long, a list or a question. */
export function joinable(a: Said | undefined, b: Said | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const both = `${a.text} ${b.text}`;
  return (
    /^I /.test(b.text) &&
    !/[,;:?"](?!\d)/.test(both) &&
    /\.$/.test(a.text) &&
    wordCount(both) <= MOST_JOINED
  );
}
