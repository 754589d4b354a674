import type { Day } from '../record/nouns.ts';

/**
 * The day of an instant in an IANA zone; with no zone known, the day as written with its offset.
 * Null for what is no instant.
 */
export function localDay(instant: string, zone: string | null): Day | null {
  try {
    if (zone !== null) {
      return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
    }
  } catch {
    // An unknown zone or a time without offset: the written day is the best there is.
  }
  return /^\d{4}-\d{2}-\d{2}/.exec(instant)?.[0] ?? null;
}
