/** How many backups that were made by themselves are kept: the newest of so many days, weeks, months. */
export interface Keeping {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** A week of days, a month of weeks, half a year of months. */
export const KEEPING: Keeping = { days: 7, weeks: 4, months: 6 };

/**
 * Which of these moments (ISO 8601 UTC) to keep: for each of the newest days, ISO weeks and months
 * that have one at all, their newest. Calendar days of UTC; the order given does not matter.
 */
export function keep(moments: readonly string[], keeping: Keeping = KEEPING): ReadonlySet<string> {
  const newestFirst = [...new Set(moments)].sort().toReversed();
  const days = Map.groupBy(newestFirst, (at) => at.slice(0, 10));
  const weeks = Map.groupBy(newestFirst, weekOf);
  const months = Map.groupBy(newestFirst, (at) => at.slice(0, 7));
  const newest = (groups: ReadonlyMap<string, readonly string[]>, count: number) =>
    [...groups.values()].slice(0, count).map((group) => group[0] ?? '');
  return new Set([
    ...newest(days, keeping.days),
    ...newest(weeks, keeping.weeks),
    ...newest(months, keeping.months),
  ]);
}

/** The Monday of the week. */
function weekOf(at: string): string {
  const day = Temporal.PlainDate.from(at.slice(0, 10));
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
