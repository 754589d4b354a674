import type { Attachment, ParsedMail } from 'mailparser';
import type { CoveringMail } from '../core/invitations/event.ts';
import { withoutControls } from './content-lines.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './plain.ts';

/** A calendar found in a mail, still as bytes. */
export interface CalendarPart {
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
  readonly method: string | undefined;
}

export interface MailWithCalendar {
  readonly mail: CoveringMail;
  /** The mail's own date, ISO 8601 in UTC: what "tomorrow" is counted from. */
  readonly sentAt: string | null;
  readonly parts: readonly CalendarPart[];
}

/**
 * Takes a mail (RFC 5322, MIME) apart, as far as invitations need it: words, sender, calendar parts
 * in any encoding, attached ones and those in forwarded mails. A sentence when it is refused.
 */
export async function readMail(bytes: Uint8Array): Promise<MailWithCalendar | string> {
  if (bytes.length > LIMITS.mailBytes) return 'This mail is too large to be an invitation.';
  if (multiparts(bytes) > LIMITS.multiparts) return 'This mail is nested deeper than any real one.';
  try {
    return await take(bytes, 0);
  } catch {
    return 'This mail cannot be read.';
  }
}

async function take(bytes: Uint8Array, depth: number): Promise<MailWithCalendar> {
  // Loaded when the first mail is read, not at every start.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(Buffer.from(bytes), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const parts: CalendarPart[] = [];
  for (const attachment of parsed.attachments) {
    if (parts.length >= LIMITS.calendarParts) break;
    if (isCalendar(attachment)) parts.push(partOf(attachment));
    else if (attachment.contentType === 'message/rfc822' && depth < 2)
      parts.push(...(await take(attachment.content, depth + 1)).parts);
  }
  return { mail: coverOf(parsed), sentAt: dateOf(parsed), parts: distinct(parts) };
}

function isCalendar(part: Attachment): boolean {
  const named = /\.(?:ics|ical|ifb|vcs)$/i.test(part.filename ?? '');
  return (
    /^(?:text|application)\/(?:calendar|ics|ical|x-ical|vnd\.apple\.ical)/i.test(
      part.contentType,
    ) ||
    (named && part.contentType !== 'text/html')
  );
}

function partOf(part: Attachment): CalendarPart {
  const type = part.headers.get('content-type') as { params?: Record<string, string> } | undefined;
  return {
    bytes: part.content,
    charset: type?.params?.charset,
    method: type?.params?.method?.toUpperCase(),
  };
}

/** Many senders put the same calendar into the mail twice: inline and attached. */
function distinct(parts: readonly CalendarPart[]): CalendarPart[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = Buffer.from(part.bytes).toString('latin1').replace(/\s+/g, '');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function coverOf(parsed: ParsedMail): CoveringMail {
  const from = parsed.from?.value[0];
  const html = typeof parsed.html === 'string' ? plainText(parsed.html.slice(0, 400_000)) : '';
  const text = (parsed.text ?? '').trim();
  return {
    from:
      from === undefined
        ? null
        : { name: from.name.trim() || null, email: from.address?.toLowerCase() ?? null },
    subject: withoutControls(parsed.subject ?? '').trim(),
    text: withoutControls(html.length > text.length * 1.3 ? html : text).slice(0, LIMITS.text),
    messageId: parsed.messageId ?? null,
  };
}

function dateOf(parsed: ParsedMail): string | null {
  const at = parsed.date?.getTime();
  return at === undefined || Number.isNaN(at)
    ? null
    : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

/** Counted in the bytes before anything is parsed: a mail of a thousand boxes in boxes. */
function multiparts(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let count = 0;
  for (const _ of text.matchAll(/^content-type:\s*(?:multipart|message)\//gim)) {
    count += 1;
    if (count > LIMITS.multiparts) break;
  }
  return count;
}
