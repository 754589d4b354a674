import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The whole product as a person starts it: the command, its own data folder, a free port. */
export interface RunningApp {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  /** With the one-time token. */
  readonly signIn: string;
  /** `kill -9`, then started again on the same data and port. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Builds the app where it is stale and starts the server; `sample` lays the sample week out. With
 * `clock` (ISO 8601) it is that instant for the program and stays so.
 */
export async function startApp(sample = true, clock: string | null = null): Promise<RunningApp> {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs'), '--build-only'], {
    cwd: root,
    encoding: 'utf8',
    // The build of a person, not that of a test.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`The app could not be built.\n${built.stderr}`);
  const data = mkdtempSync(join(tmpdir(), 'afterword-web-'));
  let running = await launch(data, '0', sample, clock);
  const { signIn } = running;
  const { origin, port } = new URL(signIn);
  return {
    base: origin,
    signIn,
    async restart() {
      running.child.kill('SIGKILL');
      await running.gone;
      running = await launch(data, port, sample, clock);
    },
    async stop() {
      const { child, gone } = running;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(patience);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function launch(data: string, port: string, sample: boolean, clock: string | null) {
  const up = [join(root, 'src', 'cli', 'main.ts'), 'up', '--port', port, '--data', data];
  if (clock !== null) writeFileSync(join(data, 'clock'), clock);
  const still = [join(root, 'test', 'rig', 'app-process.ts'), data, join(data, 'clock')];
  const command = clock === null ? (sample ? up : [...up, '--no-sample']) : still;
  const child = spawn(process.execPath, command, {
    cwd: root,
    // Never the keyring of whoever runs the tests.
    env: { ...process.env, TZ: 'Europe/London', AFTERWORD_KEY: 'file' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return { child, gone, signIn: await firstAddress(child.stdout, gone) };
}

async function firstAddress(stdout: NodeJS.ReadableStream, gone: Promise<void>): Promise<string> {
  const line = new Promise<string>((found) => {
    createInterface({ input: stdout }).on('line', (text) => {
      // The test's own program prints address and token apart.
      const [, address, token] = /(http:\S+)(?: (\S+))?$/.exec(text) ?? [];
      if (address) found(token ? `${address}/#t=${token}` : address);
    });
  });
  const ended = gone.then(() => {
    throw new Error('The server ended before it printed its address.');
  });
  return Promise.race([line, ended]);
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium was found; set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: quiet });
}

export interface Looks {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly touch?: boolean;
  /** With the service worker, which other tests leave out to stay apart. */
  readonly offline?: boolean;
}

/** The launch token is good once; later windows of the same person share its cookie. */
const signedIn = new WeakMap<RunningApp, Awaited<ReturnType<BrowserContext['storageState']>>>();

/** A signed-in browser window, and what its console complained about. */
export async function openWindow(
  browser: Browser,
  app: RunningApp,
  looks: Looks = { width: 1280, height: 800 },
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly faults: string[] }> {
  const known = signedIn.get(app);
  const context = await browser.newContext({
    viewport: { width: looks.width, height: looks.height },
    colorScheme: looks.dark ? 'dark' : 'light',
    hasTouch: looks.touch ?? false,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: looks.offline ? 'allow' : 'block',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(known ? { storageState: known } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(known ? app.base : app.signIn);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (!known) signedIn.set(app, await context.storageState());
  return { page, context, faults };
}

/** What the server says the time is, as ISO 8601 in UTC. */
export async function serverNow(page: Page, app: RunningApp): Promise<string> {
  const response = await page.request.get(`${app.base}/api/v1/today`);
  return ((await response.json()) as { now: string }).now;
}
