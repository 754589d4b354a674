import { decodeWords, fieldValue, messageIds, readFields } from './header.ts';
import type { DeliveryReport, DsnRecipient } from './parsed-mail.ts';

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/**
 * Reads the machine part of a delivery report (`message/delivery-status`, RFC 3464) and the
 * returned message or its headers. Null when there is no machine part.
 */
export function readReport(
  statusPart: Uint8Array | null,
  returned: Uint8Array | null,
): DeliveryReport | null {
  if (statusPart === null) return null;
  const groups = Buffer.from(statusPart)
    .toString('utf8')
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, 100);
  const recipients = groups.map(readRecipient).filter((recipient) => recipient !== null);
  const originalId = returned ? fieldValue(readFields(returned), 'Message-ID') : null;
  return { recipients, originalMessageId: messageIds(originalId)[0] ?? null };
}

function readRecipient(group: string): DsnRecipient | null {
  const fields = readFields(Buffer.from(group.trim()));
  const address = fieldValue(fields, 'Original-Recipient') ?? fieldValue(fields, 'Final-Recipient');
  const action = fieldValue(fields, 'Action')?.trim().toLowerCase();
  if (address === null && action === undefined) return null;
  const diagnostic = fieldValue(fields, 'Diagnostic-Code');
  return {
    address: address?.replace(/^[a-z0-9-]+\s*;\s*/i, '').replace(/^<|>$/g, '') ?? null,
    action: actions.find((known) => known === action) ?? null,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fieldValue(fields, 'Status') ?? '')?.[0] ?? null,
    diagnostic: diagnostic ? decodeWords(diagnostic.replace(/^[a-z0-9-]+\s*;\s*/i, '')) : null,
  };
}
