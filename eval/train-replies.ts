import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from '../src/core/replies/linear.ts';
import { readWith } from '../src/core/replies/read.ts';
import { lineOf, scoreRows } from './kinds/replies.ts';
import {
  allMessages,
  allSentences,
  contextOf,
  foldOf,
  isOwnTest,
  isSetAside,
  messageOf,
  type ReplyRow,
} from './replies/corpus.ts';
import { summary } from './replies/summary.ts';
import { type TrainedModels, trainAll } from './replies/train.ts';

const USAGE = `usage: node eval/train-replies.ts [--cv | --set-aside | --own] [--worst N]
  without a flag: trains on all rows and writes src/core/replies/data/*-model.json
  --cv          5-fold cross-validation by the sender's domain, on the rows that are not set aside
  --set-aside   trains without the set-aside rows and scores those
  --own         trains without the own test rows and scores those
  --all-folds   5-fold cross-validation over every row of parts 1 and 2`;

const DATA = join(import.meta.dirname, '../src/core/replies/data');

function predict(rows: readonly ReplyRow[], packed: TrainedModels): string[] {
  const models = {
    acts: { acts: unpack(packed.acts), hear: unpack(packed.hear) },
    intent: { light: unpack(packed.intent), full: unpack(packed.words) },
  };
  return rows.map((row) =>
    JSON.stringify(lineOf(row.id, readWith(messageOf(row), contextOf(row), models))),
  );
}

function crossValidate(
  rows: readonly ReplyRow[],
  always: readonly ReplyRow[],
): [ReplyRow[], string[]] {
  const gold: ReplyRow[] = [];
  const lines: string[] = [];
  for (let fold = 0; fold < 5; fold += 1) {
    const test = rows.filter((row) => foldOf(row, 5) === fold);
    if (test.length === 0) continue;
    const train = rows.filter((row) => foldOf(row, 5) !== fold);
    gold.push(...test);
    lines.push(...predict(test, trainAll(allSentences(), [...train, ...always])));
  }
  return [gold, lines];
}

function main(args: readonly string[]): number {
  const rows = allMessages();
  const own = rows.filter((row) => row.id.startsWith('o'));
  const kept = rows.filter((row) => !row.id.startsWith('o') && !isSetAside(row));
  const aside = rows.filter(isSetAside);
  const ownTrain = own.filter((row) => !isOwnTest(row));
  const worst = args.includes('--worst')
    ? ['--worst', args[args.indexOf('--worst') + 1] ?? '20']
    : ['--worst', '0'];
  const report = (gold: readonly ReplyRow[], lines: readonly string[]): void => {
    console.log(scoreRows(gold, lines, worst));
    console.log(`\n${summary(gold, lines)}`);
  };
  if (args.includes('--cv')) report(...crossValidate(kept, ownTrain));
  else if (args.includes('--all-folds')) report(...crossValidate([...kept, ...aside], ownTrain));
  else if (args.includes('--set-aside'))
    report(aside, predict(aside, trainAll(allSentences(), [...kept, ...ownTrain])));
  else if (args.includes('--own')) {
    const test = own.filter(isOwnTest);
    report(test, predict(test, trainAll(allSentences(), [...kept, ...ownTrain])));
  } else if (args.length === 0) {
    const models = trainAll(allSentences(), rows);
    for (const [name, model] of Object.entries(models)) {
      writeFileSync(join(DATA, `${name}-model.json`), `${JSON.stringify(model)}\n`);
    }
  } else {
    console.error(USAGE);
    return 2;
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
