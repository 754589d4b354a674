import { execFileSync } from 'node:child_process';
import { read } from '../../src/core/replies/read.ts';
import { dayFrom } from '../../src/core/time/day.ts';
import { holidayCalendar } from '../../src/core/time/holidays.ts';
import { allMessages, contextOf, messageOf } from './corpus.ts';

/**
 * How long a message takes: `node eval/replies/speed.ts`. Warm over the corpus, and cold: the first
 * messages of a new process, with what the first look at a country's holidays costs told apart.
 */
const rows = allMessages();

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The quickest of some runs: the others also count whatever else the machine does. */
const quickest = (work: () => void): number =>
  Math.min(...Array.from({ length: 7 }, () => milliseconds(work)));

const readAll = (): number[] =>
  rows.map((row) => quickest(() => read(messageOf(row), contextOf(row))));

function spread(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
      .toFixed(2)
      .padStart(7);
  return `${name.padEnd(34)} p50 ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  most ${at(1)} ms`;
}

/** In a process of its own: holidays of every country met, the first message, the next hundred. */
function cold(): void {
  const day = dayFrom('2026-06-01') ?? 0;
  const places = [...new Set(rows.map((row) => row.calendar ?? 'US'))];
  const holidays = places.map((place) => {
    const part = place.length > 2 ? place : null;
    return milliseconds(() => {
      for (let year = -1; year < 2; year += 1)
        holidayCalendar(place.slice(0, 2), part).isHoliday(day + 365 * year);
    });
  });
  const [first = 0, ...next] = rows
    .slice(0, 101)
    .map((row) => milliseconds(() => read(messageOf(row), contextOf(row))));
  console.log(spread(`holidays of ${places.length} places, cold`, holidays));
  console.log(`the first message of a process      ${first.toFixed(2)} ms`);
  console.log(spread('the hundred after it', next));
}

if (process.argv.includes('--cold')) cold();
else {
  readAll();
  console.log(spread(`${rows.length} messages, warm`, readAll()));
  process.stdout.write(
    execFileSync(process.execPath, [import.meta.filename, '--cold'], { encoding: 'utf8' }),
  );
}
