/**
 * The app in Chromium as a slow phone would see it, beside a control page of plain HTML in the same
 * run: what Lighthouse's mobile score is made of on every screen, and the longest task while typing
 * and while moving in a list of 2,000 rows.
 *
 * Throttled in the browser itself: 4 times slower processor, 1.6 Mbit/s, 150 ms a round trip. Tasks
 * are counted by the processor time of the page's main thread, so that a busy machine shifts them
 * little. Speed Index is not measured; the other four weigh what they weigh in Lighthouse 12.
 */
import type { CDPSession, Page } from 'playwright-core';
import { openWindow, type RunningApp, startApp, startBrowser } from '../test/web/app.ts';
import type { Figure } from './plan.ts';
import { manyOpportunities } from './web-many.ts';

const slow = {
  offline: false,
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
};
const ROWS = 2000;

interface Metrics {
  readonly fcp: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  readonly bytes: number;
}

/** One screen opened cold under throttling. */
async function open(page: Page, address: string): Promise<Metrics> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Network.emulateNetworkConditions', slow);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3000);
  const seen = await page.evaluate(observed);
  await cdp.detach();
  return { ...seen, bytes };
}

/** Runs in the page: what its own observers saw. */
function observed(): Promise<Omit<Metrics, 'bytes'>> {
  const entries = (type: string): Promise<readonly PerformanceEntry[]> =>
    new Promise((done) => {
      const found: PerformanceEntry[] = [];
      new PerformanceObserver((list) => found.push(...list.getEntries())).observe({
        type,
        buffered: true,
      });
      setTimeout(() => done(found), 150);
    });
  return Promise.all(
    ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'].map(entries),
  ).then(([paints = [], largest = [], long = [], shifts = []]) => {
    const fcp = paints.find((each) => each.name === 'first-contentful-paint')?.startTime ?? 0;
    const after = long.filter((each) => each.startTime + each.duration > fcp);
    return {
      fcp,
      lcp: largest.at(-1)?.startTime ?? fcp,
      tbt: after.reduce((sum, each) => sum + Math.max(0, each.duration - 50), 0),
      cls: shifts.reduce((sum, each) => sum + (each as unknown as { value: number }).value, 0),
    };
  });
}

/** Lighthouse's log-normal curve: 0.9 at `good`, 0.5 at `middle`. */
function curve(value: number, good: number, middle: number): number {
  if (value <= 0) return 1;
  const spread = Math.log(middle / good) / 1.281_551_565_545;
  const x = (Math.log(middle) - Math.log(value)) / spread;
  return normal(x);
}

/** The normal distribution's share below `x` (Abramowitz and Stegun 7.1.26). */
function normal(x: number): number {
  const t = 1 / (1 + (0.327_591_1 * Math.abs(x)) / Math.SQRT2);
  const terms = [0.254_829_592, -0.284_496_736, 1.421_413_741, -1.453_152_027, 1.061_405_429];
  const poly = terms.reduceRight((sum, a) => (sum + a) * t, 0);
  const erf = 1 - poly * Math.exp(-(x * x) / 2);
  return x < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

/** Mobile weights without Speed Index (10 of 100). */
function score({ fcp, lcp, tbt, cls }: Metrics): number {
  const parts = [
    [10, curve(fcp, 1800, 3000)],
    [25, curve(lcp, 2500, 4000)],
    [30, curve(tbt, 200, 600)],
    [25, curve(cls, 0.1, 0.25)],
  ] as const;
  return (100 * parts.reduce((sum, [weight, part]) => sum + weight * part, 0)) / 90;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of the page's main thread while `work` runs, in ms of its own processor time. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
    },
  });
  await work();
  await ended(cdp);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  const mains = new Set(
    events
      .filter((each) => each.name === 'thread_name' && each.args?.name === 'CrRendererMain')
      .map((each) => `${each.pid}:${each.tid}`),
  );
  const tasks = events.filter(
    (each) => /RunTask/.test(each.name) && mains.has(`${each.pid}:${each.tid}`),
  );
  return Math.max(0, ...tasks.map((each) => (each.tdur ?? 0) / 1000));
}

async function ended(cdp: CDPSession): Promise<void> {
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
}

const words = ' It was good to see how the night shift hands over.';

