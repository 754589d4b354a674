import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Mutant } from './mutants.ts';
import { takeTests } from './test-shim.ts';

/** What the worker is told: the files under mutation, the tests, and where this stands in for vitest. */
export interface Setup {
  readonly root: string;
  readonly mutated: readonly string[];
  readonly tests: readonly string[];
  /** Random histories a mutant has to survive. */
  readonly histories: number;
}

const setup = workerData as Setup;
const shim = new URL('./test-shim.ts', import.meta.url).href;
let current: Mutant | null = null;

/** Fresh copies of the code and the tests for each mutant, by a query on their addresses. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest') return { url: shim, shortCircuit: true };
    const generation = new URL(context.parentURL ?? 'file:///').searchParams.get('g');
    const found = next(specifier, context);
    const ours =
      found.url.startsWith(pathToFileURL(setup.root).href) && !found.url.includes('/node_modules/');
    const data = found.url.endsWith('.json');
    return generation === null || !ours || data
      ? found
      : { ...found, url: `${found.url}?g=${generation}` };
  },
  load(url, context, next) {
    const at = new URL(url);
    if (!at.searchParams.has('g')) return next(url, context);
    const file = fileURLToPath(`file://${at.pathname}`);
    let source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    if (current !== null && file === current.file) {
      source = source.slice(0, current.start) + current.text + source.slice(current.end);
    }
    if (file.endsWith('history.test-support.ts')) {
      source = source.replace(/RUNS =[^;]*;/, `RUNS = ${setup.histories};`);
    }
    return { format: 'module', source, shortCircuit: true };
  },
});

let generation = 0;

/** The name of the first test that fails; null when all pass. */
async function killer(mutant: Mutant | null): Promise<string | null> {
  current = mutant;
  generation += 1;
  try {
    for (const file of setup.tests) {
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

parentPort?.on('message', async (mutant: Mutant | null) => {
  parentPort?.postMessage(await killer(mutant));
});
