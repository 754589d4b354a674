import { type DayNumber, weekday } from '../../time/day.ts';
import { absoluteAt } from './absolute.ts';
import {
  type DateContext,
  fridayOf,
  mondayOf,
  monthEnd,
  nthWeekday,
  partsOf,
  weekdayAfter,
} from './calendar.ts';
import {
  EARLY,
  type Found,
  LATE,
  MID,
  monthOf,
  numberOf,
  ORDINALS,
  oneDay,
  spanTo,
  type Told,
  weekdayOf,
} from './found.ts';
import { holidayAt } from './named-days.ts';

/** `a week on Friday`, `a fortnight on Monday`, `two weeks today`: that day and so many weeks. */
function weeksOnAt(w: readonly string[], at: number, anchor: DayNumber): Found | null {
  const head = w[at] ?? '';
  const bare = /^(?:week|fortnight)$/.test(head);
  const n = bare ? 1 : numberOf(head);
  const unit = /^(?:(weeks?)|fortnight)$/.exec(w[bare ? at : at + 1] ?? '');
  if (n === null || unit === null || n > 12) return null;
  const days = 7 * n * (unit[1] === undefined ? 2 : 1);
  const i = bare ? at + 1 : at + 2;
  const binding = /^(?:on|from|this|come|next)$/.test(w[i] ?? '');
  const day = binding ? weekdayOf(w[i + 1]) : null;
  if (day !== null) return oneDay(i + 2, weekdayAfter(anchor, day) + days, anchor);
  const word = binding ? (w[i + 1] ?? '') : (w[i] ?? '');
  const end = binding ? i + 2 : i + 1;
  if (/^(?:today|now)$/.test(word)) return oneDay(end, anchor + days, anchor);
  return word === 'tomorrow' ? oneDay(end, anchor + days + 1, anchor) : null;
}

/** The weekday named at `at`, with what makes it this or another week's. */
export function weekdayAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const counted = weeksOnAt(w, at, context.anchor);
  if (counted !== null) return counted;
  let i = at;
  let which = '';
  while (
    /^(?:this|next|coming|following|last|past|previous|the|that|same)$/.test(w[i] ?? '') &&
    i < at + 3
  ) {
    if (w[i] !== 'the') which = w[i] === 'coming' ? 'coming' : (w[i] ?? '');
    i += 1;
  }
  const named = weekdayOf(w[i]);
  if (named === null) return null;
  if (which === 'last' && /^(?:of|in)$/.test(w[i + 1] ?? '')) return null;
  const satDown =
    w[i] === 'sat' &&
    which === '' &&
    /^(?:on|down|in|with|through|it|there|and)$/.test(w[i + 1] ?? '');
  if (satDown) return null;
  return pointed(w, i, named, which, context, previous) ?? placed(w, i, named, which, context);
}

/** Weekdays of a week that was told before: `that Friday`, `the Friday of that week`. */
function pointed(
  w: readonly string[],
  i: number,
  named: number,
  which: string,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const { anchor } = context;
  if (previous === null || previous.to < anchor) return null;
  const end = /^(?:morning|afternoon|evening|night)$/.test(w[i + 1] ?? '') ? i + 2 : i + 1;
  const inside = mondayOf(previous.from) + named - 1;
  const week = /^(?:of|in)$/.test(w[end] ?? '') && /^(?:that|the same)$/.test(w[end + 1] ?? '');
  if (week && w[end + 2] === 'week') return oneDay(end + 3, inside, anchor);
  if (w[end] === 'of' && w[end + 1] === 'it') return oneDay(end + 2, inside, anchor);
  if (/^(?:that|same)$/.test(which))
    return oneDay(end, inside >= previous.from ? inside : inside + 7, anchor);
  const later = /^(?:following|after)$/.test(w[end] ?? '');
  const plain = w[end + 1] === undefined || !/^\p{L}|\d/u.test(w[end + 1] ?? '');
  if (later && (plain || /^(?:that|it)$/.test(w[end + 1] ?? '')))
    return oneDay(end + 1, weekdayAfter(previous.to, named), anchor);
  if (which === 'following') return oneDay(end, weekdayAfter(previous.to, named), anchor);
  if (which !== '' || previous.to >= anchor + 40 || !goesOn(w, i)) return null;
  if (ownWeek(w, end)) return null;
  const span = previous.to > previous.from && inside >= previous.from && inside <= previous.to;
  if (span && inside > anchor) return oneDay(end, inside, anchor, 0, 'weekday');
  if (previous.to < weekdayAfter(anchor, named)) return null;
  return oneDay(end, weekdayAfter(previous.to, named), anchor, 0, 'weekday');
}

