import type { Opportunity } from '../core/record/opportunity.ts';

export interface Insights {
  /** Hours from the end of an interview to its note. */
  readonly notes: {
    readonly n: number;
    readonly medianHours: number | null;
    readonly within24h: number;
  };
  /** Promised against real: days from the promised day to the answer (negative: earlier). */
  readonly promises: {
    readonly n: number;
    readonly kept: number;
    readonly lateDays: readonly number[];
  };
  /** Days from a message of ours to the next answer. */
  readonly replies: { readonly n: number; readonly lagDays: readonly number[] };
  /** Too few to speak of rates. */
  readonly small: boolean;
}

const ENOUGH = 10;

/** Figures from the record of the candidate's own opportunities. */
export function insights(opportunities: readonly Opportunity[]): Insights {
  const hours = opportunities.flatMap(noteHours);
  const late = opportunities.flatMap(promiseDays);
  const lags = opportunities.flatMap(replyDays);
  return {
    notes: {
      n: hours.length,
      medianHours: median(hours),
      within24h: hours.filter((h) => h <= 24).length,
    },
    promises: { n: late.length, kept: late.filter((d) => d <= 0).length, lateDays: late },
    replies: { n: lags.length, lagDays: lags },
    small: hours.length < ENOUGH,
  };
}

function hoursBetween(from: string, to: string): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours');
}

function noteHours(opportunity: Opportunity): readonly number[] {
  return opportunity.happenings.flatMap((h) => {
    if (h.kind !== 'sent' || h.step !== 'thank_you') return [];
    const interview = opportunity.interviews.find((i) => i.id === h.interview);
    return interview === undefined ? [] : [hoursBetween(interview.endsAt, h.at)];
  });
}

function promiseDays(opportunity: Opportunity): readonly number[] {
  const promises = opportunity.happenings.filter((h) => h.kind === 'promise');
  return promises.flatMap((p) => {
    const day = p.promise.to;
    const answer = opportunity.happenings.find((h) => h.kind === 'received' && h.at > p.at);
    if (day === null || answer === undefined) return [];
    return [Math.round(hoursBetween(`${day}T12:00:00Z`, answer.at) / 24)];
  });
}

function replyDays(opportunity: Opportunity): readonly number[] {
  return opportunity.happenings.flatMap((h, i) => {
    if (h.kind !== 'sent') return [];
    const next = opportunity.happenings.slice(i + 1).find((later) => later.kind !== 'moved');
    return next?.kind === 'received' ? [hoursBetween(h.at, next.at) / 24] : [];
  });
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
