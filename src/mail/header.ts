/**
 * Header blocks (RFC 5322, 2.2) and encoded words (RFC 2047), for the short blocks that IMAP
 * hands out and for whole messages. Lenient: what cannot be read is kept as it stands.
 */
import addressparser from 'nodemailer/lib/addressparser';
import type { MailAddress, MailHeader } from './port.ts';

export interface HeaderField {
  /** As written: `Message-ID`. */
  readonly name: string;
  /** Unfolded, not yet decoded. */
  readonly value: string;
}

/** What `toMailHeader` looks at, so that nothing else need be fetched. */
export const telltaleFields = [
  'Message-ID',
  'X-Microsoft-Original-Message-ID',
  'X-Google-Original-Message-ID',
  'In-Reply-To',
  'References',
  'From',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Auto-Submitted',
  'Content-Type',
  'X-Failed-Recipients',
] as const;

/** A block larger than this is cut: no honest header is. */
const blockLimit = 256 * 1024;

/** Splits the header block at the start of `bytes`; everything after the first empty line is left out. */
export function readFields(bytes: Uint8Array): readonly HeaderField[] {
  const fields: { name: string; value: string }[] = [];
  for (const line of text(bytes.subarray(0, blockLimit)).split(/\r?\n/)) {
    if (line === '') break;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0)
      fields.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return fields;
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The first value of that name (any case), or null. */
export function fieldValue(fields: readonly HeaderField[], name: string): string | null {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null;
}

/** Decodes `=?charset?B|Q?...?=`; unknown charsets and broken words stay as they are. */
export function decodeWords(value: string): string {
  // White space between two encoded words belongs to the encoding, not to the text.
  const joined = value.replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, '$1');
  return joined
    .replace(/=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi, decodeWord)
    .replace(/[\r\n]+/g, ' ');
}

function decodeWord(whole: string, charset: string, encoding: string, data: string): string {
  try {
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : quoted(data);
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return whole;
  }
}

function quoted(data: string): Buffer {
  const plain = data
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** All message ids in a field, with angle brackets, in order, each once. */
export function messageIds(value: string | null): readonly string[] {
  if (value === null) return [];
  const bracketed = value.match(/<[^<>\s]{1,998}>/g);
  if (bracketed) return [...new Set(bracketed)];
  const bare = value.trim();
  return /^\S+@\S+$/.test(bare) ? [`<${bare}>`] : [];
}

/** The addresses of a field; groups give their members. At most 200. */
export function addresses(value: string | null): readonly MailAddress[] {
  if (value === null) return [];
  return addressparser(value.slice(0, 32 * 1024), { flatten: true })
    .slice(0, 200)
    .filter((entry) => entry.address !== undefined && entry.address !== '')
    .map((entry) => ({ name: decodeWords(entry.name ?? '').trim(), address: entry.address ?? '' }));
}

/** The fields that decide whether a message concerns us. */
export function toMailHeader(fields: readonly HeaderField[]): MailHeader {
  const value = (name: string) => fieldValue(fields, name);
  const contentType =
    (value('Content-Type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    messageId: messageIds(value('Message-ID'))[0] ?? null,
    originalMessageId:
      messageIds(value('X-Microsoft-Original-Message-ID'))[0] ??
      messageIds(value('X-Google-Original-Message-ID'))[0] ??
      null,
    inReplyTo: messageIds(value('In-Reply-To')),
    references: messageIds(value('References')),
    from: addresses(value('From')),
    to: addresses(value('To')),
    cc: addresses(value('Cc')),
    subject: decodeWords(value('Subject') ?? ''),
    date: value('Date'),
    autoSubmitted: value('Auto-Submitted'),
    contentType,
    failedRecipients: addresses(value('X-Failed-Recipients')).map((entry) => entry.address),
    hasCalendar: contentType === 'text/calendar',
  };
}

/** Every field once; of repeated ones the first, which is the one closest to the recipient. */
export function headerRecord(fields: readonly HeaderField[]): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null);
  for (const { name, value } of fields) record[name] ??= decodeWords(value);
  return { ...record };
}
