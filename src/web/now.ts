import type { Instant } from '../core/record/nouns.ts';

/**
 * What time it is, as the server says: the person's clock and the sample week's. Between two
 * answers of the server the browser's monotonic timer carries both on.
 */
interface Mark {
  readonly instant: number;
  readonly seen: number;
}

let real: Mark | null = null;
let sample: Mark | null = null;

const mark = (instant: Instant): Mark => ({
  instant: Date.parse(instant),
  seen: performance.now(),
});

/** Takes over the server's clocks. */
export function learn(now: Instant, sampleNow: Instant | null): void {
  real = mark(now);
  sample = sampleNow === null ? null : mark(sampleNow);
}

/** Now in that world; null until the server has said so. */
export function now(inSample: boolean): Instant | null {
  const from = inSample ? (sample ?? real) : real;
  if (from === null) return null;
  return new Date(from.instant + performance.now() - from.seen).toISOString();
}
