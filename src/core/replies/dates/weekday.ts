import type { DayNumber } from '../../time/day.ts';
import { absoluteAt } from './absolute.ts';
import { type DateContext, mondayOf, nthWeekday, partsOf, weekdayAfter } from './calendar.ts';
import { type Found, monthOf, numberOf, ORDINALS, oneDay, type Told, weekdayOf } from './found.ts';
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
  const beside = besideDay(w, end, named, context);
  if (beside !== null) return beside;
  if (/^(?:following|after)$/.test(w[end] ?? ''))
    return oneDay(end + 1, which === '' ? coming : coming + 7, anchor);
  if (which === 'next') return oneDay(end, mondayOf(anchor) + 6 + named, anchor);
  return oneDay(end, coming, anchor, 0, 'weekday');
}

/** `the Tuesday after the bank holiday`, `the Friday before Memorial Day`. */
function besideDay(
  w: readonly string[],
  end: number,
  named: number,
  context: DateContext,
): Found | null {
  if (!/^(?:before|after|following)$/.test(w[end] ?? '')) return null;
  const holiday = holidayAt(w, end + 1, context);
  const date = holiday ?? (w[end] === 'following' ? null : absoluteAt(w, end + 1, context));
  if (date === null) return null;
  const day = 'day' in date ? date.day : date.to;
  const from = w[end] === 'before' ? day - 8 : day;
  return oneDay(date.end, weekdayAfter(from, named), context.anchor);
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
