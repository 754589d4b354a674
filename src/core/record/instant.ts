import type { Instant } from './nouns.ts';

/** The record's text for an instant: UTC, whole seconds, so that text order is time order. */
export function instantText(instant: Temporal.Instant): Instant {
  return instant.toString({ smallestUnit: 'second', roundingMode: 'floor' });
}

/** The same for text that may carry an offset or fractions; null when it is no instant. */
export function instantFrom(text: string): Instant | null {
  try {
    return instantText(Temporal.Instant.from(text));
  } catch {
    return null;
  }
}
