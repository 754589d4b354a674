import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Mutant, mutantsOf } from './mutants.ts';
import type { Setup, Trial } from './worker.ts';

/**
 * Mutation testing of the plan and of time: changes one thing at a time and sees whether a test
 * notices. `npm run mutate` prints what no test noticed; `npm run mutate -- bounds` only for files
 * whose name contains `bounds`; `--every 5` takes each fifth mutant.
 */
const ROOT = join(import.meta.dirname, '../..');
const PATIENCE = 5;
let timeout = 300_000;

const args = process.argv.slice(2);
const every = Number(args[args.indexOf('--every') + 1]) || 1;
const only = args.find((a, i) => !a.startsWith('--') && args[i - 1] !== '--every') ?? '';

function files(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT })
    .map((file) => join(ROOT, file))
    .sort();
}

const mutated = files('src/core/{plan,time}/*.ts').filter((f) => !/\.test(-support)?\.ts$/.test(f));
/** Those that are quick or kill most come first; those of time only where time was changed. */
const ofThePlan = [
  ...files('eval/kinds/plan.test.ts'),
  ...files('src/core/plan/*.test.ts').filter((f) => !/(property|bad)/.test(f)),
  ...files('src/core/plan/{plan.property,bad-input}.test.ts'),
];
const ofTime = files('src/core/time/*.test.ts');
const setup: Setup = { root: ROOT, histories: 300 };

function start(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup });
}

let worker = start();

/** Who killed it; null: nobody. A mutant that never ends is killed by the clock. */
function tried(mutant: Mutant | null): Promise<string | null> {
  const used = worker;
  return new Promise((resolve) => {
    const told = (killer: string | null) => settle(killer);
    const broke = () => settle('it breaks the run', true);
    const timer = setTimeout(() => settle('it never ends', true), timeout);
    const settle = (killer: string | null, again = false) => {
      clearTimeout(timer);
      used.off('message', told);
      used.off('error', broke);
      if (again) {
        void used.terminate();
        worker = start();
      }
      resolve(killer);
    };
    used.on('message', told);
    used.on('error', broke);
    const tests = mutant?.file.includes('core/plan') ? ofThePlan : [...ofTime, ...ofThePlan];
    used.postMessage({ mutant, tests } satisfies Trial);
  });
}

const all = mutated
  .filter((file) => file.includes(only))
  .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  .filter((_, i) => i % every === 0);
if (args.includes('--count')) {
  console.log(`${all.length} mutants`);
  process.exit(0);
}

const begun = performance.now();
const failing = await tried(null);
// A mutant may take so many times what the whole suite takes.
timeout = PATIENCE * (performance.now() - begun);
if (failing !== null) throw new Error(`The tests fail without any mutant: ${failing}`);

const survivors: Mutant[] = [];
let done = 0;
for (const mutant of all) {
  if (done % 150 === 149) {
    await worker.terminate();
    worker = start();
  }
  const from = performance.now();
  const killer = await tried(mutant);
  if (args.includes('--verbose'))
    console.error(
      `${Math.round(performance.now() - from)} ms ${killer} ${mutant.line} ${mutant.was} → ${mutant.text}`,
    );
  if (killer === null) survivors.push(mutant);
  done += 1;
  if (done % 50 === 0) console.error(`${done} of ${all.length}, ${survivors.length} survive`);
}
await worker.terminate();

const lines = survivors.map(
  (m) => `${relative(ROOT, m.file)}:${m.line}  ${m.was}  →  ${m.text || '(nothing)'}`,
);
const killed = all.length - survivors.length;
console.log(lines.join('\n'));
console.log(`${killed} of ${all.length} killed, ${((100 * killed) / all.length).toFixed(1)} %`);
if (process.env.MUTATION_REPORT !== undefined)
  writeFileSync(process.env.MUTATION_REPORT, `${lines.join('\n')}\n`);
