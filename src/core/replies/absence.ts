import { type DayNumber, weekday } from '../time/day.ts';
import { type DateContext, partsOf } from './dates/calendar.ts';
import { type DateMention, findDates } from './dates/find-dates.ts';

const BACK =
  /\b(?:back|return(?:s|ing|ed)?|re-?open(?:s|ing)?|opens? (?:again|back)|resume|resuming|available (?:again )?(?:from|on)|reachable|start to answer|reading (?:my )?(?:e-?)?mail|at my desk|in (?:the )?office|seeing \w+ again|again (?:from|on)|be in on|return(?:ing)? to|in again|de retour|zurück|wieder|terug|åter|tilbake|tilbage|reprise|respond when|reply when|answer when|back in)\b/i;
const DESK = /(?:^|[,;]\s*|\bat (?:my|the) |\bin (?:the |my )?)(?:office|desk|shop|work)\s*$/i;
const AWAY =
  /\b(?:away|out|off|on leave|leave|closed|shut|absent|absence|vacation|holidays?|travel\w*|conference|sabbatical|abwesend|nicht im büro|im urlaub|en congé|absente?|afwezig|met vakantie|semester|ferie|not in the (?:office|house)|offline|external examining|unavailable|through|jury)\b/i;
const INCLUSIVE =
  /\b(?:inclusive|incl|included|inclus|through|thru|up to and including|tot en met|t\/m|bis einschließlich|until and (?:with|including)|to|till|-|–)\b|[-–]/i;
const PATTERN =
  /\b(?:mondays|tuesdays|wednesdays|thursdays|fridays|part[- ]time|days only|mornings only|i work (?:on )?(?:monday|tuesday|wednesday|thursday|friday))\b/i;

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
    .map((mention) => ({
      mention,
      before: lastClause(text.slice(Math.max(0, mention.start - 90), mention.start)),
      after: text.slice(mention.end, mention.end + 50).split(/[.!?\n]/)[0] ?? '',
    }));
}

const lastClause = (text: string): string => text.split(/[.!?\n;]/).at(-1) ?? '';

/**
 * The first day back at work that an absence notice names; null when it names none or only a weekly
 * pattern. "Until the 21st inclusive" and "through Friday" give the next working day there.
 */
export function returnDay(text: string, context: DateContext): DayNumber | null {
  const clues = cluesOf(text, context);
  const pattern = PATTERN.test(text);
  const back = clues.filter(
    (clue) =>
      BACK.test(clue.before) ||
      DESK.test(clue.before) ||
      /^\W*(?:is|will be)?\s*(?:my )?first day back/i.test(clue.after),
  );
  const named = back.at(0);
  if (named !== undefined) {
    const last = back.filter((clue) => clue.mention.sort !== 'span').at(-1) ?? named;
    if (!isUntil(last)) return last.mention.to;
    return endOfAbsence(last, context);
  }
  if (pattern) return null;
  const away = clues.filter((clue) => AWAY.test(clue.before) || isUntil(clue));
  const last = away.at(-1);
  if (last === undefined) return null;
  return endOfAbsence(last, context);
}

const isUntil = (clue: Clue): boolean =>
  /\b(?:until|till|til|bis|jusqu'(?:au|à)|tot|t\.o\.m\.?|through|thru|to)\s*(?:and (?:with|including)\s*)?(?:the |\w+day,? )?$/i.test(
    clue.before,
  ) && !/\bback\b[^,]*$/i.test(clue.before);

/** "Until the 5th" is the day of return; "through", a range and "inclusive" are days still away. */
function endOfAbsence(clue: Clue, context: DateContext): DayNumber {
  const { mention, before, after } = clue;
  const ranged = mention.to > mention.from || /\bfrom\b|\bto\s*$/i.test(before);
  const through =
    /\b(?:through|thru|up to and including|t\/m|tot en met|einschließlich|until and (?:with|including))\b/i.test(
      before,
    );
  const inclusive = /^\W*(?:inclusive|incl|included|inclus)/i.test(after);
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
    (AWAY.test(text) && INCLUSIVE.test(text)) ||
    PATTERN.test(text)
  );
}