/** Whether the weekday before `end` names its own week: `Monday week`, `Tuesday of next week`. */
const ownWeek = (w: readonly string[], end: number): boolean =>
  /^(?:week|fortnight|next)$/.test(w[end] ?? '') ||
  (/^(?:of|in)$/.test(w[end] ?? '') && /^(?:next|this|the)$/.test(w[end + 1] ?? '')) ||
  /^(?:after|following)$/.test(w[end] ?? '');

function placed(
  w: readonly string[],
  i: number,
  named: number,
  which: string,
  context: DateContext,
): Found | null {
  const { anchor } = context;
  const coming = weekdayAfter(anchor, named);
  let end = i + 1;
  if (/^(?:morning|afternoon|evening|night|lunchtime|noon|arvo|am|pm|close)$/.test(w[end] ?? ''))
    end += 1;
  if (/^(?:last|past|previous)$/.test(which)) {
    return oneDay(end, coming - 7 >= anchor ? coming - 14 : coming - 7, anchor);
  }
  if (w[end] === 'week' && !/^(?:of|commencing|beginning)$/.test(w[end + 1] ?? ''))
    return oneDay(end + 1, coming + 7, anchor);
  if (w[end] === 'fortnight') return oneDay(end + 1, coming + 14, anchor);
  if (w[end] === 'in' && /^(?:a|one)$/.test(w[end + 1] ?? '') && w[end + 2] === 'week') {
    return oneDay(end + 3, coming + 7, anchor);
  }
  const of = w[end] === 'of' || w[end] === 'in' ? end + 1 : end;
  if (w[of] === 'next' && w[of + 1] === 'week')
    return oneDay(of + 2, mondayOf(anchor) + 6 + named, anchor);
  if (w[of] === 'this' && w[of + 1] === 'week')
    return oneDay(of + 2, mondayOf(anchor) + named - 1, anchor);
  if (w[of] === 'the' && w[of + 1] === 'week' && w[of + 2] === 'after') {
    const next = w[of + 3] === 'next';
    return next ? oneDay(of + 4, mondayOf(anchor) + 13 + named, anchor) : null;
  }
  if ((w[end] === 'of' || w[end] === 'in') && w[end + 1] === 'last' && w[end + 2] === 'week')
    return oneDay(end + 3, mondayOf(anchor) - 8 + named, anchor);
  if (w[end] === 'before') {
    const named_ = holidayAt(w, end + 1, context);
    const date = named_ === null ? absoluteAt(w, end + 1, context) : null;
    const until = named_?.day ?? date?.to ?? null;
    const stop = named_?.end ?? date?.end ?? end;
    if (until !== null) return oneDay(stop, weekdayAfter(until - 8, named), anchor);
  }
  const later = /^(?:following|after)$/.test(w[end] ?? '');
  if (later) {
    const from = holidayAt(w, end + 1, context);
    if (from !== null) return oneDay(from.end, weekdayAfter(from.day, named), anchor);
    const date = w[end] === 'after' ? absoluteAt(w, end + 1, context) : null;
    if (date !== null) return oneDay(date.end, weekdayAfter(date.to, named), anchor);
    return oneDay(end + 1, which === '' ? coming : coming + 7, anchor);
  }
  if (which === 'next') return oneDay(end, mondayOf(anchor) + 6 + named, anchor);
  return oneDay(end, coming, anchor, 0, 'weekday');
}

/** Whether the weekday at `i` goes on from a date told just before ("… on the 12th and call the Friday"). */
function goesOn(w: readonly string[], i: number): boolean {
  if (w[i - 1] === 'the') return true;
  for (let k = i - 1; k > Math.max(0, i - 9); k -= 1) {
    if (/^(?:and|then)$/.test(w[k] ?? '')) return true;
    if (/^[.!?;]$/.test(w[k] ?? '')) return false;
  }
  return false;
}

