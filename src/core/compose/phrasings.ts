import letters from './data/letters.json' with { type: 'json' };
import note from './data/note.json' with { type: 'json' };
import type { Dialect, Medium, Register } from './request.ts';
import { hash } from './seed.ts';
import { capital, wordCount } from './text.ts';

/** One way of saying a courtesy, with slots for facts in braces. */
export interface Phrasing {
  readonly id: string;
  readonly text: string;
  /** How many words of courtesy it has. */
  readonly words: number;
  /** Taken only when the better ones are used up: by a panel, or by other versions. */
  readonly spare: boolean;
}

/** Texts of one move, keyed by whom they suit: "any", "warm plain", "formal en-GB card", "spare". */
export type Wordings = Readonly<Record<string, readonly string[]>>;
export type Moves = Readonly<Record<string, Wordings>>;

export interface Manner {
  readonly register: Register;
  readonly dialect: Dialect;
  readonly channel: Medium;
}

const AXES: readonly (readonly string[])[] = [
  ['warm', 'plain', 'formal'],
  ['en-US', 'en-GB'],
  ['email', 'card'],
];

/** An answer that needs no frame around it. */
const PLAIN: Moves = { plain: { any: ['{X}.'] } };

const BOOK: Moves = { ...note, ...letters, ...PLAIN };

function suits(key: string, manner: Manner): boolean {
  const tags = key.split(' ');
  const mine = [manner.register, manner.dialect, manner.channel];
  return AXES.every((axis, i) => {
    const named = tags.filter((t) => axis.includes(t));
    return named.length === 0 || named.includes(mine[i] ?? '');
  });
}

const idOf = (move: string, text: string): string => `${move}:${hash(text).toString(36)}`;

const cache = new Map<string, readonly Phrasing[]>();

/** The phrasings of a move that suit register, dialect and channel; none for an unknown move. */
export function phrasings(move: string, manner: Manner, book: Moves = BOOK): readonly Phrasing[] {
  const key = `${move}|${manner.register}|${manner.dialect}|${manner.channel}`;
  const kept = book === BOOK ? cache.get(key) : undefined;
  if (kept) return kept;
  const found = Object.entries(book[move] ?? {})
    .filter(([tags]) => suits(tags, manner))
    .flatMap(([tags, texts]) =>
      texts.map((text) => ({
        id: idOf(move, text),
        text,
        spare: /\bspare\b/.test(tags),
        words: wordCount(text.replace(/\{\w+\}/g, ' ')),
      })),
    );
  if (book === BOOK) cache.set(key, found);
  return found;
}

const texts = new Map<string, string>();

/** The text behind a phrasing's id; empty for an unknown one. */
export function textOf(id: string): string {
  if (texts.size === 0) {
    for (const [move, wordings] of Object.entries(BOOK)) {
      for (const text of Object.values(wordings).flat()) texts.set(idOf(move, text), text);
    }
  }
  return texts.get(id) ?? '';
}

/** The move that a phrasing belongs to. */
export const moveOf = (id: string): string => id.slice(0, id.lastIndexOf(':'));

/** The names of all moves there are words for. */
export function moves(book: Moves = BOOK): readonly string[] {
  return Object.keys(book);
}

/** Puts the facts into the slots; `{X}` is `{x}` with a capital. */
export function fill(text: string, slots: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'X' ? capital(slots.x ?? '') : (slots[name] ?? ''),
  );
  // "Acme Inc." at the end of a sentence brings its own full stop.
  return capital(filled).replace(/\.\.(?=$|\s)/g, '.');
}
