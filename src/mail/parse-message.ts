/**
 * Takes a message apart with mailparser. Runs inside the capped worker (`parse-worker.ts`):
 * nothing here bounds time or memory.
 */
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { readReport } from './delivery-report.ts';
import { headerRecord, readFields, toMailHeader } from './header.ts';
import { bodyOf, type ParsedMail } from './parsed-mail.ts';

/** Attachments that are read, not only skipped, and how much of each. */
const partLimit = 1024 * 1024;
const readTypes = /^(text\/calendar|message\/(delivery-status|rfc822|global)|text\/rfc822-headers)/;

interface Part {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Rejects when the message has more than `maxParts` parts or is otherwise unreadable. */
export async function parseMessage(raw: Uint8Array, maxParts: number): Promise<ParsedMail> {
  const fields = readFields(raw);
  const { parts, body } = await takeApart(raw, maxParts);
  const find = (pattern: RegExp) => parts.find((part) => pattern.test(part.type))?.bytes ?? null;
  return {
    kind: 'parsed',
    why: null,
    header: toMailHeader(fields),
    headers: headerRecord(fields),
    ...bodyOf(body?.text || null, typeof body?.html === 'string' ? body.html : null),
    report: readReport(find(/delivery-status/), find(/rfc822|global/)),
    calendars: parts
      .filter((part) => part.type.startsWith('text/calendar'))
      .map((part) => part.bytes.toString('utf8')),
  };
}

async function takeApart(
  raw: Uint8Array,
  maxChildNodes: number,
): Promise<{ parts: readonly Part[]; body: MessageText | null }> {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxChildNodes,
  });
  const parts: Part[] = [];
  let body: MessageText | null = null;
  const done = new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', () => resolve());
    parser.on('data', (data) => {
      if (data.type === 'text') body = data;
      else readPart(data, parts);
    });
  });
  parser.end(Buffer.from(raw));
  await done;
  return { parts, body };
}

function readPart(attachment: AttachmentStream, parts: Part[]): void {
  const chunks: Buffer[] = [];
  let size = 0;
  attachment.content.on('data', (chunk: Buffer) => {
    if (!readTypes.test(attachment.contentType) || size >= partLimit) return;
    chunks.push(chunk.subarray(0, partLimit - size));
    size += chunk.length;
  });
  attachment.content.on('end', () => {
    parts.push({ type: attachment.contentType, bytes: Buffer.concat(chunks) });
    attachment.release?.();
  });
}
