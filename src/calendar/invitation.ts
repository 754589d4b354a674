import { setImmediate } from 'node:timers/promises';
import type { CalendarEvent } from '../core/invitations/event.ts';
import type { Invitation } from '../core/invitations/invitation.ts';
import type { InvitedCandidate } from '../core/invitations/material.ts';
import { readEvent } from '../core/invitations/read-event.ts';
import { readProse } from '../core/invitations/read-prose.ts';
import { withoutControls } from './content-lines.ts';
import type { MailWithCalendar } from './eml.ts';
import { readMail } from './eml.ts';
import type { Calendar } from './ics.ts';
import { readCalendar } from './ics.ts';

/** A file or a pasted text, with its name where it has one. */
export interface InvitationFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** When it was pasted or received (ISO 8601, UTC): what "next Tuesday" is counted from. */
  readonly receivedAt?: string;
}

/** Entries as read; those that could not be, each with a sentence. Or the whole file refused. */
export type InvitationOutcome =
  | {
      readonly kind: 'read';
      readonly invitations: readonly Invitation[];
      readonly rejected: Calendar['rejected'];
    }
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly rejected: Calendar['rejected'];
    };

/**
 * Reads the invitations in a calendar file, a mail or a pasted text. Times are instants in UTC;
 * floating ones are meant in `candidateZone` (IANA). Never throws: what cannot be read is refused
 * with one sentence.
 *
 * @example await readInvitations({ name: 'invite.ics', content: bytes }, { name: 'Noor Halvani', email: null }, 'Europe/Amsterdam')
 */
export async function readInvitations(
  file: InvitationFile,
  candidate: InvitedCandidate,
  candidateZone: string,
): Promise<InvitationOutcome> {
  const head = start(file.content);
  if (/BEGIN\s*:\s*V(?:CALENDAR|EVENT)/i.test(head) && !looksLikeMail(file.name, head))
    return outcome(readCalendar(file.content, { candidateZone, mail: null }), candidate);
  if (looksLikeMail(file.name, head)) return readFromMail(file, candidate, candidateZone);
  if (/\.ics$/i.test(file.name)) return refused('This is no calendar file.');
  const text =
    typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
  return fromProse(withoutControls(text), null, file.receivedAt ?? null, candidate, candidateZone);
}

const refused = (sentence: string, rejected: Calendar['rejected'] = []): InvitationOutcome => ({
  kind: 'refused',
  sentence,
  rejected,
});

function start(content: Uint8Array | string): string {
  if (typeof content === 'string') return content.slice(0, 20_000);
  const bytes = content.subarray(0, 20_000);
  const wide = bytes[1] === 0 || bytes[0] === 0 || bytes[0] === 0xff || bytes[0] === 0xfe;
  return wide
    ? Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
    : Buffer.from(bytes).toString('latin1');
}

/** A mail copied from a mail program's window: its few visible header lines come first. */
function isCopied(first: string): boolean {
  const lines = first.split('\n').slice(0, 6).join('\n');
  return /^from:[^\n]*@/im.test(lines) && /^subject:/im.test(lines);
}

function looksLikeMail(name: string, head: string): boolean {
  const headers = head.match(
    /^(?:from|to|subject|date|message-id|mime-version|content-type|received|delivered-to|return-path):/gim,
  );
  const first = head.trimStart().slice(0, 300);
  return (
    (/\.(?:eml|msg|mbox)$/i.test(name) || /^[A-Za-z-]+:[^\n]*\n/.test(first)) &&
    !/^BEGIN\s*:/i.test(first) &&
    (headers?.length ?? 0) >= 3 &&
    (/^(?:mime-version|message-id|content-type|received):/im.test(head) || isCopied(first))
  );
}

async function readFromMail(
  file: InvitationFile,
  candidate: InvitedCandidate,
  candidateZone: string,
): Promise<InvitationOutcome> {
  const bytes =
    typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  const mail = await readMail(bytes);
  if (typeof mail === 'string') return refused(mail);
  if (mail.parts.length === 0)
    return fromProse(
      mail.mail.text,
      mail,
      mail.sentAt ?? file.receivedAt ?? null,
      candidate,
      candidateZone,
    );
  const outcomes = mail.parts.map((part) =>
    readCalendar(part.bytes, {
      candidateZone,
      charset: part.charset,
      method: part.method,
      mail: mail.mail,
    }),
  );
  const read = outcomes.filter((o) => typeof o !== 'string');
  if (read.length === 0) return refused(String(outcomes[0]));
  return outcome(
    { events: read.flatMap((c) => c.events), rejected: read.flatMap((c) => c.rejected) },
    candidate,
  );
}

async function outcome(
  calendar: Calendar | string,
  candidate: InvitedCandidate,
): Promise<InvitationOutcome> {
  if (typeof calendar === 'string') return refused(calendar);
  if (calendar.events.length === 0) {
    const sentence = calendar.rejected[0]?.sentence ?? 'There is no appointment in this file.';
    return refused(sentence, calendar.rejected);
  }
  const invitations: Invitation[] = [];
  for (const [i, event] of distinctEvents(calendar.events).entries()) {
    // A whole calendar takes seconds: others have their turn in between.
    if (i % TURN === TURN - 1) await setImmediate();
    invitations.push(readEvent(event, candidate));
  }
  return { kind: 'read', invitations, rejected: calendar.rejected };
}

const TURN = 10;

/** The same entry inline and attached is one. */
function distinctEvents(events: readonly CalendarEvent[]): CalendarEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const key = JSON.stringify([event.uid, event.sequence, event.startsAt, event.endsAt]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function fromProse(
  text: string,
  mail: MailWithCalendar | null,
  writtenAt: string | null,
  candidate: InvitedCandidate,
  candidateZone: string,
): InvitationOutcome {
  const event = readProse({ text, mail: mail?.mail ?? null, writtenAt, zone: candidateZone });
  if (event === null)
    return refused('No date and time of an appointment can be found in this text.');
  return { kind: 'read', invitations: [readEvent(event, candidate)], rejected: [] };
}
