import type { PackedModel } from '../../src/core/replies/linear.ts';

/** One example: the hashes that hold, the right head of a softmax, its weight. */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
  readonly weight: number;
}

export interface Training {
  readonly heads: readonly string[];
  /** Heads taken as one softmax; further heads would be logistic. */
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** A feature met less often is not learnt. */
  readonly leastCount: number;
  /** Features kept in the packed model, by the size of their weights. */
  readonly keep: number;
}

/** A small generator with a fixed seed, so that a training run can be repeated to the byte. */
function shuffler(seed: number): (n: number) => number[] {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return (n) => {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i -= 1) {
      const k = Math.floor(next() * (i + 1));
      [order[i], order[k]] = [order[k] as number, order[i] as number];
    }
    return order;
  };
}

function vocabulary(examples: readonly Example[], leastCount: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of examples) {
    for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, n]) => n >= leastCount).map(([f]) => f);
  return new Map(kept.sort((a, b) => a - b).map((f, i) => [f, i]));
}

/**
 * Multinomial logistic regression by AdaGrad; the weights as rows of one per head, averaged over the
 * later half of the epochs, so that the order of the examples matters less.
 */
function learn(
  examples: readonly Example[],
  rows: ReadonlyMap<number, number>,
  training: Training,
): Float64Array {
  const n = training.heads.length;
  const weights = new Float64Array(rows.size * n);
  const squares = new Float64Array(rows.size * n).fill(1e-6);
  const indexed = examples.map(({ features }) =>
    features.map((f) => rows.get(f)).filter((r) => r !== undefined),
  );
  const order = shuffler(7);
  const totals = new Float64Array(rows.size * n);
  const from = Math.floor(training.epochs / 2);
  const scores = new Float64Array(n);
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    for (const at of order(examples.length)) {
      const { label, weight } = examples[at] as Example;
      const active = indexed[at] as number[];
      scores.fill(0);
      for (const row of active) {
        for (let h = 0; h < n; h += 1)
          scores[h] = (scores[h] as number) + (weights[row * n + h] as number);
      }
      const top = Math.max(...scores);
      let sum = 0;
      for (let h = 0; h < n; h += 1) sum += Math.exp((scores[h] as number) - top);
      for (let h = 0; h < n; h += 1) {
        const p = Math.exp((scores[h] as number) - top) / sum;
        const g = weight * (p - (h === label ? 1 : 0));
        if (Math.abs(g) < 1e-4) continue;
        for (const row of active) {
          const k = row * n + h;
          const gradient = g + training.l2 * (weights[k] as number);
          squares[k] = (squares[k] as number) + gradient * gradient;
          weights[k] =
            (weights[k] as number) - (training.rate * gradient) / Math.sqrt(squares[k] as number);
        }
      }
    }
    if (epoch < from) continue;
    for (let k = 0; k < totals.length; k += 1)
      totals[k] = (totals[k] as number) + (weights[k] as number);
  }
  return totals.map((total) => total / (training.epochs - from));
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Trains and packs: the heaviest features, one signed byte a weight. */
export function trainLinear(examples: readonly Example[], training: Training): PackedModel {
  const rows = vocabulary(examples, training.leastCount);
  const weights = learn(examples, rows, training);
  const n = training.heads.length;
  const heaviness = (row: number): number => {
    let most = 0;
    for (let h = 0; h < n; h += 1) most = Math.max(most, Math.abs(weights[row * n + h] as number));
    return most;
  };
  const kept = [...rows]
    .sort(([a, i], [b, k]) => heaviness(k) - heaviness(i) || a - b)
    .slice(0, training.keep)
    .sort(([a], [b]) => a - b);
  const scales = training.heads.map((_, h) => {
    const most = Math.max(1e-6, ...kept.map(([, row]) => Math.abs(weights[row * n + h] as number)));
    return Number((most / 127).toPrecision(6));
  });
  const features = new DataView(new ArrayBuffer(kept.length * 4));
  const packed = new Int8Array(kept.length * n);
  kept.forEach(([feature, row], i) => {
    features.setInt32(i * 4, feature, true);
    for (let h = 0; h < n; h += 1) {
      packed[i * n + h] = Math.round((weights[row * n + h] as number) / (scales[h] as number));
    }
  });
  return {
    heads: training.heads,
    features: base64(new Uint8Array(features.buffer)),
    weights: base64(new Uint8Array(packed.buffer)),
    scales,
  };
}
