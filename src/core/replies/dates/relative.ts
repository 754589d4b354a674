import type { DayNumber } from '../../time/day.ts';
import { absoluteAt } from './absolute.ts';
import { addBusiness, addMonths, type DateContext, weekdayAfter } from './calendar.ts';
import {
  domOf,
  type Found,
  numberOf,
  oneDay,
  spanTo,
  type Told,
  UNITS,
  weekdayOf,
} from './found.ts';
import { holidayAt } from './named-days.ts';

const PART_OF_DAY =
  /^(?:morning|afternoon|evening|night|lunchtime|noon|arvo|midday|teatime|am|pm)$/;

/** `today`, `later today`, `tomorrow`, `a week today`, `this time next week`, `by EOD`. */
export function todayAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const { anchor } = context;
  const [a = '', b = '', c = ''] = [w[at], w[at + 1], w[at + 2]];
  const tail = (end: number): number => (PART_OF_DAY.test(w[end] ?? '') ? end + 1 : end);
  const week = a === 'a' ? at + 1 : at;
  if (w[week] === 'week' && /^(?:from|today|tomorrow)$/.test(w[week + 1] ?? '')) {
    const word = w[week + 1] === 'from' ? (w[week + 2] ?? '') : (w[week + 1] ?? '');
    const end = w[week + 1] === 'from' ? week + 3 : week + 2;
    if (/^(?:today|now)$/.test(word)) return oneDay(end, anchor + 7, anchor);
    if (word === 'tomorrow') return oneDay(end, anchor + 8, anchor);
  }
  if (a === 'this' && b === 'time' && c === 'next' && w[at + 3] === 'week')
    return oneDay(at + 4, anchor + 7, anchor);
  if (a === 'this' && b === 'time' && c === 'tomorrow') return oneDay(at + 3, anchor + 1, anchor);
  const closing = /^(?:eod|cob|eob|eop|cop)$/.test(a) ? at + 1 : workdayEnd(w, at);
  if (closing > 0) {
    const placed = dayFollows(w, closing) || dayFollows(w, at - 1);
    return placed ? null : oneDay(closing, anchor, anchor);
  }
  if (a === 'yesterday' || (a === 'last' && /^(?:night|week|month|year)$/.test(b))) {
    return oneDay(a === 'last' ? at + 2 : at + 1, anchor - 1, anchor);
  }
  if (a === '2' && b === 'moro') return oneDay(at + 2, anchor + 1, anchor);
  if (/^(?:within|in|inside)$/.test(w[at - 1] ?? '') && a === 'the' && b === 'hour')
    return oneDay(at + 2, anchor, anchor);
  if (a === 'next' && b === 'tomorrow') return oneDay(at + 2, anchor + 2, anchor);
  if (/^(?:tomorrow|tmrw|tmr|tmw|tmoro|tomorrow's|tomoz|morgen|demain|amanhã|mañana)$/.test(a)) {
    if (b === 'or' && /^(?:the|day)$/.test(c)) return null;
    if (b === 'week') return oneDay(at + 2, anchor + 8, anchor);
    return oneDay(tail(at + 1), anchor + 1, anchor);
  }
  if (/^day$/.test(a) && b === 'after' && c === 'tomorrow')
    return oneDay(at + 3, anchor + 2, anchor);
  if (/^(?:today|tonight|tonite|today's)$/.test(a)) return oneDay(tail(at + 1), anchor, anchor);
  if (a === 'later' && /^(?:today|on)$/.test(b))
    return b === 'today' ? oneDay(at + 2, anchor, anchor) : null;
  if (a === 'this' && PART_OF_DAY.test(b)) return oneDay(at + 2, anchor, anchor);
  return pointedAt(w, at, anchor, previous);
}

/** A clause that says who tells whom: "the day after | you hear more", "the day after | I call". */
const tells = (w: readonly string[], at: number): boolean => {
  const verb = /^(?:will|'ll|can|shall|should)$/.test(w[at + 1] ?? '') ? at + 2 : at + 1;
  if (/^(?:you|you'll)$/.test(w[at] ?? '')) return /^(?:hear|know|get)$/.test(w[verb] ?? '');
  return (
    /^(?:i|we|i'll|we'll)$/.test(w[at] ?? '') &&
    /^(?:call|ring|write|tell|inform|phone|text|mail|let)$/.test(w[verb] ?? '')
  );
};

/** Words that point at a date told before: `that day`, `the morning after`, `the next day`. */
function pointedAt(
  w: readonly string[],
  at: number,
  anchor: DayNumber,
  previous: Told | null,
): Found | null {
  const [a = '', b = ''] = [w[at], w[at + 1]];
  const part = /^(?:day|evening|night|afternoon|morning)$/;
  if (/^(?:same|that|very)$/.test(a) && part.test(b) && previous !== null)
    return oneDay(at + 2, previous.to, anchor);
  const after =
    /^(?:day|morning)$/.test(a) && /^(?:after|following)$/.test(b)
      ? at + 2
      : /^(?:following|next)$/.test(a) && /^(?:day|morning)$/.test(b)
        ? at + 2
        : 0;
  if (after === 0) return null;
  const end = /^(?:that|it|this)$/.test(w[after] ?? '') ? after + 1 : after;
  const goesOn = end === after && tells(w, end) && previous !== null;
  if (/^\p{L}/u.test(w[end] ?? '') && !goesOn) return null;
  if (previous !== null) return oneDay(end, previous.to + 1, anchor);
  return a === 'day' && b === 'after' && end === after ? oneDay(end, anchor + 2, anchor) : null;
}

/** Where `end of the working day`, `close of play` end at token `at`; 0 when they do not stand there. */
function workdayEnd(w: readonly string[], at: number): number {
  if (!/^(?:end|close)$/.test(w[at] ?? '') || w[at + 1] !== 'of') return 0;
  let i = at + 2;
  while (/^(?:the|my|our|working|business)$/.test(w[i] ?? '') && i < at + 5) i += 1;
  if (w[i] === 'day' || w[i] === 'play') return i + 1;
  return w[i - 1] === 'business' ? i : 0;
}

const dayFollows = (w: readonly string[], at: number): boolean =>
  weekdayOf(w[at]) !== null ||
  weekdayOf(w[at + 1]) !== null ||
  /^(?:tomorrow|tmrw|next)$/.test(w[at] ?? '') ||
  domOf(w[at]) !== null;

/** A count or a range: `five`, `7 to 10`, `two-three`, `a couple of`, `a few`. */
function countAt(
  w: readonly string[],
  at: number,
): { readonly n: number; readonly slack: number | null; readonly end: number } | null {
  const a = w[at] ?? '';
  if (a === 'a' && w[at + 1] === 'further') return { n: 1, slack: null, end: at + 2 };
  const start = /^(?:a|another|the|next|an|extra)$/.test(a) ? at + 1 : at;
  if (a === 'the' && w[start - 1] === 'next' && w[start] === 'day') return null;
  const vague =
    w[start] === 'couple'
      ? [2, 3]
      : w[start] === 'few'
        ? [3, 7]
        : w[start] === 'several'
          ? [4, 10]
          : null;
  if (vague !== null) {
    let end = start + 1;
    while (/^(?:of|more|further)$/.test(w[end] ?? '')) end += 1;
    return { n: vague[0] ?? 1, slack: vague[1] ?? 0, end };
  }
  const orSo = /^(?:day|week)$/.test(w[at + 1] ?? '') && w[at + 2] === 'or';
  if (a === 'next' && orSo) return { n: 1, slack: null, end: at + 1 };
  let first = numberOf(a);
  let i = at + 1;
  if (/^(?:another|the|next)$/.test(a)) {
    const counted = numberOf(w[at + 1]);
    if (counted !== null && w[at + 1] !== 'a') {
      first = counted;
      i = at + 2;
    } else if (a !== 'another') return null;
  }
  if (first === null) return null;
  if (
    (w[i] === '-' || w[i] === '–') &&
    /^(?:one|two|three|four|five|six|seven|eight|nine)$/.test(w[i + 1] ?? '') &&
    first >= 20
  ) {
    return { n: first + (numberOf(w[i + 1]) ?? 0), slack: null, end: i + 2 };
  }
  if (w[i] === '(' && /^\d{1,3}$/.test(w[i + 1] ?? '') && w[i + 2] === ')') {
    return { n: first, slack: null, end: i + 3 };
  }
  if (
    /^(?:-|–|to|or)$/.test(w[i] ?? '') &&
    numberOf(w[i + 1]) !== null &&
    UNITS[w[i + 1] ?? ''] === undefined
  ) {
    return { n: Math.max(first, numberOf(w[i + 1]) ?? 0), slack: null, end: i + 2 };
  }
  return { n: first, slack: null, end: i };
}

/** The day on which a stretch of time ends that starts on `from`. */
function ends(
  from: DayNumber,
  n: number,
  unit: string,
  business: boolean,
  context: DateContext,
): DayNumber {
  if (unit === 'minute') return from;
  if (unit === 'hour') return from + (business ? Math.ceil(n / 8) : Math.floor(n / 24));
  if (unit === 'business' || (unit === 'day' && business)) return addBusiness(from, n, context);
  if (unit === 'day') return from + n;
  if (unit === 'week') return from + 7 * n;
  if (unit === 'fortnight') return from + 14 * n;
  return addMonths(from, Math.min(n, 60));
}

/**
 * Stretches of time: `48 hours`, `ten working days`, `a couple of weeks`, `a month from now`,
 * `a week to ten days`. Counted from the anchor, from a date named before (`thereafter`), or from
 * the interview (`within ten days of your interview`).
 */
export function durationAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const count = countAt(w, at);
  const bareFortnight = /^fortnights?$/.test(w[at] ?? '') && w[at - 1] !== 'a';
  if (count === null && !bareFortnight) return null;
  let { n, slack, end } = count ?? { n: 1, slack: null, end: at };
  if (/^(?:more|further|full|clear|short|whole)$/.test(w[end] ?? '')) end += 1;
  const business = /^(?:business|working|work|bank|office|school)$/.test(w[end] ?? '');
  if (business || w[end] === 'calendar') end += 1;
  const unit = UNITS[(w[end] ?? '').replace(/'s?$/, '')];
  if (unit === undefined) return null;
  end += 1;
  if (w[end] === 'or' && /^(?:two|so|three)$/.test(w[end + 1] ?? '')) {
    if (w[end + 1] === 'so') slack = 3;
    else n = numberOf(w[end + 1]) ?? n;
    if (w[end + 1] !== 'so') slack = 3;
    end += 2;
  }
  if (w[end] === 'to' || w[end] === '-') {
    const wider = durationAt(w, end + 1, context, previous);
    if (wider !== null && wider.sort === 'duration') return wider;
  }
  if (/^time$/.test(w[end] ?? '')) end += 1;
  if (unit === 'month' && slack === null) slack = 3;
  if (unit === 'fortnight' && slack === null) slack = 3;
  if (unit === 'day' && slack !== null) slack = Math.min(slack, 2);
  if (unit === 'hour' && slack !== null) slack = 0;
  const ahead = /^(?:before|prior)$/.test(w[end] ?? '') ? dateAhead(w, end, context) : null;
  if (ahead !== null && /^(?:day|week)$/.test(unit)) {
    const to = ahead.to - n * (unit === 'week' ? 7 : 1);
    return oneDay(ahead.end, to, context.anchor, slack ?? 0);
  }
  const base = baseOf(w, end, context, previous);
  const to = ends(base.day, n, unit, business, context);
  return { ...spanTo(base.end, base.day, to, context.anchor, slack ?? 0), sort: 'duration' };
}

/** "If all is received by the 11th, we revert within 48 hours": counted from what the other does. */
function isConditional(w: readonly string[], at: number): boolean {
  for (let i = at - 1; i > Math.max(-1, at - 22); i -= 1) {
    if (/^(?:if|once)$/.test(w[i] ?? '')) return true;
    if (/^[.!?;]$/.test(w[i] ?? '')) return false;
  }
  return false;
}

/** What a stretch is counted from. */
function baseOf(
  w: readonly string[],
  end: number,
  context: DateContext,
  previous: Told | null,
): { readonly day: DayNumber; readonly end: number } {
  const word = w[end] ?? '';
  if (previous !== null && previous.to >= context.anchor && isConditional(w, end)) {
    return { day: previous.to, end };
  }
  if (/^(?:thereafter|later|afterwards?)$/.test(word) && previous !== null)
    return { day: previous.to, end: end + 1 };
  if (!/^(?:of|from|after|following|since)$/.test(word)) return { day: context.anchor, end };
  const next = w.slice(end + 1, end + 5);
  if (
    next.some((t) => /^(?:today|now|this|receipt)$/.test(t)) ||
    w.slice(end, end + 14).includes('today')
  )
    return { day: context.anchor, end: end + 2 };
  if (next.some((t) => t === 'that')) return { day: previous?.to ?? context.anchor, end: end + 2 };
  if (next.includes('tomorrow')) return { day: context.anchor + 1, end: end + 2 };
  if (previous !== null) return { day: previous.to, end };
  const ahead = dateAhead(w, end, context);
  if (ahead !== null) return { day: ahead.to, end: ahead.end };
  const met = /^(?:interview|interviews|conversation|meeting|visit|board)$/;
  const base = next.some((t) => met.test(t)) ? context.interview : null;
  return { day: base ?? context.anchor, end };
}

/** A date told right after ("… of the last panel, and that is on Saturday"). */
function dateAhead(w: readonly string[], at: number, context: DateContext): Found | null {
  for (let i = at + 1; i < Math.min(at + 12, w.length); i += 1) {
    const found = absoluteAt(w, i, context);
    if (found !== null) return found;
    const holiday = holidayAt(w, i, context);
    if (holiday !== null) return oneDay(holiday.end, holiday.day, context.anchor);
    const named = weekdayOf(w[i]);
    if (named !== null) return oneDay(i + 1, weekdayAfter(context.anchor, named), context.anchor);
  }
  return null;
}
