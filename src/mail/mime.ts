/**
 * From an approved letter to the frozen bytes that will leave (RFC 5322, plain text, UTF-8).
 * The same letter always gives the same bytes: id and date are given, never taken.
 */
import type { Instant } from '../core/record/nouns.ts';
import { Fault } from '../errors.ts';
import { headerText, mailAddress } from './address.ts';
import type { MailAddress } from './port.ts';

export interface OutgoingLetter {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly subject: string;
  /** Paragraphs separated by empty lines; long lines stay long, the encoding folds them. */
  readonly text: string;
  /** With angle brackets; see `messageIdFor`. */
  readonly messageId: string;
  readonly date: Instant;
  /** The candidate's zone: `Date` shows their local time. */
  readonly zone: string;
  /** The message this one answers, or null for a new thread. */
  readonly inReplyTo: string | null;
  /** The thread so far, oldest first (RFC 5322, 3.6.4). */
  readonly references: readonly string[];
}

export interface FrozenMessage {
  readonly bytes: Uint8Array;
  /** Envelope addresses, ready for `Submission`. */
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Freezes a letter. Throws a `Fault` (`bad_input`) when a field contains a line break, an
 * invisible or control character, or is no address: nothing can add a header or a recipient.
 */
export async function buildMessage(letter: OutgoingLetter): Promise<FrozenMessage> {
  const from = sender(letter);
  const to = recipient(letter);
  return { bytes: await compose(letter, { from, to }), from: from.address, to: [to.address] };
}

/**
 * The letter as an `.eml` file that mail programs open as a draft ready to send (`X-Unsent`).
 * An address that is not known yet (`''`) is left out for the person to fill in there.
 */
export async function buildEml(letter: OutgoingLetter): Promise<Uint8Array> {
  const bytes = await compose(letter, {
    ...(letter.from.address === '' ? {} : { from: sender(letter) }),
    ...(letter.to.address === '' ? {} : { to: recipient(letter) }),
    headers: { 'X-Unsent': '1' },
  });
  return bytes;
}

/** A Message-ID in the sender's own domain, as RFC 5322 recommends. `unique` is random and URL-safe. */
export function messageIdFor(unique: string, senderAddress: string): string {
  const address = mailAddress(senderAddress, 'your address');
  return requireId(`<${unique}@${address.slice(address.lastIndexOf('@') + 1)}>`);
}

const sender = ({ from }: OutgoingLetter): MailAddress => ({
  name: headerText(from.name, 'your name'),
  address: mailAddress(from.address, 'your address'),
});

const recipient = ({ to }: OutgoingLetter): MailAddress => ({
  name: headerText(to.name, "recipient's name"),
  address: mailAddress(to.address, "recipient's address"),
});

interface Envelope {
  readonly from?: MailAddress;
  readonly to?: MailAddress;
  readonly headers?: Record<string, string>;
}

async function compose(letter: OutgoingLetter, envelope: Envelope): Promise<Uint8Array> {
  // Loaded when the first message is built, not at every start.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    ...envelope,
    subject: subjectLine(letter.subject),
    text: plainText(letter.text),
    messageId: requireId(letter.messageId),
    date: rfcDate(letter.date, letter.zone),
    ...threading(letter),
    newline: '\r\n',
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return composer.compile().build();
}

function subjectLine(text: string): string {
  const subject = headerText(text, 'subject');
  if (subject !== '') return subject;
  throw new Fault('bad_input', 'The subject is empty.', 'Write a subject.');
}

function threading(letter: OutgoingLetter): { inReplyTo?: string; references?: string[] } {
  if (letter.inReplyTo === null) return {};
  const parent = usable([letter.inReplyTo])[0] ?? usable(letter.references).at(-1);
  if (parent === undefined) return {};
  const known = usable(letter.references).filter((id) => id !== parent);
  // Long threads keep their root and their end: some servers cut headers at 1,000 characters.
  const kept = known.length > 12 ? [...known.slice(0, 1), ...known.slice(-11)] : known;
  return { inReplyTo: parent, references: [...new Set([...kept, parent])] };
}

function requireId(id: string): string {
  if (/^<[!-;=?A-~]{1,490}@[!-;=?A-~]{1,490}>$/.test(id)) return id;
  throw new Fault(
    'bad_input',
    'A message id of this thread is not in the usual form.',
    'Send this message as a new thread.',
  );
}

/**
 * Other people's ids: some lack the @. One of foreign letters or endless length is left out, so that
 * it ends no conversation; one that would break out of its line is refused.
 */
function usable(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => {
    if (/^<[!-;=?-~]{1,990}>$/.test(id)) return true;
    if (/^<[^<>\s\p{C}]+>$/u.test(id)) return false;
    return requireId(id) === id;
  });
}

/**
 * The same message with another `Date`, for one that waited before it was handed over. Nothing else
 * changes; bytes without a `Date` come back as they are.
 */
export function redated(bytes: Uint8Array, date: Instant, zone: string): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.indexOf('\r\n\r\n');
  const head = whole.subarray(0, end + 2).toString('latin1');
  const dated = head.replace(/^Date: [^\r\n]*$/m, `Date: ${rfcDate(date, zone)}`);
  return Buffer.concat([Buffer.from(dated, 'latin1'), whole.subarray(end + 2)]);
}

/** RFC 5322 `Date` in that zone: `Mon, 23 Nov 2026 10:00:00 +0100`. */
export function rfcDate(instant: Instant, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1];
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(at.month * 3 - 3, at.month * 3);
  const clock = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`;
  const offset = at.offset.slice(0, 6).replace(':', '');
  return `${weekday}, ${two(at.day)} ${month} ${at.year} ${clock} ${offset}`;
}

function plainText(text: string): string {
  if (!text.isWellFormed() || /(?![\t\n\r])\p{Cc}/u.test(text)) {
    throw new Fault(
      'bad_input',
      'The text contains a control character.',
      'Remove what was pasted last and type it by hand.',
    );
  }
  return `${text.replace(/\r\n?|\n/g, '\r\n').trimEnd()}\r\n`;
}
