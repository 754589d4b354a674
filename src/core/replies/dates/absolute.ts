import { type DayNumber, dayFrom, weekday } from '../../time/day.ts';
import { type DateContext, dayAt, monthEnd, partsOf } from './calendar.ts';
import { domOf, type Found, monthOf, oneDay, tensAt, weekdayOf } from './found.ts';

/** What follows an ordinal that is no day of a month ("the 2nd floor", "3rd round"). */
const NOT_A_DAY = new Set(
  'floor round rounds interview interviews stage time times year years person candidate grade street avenue century place choice draft form level quarter half week weeks month months term class edition part step line phase division team shift party party"s party-s one name panel generation base language degree referee anniversary birthday'.split(
    ' ',
  ),
);
/** `band 5/6`, `grade 7/8`: levels, no dates. */
const LEVELS = new Set(
  'band bands grade grades level levels year years unit units key stage part parts ref'.split(' '),
);
/** How long a month and day without a year may lie back before it is read as the next year's. */
const STILL_PAST = 120;

/** The day of a month without a year: the coming one, or the one just past. */
function yearless(month: number, dom: number, context: DateContext): DayNumber | null {
  const { year } = partsOf(context.anchor);
  const candidates = [year - 1, year, year + 1].map((y) => dayAt(y, month, dom));
  const coming = candidates.find((day) => day !== null && day >= context.anchor) ?? null;
  const gone = candidates.findLast((day) => day !== null && day < context.anchor) ?? null;
  if (gone !== null && context.anchor - gone <= STILL_PAST) {
    if (coming === null || coming - context.anchor > 300 - STILL_PAST) return gone;
  }
  return coming;
}

function yearOf(token: string | undefined): number | null {
  if (token === undefined || !/^(?:20)?\d{2}$/.test(token)) return null;
  const value = Number(token);
  return token.length === 4 ? value : 2000 + value;
}

/** The coming day of the month; with a weekday given, the first month in which they agree. */
export function comingDom(
  dom: number,
  context: DateContext,
  wanted: number | null,
): DayNumber | null {
  const { year, month } = partsOf(context.anchor);
  for (let i = 0; i < 14; i += 1) {
    const start = monthEnd(year, month + i - 1) + 1;
    const day = start + dom - 1;
    if (day < context.anchor || day > monthEnd(year, month + i)) continue;
    if (wanted === null || weekday(day) === wanted) return day;
    if (i > 2) return null;
  }
  return null;
}

function numeric(token: string, end: number, context: DateContext): Found | null {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(token) ? dayFrom(token) : null;
  if (iso !== null) return oneDay(end, iso, context.anchor);
  const match = /^(\d{1,2})([./-])(\d{1,2})[./-]?(\d{2,4})?$/.exec(token);
  if (match === null) return null;
  if (/^(?:24\/7|9\/11|50\/50)$/.test(token)) return null;
  const [a, b] = [Number(match[1]), Number(match[3])];
  const dot = match[2] === '.';
  if (dot && match[4] === undefined && !token.endsWith('.') && !context.dotted) return null;
  if (match[2] === '-' && match[4] === undefined) return null;
  const first = context.dayFirst || dot;
  const orders = first
    ? [
        [a, b],
        [b, a],
      ]
    : [
        [b, a],
        [a, b],
      ];
  const year = match[4] === undefined ? null : yearOf(match[4]);
  if (match[4] !== undefined && year === null) return null;
  const days = orders
    .map(([dom = 0, month = 0]) =>
      year === null ? yearless(month, dom, context) : dayAt(year, month, dom),
    )
    .filter((day) => day !== null);
  const day = days.find((d) => d >= context.anchor) ?? days[0];
  return day === undefined ? null : oneDay(end, day, context.anchor);
}

/** `8月17日`. */
function monthMarked(w: readonly string[], at: number, context: DateContext): Found | null {
  if (w[at + 1] !== '月' || !/^日/.test(w[at + 3] ?? '')) return null;
  const day = yearless(Number(w[at]), Number(w[at + 2]), context);
  return day === null ? null : oneDay(at + 4, day, context.anchor);
}

