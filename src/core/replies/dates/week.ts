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

/** Weeks told from the next one on: `next week`, `the week after next`, `this coming week`. */
function comingWeek(
  w: readonly string[],
  i: number,
  edge: Edge,
  context: DateContext,
): Found | null {
  const monday = mondayOf(context.anchor);
  const [a = '', b = '', c = ''] = [w[i], w[i + 1], w[i + 2]];
  if (a === 'upper' && b === 'week') return inWeek(i + 2, monday + 14, edge, context);
  if (a === 'this' && b === 'coming' && c === 'week')
    return inWeek(i + 3, monday + 7, edge, context);
  if (/^(?:nächste[rn]?|kommende[rn]?)$/.test(a) && b === 'woche')
    return inWeek(i + 2, monday + 7, edge, context);
  if (/^(?:next|following|coming)$/.test(a) && /^week(?:'s)?$/.test(b) && c !== 'or')
    return inWeek(i + 2, monday + 7, edge, context);
  if (a !== 'week' || b !== 'after') return null;
  if (/^(?:next|that)$/.test(c)) return inWeek(i + 3, monday + 14, edge, context);
  const bare = c === 'this' && !/^\p{L}/u.test(w[i + 3] ?? '');
  return bare ? inWeek(i + 3, monday + 7, edge, context) : null;
}

/** `runs out`, `is over`, `is done`, `closes out`: the end of a stretch of time. */
const isOver = (w: readonly string[], at: number): boolean =>
  /^(?:runs|is|closes|comes|goes)$/.test(w[at] ?? '') &&
  /^(?:out|over|up|done|through|finished)$/.test(w[at + 1] ?? '');

/** The week of the anchor, on a weekend the one to come: `this week`, `later in the week`, `EOW`. */
function thisWeek(w: readonly string[], i: number, edge: Edge, context: DateContext): Found | null {
  const own = mondayOf(context.anchor);
  const monday = weekday(context.anchor) > 5 ? own + 7 : own;
  const [a = '', b = ''] = [w[i], w[i + 1]];
  if (a === 'this' && /^week(?:'s)?$/.test(b))
    return inWeek(i + 2, monday, w[i - 1] === 'later' ? null : edge, context);
  if (a === "week's" && /^(?:end|out)$/.test(b)) return inWeek(i + 2, monday, null, context);
  if (a === 'eow') return inWeek(i + 1, monday, null, context);
  if (a !== 'week') return null;
  if (edge !== null)
    return (
      ofWeek(w, i, edge, context) ?? inWeek(i + 1, monday, edge === 'late' ? null : edge, context)
    );
  if (b === 'end') return inWeek(i + 2, own, null, context);
  if (w[i - 1] !== 'the') return null;
  if (b === 'is' && w[i + 2] === 'out') return inWeek(i + 3, own, null, context);
  if (/^(?:before|when|until)$/.test(w[i - 2] ?? '') && isOver(w, i + 1))
    return inWeek(i + 3, own, null, context);
  const later = /^(?:in|on)$/.test(w[i - 2] ?? '') && w[i - 3] === 'later';
  const inside = b !== 'of' && /^(?:within|inside|during)$/.test(w[i - 2] ?? '');
  return later || inside ? inWeek(i + 1, monday, null, context) : null;
}

const LEADS = /^(?:in|during|within|the|of|later|sometime|course|some|point|time)$/;

/** Weeks: `this week`, `early next week`, `the week after next`, `w/c 4 May`, `week 44`. */
export function weekAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  const { edge, end } = edgeAt(w, at);
  let i = end;
  while (LEADS.test(w[i] ?? '') && i < end + 4) i += 1;
  return (
    midweekAt(w, at, context) ??
    weekPointed(w, i, edge, context, previous) ??
    comingWeek(w, i, edge, context) ??
    thisWeek(w, i, edge, context) ??
    weekendAt(w, i, context) ??
    ofWeek(w, i, edge, context)
  );
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
