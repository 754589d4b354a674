import Holidays from 'date-holidays';
import type { Interview, Person } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';

/**
 * A second reading of section 4 of the handbook, for tests only: slow, literal and apart from the
 * planner. Where the planner counts forward from an event, this one asks of each day in turn
 * whether every rule allows it. It knows no bad input.
 */
export interface NaiveStep {
  readonly step: string;
  readonly to: string | null;
  readonly notBefore: string | null;
  readonly best: string | null;
  readonly due: string | null;
  readonly state: string;
}

export type Instant = Temporal.Instant;
export type Day = Temporal.PlainDate;
export type Got = Extract<Happening, { kind: 'received' }>;
export type Asking = 'next_round_invite' | 'scheduling_request' | 'info_request' | 'offer';

export interface Spot {
  readonly zone: string;
  readonly country: string | null;
  readonly part: string | null;
}

export interface World {
  readonly o: Opportunity;
  readonly on: readonly string[];
  readonly now: Instant;
  readonly rounds: readonly Interview[];
  readonly story: readonly Happening[];
}

const ZONE_COUNTRY: Readonly<Record<string, string>> = {
  'America/New_York': 'US',
  'America/Los_Angeles': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Toronto': 'CA',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
  'Europe/Paris': 'FR',
  'Europe/Copenhagen': 'DK',
  'Asia/Tokyo': 'JP',
  'Asia/Kolkata': 'IN',
  'Australia/Sydney': 'AU',
  'Australia/Adelaide': 'AU',
  'Pacific/Auckland': 'NZ',
};
const ZONE_PART: Readonly<Record<string, string>> = {
  'America/Toronto': 'CA-ON',
  'Australia/Sydney': 'AU-NSW',
  'Australia/Adelaide': 'AU-SA',
};

/** Texts of one history are read many times over; those of the ones before are forgotten. */
const read = new Map<string, number>();

function parsed(t: string): number {
  let at = read.get(t);
  if (at === undefined) {
    at = Date.parse(t);
    if (read.size > 5000) read.clear();
    read.set(t, at);
  }
  return at;
}

export const ms = (t: string | Instant): number =>
  typeof t === 'string' ? parsed(t) : t.epochMilliseconds;
export const at = (t: string): Instant => Temporal.Instant.fromEpochMilliseconds(ms(t));
export const text = (t: Instant): string => t.toString({ smallestUnit: 'second' });
export const later = (a: Instant, b: Instant): Instant => (ms(a) >= ms(b) ? a : b);
export const local = (t: Instant, s: Spot): Temporal.ZonedDateTime => t.toZonedDateTimeISO(s.zone);
export const clock = (d: Day, time: string, s: Spot): Instant =>
  d.toZonedDateTime({ timeZone: s.zone, plainTime: time }).toInstant();

const freeDays = new Map<string, ReadonlySet<string>>();

/** Whole public holidays of a country or a part of it in a year, as the library says. */
function listed(country: string, part: string | undefined, year: number): ReadonlySet<string> {
  const key = `${country} ${part} ${year}`;
  let days = freeDays.get(key);
  if (days === undefined) {
    const all = (part ? new Holidays(country, part) : new Holidays(country)).getHolidays(year);
    const whole = all.filter((h) => h.type === 'public' && h.date.includes(' 00:00:00'));
    days = new Set(
      whole.flatMap((h) => {
        const first = Temporal.PlainDate.from(h.date.slice(0, 10));
        const length = Math.round((h.end.getTime() - h.start.getTime()) / DAY);
        return Array.from({ length }, (_, i) => first.add({ days: i }).toString());
      }),
    );
    freeDays.set(key, days);
  }
  return days;
}

interface Free {
  readonly counts: boolean;
  readonly perhaps: boolean;
}

const DAY = 86_400_000;
/** No history here is older. */
const EPOCH = Temporal.PlainDate.from('2024-01-01');
const nth = (d: Day): number => Date.UTC(d.year, d.month - 1, d.day) / DAY;