/** The year that closes `02-Mar-26`, at token `at`. */
function writtenOut(
  month: number,
  dom: number,
  w: readonly string[],
  at: number,
  context: DateContext,
): Found | null {
  const year = yearOf(w[at]);
  const day = year === null ? null : dayAt(year, month, dom);
  return day === null ? null : oneDay(at + 1, day, context.anchor);
}

/** `March 18`, `18 March 2026`, `the 18th of March`, `March the 18th`. */
function monthAndDay(w: readonly string[], at: number, context: DateContext): Found | null {
  const withYear = (month: number, dom: number, end: number): Found | null => {
    const comma = w[end] === ',' ? end + 1 : end;
    const years = /^(?:de|del)$/.test(w[comma] ?? '') ? comma + 1 : comma;
    const joined = w[end] === '-' && /^(?:20)?\d{2}$/.test(w[end + 1] ?? '');
    if (joined) return writtenOut(month, dom, w, end + 1, context);
    const year = /^20\d{2}$/.test(w[years] ?? '') ? yearOf(w[years]) : null;
    const day = year === null ? yearless(month, dom, context) : dayAt(year, month, dom);
    return day === null ? null : oneDay(year === null ? end : years + 1, day, context.anchor);
  };
  const month = monthOf(w[at]);
  if (month !== null) {
    const dot = w[at + 1] === '.' && (w[at] ?? '').length <= 4 ? at + 2 : at + 1;
    const the = w[dot] === 'the' ? dot + 1 : dot;
    const dom = domOf(w[the]);
    const units = /^(?:hours?|days?|weeks?|people|candidates|%|am|pm|o'clock|:)$/.test(
      w[the + 1] ?? '',
    );
    if (dom !== null && !units && !/^[a-z]/.test(w[the] ?? 'a'))
      return stretched(withYear(month, dom, the + 1), w, at, context);
    return null;
  }
  const the = w[at] === 'the' ? at + 1 : at;
  const dom = domOf(w[the]);
  if (dom === null) return null;
  let next = the + 1;
  if (/^[.-]$/.test(w[next] ?? '') && (w[next] === '.' || monthOf(w[next + 1]) !== null)) next += 1;
  if (/^(?:of|de|del)$/.test(w[next] ?? '')) next += 1;
  const after = monthOf(w[next]);
  if (
    after === null ||
    (after === 5 &&
      w[next] === 'may' &&
      w[next - 1] !== 'of' &&
      !/^(?:20\d\d|and|or|at|if|for|to|so|when|but|with|from|as|then|in|the|latest|because|once|that|which|after|before|until|by|on|unless|though)?$/.test(
        w[next + 1]?.replace(/^[^\p{L}\d]+$/u, '') ?? '',
      ))
  ) {
    return null;
  }
  return withYear(
    after,
    dom,
    w[next + 1] === '.' && (w[next] ?? '').length <= 4 ? next + 2 : next + 1,
  );
}

/** A bare number is a day only as `by 20 latest`, `latest by 19`. */
function isLatest(w: readonly string[], at: number, the: number): boolean {
  const until = /^(?:by|until|till|before|on)$/.test(w[at - 1] ?? '');
  const after = w.slice(the + 1, the + 4).join(' ');
  return until && (/^(?:(?:at )?the )?latest\b/.test(after) || w[at - 2] === 'latest');
}

/** `July 6-17`, `May 4 to 8`: the range ends with the later day. */
function stretched(
  found: Found | null,
  w: readonly string[],
  at: number,
  context: DateContext,
): Found | null {
  if (found === null) return null;
  const and = w[at - 1] === 'between' && w[found.end] === 'and';
  if (!and && !/^(?:-|–|to|through|thru)$/.test(w[found.end] ?? '')) return found;
  const last = /^\d/.test(w[found.end + 1] ?? '') ? domOf(w[found.end + 1]) : null;
  const { day } = partsOf(found.to);
  const other = monthOf(w[found.end + 2]) !== null || w[found.end + 2] === ':';
  if (last === null || last <= day || other) return found;
  const to = found.to + last - day;
  return { ...found, end: found.end + 2, to, past: to < context.anchor };
}

