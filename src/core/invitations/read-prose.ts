import type { CalendarEvent, CoveringMail } from './event.ts';

/** A pasted invitation or a mail without a calendar part. */
export interface Prose {
  readonly text: string;
  readonly mail: CoveringMail | null;
  /** When it was written (ISO 8601, UTC): what a day without a year is counted from. */
  readonly writtenAt: string | null;
  /** IANA zone in which times without one are meant. */
  readonly zone: string;
}

/** The appointment that running text fixes; null when it names no date with a time. */
export function readProse(_prose: Prose): CalendarEvent | null {
  return null;
}
