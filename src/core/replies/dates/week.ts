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
  ORDINALS,
  oneDay,
  spanTo,
  weekdayOf,
} from './found.ts';
import { namedDay, namedDayAt } from './named-days.ts';

/** The weekday named at `at`, with what makes it this or another week's. */
export function weekdayAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: DayNumber | null,
): Found | null {
  const { anchor } = context;
  const head = w[at] ?? '';
  if (/^(?:a|one)$/.test(head) && w[at + 1] === 'week' && /^(?:on|from)$/.test(w[at + 2] ?? '')) {
    const day = weekdayOf(w[at + 3]);
    if (day !== null) return oneDay(at + 4, weekdayAfter(anchor, day) + 7, anchor);
  }
  if (head === 'week' && w[at + 1] === 'on' && weekdayOf(w[at + 2]) !== null) {
    return oneDay(at + 3, weekdayAfter(anchor, weekdayOf(w[at + 2]) ?? 1) + 7, anchor);
  }
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
  if (
    /^(?:sat|sun|mon|wed|mars)$/.test(w[i] ?? '') &&
    /^(?:on|down|in|with|through|it|there|and)$/.test(w[i + 1] ?? '') &&
    which === '' &&
    w[i] === 'sat'
  ) {
    return null;
  }
  return placed(w, i, named, which, context, previous);
}

function placed(
  w: readonly string[],
  i: number,
  named: number,
  which: string,
  context: DateContext,
  previous: DayNumber | null,
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
  if (w[end] === 'in' && /^(?:a|one)$/.test(w[end + 1] ?? '') && w[end + 2] === 'week') {
    return oneDay(end + 3, coming + 7, anchor);
  }
  const of = w[end] === 'of' || w[end] === 'in' ? end + 1 : end;
  if (w[of] === 'next' && w[of + 1] === 'week')
    return oneDay(of + 2, mondayOf(anchor) + 6 + named, anchor);
  if (w[of] === 'this' && w[of + 1] === 'week')
    return oneDay(of + 2, mondayOf(anchor) + named - 1, anchor);
  if (w[of] === 'the' && w[of + 1] === 'week' && w[of + 2] === 'after') return null;
  const later = /^(?:following|after)$/.test(w[end] ?? '');
  if (later) {
    const from = namedDayAt(w, end + 1);
    const day = from === null ? null : namedDay(from.name, context);
    if (from !== null && day !== null)
      return oneDay(end + 1 + from.length, weekdayAfter(day, named), anchor);
    const date = w[end] === 'after' ? absoluteAt(w, end + 1, context) : null;
    if (date !== null) return oneDay(date.end, weekdayAfter(date.to, named), anchor);
    if (previous !== null && previous >= anchor)
      return oneDay(end + 1, weekdayAfter(previous, named), anchor);
    return oneDay(end + 1, which === '' ? coming : coming + 7, anchor);
  }
  if (which === 'next') return oneDay(end, mondayOf(anchor) + 6 + named, anchor);
  if (which === 'following' && previous !== null && previous >= anchor) {
    return oneDay(end, weekdayAfter(previous, named), anchor);
  }
  const told = previous !== null && previous >= coming && previous < anchor + 40 && goesOn(w, i);
  if (told) return oneDay(end, weekdayAfter(previous, named), anchor, 0, 'weekday');
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
    if (EARLY.has(token) && (token !== 'first' || half) && edge === null)
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

/** Weeks: `this week`, `early next week`, `the week after next`, `w/c 4 May`, `week 44`. */
export function weekAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const { anchor } = context;
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
  if (w[i] === 'this' && w[i + 1] === 'coming' && w[i + 2] === 'week')
    return inWeek(i + 3, monday + 7, edge, context);
  if (w[i] === 'this' && /^week(?:'s)?$/.test(w[i + 1] ?? '')) {
    return inWeek(i + 2, weekend ? monday + 7 : monday, late ? null : edge, context);
  }
  if (/^(?:next|following|coming)$/.test(w[i] ?? '') && /^week(?:'s)?$/.test(w[i + 1] ?? '')) {
    return inWeek(i + 2, monday + 7, edge, context);
  }
  if (w[i] === 'week' && w[i + 1] === 'after' && /^(?:next|that)$/.test(w[i + 2] ?? ''))
    return inWeek(i + 3, monday + 14, edge, context);
  if (w[i] === "week's" && w[i + 1] === 'end')
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
    const named = namedDayAt(w, w[from] === 'the' ? from + 1 : from);
    const date = absoluteAt(w, from, context);
    if (date !== null) return inWeek(date.end, mondayOf(date.to), edge, context);
    const day = named === null ? null : namedDay(named.name, context);
    if (named !== null && day !== null)
      return inWeek(from + named.length, mondayOf(day), edge, context);
  }
  if (w[i] === 'week' && w[i + 1] === 'after') {
    const named = namedDayAt(w, i + 2);
    const day = named === null ? null : namedDay(named.name, context);
    if (named !== null && day !== null)
      return inWeek(i + 2 + named.length, mondayOf(day) + 7, edge, context);
    const date = absoluteAt(w, i + 2, context);
    if (date !== null) return inWeek(date.end, mondayOf(date.to) + 7, edge, context);
  }
  if (/^(?:week|wk|kw|v)$/.test(w[i] ?? '') && /^\d{1,2}$/.test(w[i + 1] ?? ''))
    return isoWeek(Number(w[i + 1]), i + 2, anchor);
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
