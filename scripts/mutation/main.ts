import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Mutant, mutantsOf } from './mutants.ts';
import type { Setup } from './worker.ts';

/**
 * Mutation testing of the plan and of time: changes one thing at a time and sees whether a test
 * notices. `npm run mutate` prints what no test noticed; `npm run mutate -- bounds` only for files
 * whose name contains `bounds`; `--every 5` takes each fifth mutant.
 */
const ROOT = join(import.meta.dirname, '../..');
const TIMEOUT_MS = 60_000;

const args = process.argv.slice(2);
const every = Number(args[args.indexOf('--every') + 1]) || 1;
const only = args.find((a, i) => !a.startsWith('--') && args[i - 1] !== '--every') ?? '';

function files(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT })
    .map((file) => join(ROOT, file))
    .sort();
}

const mutated = files('src/core/{plan,time}/*.ts').filter((f) => !/\.test(-support)?\.ts$/.test(f));
const tests = [
  ...files('src/core/time/*.test.ts'),
  ...files('eval/kinds/plan.test.ts'),
  ...files('src/core/plan/*.test.ts').filter(
    (f) => !/(property|naive-plan|bad-input)\.test/.test(f),
  ),
  ...files('src/core/plan/{bad-input,naive-plan,plan.property}.test.ts'),
];
const setup: Setup = { root: ROOT, mutated, tests, histories: 1500 };

function start(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup });
}

let worker = start();

/** Who killed it; null: nobody. A mutant that never ends is killed by the clock. */
function tried(mutant: Mutant | null): Promise<string | null> {
  return new Promise((resolve) => {
    const settle = (killer: string | null, again: boolean) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      if (again) {
        void worker.terminate();
        worker = start();
      }
      resolve(killer);
    };
    const timer = setTimeout(() => settle('it never ends', true), TIMEOUT_MS);
    worker.once('message', (killer: string | null) => settle(killer, false));
    worker.once('error', () => settle('it breaks the run', true));
    worker.postMessage(mutant);
  });
}

const failing = await tried(null);
if (failing !== null) throw new Error(`The tests fail without any mutant: ${failing}`);

const mutants = mutated
  .filter((file) => file.includes(only))
  .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  .filter((_, i) => i % every === 0);
const survivors: Mutant[] = [];
let done = 0;
for (const mutant of mutants) {
  if (done % 150 === 149) {
    await worker.terminate();
    worker = start();
  }
  if ((await tried(mutant)) === null) survivors.push(mutant);
  done += 1;
  if (done % 50 === 0) console.error(`${done} of ${mutants.length}, ${survivors.length} survive`);
}
await worker.terminate();

const lines = survivors.map(
  (m) => `${relative(ROOT, m.file)}:${m.line}  ${m.was}  →  ${m.text || '(nothing)'}`,
);
const killed = mutants.length - survivors.length;
console.log(lines.join('\n'));
console.log(
  `${killed} of ${mutants.length} killed, ${((100 * killed) / mutants.length).toFixed(1)} %`,
);
if (process.env.MUTATION_REPORT !== undefined)
  writeFileSync(process.env.MUTATION_REPORT, `${lines.join('\n')}\n`);
