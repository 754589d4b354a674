import type { Instant } from '../core/record/nouns.ts';

/** Instants as people say them. Zones are IANA names; without one, the browser's. */

const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const at = (instant: Instant): Date => new Date(instant);
const inZone = (zone?: string | null): Intl.DateTimeFormatOptions =>
  zone ? { timeZone: zone } : {};

/** The zone of this browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Tuesday 24 November" */
export function day(instant: Instant, zone?: string | null): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return format({ ...parts, ...inZone(zone) }).format(at(instant));
}

/** "10:00" */
export function hour(instant: Instant, zone?: string | null): string {
  return format({ hour: 'numeric', minute: '2-digit', ...inZone(zone) }).format(at(instant));
}

function dayNumber(instant: Instant, zone?: string | null): number {
  const parts = format({ year: 'numeric', month: 'numeric', day: 'numeric', ...inZone(zone) });
  const named = parts.formatToParts(at(instant));
  const number = (type: string) => Number(named.find((part) => part.type === type)?.value);
  return Date.UTC(number('year'), number('month') - 1, number('day')) / 86_400_000;
}

/** "today 17:30", "tomorrow 09:30", "Thursday 10:00", "Tue 8 Dec 09:30"; `now` decides which. */
export function moment(instant: Instant, now: Instant, zone?: string | null): string {
  const away = dayNumber(instant, zone) - dayNumber(now, zone);
  const time = hour(instant, zone);
  if (away === 0) return `today ${time}`;
  if (away === 1) return `tomorrow ${time}`;
  if (away === -1) return `yesterday ${time}`;
  if (away > 1 && away < 7)
    return `${format({ weekday: 'long', ...inZone(zone) }).format(at(instant))} ${time}`;
  const short = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return `${format({ ...short, ...inZone(zone) }).format(at(instant))}, ${time}`;
}

/** "in 6 h", "in 25 min", "in 3 days"; past: "2 h late". */
export function left(instant: Instant, now: Instant): { words: string; hours: number } {
  const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000);
  const size = Math.abs(minutes);
  const amount =
    size < 60
      ? `${size} min`
      : size < 48 * 60
        ? `${Math.round(size / 60)} h`
        : `${Math.round(size / 1440)} days`;
  return { words: minutes < 0 ? `${amount} late` : `in ${amount}`, hours: minutes / 60 };
}

/** "3 h ago", for what lies behind. */
export function ago(instant: Instant, now: Instant): string {
  const { words, hours } = left(instant, now);
  return hours > 0 ? words : words.replace('late', 'ago');
}

const hours = format({ hour: 'numeric' }).resolvedOptions().hourCycle;
const twelve = hours === 'h12' || hours === 'h11';

/** A sentence of the server, whose times of day are written 14:40, in this browser's way of it. */
export function inOwnClock(sentence: string, asTwelve = twelve): string {
  if (!asTwelve) return sentence;
  return sentence.replace(/\b([01]?\d|2[0-3]):([0-5]\d)\b(?!:)/g, (_, hour: string, minute) => {
    const h = Number(hour);
    return `${h % 12 || 12}:${minute} ${h < 12 ? 'AM' : 'PM'}`;
  });
}

/** The value of a `datetime-local` for an instant in a zone. */
export function toLocal(instant: Instant, zone: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The instant a `datetime-local` value means in a zone; null when it means none. */
export function fromLocal(value: string, zone: string): Instant | null {
  try {
    return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

/** The zones this browser knows, the own one first. */
export function zones(): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [ownZone(), ...known.filter((zone) => zone !== ownZone())];
}
