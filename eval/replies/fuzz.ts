import type { Reading } from '../../src/core/record/nouns.ts';
import { read } from '../../src/core/replies/read.ts';
import { allMessages, contextOf, messageOf, type ReplyRow } from './corpus.ts';

/** How a run of the fuzz ended. */
export interface Fuzzed {
  readonly runs: number;
  /** What was wrong, each with the row and the run by which it can be repeated. */
  readonly wrong: readonly string[];
  /** Milliseconds of the slowest message. */
  readonly slowest: number;
}

type Draw = (n: number) => number;

/** What breaks mail in the wild: tags, quotes, separators, controls, broken encodings. */
const SPLINTERS = [
  '<div>',
  '</blockquote>',
  '<!--',
  '&#',
  '> ',
  '\r',
  '\0',
  '\u202e',
  '\ud800',
  'On Mon, 1 Jan 2026 at 10:00, A <a@b.example> wrote:\n',
  '-----Original Message-----\n',
  'From: x\nSent: y\nTo: z\n',
  '31 February',
  'by Friday the 99th',
  '\n-- \n',
  '=C3=',
  '(((((',
  'no call means ',
];

/** One cut, doubling, swap, splinter or foreign character. */
function mutate(text: string, next: Draw): string {
  const at = next(text.length);
  const to = Math.min(text.length, at + 1 + next(40));
  switch (next(6)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(next(0x3000)) + text.slice(at + 1);
    case 3:
      return text.slice(at) + text.slice(0, at);
    case 4:
      return text.slice(0, at) + (SPLINTERS[next(SPLINTERS.length)] ?? '') + text.slice(to);
    default:
      return text.replaceAll(text.slice(at, to), '\n');
  }
}

/** What may never be said of any message; null when all is well. */
function wrongIn(reading: Reading, receivedAt: string): string | null {
  for (const { start, end } of reading.evidence) {
    if (start < 0 || end > reading.newText.length || start >= end)
      return 'evidence outside the text';
  }
  const { promise, confidence, held, newText } = reading;
  const dayBefore = new Date(Date.parse(receivedAt) - 2 * 86_400_000).toISOString().slice(0, 10);
  if (promise !== null && (promise.to ?? '9') < dayBefore)
    return `promise ${promise.to} in the past`;
  if (!(confidence >= 0 && confidence <= 1)) return `confidence ${confidence}`;
  if (newText.trim() === '' && !held && reading.bounce === null && reading.intent !== 'auto_ack')
    return 'an empty text is not held';
  return null;
}

/** A message: any in one run of four, else the shorter of two, which reads in less time. */
function drawn(rows: readonly ReplyRow[], next: Draw): ReplyRow | undefined {
  const one = rows[next(rows.length)];
  const two = rows[next(rows.length)];
  if (next(4) === 0 || one === undefined || two === undefined) return one;
  return one.body.length <= two.body.length ? one : two;
}

/** Mutates messages of the corpus and reads them. The same seed gives the same messages. */
export function fuzz(runs: number, seed: number): Fuzzed {
  let state = seed >>> 0;
  const next: Draw = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return n === 0 ? 0 : (state >>> 8) % n;
  };
  const rows = allMessages();
  const wrong: string[] = [];
  let slowest = 0;
  for (let run = 0; run < runs; run += 1) {
    const row = drawn(rows, next);
    const other = rows[next(rows.length)];
    if (row === undefined || other === undefined) continue;
    let { body } = row;
    for (let n = next(4); n >= 0; n -= 1) body = mutate(body, next);
    const message = { ...messageOf(row), body: body.slice(0, 20_000) };
    const headers =
      next(4) === 0 ? { ...other.headers, Date: row.headers.Date ?? '' } : row.headers;
    const html = next(8) === 0 ? { bodyType: 'text/html' as const } : {};
    const start = performance.now();
    const reading = read({ ...message, ...html, headers }, contextOf(next(4) === 0 ? other : row));
    slowest = Math.max(slowest, performance.now() - start);
    const why = wrongIn(reading, row.receivedAt);
    if (why !== null) wrong.push(`${row.id}, run ${run}: ${why}`);
  }
  return { runs, wrong, slowest };
}

/** `node eval/replies/fuzz.ts 1000000 [seed]`. */
if (import.meta.main) {
  const [runs = '20000', seed = '1'] = process.argv.slice(2);
  const { wrong, slowest } = fuzz(Number(runs), Number(seed));
  console.log(
    `${runs} messages read, ${wrong.length} wrong, the slowest in ${slowest.toFixed(1)} ms`,
  );
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