/** `the first Friday in August`, `the last Friday of the month`, `first Monday of the new year`. */
export function nthWeekdayAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const n = ORDINALS[w[at] ?? ''];
  const named = weekdayOf(w[at + 1]);
  if (n === undefined || named === null || Math.abs(n) > 5) return null;
  if (!/^(?:in|of|after)$/.test(w[at + 2] ?? '')) return null;
  const { year, month } = partsOf(context.anchor);
  const skip = w[at + 3] === 'the' ? at + 4 : at + 3;
  const pick = (y: number, m: number, end: number): Found | null => {
    const day = nthWeekday(y, m, named, n);
    return day === null ? null : oneDay(end, day, context.anchor);
  };
  if (w[skip] === 'new' && w[skip + 1] === 'year') return pick(year + 1, 1, skip + 2);
  if (w[skip] === 'month') return pick(year, month, skip + 1);
  if (w[skip] === 'next' && w[skip + 1] === 'month') return pick(year, month + 1, skip + 2);
  const wanted = monthOf(w[skip]);
  if (wanted === null) return null;
  const this_ = pick(year, wanted, skip + 1);
  return this_ !== null && !this_.past ? this_ : pick(year + 1, wanted, skip + 1);
}

type Edge = 'early' | 'mid' | 'late' | null;

/** `early`, `the middle of`, `the back end of`: which part, and where it ends. */
export function edgeAt(
  w: readonly string[],
  at: number,
): { readonly edge: Edge; readonly end: number } {
  let i = at;
  let edge: Edge = null;
  while (i < at + 6) {
    const token = w[i] ?? '';
    const half = w[i + 1] === 'half';
    const firstOf = w[i + 1] === 'of' && w.slice(i + 2, i + 4).includes('week');
    if (EARLY.has(token) && (token !== 'first' || half || firstOf) && edge === null)
      edge = half ? 'mid' : 'early';
    else if (MID.has(token)) edge = 'mid';
    else if (LATE.has(token) && (!/^(?:second|last)$/.test(token) || half)) edge = 'late';
    else if (edge === null && !/^(?:the|very)$/.test(token)) break;
    else if (!/^(?:the|of|end|half|part|in|to|on|-|very|thing|days?|or|close)$/.test(token)) break;
    i += 1;
  }
  return { edge, end: edge === null ? at : i };
}

/** The Friday, Tuesday or Wednesday of a week that starts on `monday`. */
function inWeek(end: number, monday: DayNumber, edge: Edge, context: DateContext): Found {
  if (edge === 'early')
    return { ...spanTo(end, monday, monday + 1, context.anchor, 1), sort: 'span' };
  if (edge === 'mid') return spanTo(end, monday + 1, monday + 2, context.anchor, 1);
  return spanTo(end, monday, monday + 4, context.anchor);
}

/** Weeks counted from one told before: `that week`, `the week after`, `early the following week`. */
function weekPointed(
  w: readonly string[],
  i: number,
  edge: Edge,
  context: DateContext,
  previous: Told | null,
): Found | null {
  if (previous === null || previous.to < context.anchor) return null;
  const monday = mondayOf(previous.to);
  const [a = '', b = '', c = ''] = [w[i], w[i + 1], w[i + 2]];
  const late = w[i - 1] === 'later' ? null : edge;
  if (/^(?:that|same)$/.test(a) && b === 'week') return inWeek(i + 2, monday, late, context);
  if (a === 'following' && b === 'week') return inWeek(i + 2, monday + 7, edge, context);
  if (a !== 'week' || !/^(?:after|following)$/.test(b)) return null;
  if (/^(?:that|it)$/.test(c)) return inWeek(i + 3, monday + 7, edge, context);
  const plain = c === '' || !/^[\p{L}\d]/u.test(c);
  return plain ? inWeek(i + 2, monday + 7, edge, context) : null;
}

/** `midweek`, `mid-week`: this Wednesday, or the next once it has come. */
function midweekAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const dash = w[at] === 'mid' && w[at + 1] === '-' ? at + 2 : at + 1;
  const end = w[at] === 'midweek' ? at + 1 : w[at] === 'mid' && w[dash] === 'week' ? dash + 1 : 0;
  if (end === 0) return null;
  const { anchor } = context;
  if (w[end] === 'next' && w[end + 1] === 'week')
    return inWeek(end + 2, mondayOf(anchor) + 7, 'mid', context);
  return inWeek(end, mondayOf(anchor) + (weekday(anchor) >= 3 ? 7 : 0), 'mid', context);
}

