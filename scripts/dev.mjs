// Plain JavaScript for any Node >= 20: the server, started anew at each change, and the app built at each change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root, setUp } from './setup.mjs';

setUp();
/** @param {string[]} args */
const start = (args) => spawn(node, args, { cwd: root, stdio: 'inherit' });
const children = [
  start([join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--watch']),
  start(['--watch-path=src', join(root, 'src', 'cli', 'main.ts'), 'up', ...process.argv.slice(2)]),
];
process.once('SIGINT', () => {
  for (const child of children) child.kill('SIGINT');
});
