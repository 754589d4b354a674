import type { DayNumber } from '../../time/day.ts';
import { absoluteAt } from './absolute.ts';
import type { DateContext } from './calendar.ts';
import {
  EARLY,
  type Found,
  LATE,
  MID,
  monthOf,
  NUMBERS,
  ORDINALS,
  type Told,
  weekdayOf,
} from './found.ts';
import { namedDayAt } from './named-days.ts';
import { after, monthAt, namedAt, yearAt } from './period.ts';
import { durationAt, todayAt } from './relative.ts';
import { type Token, tokensOf } from './tokens.ts';
import { weekAt } from './week.ts';
import { nthWeekdayAt, weekdayAt } from './weekday.ts';

/** A date in a text: the days it may mean, with the words (characters `start` to `end`). */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly slack: number;
  readonly sort: Found['sort'];
  readonly past: boolean;
  /** The word that governs it; `from`: the earliest day ("not before", "at the earliest"). */
  readonly relation: 'by' | 'before' | 'after' | 'since' | 'from' | 'none';
  /** Index of its first token. */
  readonly at: number;
}

const MOST_TOKENS = 4_000;
const BY =
  /^(?:by|on|until|till|til|within|in|during|no|later|than|latest|come|for|at|around|about|before|over|throughout|til|this)$/;

/** Words with which no weekday, month, number or named day begins, yet a date may. */
const OPENERS = new Set(
  'the le el il den día dia giorno a an this next coming following last past previous that same end week wk kw v w wc wb eow eod cob eob weekend quarter q year fiscal financial tax budget new calendar today tonight tonite tomorrow tmrw tmw tomoz yesterday later day very bank long public national federal statutory stat our month several few couple sometime some in during within of course close back tail half late fortnight fortnights eom eoq eoy eop cop tmr tmoro midweek turn upper morning'.split(
    ' ',
  ),
);

/** Whether a date can begin with this word at all: most words end the search here. */
function canOpen(w: readonly string[], at: number): boolean {
  const token = w[at] ?? '';
  const bare = token.replace(/'s?$/, '');
  return (
    /^\d|^q[1-4]$/.test(token) ||
    OPENERS.has(bare) ||
    weekdayOf(token) !== null ||
    monthOf(token) !== null ||
    NUMBERS[token] !== undefined ||
    ORDINALS[token] !== undefined ||
    EARLY.has(token) ||
    MID.has(token) ||
    LATE.has(token) ||
    namedDayAt(w, at) !== null
  );
}

/** The longest date that opens at token `at`. */
function dateAt(
  w: readonly string[],
  at: number,
  context: DateContext,
  previous: Told | null,
): Found | null {
  if (!canOpen(w, at)) return null;
  let best: Found | null = null;
  const found = [
    absoluteAt(w, at, context),
    nthWeekdayAt(w, at, context),
    weekAt(w, at, context, previous),
    weekdayAt(w, at, context, previous),
    namedAt(w, at, context),
    monthAt(w, at, context),
    yearAt(w, at, context),
    todayAt(w, at, context, previous),
    durationAt(w, at, context, previous),
  ];
  for (const one of found) if (one !== null && (best === null || one.end > best.end)) best = one;
  return best;
}

/** A time of day between "before" and the date: "before noon on Friday" is that Friday. */
const HOUR = /^(?:noon|morning|midday|lunch|lunchtime|close|cob|eod|end|start|\d+|am|pm|:)$/;
const NEVER = /^(?:not|n't|never|nothing|shan't|\p{L}+n't|hardly|unlikely|nobody|no)$/u;

/** Whether "before" stands under a negation: "you won't hear before the 9th" names the earliest day. */
function isEarliest(w: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 8); i -= 1) {
    if (/^(?:[.;:!?,]|but|and|so)$/.test(w[i] ?? '')) return false;
    if (NEVER.test(w[i] ?? '') && w[i - 1] !== 'or') return true;
  }
  return false;
}

/** The word before the date that says how it binds. */
function relationAt(w: readonly string[], at: number): DateMention['relation'] {
  let hour = false;
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) {
    const token = w[i] ?? '';
    if (/^(?:before|ahead|avant|vor|antes|prima|före|før|voor)$/.test(token)) {
      if (isEarliest(w, i)) return 'from';
      return w[i - 1] === 'or' || hour ? 'by' : 'before';
    }
    if (/^(?:after|post|following|past|nach|après)$/.test(token)) return hour ? 'by' : 'after';
    hour ||= HOUR.test(token);
    if (token === 'since') return 'since';
    if (BY.test(token)) return 'by';
    if (
      !/^(?:the|le|la|den|dem|der|il|el|o|zum|of|a|say|just|right|straight|sometime|to|end|close|cob|eod|noon|midday|lunch|lunchtime|\d+|:|am|pm|business|play|day|day's|latest|early|late|half|next)$/.test(
        token,
      )
    ) {
      break;
    }
  }
  return 'none';
}

/**
 * The same where a clause stands between: "once they have met on the 16th", "before the schools
 * break up on the 23rd". Of ourselves ("before we close on Friday") the day itself is meant.
 */
