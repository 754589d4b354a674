import { addBusiness, type DateContext, dayAt, fridayOf, monthEnd, partsOf } from './calendar.ts';
import { type Found, monthOf, ORDINALS, oneDay, spanTo } from './found.ts';
import { holidayAt } from './named-days.ts';
import { edgeAt } from './week.ts';

/** Modal `may` and verb `march`: a month only after a preposition or beside a part of it. */
function isMonthWord(w: readonly string[], at: number): boolean {
  const token = w[at] ?? '';
  if (!/^(?:may|march|mar|jan|dec|sun|mai)$/.test(token)) return true;
  return /^(?:in|by|of|until|till|early|mid|late|-|next|this|before|after|from|through|for|to|end|coming|during|come|anfang|mitte|ende|début|fin|mi|im|bis|ab|en|de)$/.test(
    w[at - 1] ?? '',
  );
}

function inMonth(
  end: number,
  year: number,
  month: number,
  edge: string | null,
  context: DateContext,
): Found {
  const { anchor } = context;
  const start = monthEnd(year, month - 1) + 1;
  const last = monthEnd(year, month);
  if (edge === 'early') return spanTo(end, start, start + 9, anchor, 5);
  if (edge === 'mid') return spanTo(end, start + 9, start + 14, anchor, 2);
  if (edge === 'late') return spanTo(end, start + 19, last, anchor, 0);
  return { ...spanTo(end, start, last, anchor), whole: true };
}

/** `late January` and `the second half of May` are looser than `the end of May`. */
function loosened(found: Found, w: readonly string[], at: number, end: number): Found {
  const words = w.slice(at, end);
  if (words.includes('half')) return { ...found, slack: 7 };
  if (words.includes('late') || words.includes('latter')) return { ...found, slack: 7 };
  return found;
}

/** Months: `in October`, `mid-May`, `early June`, `the end of the month`, `before the month is out`. */
export function monthAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const { year, month } = partsOf(context.anchor);
  const dayOf = dayOfMonth(w, at, context);
  if (dayOf !== null) return dayOf;
  const { edge, end } = edgeAt(w, at);
  const i = end > at && w[end] === 'the' ? end + 1 : end;
  const j = w[i] === 'calendar' ? i + 1 : i;
  const this_ = w[j] === 'this' || w[j] === 'the' ? j + 1 : j;
  const next = w[j] === 'next' || (w[j] === 'the' && /^(?:coming|following)$/.test(w[j + 1] ?? ''));
  if (next && /^months?'?s?$/.test(w[w[j] === 'the' ? j + 2 : j + 1] ?? '')) {
    const stop = w[j] === 'the' ? j + 3 : j + 2;
    return loosened(inMonth(stop, year, month + 1, edge, context), w, at, stop);
  }
  if (w[at] === 'turn' && w[at + 1] === 'of' && /^months?$/.test(w[at + 3] ?? ''))
    return { ...inMonth(at + 4, year, month, 'late', context), slack: 3 };
  if (w[j] === 'eom') return inMonth(j + 1, year, month, 'late', context);
  if (/^month(?:'s)?$/.test(w[this_] ?? '')) {
    if (w[this_] === "month's" && w[this_ + 1] === 'out')
      return inMonth(this_ + 2, year, month, 'late', context);
    if (/^(?:end|close)$/.test(w[this_ + 1] ?? ''))
      return inMonth(this_ + 2, year, month, 'late', context);
    if (w[this_ + 1] === '-' && w[this_ + 2] === 'end')
      return inMonth(this_ + 3, year, month, 'late', context);
    const out = /^(?:is|turns|closes|ends|finishes|runs)$/.test(w[this_ + 1] ?? '')
      ? this_ + (w[this_ + 1] === 'is' || w[this_ + 1] === 'runs' ? 3 : 2)
      : 0;
    if (out > 0) return inMonth(out, year, month, 'late', context);
    const finishing = w.slice(Math.max(0, at - 2), at).some((t) => /^finish(?:ing)?$/.test(t));
    const inside = w[at] === 'the' && /^(?:within|inside|during)$/.test(w[at - 1] ?? '');
    if (finishing || (inside && this_ === at + 1))
      return inMonth(this_ + 1, year, month, 'late', context);
    if (edge === null && w[j] !== 'this') return null;
    const found = inMonth(this_ + 1, year, month, edge, context);
    return found.past
      ? loosened(inMonth(this_ + 1, year, month + 1, edge, context), w, at, end)
      : loosened(found, w, at, end);
  }
  const named = monthOf(w[i]);
  if (named === null || !isMonthWord(w, i)) return null;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(w[i + 1] ?? '') && !/^20\d\d$/.test(w[i + 1] ?? ''))
    return null;
  const stated = /^20\d{2}$/.test(w[i + 1] ?? '') ? Number(w[i + 1]) : null;
  const y = stated ?? (monthEnd(year, named) < context.anchor ? year + 1 : year);
  const stop = i + (stated === null ? 1 : 2);
  if (/^(?:end|close)$/.test(w[stop] ?? '')) return inMonth(stop + 1, y, named, 'late', context);
  return loosened(inMonth(stop, y, named, edge, context), w, at, stop);
}

