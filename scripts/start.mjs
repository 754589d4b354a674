// Plain JavaScript for any Node >= 20: installs and builds what is missing, then starts the app.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, runNode, setUp } from './setup.mjs';

/** The newest change below a folder, in milliseconds. @param {string} folder @returns {number} */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function isStale() {
  const built = join(root, 'dist', 'web', 'index.html');
  if (!existsSync(built)) return true;
  const at = statSync(built).mtimeMs;
  const sources = ['src/web', 'src/core'].map((folder) => newest(join(root, folder)));
  return Math.max(...sources, statSync(join(root, 'vite.config.ts')).mtimeMs) > at;
}

setUp();
if (isStale()) {
  process.stderr.write('Building the app (once after each change) ...\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (runNode([vite, 'build', '--logLevel', 'error']) !== 0)
    fail('The web app could not be built. The lines above say why.');
}
if (!process.argv.includes('--build-only')) {
  process.exitCode = runNode([join(root, 'src', 'cli', 'main.ts'), 'up', ...process.argv.slice(2)]);
}
