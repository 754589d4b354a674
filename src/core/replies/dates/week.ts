import { type DayNumber, weekday } from '../../time/day.ts';
import { absoluteAt } from './absolute.ts';
import { type DateContext, fridayOf, mondayOf, monthEnd, nthWeekday, partsOf } from './calendar.ts';
import { EARLY, type Found, LATE, MID, monthOf, ORDINALS, spanTo, type Told } from './found.ts';
import { holidayAt } from './named-days.ts';

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