function clauseRelation(
  w: readonly string[],
  at: number,
  from: number,
): DateMention['relation'] | null {
  for (let i = at - 1; i >= Math.max(from, at - 10); i -= 1) {
    const token = w[i] ?? '';
    if (/^(?:[,.;:!?—()]|and|but|so|i'll|we'll|will|shall)$/.test(token)) return null;
    if (at - i < 3) continue;
    const between = w.slice(i + 1, at);
    if (between.every((one) => HOUR.test(one) || /^(?:on|the|of|in)$/.test(one))) return null;
    const ours = /^(?:we|i|you)\b/.test(w[i + 1] ?? '');
    if (/^(?:after|once|when)$/.test(token)) return ours && token === 'when' ? null : 'after';
    if (token === 'before') return ours ? 'by' : 'before';
  }
  return null;
}

const EARLIEST = /^(?:at the |the )?earliest\b/;

/** "After D" is five business days on; "the morning after the vote on D" the very next day. */
function afterwards(
  found: Found,
  w: readonly string[],
  at: number,
  from: number,
  context: DateContext,
): Found {
  if (found.sort === 'duration') return found;
  for (let i = at - 1; i >= Math.max(from, at - 8); i -= 1) {
    if (!/^(?:after|following)$/.test(w[i] ?? '')) continue;
    if (!/^(?:day|morning|evening|night)$/.test(w[i - 1] ?? '')) break;
    return { ...found, from: found.to + 1, to: found.to + 1, sort: 'day' };
  }
  return after(found, context);
}

function mention(
  found: Found,
  at: number,
  from: number,
  tokens: readonly Token[],
  w: readonly string[],
  context: DateContext,
): DateMention {
  const near = EARLIEST.test(w.slice(found.end, found.end + 3).join(' '))
    ? 'from'
    : relationAt(w, at);
  const relation = near === 'none' || near === 'by' ? (clauseRelation(w, at, from) ?? near) : near;
  const point = found.sort === 'day' || found.sort === 'weekday';
  const named = relation === 'after' ? afterwards(found, w, at, from, context) : found;
  const early = relation === 'before' && !found.past && found.to > context.anchor;
  const whole = found.whole === true ? found.to - found.from + 1 : 0;
  const shift = early ? (point ? 1 : whole) : 0;
  const start = tokens[at]?.start ?? 0;
  return {
    start,
    end: tokens[found.end - 1]?.end ?? start,
    from: Math.min(named.from, named.to - shift),
    to: named.to - shift,
    slack: named.slack,
    sort: named.sort,
    past: found.past,
    relation,
    at,
  };
}

const OR =
  /^\s*(?:,?\s?(?:or|to|and|through|till|until|bis|au|al|tot|til|do|até|thru)|[-–/]|,? ?(?:or|and) (?:on )?(?:the)?)\s*(?:the |maybe |possibly |on )?$/;
const RANGE = /to|thr|til|until|bis|a[ul]|do|até|-|–/;
/** "next week, say Thursday the 4th", "the Friday of that week (17 April)": the second is plainer. */
const NAMELY =
  /^\s*(?:,|\(|-|–|—|:|i\.e\.)\s*(?:i\.e\.,?|so|say|call it|let us say|let's say|make it|that is|the|on|by|which is)?\s*(?:by |on |the )?$/;

/** Two neighbouring mentions as one; undefined when each stands for itself. */
function merged(last: DateMention, one: DateMention, text: string): DateMention | undefined {
  const between = text.slice(last.end, one.start).toLowerCase();
  if (OR.test(between) && one.to >= last.to) {
    const slack = RANGE.test(between) ? one.slack : Math.max(last.slack, one.slack);
    return { ...last, end: one.end, to: one.to, slack, past: one.past };
  }
  const bracket = /^\s*\(/.test(between);
  const plainer = one.sort === 'day' && !one.past && (last.sort !== 'day' || bracket);
  if (plainer && NAMELY.test(between) && /\d|day/i.test(text.slice(one.start, one.end))) {
    const bound = last.relation === 'after' ? 'by' : last.relation;
    const relation = last.relation === 'none' ? one.relation : bound;
    return { ...one, start: last.start, at: last.at, relation };
  }
  const weekdayOfIt = last.sort === 'day' && one.sort === 'weekday' && /^\s*\($/.test(between);
  return weekdayOfIt ? last : undefined;
}

/** `Monday or Tuesday`, `the 18th to the 22nd`: one mention that ends with the later. */
function joined(list: readonly DateMention[], text: string): readonly DateMention[] {
  const out: DateMention[] = [];
  for (const one of list) {
    const last = out.at(-1);
    const both = last === undefined ? undefined : merged(last, one, text);
    if (both === undefined) out.push(one);
    else out[out.length - 1] = both;
  }
  return out;
}

/**
 * Every date that a text names, by the conventions of `corpus/replies/CONVENTIONS.md`: vague spans
 * end with their last day (P13), `after D` is five business days on. Pure and linear; text beyond
 * some thousand words is not looked at.
 */
export function findDates(
  text: string,
  context: DateContext,
  before: Told | null = null,
): readonly DateMention[] {
  const tokens = tokensOf(text.slice(0, 40_000)).slice(0, MOST_TOKENS);
  const w = tokens.map((token) => token.text);
  const out: DateMention[] = [];
  let previous = before;
  let told = 0;
  for (let i = 0; i < w.length; i += 1) {
    const found = dateAt(w, i, context, previous);
    if (found === null) continue;
    const one = mention(found, i, told, tokens, w, context);
    told = found.end;
    out.push(one);
    if (found.sort !== 'duration') previous = { from: found.from, to: found.to };
    i = found.end - 1;
  }
  return joined(out, text);
}
