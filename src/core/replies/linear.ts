/** Linear scores over hashed features, as `eval/train-replies.ts` writes them. */
export interface PackedModel {
  /** Names of the outputs, in order. */
  readonly heads: readonly string[];
  /** Little-endian 32-bit hashes, base64. */
  readonly features: string;
  /** One signed byte for each feature and head, base64. */
  readonly weights: string;
  /** What a byte of a head is worth. */
  readonly scales: readonly number[];
}

/** A model ready to score. */
export interface LinearModel {
  readonly heads: readonly string[];
  readonly rows: ReadonlyMap<number, number>;
  readonly weights: Int8Array;
  readonly scales: readonly number[];
}

/** Unpacks a model. */
export function unpack(packed: PackedModel): LinearModel {
  const bytes = Uint8Array.fromBase64(packed.features);
  const view = new DataView(bytes.buffer);
  const rows = new Map<number, number>();
  for (let i = 0; i + 4 <= bytes.length; i += 4) rows.set(view.getInt32(i, true), i / 4);
  const weights = Uint8Array.fromBase64(packed.weights);
  return {
    heads: packed.heads,
    rows,
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
    scales: packed.scales,
  };
}

/** The score of each head for the features; unknown features count nothing. */
export function score(model: LinearModel, features: readonly number[]): Float64Array {
  const { weights, rows, scales } = model;
  const n = model.heads.length;
  const sums = new Int32Array(n);
  for (const feature of features) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    const from = row * n;
    for (let h = 0; h < n; h += 1) sums[h] = (sums[h] as number) + (weights[from + h] as number);
  }
  return Float64Array.from(sums, (sum, h) => sum * (scales[h] ?? 0));
}

/** Probabilities that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const s of scores) top = Math.max(top, s);
  const out = scores.map((s) => Math.exp(s - top));
  let sum = 0;
  for (const e of out) sum += e;
  return out.map((e) => e / sum);
}
