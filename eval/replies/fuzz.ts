import { read } from '../../src/core/replies/read.ts';
import { allMessages, contextOf, messageOf } from './corpus.ts';

/** Mutates messages of the corpus and reads them: `node eval/replies/fuzz.ts 1000000 [seed]`. */
const [runs = '20000', seed = '1'] = process.argv.slice(2);
let state = Number(seed) >>> 0;
const next = (n: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return n === 0 ? 0 : state % n;
};
const rows = allMessages();

/** One cut, doubling, swap or foreign byte. */
function mutate(text: string): string {
  const at = next(text.length);
  const to = Math.min(text.length, at + 1 + next(40));
  switch (next(5)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(next(0x3000)) + text.slice(at + 1);
    case 3:
      return text.slice(at) + text.slice(0, at);
    default:
      return text.replaceAll(text.slice(at, to), '\n');
  }
}

let slowest = 0;
for (let run = 0; run < Number(runs); run += 1) {
  const row = rows[next(rows.length)];
  const other = rows[next(rows.length)];
  if (row === undefined || other === undefined) continue;
  let body = row.body;
  for (let n = next(4); n >= 0; n -= 1) body = mutate(body);
  const message = { ...messageOf(row), body: body.slice(0, 200_000) };
  const mixed = next(4) === 0 ? { ...message, headers: other.headers } : message;
  const start = performance.now();
  const reading = read(mixed, contextOf(next(4) === 0 ? other : row));
  slowest = Math.max(slowest, performance.now() - start);
  for (const { start: from, end } of reading.evidence) {
    if (from < 0 || end > reading.newText.length || from >= end)
      throw new Error(`evidence of ${row.id} in run ${run}`);
  }
}
console.log(`${runs} messages read, the slowest in ${slowest.toFixed(1)} ms`);
