import type { MailHeader } from './port.ts';

/** One recipient of a delivery report (RFC 3464, 2.3). */
export interface DsnRecipient {
  /** The address the report speaks of, without its type prefix. */
  readonly address: string | null;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | null;
  /** Enhanced status code (RFC 3463): `5.1.1`; 5 is permanent, 4 is not. */
  readonly status: string | null;
  readonly diagnostic: string | null;
}

/** A delivery report and the message it is about. */
export interface DeliveryReport {
  readonly recipients: readonly DsnRecipient[];
  /** Message-ID of the message that came back, if the report encloses it or its headers. */
  readonly originalMessageId: string | null;
}

/** An incoming message, taken apart. */
export interface ParsedMail {
  /** `fallback`: the message could not be read within the limits; headers and raw text only. */
  readonly kind: 'parsed' | 'fallback';
  /** Why the limits were hit, for the person; null when `parsed`. */
  readonly why: string | null;
  readonly header: MailHeader;
  /** Every header field once, by its name as written (`Auto-Submitted`), decoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
  readonly html: string | null;
  /** What the reply reader reads: the plain text where there is one, else the HTML. */
  readonly bodyType: 'text/plain' | 'text/html';
  readonly body: string;
  readonly report: DeliveryReport | null;
  /** `text/calendar` parts, each as its text (RFC 5546). */
  readonly calendars: readonly string[];
}

/** The part of `ParsedMail` that follows from the bodies found. */
export function bodyOf(
  text: string | null,
  html: string | null,
): Pick<ParsedMail, 'text' | 'html' | 'bodyType' | 'body'> {
  const plain = text !== null && text.trim() !== '';
  return plain || html === null
    ? { text, html, bodyType: 'text/plain', body: text ?? '' }
    : { text, html, bodyType: 'text/html', body: html };
}
