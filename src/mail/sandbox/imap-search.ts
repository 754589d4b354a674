/** SEARCH (RFC 3501, 6.4.4): the keys a reader of mail asks by. */
import type { ImapAttributeList } from 'imapflow';
import { decodeWords, readFields } from '../header.ts';
import { searchDate, textOf, uidSet } from './imap-values.ts';
import type { SandboxMessage } from './post-office.ts';

/** True when the message fits every key; an unknown key fits nothing. `last` is the highest UID. */
export function matches(message: SandboxMessage, keys: ImapAttributeList, last: number): boolean {
  let at = 0;
  const next = () => textOf(keys[at++]);
  while (at < keys.length) {
    if (!matchesKey(message, next().toUpperCase(), next, last)) return false;
  }
  return true;
}

function matchesKey(
  message: SandboxMessage,
  key: string,
  next: () => string,
  last: number,
): boolean {
  switch (key) {
    case 'ALL':
      return true;
    case 'UID':
      return uidSet(next(), last)(message.uid);
    case 'HEADER':
      return hasHeader(message, next(), next());
    case 'FROM':
    case 'TO':
    case 'SUBJECT':
      return hasHeader(message, key, next());
    case 'SINCE':
      return compareDay(message, next()) >= 0;
    case 'BEFORE':
      return compareDay(message, next()) < 0;
    case 'UNSEEN':
      return !message.flags.includes('\\Seen');
    default:
      return false;
  }
}

/** A substring in any case, as real servers do: whoever wants exactness compares again. */
function hasHeader(message: SandboxMessage, name: string, part: string): boolean {
  return readFields(Buffer.from(message.raw, 'latin1')).some(
    (field) =>
      field.name.toLowerCase() === name.toLowerCase() &&
      decodeWords(field.value).toLowerCase().includes(part.toLowerCase()),
  );
}

function compareDay(message: SandboxMessage, date: string): number {
  const day = searchDate(date);
  if (day === null) return Number.NaN;
  const received = Temporal.Instant.from(message.receivedAt).toZonedDateTimeISO('UTC');
  return Temporal.PlainDate.compare(received.toPlainDate(), day);
}
