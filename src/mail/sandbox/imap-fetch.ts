/** FETCH (RFC 3501, 6.4.5): whole messages, their headers or some header fields, in parts if asked. */
import type { ImapAttribute, ImapAttributeList, ImapAttributeNode } from 'imapflow';
import { internalDate, textOf, textsOf } from './imap-values.ts';
import type { SandboxMessage } from './post-office.ts';

/** One untagged FETCH response with the items asked for; unknown items are left out. */
export function fetchResponse(
  sequence: number,
  message: SandboxMessage,
  items: readonly ImapAttribute[],
): Buffer {
  const named = items.filter((item) => item !== null && textOf(item).toUpperCase() !== 'UID');
  const parts = [
    Buffer.from(`UID ${message.uid}`),
    ...named.map((item) => (item && !Array.isArray(item) ? fetchItem(message, item) : null)),
  ].filter((part) => part !== null);
  const body = parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(' '), part]));
  return Buffer.concat([Buffer.from(`* ${sequence} FETCH (`), ...body, Buffer.from(')\r\n')]);
}

function fetchItem(message: SandboxMessage, item: ImapAttributeNode): Buffer | null {
  const name = textOf(item).toUpperCase();
  switch (name) {
    case 'FLAGS':
      return Buffer.from(`FLAGS (${message.flags.join(' ')})`);
    case 'INTERNALDATE':
      return Buffer.from(`INTERNALDATE "${internalDate(message.receivedAt)}"`);
    case 'RFC822.SIZE':
      return Buffer.from(`RFC822.SIZE ${message.raw.length}`);
    case 'BODY.PEEK':
    case 'BODY':
      return bodyItem(message, item);
    default:
      return null;
  }
}

function bodyItem(message: SandboxMessage, item: ImapAttributeNode): Buffer {
  const section = item.section ?? [];
  const kind = textOf(section[0]).toUpperCase();
  const bytes = Buffer.from(sectionOf(message.raw, kind, section), 'latin1');
  const [start = 0, length = bytes.length] = item.partial ?? [];
  const part = bytes.subarray(start, start + length);
  const names = kind.startsWith('HEADER.FIELDS') ? ` (${textsOf(section[1]).join(' ')})` : '';
  const origin = item.partial ? `<${start}>` : '';
  return Buffer.concat([Buffer.from(`BODY[${kind}${names}]${origin} {${part.length}}\r\n`), part]);
}

function sectionOf(raw: string, kind: string, section: ImapAttributeList): string {
  const end = raw.indexOf('\r\n\r\n');
  const head = end < 0 ? raw : raw.slice(0, end + 4);
  switch (kind) {
    case '':
      return raw;
    case 'HEADER':
      return head;
    case 'TEXT':
      return end < 0 ? '' : raw.slice(end + 4);
    case 'HEADER.FIELDS':
      return someFields(head, textsOf(section[1]));
    default:
      return '';
  }
}

/** Fields with their folded lines, byte for byte, and the empty line that ends a block. */
function someFields(head: string, names: readonly string[]): string {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const fields = head.replace(/\r\n(?:\r\n)?$/, '').split(/\r\n(?![ \t])/);
  const kept = fields.filter((field) =>
    wanted.has(field.split(':')[0]?.trim().toLowerCase() ?? ''),
  );
  return `${kept.map((field) => `${field}\r\n`).join('')}\r\n`;
}
