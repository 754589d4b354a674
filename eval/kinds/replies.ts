import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reading } from '../../src/core/record/nouns.ts';
import { read } from '../../src/core/replies/read.ts';
import { type Kind, readRows } from '../kind.ts';
import { contextOf, isMessageFile, messageOf, type ReplyRow } from '../replies/corpus.ts';

const rowsOf = (input: string): readonly ReplyRow[] => readRows<ReplyRow>(input, isMessageFile);

/** A line of output: the fields of the corpus from a reading. */
export function lineOf(id: string, reading: Reading): object {
  return {
    id,
    intent: reading.intent,
    promisedBy: reading.promise?.to ?? null,
    newText: reading.newText,
    closing: reading.closing,
    stopsFollowUps: reading.stopsFollowUps,
    returnDate: reading.returnDate,
    newContact: reading.newContact,
    askedQuestions: reading.questions,
    held: reading.held,
    confidence: reading.confidence,
    alternatives: reading.alternatives.map((one) => one.intent),
  };
}

/** The figures of `score-replies.mjs` for rows and predictions. */
export function scoreRows(
  rows: readonly ReplyRow[],
  lines: readonly string[],
  flags: readonly string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-replies-'));
  try {
    const gold = join(folder, 'gold.jsonl');
    const predictions = join(folder, 'predictions.jsonl');
    writeFileSync(gold, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
    writeFileSync(predictions, `${lines.join('\n')}\n`);
    const script = join(import.meta.dirname, '../score-replies.mjs');
    return execFileSync(process.execPath, [script, predictions, '--gold', gold, ...flags], {
      encoding: 'utf8',
    }).trimEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const replies: Kind = {
  *predict(input) {
    for (const row of rowsOf(input)) {
      const { askedQuestions: _, ...line } = lineOf(
        row.id,
        read(messageOf(row), contextOf(row)),
      ) as Record<string, unknown>;
      yield line;
    }
  },
  score: (input, lines) => scoreRows(rowsOf(input), lines),
};