/** `the last day of the month`, `the first of next month`, `the first working day of June`. */
function dayOfMonth(w: readonly string[], at: number, context: DateContext): Found | null {
  const n = ORDINALS[w[at] ?? ''];
  if (n === undefined || (n !== 1 && n !== -1)) return null;
  let i = at + 1;
  const business = /^(?:working|business)$/.test(w[i] ?? '');
  if (business) i += 1;
  if (w[i] === 'day') i += 1;
  else if (n === -1 || business) return null;
  if (w[i] !== 'of') return null;
  i += w[i + 1] === 'the' ? 2 : 1;
  const { year, month } = partsOf(context.anchor);
  const next = w[i] === 'next' && w[i + 1] === 'month';
  const named = monthOf(w[i]);
  const month_ = w[i] === 'month' || next;
  if (!month_ && named === null) return null;
  const m = named ?? (n === 1 || next ? month + 1 : month);
  const y = named !== null && monthEnd(year, named) < context.anchor ? year + 1 : year;
  const day = n === 1 ? monthEnd(y, m - 1) + 1 : monthEnd(y, m);
  const worked = business ? addBusiness(day - 1, 1, context) : day;
  return oneDay(next ? i + 2 : i + 1, worked, context.anchor);
}

/** Quarters, years and financial years. */
export function yearAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const { anchor } = context;
  const { year, month } = partsOf(anchor);
  const { edge, end } = edgeAt(w, at);
  let i = end;
  while (/^(?:the|this|of|calendar)$/.test(w[i] ?? '') && i < end + 3) i += 1;
  const token = w[i] ?? '';
  const q = /^q([1-4])$/.exec(token + (token === 'q' ? (w[i + 1] ?? '') : ''));
  const quarterOf = (n: number, stop: number): Found => {
    const y = monthEnd(year, 3 * n) < anchor ? year + 1 : year;
    const stated = /^20\d{2}$/.test(w[stop] ?? '') ? Number(w[stop]) : y;
    const last = monthEnd(stated, 3 * n);
    return spanTo(
      stop,
      monthEnd(stated, 3 * n - 3) + 1,
      edge === 'early' ? last - 60 : last,
      anchor,
      edge === 'early' ? 10 : 0,
    );
  };
  if (token === 'eoq') return quarterOf(Math.ceil(month / 3), i + 1);
  if (token === 'eoy') return spanTo(i + 1, anchor, monthEnd(year, 12), anchor);
  if (q !== null) return quarterOf(Number(q[1]), i + (token === 'q' ? 2 : 1));
  const nth = ORDINALS[token];
  if (nth !== undefined && nth >= 1 && nth <= 4 && w[i + 1] === 'quarter')
    return quarterOf(nth, i + 2);
  const current = Math.ceil(month / 3);
  if (token === 'next' && w[i + 1] === 'quarter')
    return spanTo(i + 2, anchor, monthEnd(year, 3 * current + 3), anchor);
  if (/^quarter(?:'s)?$/.test(token) && (i > at || /^(?:end|close)$/.test(w[i + 1] ?? ''))) {
    return spanTo(
      /^(?:end|close)$/.test(w[i + 1] ?? '') ? i + 2 : i + 1,
      anchor,
      monthEnd(year, 3 * current),
      anchor,
    );
  }
  return (
    newYearAt(w, i, edge, context) ??
    financialYearAt(w, i, edge, context) ??
    yearEndAt(w, i, edge, context)
  );
}

