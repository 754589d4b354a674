import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One kind of corpus: how its rows are predicted, and how the predictions are scored. */
export interface Kind {
  /** Yields one JSON-able object a row, in the order of the input. */
  predict(input: string): Iterable<object> | AsyncIterable<object>;
  /** The scores as text, from the lines that `predict` gave. */
  score(input: string, lines: readonly string[]): string | Promise<string>;
}

/** The rows of a JSON Lines file, or of those files of a folder whose name `pick` accepts. */
export function readRows<T>(input: string, pick: (name: string) => boolean = () => true): T[] {
  const files = statSync(input).isDirectory()
    ? readdirSync(input)
        .filter((name) => name.endsWith('.jsonl') && pick(name))
        .sort()
        .map((name) => join(input, name))
    : [input];
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as T),
  );
}

/** Runs a scorer of this folder (`score-plan.mjs` …) on gold and predictions and gives its output. */
export function runScorer(script: string, gold: string, lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-eval-'));
  try {
    const predictions = join(folder, 'predictions.jsonl');
    writeFileSync(predictions, `${lines.join('\n')}\n`);
    // The scorers end with 1 when a row is wrong: that is a score, no failure.
    const scorer = join(import.meta.dirname, script);
    const done = spawnSync(process.execPath, [scorer, gold, predictions], { encoding: 'utf8' });
    return `${done.stdout}${done.stderr}`.trimEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