/** What is known of the days of a place, each asked for once: as they come, from `EPOCH` on. */
interface Diary {
  readonly free: Free[];
  /** Business days from `EPOCH` up to and including each. */
  readonly worked: number[];
}

const diaries = new Map<string, Diary>();

function diaryUpTo(d: Day, s: Spot): Diary {
  const key = s.part ?? s.country ?? '';
  let diary = diaries.get(key);
  if (diary === undefined) {
    diary = { free: [], worked: [] };
    diaries.set(key, diary);
  }
  const { free, worked } = diary;
  while (free.length <= nth(d) - nth(EPOCH)) {
    const next = EPOCH.add({ days: free.length });
    const is = freeOf(next.year, next.toString(), s);
    const counts = next.dayOfWeek < 6 && !is.counts ? 1 : 0;
    worked.push((worked.at(-1) ?? 0) + counts);
    free.push(is);
  }
  return diary;
}

/** Off for sure, and perhaps: where the part is unknown, in most parts, and in any. */
function free(d: Day, s: Spot): Free {
  const is = diaryUpTo(d, s).free[nth(d) - nth(EPOCH)];
  if (is === undefined) throw new Error(`${d} lies before the diary begins`);
  return is;
}

function freeOf(year: number, day: string, { country, part }: Spot): Free {
  if (country === null) return { counts: false, perhaps: false };
  if (part !== null && country !== 'US') {
    const is = listed(country, part.slice(3), year).has(day);
    return { counts: is, perhaps: is };
  }
  const parts = country === 'US' ? [] : Object.keys(new Holidays().getStates(country) ?? {});
  const some = parts.filter((name) => listed(country, name, year).has(day)).length;
  const federal = country === 'CA' && /-(09-30|12-26)$/.test(day) && year > 2020;
  const counts = listed(country, undefined, year).has(day) || federal || some > parts.length / 2;
  return { counts, perhaps: counts || some > 0 };
}

/** A business day, as counted; and one on which something may go out. */
export const works = (d: Day, s: Spot): boolean => d.dayOfWeek < 6 && !free(d, s).counts;
export const writes = (d: Day, s: Spot): boolean => d.dayOfWeek < 6 && !free(d, s).perhaps;

/** Business days after `from`, up to and including `to`. */
export function worked(from: Day, to: Day, s: Spot): number {
  const upTo = (d: Day) => diaryUpTo(d, s).worked[nth(d) - nth(EPOCH)] ?? 0;
  return Math.max(0, upTo(to) - upTo(from));
}

export function inside(t: Instant, s: Spot): boolean {
  const l = local(t, s);
  return l.hour >= 8 && l.hour < 18 && writes(l.toPlainDate(), s);
}

/** The first `time` at or after `t`, on a business day if asked. */
export function firstTime(t: Instant, time: string, s: Spot, business: boolean): Instant {
  let d = local(t, s).toPlainDate();
  while (ms(clock(d, time, s)) < ms(t) || (business && !writes(d, s))) d = d.add({ days: 1 });
  return clock(d, time, s);
}

export const windowFrom = (t: Instant, s: Spot): Instant =>
  inside(t, s) ? t : firstTime(t, '08:00', s, true);

export function spotOf(p: Person | undefined, zone: string): Spot {
  const z = p?.zone ?? zone;
  const country = p?.country ?? ZONE_COUNTRY[p?.zone ?? zone] ?? null;
  const part = p?.subdivision ?? ZONE_PART[z] ?? null;
  return { zone: z, country, part: part?.startsWith(`${country}-`) ? part : null };
}

/** A note's or an answer's best moment, once passed. */
export function awake(w: World, best: Instant, spot: Spot): Instant {
  if (ms(best) >= ms(w.now)) return best;
  const { hour } = local(w.now, spot);
  return hour >= 8 && hour < 21 ? w.now : firstTime(w.now, '08:00', spot, false);
}
