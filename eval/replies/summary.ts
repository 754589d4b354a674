import type { ReplyRow } from './corpus.ts';

interface Line {
  readonly id: string;
  readonly intent: string;
  readonly promisedBy: string | null;
  readonly stopsFollowUps: boolean;
  readonly held: boolean;
  readonly confidence: number;
  readonly alternatives: readonly string[];
}

type Case = readonly [ReplyRow, Line];
type Figure = (cases: readonly Case[]) => number;

const share = (
  cases: readonly Case[],
  of: (c: Case) => boolean,
  hit: (c: Case) => boolean,
): number => {
  const base = cases.filter(of);
  return base.length === 0 ? 0 : base.filter(hit).length / base.length;
};

function macroF1(cases: readonly Case[]): number {
  const labels = [...new Set(cases.map(([row]) => row.labels.intent))];
  const f1 = labels.map((label) => {
    const right = cases.filter(
      ([row, line]) => row.labels.intent === label && line.intent === label,
    ).length;
    const said = cases.filter(([, line]) => line.intent === label).length;
    const is = cases.filter(([row]) => row.labels.intent === label).length;
    return right === 0 ? 0 : (2 * right) / (said + is);
  });
  return f1.reduce((a, b) => a + b, 0) / Math.max(1, labels.length);
}

const FIGURES: Readonly<Record<string, Figure>> = {
  'missed stop (not held)': (cases) =>
    share(
      cases,
      ([row]) => row.labels.stopsFollowUps,
      ([, line]) => !line.stopsFollowUps && !line.held,
    ),
  'false stop (read as one)': (cases) =>
    share(
      cases,
      ([row]) => !row.labels.stopsFollowUps,
      ([, line]) => line.stopsFollowUps && !line.held,
    ),
  held: (cases) =>
    share(
      cases,
      () => true,
      ([, line]) => line.held,
    ),
  'held, of those that do not stop': (cases) =>
    share(
      cases,
      ([row]) => !row.labels.stopsFollowUps,
      ([, line]) => line.held,
    ),
  'deadline where none': (cases) =>
    share(
      cases,
      ([row]) => row.labels.promisedBy === null,
      ([, line]) => line.promisedBy !== null,
    ),
  'intent macro-F1': macroF1,
  'right or among the alternatives': (cases) =>
    share(
      cases,
      () => true,
      ([row, line]) => [line.intent, ...line.alternatives].includes(row.labels.intent),
    ),
  'calibration error (ECE)': (cases) => calibrationError(cases),
};

/** Bins of the confidence, by their lower ends. */
const BINS = [0, 0.5, 0.7, 0.85, 0.95, 0.98] as const;

interface Bin {
  readonly from: number;
  readonly n: number;
  readonly said: number;
  readonly right: number;
}

/** How often a reading of such a confidence is right. */
function reliability(cases: readonly Case[]): readonly Bin[] {
  return BINS.map((from, i) => {
    const to = BINS[i + 1] ?? 2;
    const inside = cases.filter(([, line]) => line.confidence >= from && line.confidence < to);
    const mean = (value: (c: Case) => number): number =>
      inside.reduce((sum, one) => sum + value(one), 0) / Math.max(1, inside.length);
    const right = mean(([row, line]) => (row.labels.intent === line.intent ? 1 : 0));
    return { from, n: inside.length, said: mean(([, line]) => line.confidence), right };
  });
}

/** The mean distance between the confidence said and the share that is right (ECE). */
const calibrationError: Figure = (cases) =>
  reliability(cases).reduce(
    (sum, bin) => sum + (bin.n / cases.length) * Math.abs(bin.said - bin.right),
    0,
  );

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);

function reliabilityTable(cases: readonly Case[]): string {
  const rows = reliability(cases).map(
    ({ from, n, said, right }) =>
      `  from ${from.toFixed(2)} ${String(n).padStart(5)} ${percent(said)} ${percent(right)}`,
  );
  return ['confidence     rows     said    right', ...rows].join('\n');
}

/** Figures beside the scorer's, with 95 % bootstrap intervals over rows (fixed seed). */
export function summary(rows: readonly ReplyRow[], lines: readonly string[]): string {
  const parsed = new Map(
    lines.map((text) => JSON.parse(text) as Line).map((line) => [line.id, line]),
  );
  const cases = rows.flatMap((row): Case[] => {
    const line = parsed.get(row.id);
    return line === undefined ? [] : [[row, line]];
  });
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const draws = Array.from({ length: 400 }, () =>
    cases.map(() => cases[Math.floor(next() * cases.length)] as Case),
  );
  const figures = Object.entries(FIGURES).map(([name, figure]) => {
    const spread = draws.map(figure).sort((a, b) => a - b);
    const low = (spread[10] ?? 0).toFixed(3);
    const high = (spread[389] ?? 0).toFixed(3);
    return `${name.padEnd(34)} ${figure(cases).toFixed(3)}  [${low}-${high}]`;
  });
  return [...figures, '', reliabilityTable(cases)].join('\n');
}
