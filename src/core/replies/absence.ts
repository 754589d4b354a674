import { type DayNumber, weekday } from '../time/day.ts';
import words from './data/absence-words.json' with { type: 'json' };
import { type DateContext, partsOf } from './dates/calendar.ts';
import { type DateMention, findDates } from './dates/find-dates.ts';

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Longest first, so that `bis zum` is met before `bis`. */
const any = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
const word = (list: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${any(list)})(?![\\p{L}\\d])`, 'iu');

const BACK = word(words.back);
const AWAY = word(words.away);
const THROUGH = word(words.through);
const PATTERN = word(words.pattern);
const DESK = /(?:^|[,;]\s*|\bat (?:my|the) |\bin (?:the |my )?)(?:office|desk|shop|work)\s*$/i;
/** An end is named, whether or not it counts as away. */
const ENDS = word([...words.through, ...words.inclusive, 'to', 'till', 'until', '-', '–']);
const UNTIL = new RegExp(
  `(?<![\\p{L}\\d])(?:${any(words.until)})\\s*(?:(?:and (?:with|including)|einschließlich|inkl\\.?|y compris|e incluso)\\s*)?(?:(?:the|le|el|il|den|dem|o|em) )?(?:\\p{L}+day,? )?$`,
  'iu',
);
const UNTIL_AFTER = /^\s*(?:まで|asti|saakka)/;
const INCLUSIVE = new RegExp(`^[\\s,.(]*(?:${any(words.inclusive)})`, 'iu');
const BACK_AFTER =
  /^\W*(?:is|will be)?\s*(?:my )?first day back|^\s*(?:から|より|に復帰|に戻)|^[\s,]*(?:\p{L}+\s){0,3}(?:wieder|weer|åter|tillbaka|tilbake|tilbage|back|again|zurück|de retour)(?!\p{L})/iu;

/** The first day away. */
const BEGINS = /\b(?:starting|beginning|as of|effective|since)\s+(?:on |from )?$/i;
/** "Back at the brewery on the 24th" of oneself. */
const BACK_ON =
  /(?:^|[.!?,]\s+|\bi(?:'m| am|'ll be| will be) (?:\w+ ){0,2})(?:properly )?(?:back|home)\b[^.!?]{0,40}\b(?:\d{1,2}(?:st|nd|rd|th)?|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b/i;

/** The next day on which the sender's place works, after `day`. */
function workdayAfter(day: DayNumber, context: DateContext): DayNumber {
  let at = day + 1;
  while ((weekday(at) > 5 || context.isHoliday(at)) && at < day + 30) at += 1;
  return at;
}

interface Clue {
  readonly mention: DateMention;
  readonly before: string;
  readonly after: string;
}

function cluesOf(text: string, context: DateContext): readonly Clue[] {
  return findDates(text, context)
    .filter((mention) => !mention.past && mention.sort !== 'duration')
    .filter(({ start }) => !BEGINS.test(text.slice(Math.max(0, start - 20), start)))
    .map((mention) => ({
      mention,
      before: lastClause(text.slice(Math.max(0, mention.start - 90), mention.start)),
      after: text.slice(mention.end, mention.end + 50).split(CLAUSE)[0] ?? '',
    }));
}

/** Ends of clauses; the dots of `06.07.` and `t.o.m.` are none. */
const CLAUSE = /[!?\n;]|(?<!\d|[a-z]\.[a-z])\.\s+(?=\p{Lu}|$)|\.\s+(?=\p{Lu}\p{Ll})/u;
const lastClause = (text: string): string => text.split(CLAUSE).at(-1) ?? '';

/**
 * The first day back at work that an absence notice names; null when it names none or only a weekly
 * pattern. "Until the 21st inclusive" and "through Friday" give the next working day there.
 */
export function returnDay(text: string, context: DateContext): DayNumber | null {
  const clues = cluesOf(text, context);
  const pattern = PATTERN.test(text);
  const back = clues.filter(
    (clue) => BACK.test(clue.before) || DESK.test(clue.before) || BACK_AFTER.test(clue.after),
  );
  const named = back.at(0);
  if (named !== undefined) {
    const last = back.filter((clue) => clue.mention.sort !== 'span').at(-1) ?? named;
    if (!isUntil(last)) return last.mention.to;
    return endOfAbsence(last, context);
  }
  if (pattern) return null;
  const away = clues.filter(
    (clue) =>
      AWAY.test(clue.before) ||
      isUntil(clue) ||
      (clue.mention.to > clue.mention.from && AWAY.test(clue.after)),
  );
  const last = away.at(-1);
  if (last === undefined) return null;
  return endOfAbsence(last, context);
}

const isUntil = (clue: Clue): boolean =>
  UNTIL_AFTER.test(clue.after) || (UNTIL.test(clue.before) && !/\bback\b[^,]*$/i.test(clue.before));

/** "Until the 5th" is the day of return; "through", a range and "inclusive" are days still away. */
function endOfAbsence(clue: Clue, context: DateContext): DayNumber {
  const { mention, before, after } = clue;
  const ranged = mention.to > mention.from || /\bfrom\b|\bto\s*$/i.test(before);
  const through = THROUGH.test(before);
  const inclusive = INCLUSIVE.test(after);
  const today =
    /\b(?:today|tomorrow|out|off|away)\b/i.test(before) && !/\b(?:until|till|til)\b/i.test(before);
  if (through || inclusive || ranged || today) return workdayAfter(mention.to, context);
  const { day } = partsOf(mention.to);
  return day > 0 && (weekday(mention.to) > 5 || context.isHoliday(mention.to))
    ? workdayAfter(mention.to, context)
    : mention.to;
}

/** Whether a text reads like an absence, whatever its headers say. */
export function looksAbsent(text: string): boolean {
  return (
    (BACK.test(text) && AWAY.test(text)) ||
    (AWAY.test(text) && ENDS.test(text)) ||
    BACK_ON.test(text.replaceAll('’', "'")) ||
    PATTERN.test(text)
  );
}
