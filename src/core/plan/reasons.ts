import { DAY, type DayNumber, dayName, instantOf, MINUTE, type Millis } from '../time/day.ts';
import type { Place } from '../time/place.ts';
import { isZone, localAt } from '../time/zone.ts';
import sentences from './data/sentences.json' with { type: 'json' };
import type { Facts, Received, Told } from './facts.ts';
import type { Fact, Reason } from './step.ts';

export type SentenceKey = keyof typeof sentences;

/** What a sentence is filled with; numbers are written as words up to ten. */
export type Values = Readonly<Record<string, string | number>>;

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ');

/** Each sentence cut at its gaps: words, the name of a gap, words, and so on. */
const cut = new Map<SentenceKey, readonly string[]>();

function piecesOf(key: SentenceKey): readonly string[] {
  let pieces = cut.get(key);
  if (pieces === undefined) {
    pieces = sentences[key].split(/\{(\w+)\}/);
    cut.set(key, pieces);
  }
  return pieces;
}

/** Fills the named sentence; every `{name}` in it must be given, but `{days}`, which follows `{n}`. */
export function say(key: SentenceKey, values: Values = {}): string {
  let said = '';
  piecesOf(key).forEach((piece, i) => {
    if (i % 2 === 0) said += piece;
    else if (piece === 'days') said += values.n === 1 ? 'day' : 'days';
    else said += inWords(values[piece] ?? '', said === '' || said.endsWith('. '));
  });
  return said;
}

function inWords(value: string | number, opening: boolean): string {
  if (typeof value === 'string') return value;
  const word = NUMBERS[value] ?? String(value);
  return opening ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** A reason with its sentence filled. */
export function because(
  rules: readonly string[],
  key: SentenceKey,
  values: Values = {},
  facts: readonly Fact[] = [],
): Reason {
  return { rules, facts, sentence: say(key, values) };
}

/** "Tuesday 8 December" at a place. */
export function dayAt(at: Millis, place: Place, now: Millis): string {
  return dayName(localAt(at, place.zone).day, today(now));
}

/** "Tuesday 8 December at 09:30" at a place; "their time" where the candidate's clock differs. */
export function momentAt(at: Millis, place: Place, facts: Facts): string {
  const { day, time } = localAt(at, place.zone);
  const minutes = Math.floor(time / MINUTE);
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  const moment = `${dayName(day, today(facts.now))} at ${hour}:${String(minutes % 60).padStart(2, '0')}`;
  const { candidateZone } = facts.settings;
  const own = isZone(candidateZone) ? localAt(at, candidateZone) : { day, time };
  return own.time === time && own.day === day ? moment : `${moment} their time`;
}

/** The day of a promise and the like, which has no zone. */
export function plainDay(day: DayNumber, now: Millis): string {
  return dayName(day, today(now));
}

function today(now: Millis): DayNumber {
  return Math.floor(now / DAY);
}

/** Name of a person, or of the company where nobody is known. */
export function nameOf(id: string | null, facts: Facts): string {
  const name = id === null ? undefined : facts.contacts.get(id)?.person.name;
  return name ?? facts.opportunity.company;
}

/** The names of people in a row. */
export function namesOf(ids: readonly string[], facts: Facts): string {
  return inARow(ids.map((id) => nameOf(id, facts)));
}

/** "Ada", "Ada and Bo", "Ada, Bo and Cy". */
export function inARow(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Whose words something rests on, quoted as far as they are stored. */
export function factOf(entry: Received | Told, facts: Facts): Fact {
  const from = entry.kind === 'told' ? entry.by : entry.from;
  return { who: nameOf(from, facts), when: instantOf(entry.at), quote: quoteOf(entry, facts) };
}

function quoteOf(entry: Received | Told, facts: Facts): string {
  if (entry.promise !== null && entry.promise.said !== '') return entry.promise.said;
  if (entry.kind === 'told' || entry.message === null) return '';
  const reading = facts.opportunity.messages.find((m) => m.id === entry.message)?.reading;
  const span = reading?.evidence[0];
  return reading === undefined || span === undefined
    ? ''
    : reading.newText.slice(span.start, span.end);
}
