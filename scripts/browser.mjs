// Plain JavaScript: finds or installs the browser that the browser tests run.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { canInstall, findProgram, installPackages } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium or Chrome: `CHROMIUM_PATH` first, then PATH, then the usual places. */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : null;
  return findProgram(names, ['/usr/bin']) ?? elsewhere.find((path) => existsSync(path)) ?? null;
}

/**
 * Finds a browser, installing Debian's Chromium where `apt-get` and root are there.
 * @returns {{ ok: true, path: string } | { ok: false, missing: string }}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return { ok: true, path: found };
  if (process.env.CHROMIUM_PATH) {
    return {
      ok: false,
      missing: `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`,
    };
  }
  if (!canInstall()) {
    return {
      ok: false,
      missing: 'No Chromium or Chrome found. Install one, or set CHROMIUM_PATH to its program.',
    };
  }
  process.stderr.write('Installing Chromium for the browser tests (once) ...\n');
  const failed = installPackages(['chromium', 'fonts-liberation']);
  const installed = findBrowser();
  if (installed) return { ok: true, path: installed };
  return { ok: false, missing: `apt-get could not install chromium:\n${failed}` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = ensureBrowser();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