function newYearAt(
  w: readonly string[],
  i: number,
  edge: string | null,
  context: DateContext,
): Found | null {
  if (w[i] !== 'new' || w[i + 1] !== 'year') return null;
  if (/^(?:'s|eve|day)$/.test(w[i + 2] ?? '')) return null;
  const { year } = partsOf(context.anchor);
  const first = dayAt(year + 1, 1, 1) ?? 0;
  const before = w.slice(Math.max(0, i - 4), i);
  if (edge === 'early') return spanTo(i + 2, first, first + 14, context.anchor, 7);
  if (before.includes('in') || before.includes('into'))
    return spanTo(i + 2, first, first + 30, context.anchor, 16);
  return null;
}

function financialYearAt(
  w: readonly string[],
  i: number,
  edge: string | null,
  context: DateContext,
): Found | null {
  if (
    !/^(?:financial|fiscal|tax|budget)$/.test(w[i] ?? '') ||
    !/^year(?:'s)?$/.test(w[i + 1] ?? '')
  )
    return null;
  const [month, slack] =
    context.country === 'AU'
      ? [6, 0]
      : context.country === 'IN'
        ? [3, 2]
        : context.country === 'US'
          ? [9, 10]
          : [3, 5];
  const { year } = partsOf(context.anchor);
  const last = monthEnd(monthEnd(year, month) < context.anchor ? year + 1 : year, month);
  const end = /^(?:end|ends|close|closes|closing|turns)$/.test(w[i + 2] ?? '') ? i + 3 : i + 2;
  return edge === 'late' || end === i + 3 ? spanTo(end, last, last, context.anchor, slack) : null;
}

function yearEndAt(
  w: readonly string[],
  i: number,
  edge: string | null,
  context: DateContext,
): Found | null {
  const { year } = partsOf(context.anchor);
  const last = monthEnd(year, 12);
  const named = /^year(?:'s)?$/.test(w[i] ?? '');
  if (!named) return null;
  const hyphen = w[i + 1] === '-' ? i + 2 : i + 1;
  if (/^(?:end|close)$/.test(w[hyphen] ?? ''))
    return spanTo(hyphen + 1, last, last, context.anchor);
  if (w[i + 1] === 'is' && w[i + 2] === 'out') return spanTo(i + 3, last, last, context.anchor);
  if (/^(?:turns|ends|closes)$/.test(w[i + 1] ?? ''))
    return spanTo(i + 2, last, last, context.anchor);
  return edge === 'late' || w[i - 1] === 'this' ? spanTo(i + 1, last, last, context.anchor) : null;
}

/** Days with a name: `Labor Day`, `the day after Easter Monday`, `the bank holiday`. */
export function namedAt(w: readonly string[], at: number, context: DateContext): Found | null {
  let i = at;
  let shift = 0;
  if (w[i] === 'the' && w[i + 1] === 'day') i += 1;
  if (w[i] === 'day' && /^(?:after|before|following)$/.test(w[i + 1] ?? '')) {
    shift = w[i + 1] === 'before' ? -1 : 1;
    i += 2;
  }
  const found = holidayAt(w, i, context);
  if (found === null) return null;
  const { day, end } = found;
  if (/^(?:in|into)$/.test(w[at - 1] ?? '') && w[end - 2] === 'new' && w[end - 1] === 'year')
    return null;
  if (found.weekend && w[at - 1] === 'before')
    return spanTo(end, fridayOf(day - 3), fridayOf(day - 3), context.anchor);
  if (shift !== 0) return oneDay(end, shift > 0 ? day + 1 : day - 1, context.anchor);
  return oneDay(end, day, context.anchor);
}

/** "After D" names no day: five business days on, a week either side. */
export function after(found: Found, context: DateContext): Found {
  const to = addBusiness(found.to, 5, context);
  return { ...found, from: found.to, to, slack: 7, sort: 'span' };
}
