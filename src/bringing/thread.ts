import { readMail } from '../calendar/eml.ts';

/** A message out of a thread that was given by hand. */
export interface ThreadMessage {
  readonly raw: Uint8Array;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly sentAt: string | null;
  /** The beginning of its words, for the preview. */
  readonly excerpt: string;
}

const MOST_MESSAGES = 50;

/** Messages of an .eml or mbox file, oldest first; empty when there is none. */
export async function readThread(bytes: Uint8Array): Promise<readonly ThreadMessage[]> {
  const messages: ThreadMessage[] = [];
  for (const raw of split(bytes)) {
    const read = await readMail(raw);
    if (typeof read === 'string') continue;
    const { from, subject, text } = read.mail;
    if (from === null && subject === '' && text === '') continue;
    messages.push({
      raw,
      fromName: from?.name ?? null,
      fromAddress: from?.email ?? null,
      subject: subject.slice(0, 300),
      sentAt: read.sentAt,
      excerpt: text.replace(/\s+/g, ' ').trim().slice(0, 300),
    });
  }
  return messages.toSorted((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? -1 : 1));
}

/** An mbox begins every message with a line "From sender date" (RFC 4155). */
function split(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^From \S+ .*\d{4}\s*$/m.test(text.slice(0, 500))) return [bytes];
  return text
    .split(/^From \S+ .*\d{4}[^\n]*\n/m)
    .filter((part) => part.trim() !== '')
    .slice(0, MOST_MESSAGES)
    .map((part) => Buffer.from(part.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}