async function typing(page: Page, field: string): Promise<number> {
  await page.locator(field).focus();
  await page.keyboard.press('End');
  return longestTask(page, async () => {
    await page.keyboard.type(words, { delay: 40 });
    await page.waitForTimeout(1500);
  });
}

async function moving(page: Page): Promise<number> {
  return longestTask(page, async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(60);
    }
    for (let tabs = 0; tabs < 20; tabs += 1) await page.keyboard.press('Tab');
  });
}

const control = {
  typing: `<!doctype html><title>Control</title><h1>Control</h1><textarea id="field" rows="20">${words.repeat(12)}</textarea>`,
  list: `<!doctype html><title>Control</title><h1>Control</h1><ul>${Array.from(
    { length: ROWS },
    (_, n) =>
      `<li><h2><a href="#${n}">Company ${n}</a></h2><p>Engineer, a person</p><p>${words}</p></li>`,
  ).join('')}</ul>`,
};

async function firstNote(page: Page, app: RunningApp): Promise<string> {
  await page.goto(app.base);
  const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
  await row.getByRole('button').first().click();
  await page.getByLabel(/^Note to/).waitFor();
  return new URL(page.url()).pathname;
}

const phone = { width: 412, height: 823 };

/** Every screen cold, on the sample week; or only those named. */
export async function webLoadBench(
  only: readonly string[] | null = null,
): Promise<readonly Figure[]> {
  const [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { page } = await openWindow(browser, app, phone);
  const note = await firstNote(page, app);
  const screens = [
    ['Today', '/'],
    ['Note', note],
    ['Debrief', '/o/sample-harbour/debrief/harbour-1'],
    ['Opportunity', '/o/sample-larkfield'],
    ['Opportunities', '/opportunities'],
    ['Replies', '/replies'],
    ['Outbox', '/outbox'],
    ['People', '/people'],
    ['Insights', '/insights'],
    ['Settings', '/settings'],
    ['New interview', '/new'],
    ['On paper', `${note}/print`],
  ] as const;
  const figures: Figure[] = [];
  for (const [name, path] of screens) {
    if (only !== null && !only.includes(name)) continue;
    const all: Metrics[] = [];
    for (let turns = 0; turns < 3; turns += 1) all.push(await open(page, app.base + path));
    const best = all.toSorted((a, b) => score(b) - score(a))[1] ?? all[0];
    if (best === undefined) continue;
    figures.push(
      { name: `${name}: score without Speed Index`, value: score(best), unit: 'of 100' },
      { name: `${name}: first paint`, value: best.fcp, unit: 'ms' },
      { name: `${name}: largest paint`, value: best.lcp, unit: 'ms' },
      { name: `${name}: blocked`, value: best.tbt, unit: 'ms' },
      { name: `${name}: layout shift`, value: best.cls, unit: '' },
      { name: `${name}: over the wire`, value: best.bytes / 1000, unit: 'kB' },
    );
  }
  await browser.close();
  await app.stop();
  return figures;
}

/** Typing in the editor and moving in 2,000 rows, each beside plain HTML. */
export async function webTaskBench(): Promise<readonly Figure[]> {
  const [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { page } = await openWindow(browser, app, phone);
  const note = await firstNote(page, app);
  await page.goto(app.base + note);
  await page.locator('#writing-body').waitFor();
  const inEditor = await typing(page, '#writing-body');
  await manyOpportunities(page, app, ROWS);
  const lists: Figure[] = [];
  for (const path of ['/opportunities', '/people', '/']) {
    await page.goto(app.base + path, { timeout: 60_000 });
    await page.locator('.today-line, .today-row').nth(30).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1000);
    lists.push({ name: `moving in ${ROWS} rows, ${path}`, value: await moving(page), unit: 'ms' });
  }
  await page.goto(`${app.base}/opportunities`);
  await page.getByRole('searchbox').waitFor();
  const search = await typing(page, 'input[type=search]');
  await page.setContent(control.typing);
  const plainTyping = await typing(page, '#field');
  await page.setContent(control.list);
  const plainMoving = await moving(page);
  await browser.close();
  await app.stop();
  return [
    { name: 'typing in the editor', value: inEditor, unit: 'ms' },
    { name: 'typing, plain textarea', value: plainTyping, unit: 'ms' },
    { name: `searching ${ROWS} rows`, value: search, unit: 'ms' },
    ...lists,
    { name: 'moving, plain list', value: plainMoving, unit: 'ms' },
  ];
}
