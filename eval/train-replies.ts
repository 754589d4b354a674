import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../src/core/record/nouns.ts';
import { unpack } from '../src/core/replies/linear.ts';
import { readWith } from '../src/core/replies/read.ts';
import { lineOf, scoreRows } from './kinds/replies.ts';
import {
  allMessages,
  allSentences,
  contextOf,
  foldOf,
  isBlind,
  isFresh,
  isKept,
  isOwnTest,
  isSetAside,
  messageOf,
  type ReplyRow,
  withoutEchoes,
} from './replies/corpus.ts';
import { described, simulate } from './replies/simulate.ts';
import { summary } from './replies/summary.ts';
import { type TrainedModels, trainAll } from './replies/train.ts';

const USAGE = `usage: node eval/train-replies.ts [--cv | --set-aside | --blind | --fresh | --own | --all-folds] [--worst N]
  without a flag: trains on all rows and writes src/core/replies/data/*-model.json
  --cv          5-fold cross-validation by the sender's domain, on the rows that are not set aside
  --set-aside   trains without the set-aside rows and scores those
  --blind       trains without the blind half of the second own set and its echoes, and scores it
  --fresh       trains without the kept half of the third own set and its echoes, and scores it
  --own         trains without the own test rows and scores those
  --all-folds   5-fold cross-validation over every row but the blind and the fresh ones`;

const DATA = join(import.meta.dirname, '../src/core/replies/data');

function predict(rows: readonly ReplyRow[], packed: TrainedModels): Reading[] {
  const models = {
    acts: { acts: unpack(packed.acts), hear: unpack(packed.hear) },
    intent: { light: unpack(packed.intent), full: unpack(packed.words) },
  };
  return rows.map((row) => readWith(messageOf(row), contextOf(row), models));
}

/** The rows of a measurement and how each was read without having been seen. */
type Measured = readonly [readonly ReplyRow[], readonly Reading[]];

function crossValidate(rows: readonly ReplyRow[], always: readonly ReplyRow[]): Measured {
  const sentences = allSentences();
  const gold: ReplyRow[] = [];
  const readings: Reading[] = [];
  for (let fold = 0; fold < 5; fold += 1) {
    const test = rows.filter((row) => foldOf(row, 5) === fold);
    if (test.length === 0) continue;
    const train = rows.filter((row) => foldOf(row, 5) !== fold);
    gold.push(...test);
    const unseen = withoutEchoes(sentences, test);
    readings.push(...predict(test, trainAll(unseen, [...train, ...always])));
  }
  return [gold, readings];
}

function held(test: readonly ReplyRow[], train: readonly ReplyRow[]): Measured {
  return [test, predict(test, trainAll(withoutEchoes(allSentences(), test), train))];
}

/** The rows and predictions of a way to measure; null for one that is not known. */
function measured(flag: string | undefined): Measured | null {
  const rows = allMessages();
  const seen = rows.filter((row) => !isBlind(row) && !isFresh(row));
  const own = seen.filter((row) => /^[opq]/.test(row.id) && !isOwnTest(row));
  const kept = rows.filter(isKept);
  switch (flag) {
    case '--cv':
      return crossValidate(kept, own);
    case '--all-folds':
      return crossValidate(seen, []);
    case '--set-aside':
      return held(rows.filter(isSetAside), [...kept, ...own]);
    case '--fresh':
      return held(
        rows.filter(isFresh),
        rows.filter((row) => !isFresh(row)),
      );
    case '--own':
      return held(rows.filter(isOwnTest), [...kept, ...own]);
    case '--blind':
      return held(rows.filter(isBlind), seen);
    default:
      return null;
  }
}

function writeModels(): void {
  const models = trainAll(allSentences(), allMessages());
  for (const [name, model] of Object.entries(models)) {
    writeFileSync(join(DATA, `${name}-model.json`), `${JSON.stringify(model)}\n`);
  }
}

function main(args: readonly string[]): number {
  if (args.length === 0) {
    writeModels();
    return 0;
  }
  const result = measured(args[0]);
  if (result === null) {
    console.error(USAGE);
    return 2;
  }
  const at = args.indexOf('--worst');
  const worst = ['--worst', at < 0 ? '0' : (args[at + 1] ?? '20')];
  const [rows, readings] = result;
  const lines = rows.map((row, i) => JSON.stringify(lineOf(row.id, readings[i] as Reading)));
  console.log(scoreRows(rows, lines, worst));
  console.log(`\n${summary(rows, lines)}`);
  const read = new Map(rows.map((row, i) => [row, readings[i] as Reading]));
  console.log(
    `\nthrough the plan: ${described(simulate(rows, (row) => read.get(row) as Reading))}`,
  );
  return 0;
}

process.exitCode = main(process.argv.slice(2));
