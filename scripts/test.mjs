// Plain JavaScript for any Node >= 20: sets everything up, then runs every test there is.
// What this machine cannot run (no browser, no mail servers) is named and left out; under CI it fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureKeyring } from './keyring.mjs';
import { ensureMailServers } from './mail-servers.mjs';
import { root, runNode, setUp } from './setup.mjs';

setUp();
const builds = runNode([join(root, 'scripts', 'start.mjs'), '--build-only']) === 0;
const checks =
  process.argv.includes('--no-check') || runNode([join(root, 'scripts', 'check.mjs')]) === 0;

const browser = ensureBrowser();
const mail = ensureMailServers();
const keyring = ensureKeyring();
const missing = [browser, mail, keyring].flatMap((found) => (found.ok ? [] : [found.missing]));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const left = [
  ...(browser.ok ? [] : using('/browser.mjs', '/app.ts')),
  ...(mail.ok ? [] : using('/mail-servers.ts')),
  ...(keyring.ok ? [] : using('/keyring.mjs')),
].flatMap((file) => ['--exclude', file]);
const passed =
  runNode([vitest, 'run', ...left], browser.ok ? { CHROMIUM_PATH: browser.path } : {}) === 0;

for (const what of missing) process.stderr.write(`Left out: ${what}\n`);
const strict = process.env.CI === 'true' || process.env.CI === '1';
if (!builds || !checks || !passed || (strict && missing.length > 0)) process.exitCode = 1;
if (!existsSync(join(root, 'dist', 'web', 'index.html'))) process.exitCode = 1;

/** The tests that import one of these. @param {string[]} names */
function using(...names) {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return names.some((name) => text.includes(`${name}'`));
    });
}
