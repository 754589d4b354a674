import { dayFrom } from '../time/day.ts';
import { holidayCalendar } from '../time/holidays.ts';
import type { DateContext } from './dates/calendar.ts';
import { isNamedDay } from './dates/named-days.ts';
import { header, type IncomingMessage, mailbox, type ReplyContext } from './message.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_FIRST = new Set(['US', 'CA', 'PH']);
const DOTTED = new Set([
  'DE',
  'AT',
  'CH',
  'NO',
  'SE',
  'DK',
  'FI',
  'NL',
  'BE',
  'PL',
  'CZ',
  'HU',
  'IS',
  'EE',
]);
/** Country-code top-level domains that name another country than their letters. */
const BY_DOMAIN: Readonly<Record<string, string>> = { uk: 'GB' };
/** Offsets that one English-speaking country alone uses. */
const BY_OFFSET: Readonly<Record<string, string>> = {
  '+0530': 'IN',
  '+1300': 'NZ',
  '+1200': 'NZ',
  '+1000': 'AU',
  '+1100': 'AU',
  '+0930': 'AU',
  '+1030': 'AU',
  '-0330': 'CA',
  '-0230': 'CA',
  '-0400': 'US',
  '-0500': 'US',
  '-0600': 'US',
  '-0700': 'US',
  '-0800': 'US',
  '-1000': 'US',
};

/** Federal days off that the calendar of a whole country leaves to its parts. */
const FEDERAL: Readonly<Record<string, readonly string[]>> = {
  CA: [
    'victoria day',
    'labour day',
    'truth and reconciliation',
    'thanksgiving',
    'remembrance day',
    'boxing day',
  ],
};

/** The sender's local day of an RFC 5322 date, and its offset; null when it is none. */
function sentOn(value: string | null): { readonly day: number; readonly offset: string } | null {
  const match = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})(?:[^+-]{1,40}([+-]\d{4}))?/.exec(
    (value ?? '').slice(0, 100),
  );
  if (match === null) return null;
  const month = MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const day = dayFrom(
    `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`,
  );
  return day === null ? null : { day, offset: match[4] ?? '' };
}

function localDay(receivedAt: string, zone: string): number {
  try {
    const instant = Temporal.Instant.from(receivedAt);
    return dayFrom(instant.toZonedDateTimeISO(zone).toPlainDate().toString()) ?? 0;
  } catch {
    return dayFrom(receivedAt.slice(0, 10)) ?? 0;
  }
}

function countryOf(message: IncomingMessage, context: ReplyContext, offset: string): string {
  const stated = /-([A-Z]{2})$/i.exec(context.senderLocale ?? '')?.[1];
  if (stated !== undefined) return stated.toUpperCase();
  const language = /[a-z]{2}-([A-Z]{2})/.exec(header(message, 'Content-Language') ?? '')?.[1];
  if (language !== undefined) return language;
  const top = mailbox(header(message, 'From')).address.split('.').at(-1)?.toLowerCase() ?? '';
  if (/^[a-z]{2}$/.test(top) && !/^(?:io|co|ai|me|tv|fm|eu)$/.test(top))
    return BY_DOMAIN[top] ?? top.toUpperCase();
  return BY_OFFSET[offset] ?? context.calendar?.slice(0, 2).toUpperCase() ?? 'US';
}

/**
 * From where and when the sender writes: the local day of the Date header (the candidate's own day
 * when there is none), the order of day and month, and the holidays that count.
 */
export function senderPlace(message: IncomingMessage, context: ReplyContext): DateContext {
  const sent = sentOn(header(message, 'Date'));
  const country = countryOf(message, context, sent?.offset ?? '');
  const calendar = context.calendar ?? country;
  const land = calendar.slice(0, 2).toUpperCase();
  const part = calendar.length > 2 ? calendar.toUpperCase() : null;
  const federal = FEDERAL[land] ?? [];
  return {
    anchor: sent?.day ?? localDay(message.receivedAt, context.candidateZone),
    dayFirst: !MONTH_FIRST.has(country),
    dotted: DOTTED.has(country),
    country: land,
    isHoliday: (day) =>
      holidayCalendar(land, part).isHoliday(day) || isNamedDay(day, federal, land),
    interview: context.interviewDate === null ? null : dayFrom(context.interviewDate),
  };
}
