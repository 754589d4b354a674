/**
 * How much of a stranger's file is looked at. An invitation is a few kilobytes with a handful of
 * people; ten to a hundred times that is let through, beyond it the file is refused in a sentence.
 */
export const LIMITS = {
  calendarBytes: 2_000_000,
  mailBytes: 30_000_000,
  lines: 60_000,
  nesting: 8,
  events: 2_000,
  attendees: 100,
  zones: 60,
  rulesPerZone: 200,
  multiparts: 40,
  calendarParts: 20,
  /** Characters of one text property that are read, and of all descriptions of a file together. */
  text: 20_000,
  allText: 400_000,
  /** Days an appointment can last. */
  days: 31,
} as const;
