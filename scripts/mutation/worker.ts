import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { Mutant } from './mutants.ts';
import { takeTests } from './test-shim.ts';

/** What a worker is told once, and for each mutant. */
export interface Setup {
  readonly root: string;
  /** Random histories a mutant has to survive. */
  readonly histories: number;
}

export interface Trial {
  readonly mutant: Mutant | null;
  readonly tests: readonly string[];
}

const setup = workerData as Setup;
const shim = new URL('./test-shim.ts', import.meta.url).href;
let current: Mutant | null = null;

/** What does not depend on the plan is loaded once, with the holidays it has computed. */
const KEPT = /core\/(record|time)\/|(naive-\w+|history|nevers)(-\w+)?\.test-support\.ts$/;

function folderOf(mutant: Mutant | null): string {
  return mutant?.file.includes('/core/time/') ? '/core/time/' : 'nowhere';
}

/** Fresh copies of the code and the tests for each mutant, by a query on their addresses. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest') return { url: shim, shortCircuit: true };
    const generation = new URL(context.parentURL ?? 'file:///').searchParams.get('g');
    const found = next(specifier, context);
    const ours =
      found.url.startsWith(pathToFileURL(setup.root).href) && !found.url.includes('/node_modules/');
    const data = found.url.endsWith('.json');
    const apart = KEPT.test(found.url) && !found.url.includes(folderOf(current));
    return generation === null || !ours || data || apart
      ? found
      : { ...found, url: `${found.url}?g=${generation}` };
  },
  load(url, context, next) {
    const at = new URL(url);
    if (!at.searchParams.has('g') && !url.endsWith('.test-support.ts')) return next(url, context);
    const file = fileURLToPath(`file://${at.pathname}`);
    let source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    if (current !== null && file === current.file) {
      source = source.slice(0, current.start) + current.text + source.slice(current.end);
    }
    if (/\.test(-support)?\.ts$/.test(file)) {
      source = source.replace(/RUNS =[^;]*;/, `RUNS = ${setup.histories};`);
      source = source.replace(/numRuns: 3000/, `numRuns: ${setup.histories / 2}`);
    }
    return { format: 'module', source, shortCircuit: true };
  },
});

/** The first counterexample kills; it need not be the smallest. */
fc.configureGlobal({ endOnFailure: true });

let generation = 0;

/** The name of the first test that fails; null when all pass. */
async function killer({ mutant, tests }: Trial): Promise<string | null> {
  current = mutant;
  generation += 1;
  try {
    for (const file of tests) {
      takeTests();
      await import(`${pathToFileURL(file).href}?g=${generation}`);
      for (const test of takeTests()) {
        try {
          await test.run();
        } catch {
          return test.name;
        }
      }
    }
  } catch {
    return 'it does not load';
  }
  return null;
}

parentPort?.on('message', async (trial: Trial) => {
  parentPort?.postMessage(await killer(trial));
});
