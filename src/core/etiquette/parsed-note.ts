import type { Finding } from '../record/finding.ts';
import type { Span } from '../record/nouns.ts';
import { fold } from '../text/fold.ts';
import { type Letter, letterOf } from '../text/letter.ts';
import { type KnownName, knownName } from '../text/names.ts';
import { sentences, type Word, words } from '../text/words.ts';
import { answeredTo } from './answered-to.ts';
import type { NoteContext, NoteText } from './note.ts';

/** A sentence of the body. `lower` has the same length as `text`, so offsets agree. */
export interface Sentence extends Span {
  readonly text: string;
  readonly lower: string;
  /** Index of its paragraph. */
  readonly paragraph: number;
}

/** A note taken apart once, for all rules. */
export interface ParsedNote {
  readonly note: NoteText;
  readonly context: NoteContext;
  readonly letter: Letter;
  /** Words of the whole body. */
  readonly words: readonly Word[];
  /** Sentences of the paragraphs, without greeting and closing. */
  readonly sentences: readonly Sentence[];
  /** The panel and everyone else whose name is known, the recipient first. */
  readonly people: readonly KnownName[];
  readonly recipient: KnownName | null;
  /** What `proofread` found; null while it has not run. */
  readonly language: readonly Finding[] | null;
}

/** Longest text that is read whole; what lies beyond is said to be unchecked. */
export const LONGEST = 20_000;
/** What is read of a subject line. */
const LONGEST_SUBJECT = 500;

/** Lower case with straight apostrophes and unchanged length, so that offsets stay true. */
export function lowered(text: string): string {
  const lower = text.toLowerCase().replace(/[’‘ʼ]/gu, "'");
  return lower.length === text.length
    ? lower
    : [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

function peopleOf(note: NoteText, context: NoteContext): KnownName[] {
  const to = note.to.name;
  const known = (context.interviewers ?? []).map((p) => {
    // The recipient's line may carry a title that the panel's list lacks: "Capt. Nils Ahlqvist".
    const same = to !== null && fold(to).includes(fold(p.name));
    return knownName(p.name, same ? to : null);
  });
  const rest = (context.peopleElsewhere ?? []).map((n) => knownName(n));
  if (to === null) return [...known, ...rest];
  const recipient = knownName(to);
  const answered = answeredTo(recipient, [...known, ...rest], context);
  return [{ ...recipient, short: [...recipient.short, ...answered] }, ...known, ...rest];
}

/** Takes a note apart. Never throws; linear in its length. */
export function parse(
  note: NoteText,
  context: NoteContext,
  language: readonly Finding[] | null = null,
): ParsedNote {
  const body = note.body
    .slice(0, LONGEST)
    .replace(/\r\n?/g, (m) => (m.length === 2 ? ' \n' : '\n'));
  const letter = letterOf(body, context.candidate);
  const found: Sentence[] = [];
  letter.paragraphs.forEach((p, paragraph) => {
    for (const s of sentences(body, p)) {
      const text = body.slice(s.start, s.end);
      found.push({ ...s, text, lower: lowered(text), paragraph });
    }
  });
  const people = peopleOf(note, context);
  return {
    note: { ...note, subject: note.subject.slice(0, LONGEST_SUBJECT), body },
    context,
    letter,
    words: words(body),
    sentences: found,
    people,
    recipient: note.to.name === null ? null : (people[0] ?? null),
    language,
  };
}
