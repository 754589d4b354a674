/** One thing that is due or being waited for, as the feed shows it. */
export interface FeedItem {
  /** Stable for the life of the item: the same uid changes the same entry in every calendar. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  /** Instants (ISO 8601, UTC). A moment, or a span when `endsAt` is later. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Minutes before the start at which the calendar reminds; null: not at all. */
  readonly alarmMinutes: number | null;
  /** Higher with every change of the item, so that calendars take the change over. */
  readonly revision: number;
  readonly url: string | null;
}

/** What stands over a whole feed. */
export interface FeedHead {
  readonly name: string;
  /** When the feed was made (ISO 8601, UTC): DTSTAMP of every entry. */
  readonly madeAt: string;
  /** Minutes after which calendars may ask again. */
  readonly refreshMinutes: number;
}

/**
 * A calendar feed (RFC 5545) that Apple Calendar, Google Calendar and Thunderbird subscribe to.
 * Everything is text to it: no line break, comma or control character of an item can begin a
 * property of its own. Times are UTC, so that no VTIMEZONE is needed.
 */
export function calendarFeed(head: FeedHead, items: readonly FeedItem[]): string {
  const stamp = utc(head.madeAt);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Afterword//Steps//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(head.name)}`,
    `X-WR-CALNAME:${text(head.name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${whole(head.refreshMinutes)}M`,
    `X-PUBLISHED-TTL:PT${whole(head.refreshMinutes)}M`,
    ...items.flatMap((item) => entry(item, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entry(item: FeedItem, stamp: string): string[] {
  const ends = Temporal.Instant.compare(item.endsAt, item.startsAt) > 0;
  return [
    'BEGIN:VEVENT',
    `UID:${text(item.uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${whole(item.revision)}`,
    `DTSTART:${utc(item.startsAt)}`,
    ...(ends ? [`DTEND:${utc(item.endsAt)}`] : []),
    `SUMMARY:${text(item.summary)}`,
    ...(item.description === '' ? [] : [`DESCRIPTION:${text(item.description)}`]),
    ...(item.url === null ? [] : [`URL:${uri(item.url)}`]),
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...(item.alarmMinutes === null ? [] : alarm(item, item.alarmMinutes)),
    'END:VEVENT',
  ];
}

function alarm(item: FeedItem, minutes: number): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text(item.summary)}`,
    `TRIGGER:-PT${whole(minutes)}M`,
    'END:VALARM',
  ];
}

const whole = (n: number): number => (Number.isFinite(n) ? Math.max(0, Math.trunc(n)) : 0);

/** `2026-09-15T13:00:00Z` as `20260915T130000Z`. */
function utc(instant: string): string {
  const at = Temporal.Instant.from(instant).round({
    smallestUnit: 'second',
    roundingMode: 'floor',
  });
  return at.toString().replace(/[-:]/g, '');
}

/** TEXT (RFC 5545, 3.3.11): escaped, with no control character but the line break, which is written `\n`. */
function text(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\n/g, '\\n');
}

/** Only an ordinary address, in ASCII; anything else is left empty. */
function uri(value: string): string {
  return /^https?:\/\/[\x21-\x7e]+$/.test(value) ? value : 'about:blank';
}

const OCTETS = 75;

/** Folds a line at 75 octets (RFC 5545, 3.1), never inside a letter. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  parts.push(part);
  return parts.join('\r\n');
}

function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