/** Weeks: `this week`, `early next week`, `the week after next`, `w/c 4 May`, `week 44`. */
export function weekAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const { anchor } = context;
  const midweek = midweekAt(w, at, context);
  if (midweek !== null) return midweek;
  const { edge, end } = edgeAt(w, at);
  let i = end;
  while (
    /^(?:in|during|within|the|of|later|sometime|course|some|point|time)$/.test(w[i] ?? '') &&
    i < end + 4
  )
    i += 1;
  const late = w[i - 1] === 'later' && w[i] === 'this';
  const monday = mondayOf(anchor);
  const weekend = weekday(anchor) > 5;
  const told = weekPointed(w, i, edge, context, previous);
  if (told !== null) return told;
  if (w[i] === 'upper' && w[i + 1] === 'week') return inWeek(i + 2, monday + 14, edge, context);
  if (w[i] === 'next' && w[i + 1] === 'week' && w[i + 2] === 'or') return null;
  if (
    w[i] === 'week' &&
    w[i - 1] === 'the' &&
    /^(?:in|on)$/.test(w[i - 2] ?? '') &&
    w[i - 3] === 'later'
  )
    return inWeek(i + 1, weekend ? monday + 7 : monday, null, context);
  if (w[i] === 'this' && w[i + 1] === 'coming' && w[i + 2] === 'week')
    return inWeek(i + 3, monday + 7, edge, context);
  if (w[i] === 'this' && /^week(?:'s)?$/.test(w[i + 1] ?? '')) {
    return inWeek(i + 2, weekend ? monday + 7 : monday, late ? null : edge, context);
  }
  if (/^(?:nächste[rn]?|kommende[rn]?)$/.test(w[i] ?? '') && w[i + 1] === 'woche')
    return inWeek(i + 2, monday + 7, edge, context);
  if (/^(?:next|following|coming)$/.test(w[i] ?? '') && /^week(?:'s)?$/.test(w[i + 1] ?? '')) {
    return inWeek(i + 2, monday + 7, edge, context);
  }
  if (
    w[i] === 'week' &&
    w[i + 1] === 'after' &&
    w[i + 2] === 'this' &&
    !/^\p{L}/u.test(w[i + 3] ?? '')
  )
    return inWeek(i + 3, monday + 7, edge, context);
  if (w[i] === 'week' && w[i + 1] === 'after' && /^(?:next|that)$/.test(w[i + 2] ?? ''))
    return inWeek(i + 3, monday + 14, edge, context);
  if (w[i] === "week's" && /^(?:end|out)$/.test(w[i + 1] ?? ''))
    return inWeek(i + 2, weekend ? monday + 7 : monday, null, context);
  if (edge !== null && w[i] === 'week')
    return (
      ofWeek(w, i, edge, context) ??
      inWeek(i + 1, weekend ? monday + 7 : monday, edge === 'late' ? null : edge, context)
    );
  if (w[i] === 'eow') return inWeek(i + 1, weekend ? monday + 7 : monday, null, context);
  if (w[i] === 'week' && w[i - 1] === 'the' && w[i + 1] === 'is' && w[i + 2] === 'out')
    return inWeek(i + 3, monday, null, context);
  if (
    w[i] === 'week' &&
    w[i - 1] === 'the' &&
    w[i + 1] !== 'of' &&
    /^(?:within|inside|during)$/.test(w[i - 2] ?? '')
  )
    return inWeek(i + 1, weekend ? monday + 7 : monday, null, context);
  if (w[i] === 'week' && w[i + 1] === 'end') return inWeek(i + 2, monday, null, context);
  return weekendAt(w, i, context) ?? ofWeek(w, i, edge, context);
}

function weekendAt(w: readonly string[], i: number, context: DateContext): Found | null {
  const { anchor } = context;
  const j = /^(?:this|coming|next)$/.test(w[i] ?? '') ? i + 1 : i;
  if (w[j] !== 'weekend' && !(w[j] === 'bank' && w[j + 1] === 'holiday' && w[j + 2] === 'weekend'))
    return null;
  if (w[j] === 'bank') return null;
  const friday = fridayOf(anchor) < anchor ? fridayOf(anchor) + 7 : fridayOf(anchor);
  const before = w[i - 1] === 'the' ? w[i - 2] : w[i - 1];
  if (before === 'by' && j > i) return spanTo(j + 1, friday, friday, anchor, 2);
  if (before === 'by' || before === 'before') return spanTo(j + 1, friday, friday, anchor);
  return spanTo(j + 1, friday + 1, friday + 2, anchor);
}

/** Weeks that another date places: `week of June 3`, `second week of August`, `week 44`. */
function ofWeek(w: readonly string[], i: number, edge: Edge, context: DateContext): Found | null {
  const { anchor } = context;
  const wc = w[i] === 'w' && w[i + 1] === '/' && /^[cb]$/.test(w[i + 2] ?? '');
  let from = -1;
  if (wc) from = i + 3;
  else if (
    /^(?:week|wk)$/.test(w[i] ?? '') &&
    /^(?:of|commencing|beginning|starting|from)$/.test(w[i + 1] ?? '')
  )
    from = i + 2;
  else if (w[i] === 'wc' || w[i] === 'wb') from = i + 1;
  if (from > 0) {
    const date = absoluteAt(w, from, context);
    if (date !== null) return inWeek(date.end, mondayOf(date.to), edge, context);
    const named = holidayAt(w, from, context);
    if (named !== null) return inWeek(named.end, mondayOf(named.day), edge, context);
  }
  if (w[i] === 'week' && w[i + 1] === 'before') {
    const named = holidayAt(w, i + 2, context);
    if (named !== null) return inWeek(named.end, mondayOf(named.day) - 7, edge, context);
  }
  if (w[i] === 'week' && w[i + 1] === 'after') {
    const named = holidayAt(w, i + 2, context);
    if (named !== null) return inWeek(named.end, mondayOf(named.day) + 7, edge, context);
    const date = absoluteAt(w, i + 2, context);
    if (date !== null) return inWeek(date.end, mondayOf(date.to) + 7, edge, context);
  }
  const number = w[i + 1] === '.' ? i + 2 : i + 1;
  if (/^(?:week|wk|kw|v)$/.test(w[i] ?? '') && /^\d{1,2}$/.test(w[number] ?? ''))
    return isoWeek(Number(w[number]), number + 1, anchor);
  return nthWeekOf(w, i, context);
}

function isoWeek(n: number, end: number, anchor: DayNumber): Found | null {
  if (n < 1 || n > 53) return null;
  const { year } = partsOf(anchor);
  for (const y of [year, year + 1]) {
    const monday = mondayOf(monthEnd(y, 0) + 4) + 7 * (n - 1);
    if (monday + 4 >= anchor) return spanTo(end, monday, monday + 4, anchor);
  }
  return null;
}

/** `second week of August`, `last week in July`, `first week of next month`. */
function nthWeekOf(w: readonly string[], i: number, context: DateContext): Found | null {
  const n = ORDINALS[w[i] ?? ''];
  if (n === undefined || !/^(?:full|week)$/.test(w[i + 1] ?? '')) return null;
  const j = w[i + 1] === 'full' ? i + 3 : i + 2;
  if (!/^(?:of|in)$/.test(w[j] ?? '')) return null;
  const { year, month } = partsOf(context.anchor);
  const k = w[j + 1] === 'the' ? j + 2 : j + 1;
  const ordered = monthOf(w[k]);
  const [y, m, end] =
    w[k] === 'next' && w[k + 1] === 'month'
      ? [year, month + 1, k + 2]
      : w[k] === 'month'
        ? [year, month, k + 1]
        : w[k] === 'new' && w[k + 1] === 'year'
          ? [year + 1, 1, k + 2]
          : ordered === null
            ? [0, 0, 0]
            : [monthEnd(year, ordered) < context.anchor ? year + 1 : year, ordered, k + 1];
  if (end === 0) return null;
  const last = monthEnd(y, m);
  const first = nthWeekday(y, m, 1, 1) ?? last;
  const monday = n < 0 ? mondayOf(last) : first + 7 * (n - 1);
  return spanTo(end, monday, Math.min(monday + 4, last), context.anchor);
}
