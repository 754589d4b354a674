import type { Day } from '../record/nouns.ts';

/** A message as it arrived, already decoded from MIME. */
export interface IncomingMessage {
  /** Header fields by name, in any capitals; read them with `header`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly bodyType: 'text/plain' | 'text/html';
  readonly body: string;
  /** When it arrived: ISO 8601 with an offset or `Z`. */
  readonly receivedAt: string;
}

/** What is known about the conversation that the message belongs to. */
export interface ReplyContext {
  readonly candidate: { readonly name: string; readonly email: string | null };
  readonly interviewer: string | null;
  readonly company: string | null;
  readonly role: string | null;
  /** Local day of the interview. */
  readonly interviewDate: Day | null;
  /** `en-GB`; guessed from headers and wording when null. */
  readonly senderLocale: string | null;
  /** Country (`US`, `GB`) whose public holidays count; the sender's locale decides when null. */
  readonly calendar: string | null;
  readonly candidateZone: string;
}

/** A header field's value, its name compared without regard to capitals; null when absent. */
export function header(message: Pick<IncomingMessage, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(message.headers)) {
    if (key.toLowerCase() === wanted) return value;
  }
  return null;
}

/** Display name and address of a mailbox header (`Dana Whitlock <dana@…>`), either empty if missing. */
export function mailbox(value: string | null): { readonly name: string; readonly address: string } {
  const text = (value ?? '').slice(0, 500).trim();
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open >= 0 && close > open) {
    const name = text.slice(0, open).replaceAll('"', '').trim();
    return { name: name.includes('@') ? '' : name, address: text.slice(open + 1, close).trim() };
  }
  return text.includes('@') ? { name: '', address: text } : { name: text, address: '' };
}
