/** Reading the values of IMAP commands. */
import type { ImapAttribute, ImapAttributeList } from 'imapflow';
import type { Instant } from '../../core/record/nouns.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An atom, string or literal as text; empty for anything else. */
export function textOf(value: ImapAttribute | undefined): string {
  const inner = value?.value;
  if (Buffer.isBuffer(inner)) return inner.toString('utf8');
  return inner === undefined || inner === null ? '' : String(inner);
}

/** A list of atoms as texts; a single atom counts as a list of one. */
export function textsOf(value: ImapAttribute | ImapAttributeList | undefined): readonly string[] {
  return Array.isArray(value) ? value.map((item) => textOf(item)) : [textOf(value)];
}

/** A UID set such as `3,7:*`, as a test (RFC 3501, `sequence-set`; `*` is the last message). */
export function uidSet(set: string, last: number): (uid: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const ends = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return { from: Math.min(...ends), to: Math.max(...ends) };
  });
  return (uid) => ranges.some(({ from, to }) => uid >= from && uid <= to);
}

/** `1-Nov-2026` as a day, or null. */
export function searchDate(text: string): Temporal.PlainDate | null {
  const parts = /^\s*(\d{1,2})-([A-Z][a-z]{2})-(\d{4})/.exec(text);
  const month = months.indexOf(parts?.[2] ?? '') + 1;
  if (!parts || month === 0) return null;
  return Temporal.PlainDate.from({ year: Number(parts[3]), month, day: Number(parts[1]) });
}

/** `23-Nov-2026 10:00:00 +0000` as an instant, or null. */
export function dateTimeInstant(text: string): Instant | null {
  const day = searchDate(text);
  const clock = /(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(text);
  if (!day || !clock) return null;
  return Temporal.Instant.from(`${day}T${clock[1]}${clock[2]}:${clock[3]}`).toString();
}

/** An instant as IMAP writes it, in UTC. */
export function internalDate(instant: Instant): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(at.day)}-${months[at.month - 1]}-${at.year} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} +0000`;
}
