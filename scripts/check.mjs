// Plain JavaScript for any Node >= 20: types, lint and format, dead code, architecture.
import { join } from 'node:path';
import { root, runNode, setUp } from './setup.mjs';

setUp();
/** @param {string[]} parts */
const tool = (...parts) => join(root, 'node_modules', ...parts);
const steps = [
  [tool('typescript', 'bin', 'tsc'), '-p', '.'],
  [tool('typescript', 'bin', 'tsc'), '-p', 'src/core'],
  [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
  [tool('knip', 'bin', 'knip.js')],
  [tool('vitest', 'vitest.mjs'), 'run', '--project', 'whole', 'test/architecture.test.ts'],
];
const failed = steps.filter((step) => runNode(step) !== 0);
if (failed.length > 0) process.exitCode = 1;
