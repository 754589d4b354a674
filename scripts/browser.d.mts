/** Path of a Chromium or Chrome, or null. */
export function findBrowser(): string | null;
/** Finds a browser, installing Debian's Chromium where `apt-get` and root are there. */
export function ensureBrowser(): { ok: true; path: string } | { ok: false; missing: string };