/** `the 15th`, `15th`, `the 25`, with the weekday that must agree. */
function bareDom(
  w: readonly string[],
  at: number,
  context: DateContext,
  wanted: number | null,
): Found | null {
  const lead = /^(?:the|le|el|il|den)$/.test(w[at] ?? '') ? at + 1 : at;
  const counted =
    /^(?:day|día|dia|giorno)$/.test(w[lead] ?? '') && /^\d{1,2}$/.test(w[lead + 1] ?? '');
  const the = counted ? lead + 1 : lead;
  const tens = the > at ? tensAt(w, the) : null;
  if (tens !== null) return found(tens.end, tens.value);
  const token = w[the] ?? '';
  const ordinal = /^\d{1,2}(?:st|nd|rd|th)$/.test(token);
  const word = the > at && /^[a-z]+$/.test(token) && (domOf(token) ?? 0) >= 4;
  const dom = domOf(token);
  if (dom === null || dom < 1) return null;
  const next = w[the + 1] ?? '';
  const stop =
    next === '' ||
    /^[^a-z\d%$£€]/.test(next) ||
    /^(?:my|our|we|i|you|and|or|when|at|they|if|to|then|so|as|it|but|he|she|with|for)$/.test(next);
  const latest = isLatest(w, at, the);
  if (!ordinal && !word && !latest && !(the > at && stop) && !(wanted !== null && stop))
    return null;
  if (next === 'to' && /^[a-z]/.test(w[the + 2] ?? '') && w[the + 2] !== 'the') return null;
  if (NOT_A_DAY.has(next) || (next === 'of' && !/^(?:this|next|the)$/.test(w[the + 2] ?? '')))
    return null;
  if (token === 'second' && /^(?:it|i|we|they|he|she|you|that)$/.test(next)) return null;
  if (/^(?:instant|inst)$/.test(next)) return found(the + 2, dom);
  if (next === 'of' && w[the + 2] === 'next' && w[the + 3] === 'month') {
    const { year, month } = partsOf(context.anchor);
    const day = dayAt(month === 12 ? year + 1 : year, (month % 12) + 1, dom);
    return day === null ? null : oneDay(the + 4, day, context.anchor);
  }
  const tail = next === 'of' && /^(?:this|the)$/.test(w[the + 2] ?? '') && w[the + 3] === 'month';
  return found(tail ? the + 4 : the + 1, dom);

  function found(end: number, n: number): Found | null {
    const day = comingDom(n, context, wanted) ?? comingDom(n, context, null);
    return day === null ? null : oneDay(end, day, context.anchor);
  }
}

/**
 * A day of the calendar at token `at`: `2026-03-18`, `3/18`, `18.3.`, `Friday, March 3`,
 * `Friday the 13th`, `the 15th`. A reading in the past loses where no year says otherwise.
 */
export function absoluteAt(w: readonly string[], at: number, context: DateContext): Found | null {
  const written = monthMarked(w, at, context);
  if (written !== null) return written;
  const named = weekdayOf(w[at]);
  if (named === null) {
    return (
      (LEVELS.has(w[at - 1] ?? '') ? null : numeric(w[at] ?? '', at + 1, context)) ??
      monthAndDay(w, at, context) ??
      bareDom(w, at, context, null)
    );
  }
  let next = at + 1;
  while (next < at + 4 && /^(?:,|\.|\(|den|dem|the|der|de|le|el|il|dia|d\.)$/.test(w[next] ?? ''))
    next += 1;
  const back = w[next - 1] === 'the' ? next - 1 : next;
  return (
    numeric(w[next] ?? '', next + 1, context) ??
    monthAndDay(w, next, context) ??
    bareDom(w, back, context, named)
  );
}
