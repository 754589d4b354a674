import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';
import { firstNote, screens } from './screens.ts';

/** Kilobytes over the wire: all scripts of a screen opened cold, and everything of the first load. */
const SCRIPTS = 35;
const FIRST_LOAD = 80;

let app: RunningApp;
let browser: Browser;
let note = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { page, context } = await openWindow(browser, app);
  note = await firstNote(page);
  await context.close();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

interface Weight {
  readonly scripts: number;
  readonly all: number;
  readonly foreign: readonly string[];
}

/** Opens a screen with an empty cache and weighs what came, packed, in kB. */
async function weigh(path: string): Promise<Weight> {
  const { page, context } = await openWindow(browser, app);
  await context.clearCookies({ name: 'none' });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(app.base + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skeleton').waitFor({ state: 'detached' });
  const weight = await page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const sum = (some: readonly PerformanceResourceTiming[]) =>
      some.reduce((total, each) => total + each.encodedBodySize, 0) / 1000;
    const [own] = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
    return {
      scripts: sum(loaded.filter((each) => each.name.endsWith('.js'))),
      all: sum(loaded.filter((each) => !each.name.includes('/api/'))) + sum(own ? [own] : []),
      foreign: loaded.map((each) => each.name).filter((name) => !name.startsWith(location.origin)),
    };
  });
  await context.close();
  return weight;
}

describe('what a screen weighs', () => {
  it('stays within its budget, and comes from nowhere else', async () => {
    const heavy: string[] = [];
    for (const [name, path] of screens(note)) {
      const { scripts, all, foreign } = await weigh(path);
      expect(scripts, `${name} was weighed`).toBeGreaterThan(5);
      if (scripts > SCRIPTS) heavy.push(`${name}: ${scripts.toFixed(1)} kB of scripts`);
      if (all > FIRST_LOAD) heavy.push(`${name}: ${all.toFixed(1)} kB altogether`);
      expect(foreign, name).toEqual([]);
    }
    expect(heavy).toEqual([]);
  });
});
