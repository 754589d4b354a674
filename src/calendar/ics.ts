import type { CalendarAddress, CalendarEvent, CoveringMail } from '../core/invitations/event.ts';
import { readComponents } from './components.ts';
import { contentLines, decodeCalendar, withoutControls } from './content-lines.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './plain.ts';
import type { Property } from './property.ts';
import { textOf } from './property.ts';
import type { Times } from './times.ts';
import { readTimes } from './times.ts';

/** The entries of a calendar file and, apart, those that cannot be read, each with a sentence. */
export interface Calendar {
  readonly events: readonly CalendarEvent[];
  readonly rejected: readonly { readonly uid: string | null; readonly sentence: string }[];
}

/** Where a calendar came from, which decides how it is read. */
export interface CalendarContext {
  /** IANA zone in which floating and all-day times are meant. */
  readonly candidateZone: string;
  readonly charset?: string | undefined;
  /** METHOD in the part's Content-Type, for files that leave it out themselves. */
  readonly method?: string | undefined;
  readonly mail: CoveringMail | null;
}

/**
 * Reads an iCalendar file (RFC 5545), whatever wrote it. Nothing is expanded or fetched; a file
 * beyond `LIMITS` is refused with one sentence.
 */
export function readCalendar(
  file: Uint8Array | string,
  context: CalendarContext,
): Calendar | string {
  if (file.length > LIMITS.calendarBytes)
    return 'This calendar file is larger than any invitation.';
  const text = typeof file === 'string' ? file : decodeCalendar(file, context.charset);
  if (
    !/BEGIN\s*:\s*VCALENDAR/i.test(text.slice(0, 5_000)) &&
    !/BEGIN\s*:\s*VEVENT/i.test(text.slice(0, 5_000))
  )
    return 'This is no calendar file.';
  const lines = contentLines(text);
  if (lines === null) return 'This calendar file is longer than any invitation.';
  const components = readComponents(lines);
  if (typeof components === 'string') return components;
  if (components.events.length === 0) return 'There is no appointment in this calendar file.';
  const longest = Math.floor(LIMITS.allText / components.events.length);
  const events: CalendarEvent[] = [];
  const rejected: { uid: string | null; sentence: string }[] = [];
  for (const properties of components.events) {
    const times = readTimes(properties, components.zones, context.candidateZone);
    if (typeof times === 'string')
      rejected.push({ uid: textOf(properties, 'uid'), sentence: times });
    else events.push(readEvent(properties, times, { ...components, longest }, context));
  }
  return { events, rejected };
}

function readEvent(
  properties: readonly Property[],
  times: Times,
  calendar: { readonly method: string | null; readonly product: string; readonly longest: number },
  context: CalendarContext,
): CalendarEvent {
  const method = calendar.method;
  const status = textOf(properties, 'status')?.trim().toUpperCase();
  return {
    uid: textOf(properties, 'uid')?.trim() ?? null,
    sequence: sequenceOf(textOf(properties, 'sequence')),
    method,
    cancelled: method === 'CANCEL' || status === 'CANCELLED',
    startsAt: times.startsAt,
    endsAt: times.endsAt,
    timeZone: times.timeZone,
    allDay: times.allDay,
    timesUnsure: times.unsure,
    recurring: properties.some((p) => ['rrule', 'rdate', 'recurrence-id'].includes(p.name)),
    summary: oneLine(textOf(properties, 'summary') ?? ''),
    description: descriptionOf(properties).slice(0, calendar.longest),
    location: plainText(textOf(properties, 'location') ?? '').trim(),
    organizer: properties.filter((p) => p.name === 'organizer').map(addressOf)[0] ?? null,
    attendees: properties.filter((p) => p.name === 'attendee').map(addressOf),
    product: calendar.product,
    mail: context.mail,
  };
}

/** Headlines are short; what is longer is no headline to anyone. */
const oneLine = (text: string): string =>
  plainText(text.slice(0, 1_000)).replace(/\s+/g, ' ').trim().slice(0, 400);

function sequenceOf(text: string | null): number {
  const n = Number.parseInt(text ?? '0', 10);
  return Number.isSafeInteger(n) && n >= 0 ? n : 0;
}

/** Outlook writes the words into X-ALT-DESC and leaves DESCRIPTION empty, or shortens it. */
function descriptionOf(properties: readonly Property[]): string {
  const plain = plainText(textOf(properties, 'description') ?? '').trim();
  const rich = plainText(textOf(properties, 'x-alt-desc') ?? '').trim();
  const comment = plainText(textOf(properties, 'comment') ?? '').trim();
  const main = rich.length > plain.length * 1.3 ? rich : plain;
  return [main, comment]
    .filter((t) => t !== '')
    .join('\n\n')
    .slice(0, LIMITS.text);
}

const TYPES = {
  INDIVIDUAL: 'individual',
  GROUP: 'group',
  ROOM: 'room',
  RESOURCE: 'resource',
} as const;
const STATUS = { ACCEPTED: 'accepted', DECLINED: 'declined', DELEGATED: 'delegated' } as const;

function addressOf(property: Property): CalendarAddress {
  const p = property.parameters;
  const email = mailOf(property.value) ?? mailOf(p.email ?? '');
  const name = withoutControls((p.cn ?? '').replace(/\s+/g, ' '))
    .trim()
    .replace(/^["']+|["']+$/g, '');
  const status = STATUS[(p.partstat ?? '').toUpperCase() as keyof typeof STATUS];
  return {
    name: name === '' || name.toLowerCase() === email ? null : name,
    email,
    type: TYPES[(p.cutype ?? '').toUpperCase() as keyof typeof TYPES] ?? null,
    status:
      p['delegated-to'] === undefined
        ? (status ?? (p.partstat === undefined ? null : 'other'))
        : 'delegated',
    informedOnly: (p.role ?? '').toUpperCase() === 'NON-PARTICIPANT',
    sentBy: mailOf(p['sent-by'] ?? ''),
  };
}

function mailOf(value: string): string | null {
  const bare = withoutControls(value)
    .trim()
    .replace(/^mailto:/i, '');
  const plain = /%[0-9A-F]{2}/i.test(bare) ? decoded(bare) : bare;
  return /^[^\s@<>]+@[^\s@<>]+$/.test(plain) && !/^invalid:/i.test(plain)
    ? plain.toLowerCase()
    : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
