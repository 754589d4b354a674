import type { Day } from '../record/nouns.ts';
import type { Dialect } from './request.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "16 October" or "October 16", without the year. */
export function dayInWords(day: Day, dialect: Dialect): string {
  const [, month = '', date = ''] = /^\d{4}-(\d\d)-(\d\d)/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return day;
  return dialect === 'en-US' ? `${name} ${Number(date)}` : `${Number(date)} ${name}`;
}
