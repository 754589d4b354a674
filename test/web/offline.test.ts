import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
});

describe('when the server is gone', () => {
  it('shows what was known, keeps what is typed, and says so', async () => {
    const { page, context } = await openWindow(browser, app, {
      width: 390,
      height: 844,
      offline: true,
    });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    // Once more under the worker, so that today's data is in its keeping.
    const debrief = '/o/sample-harbour/debrief/harbour-1';
    for (const path of ['/', debrief]) {
      await page.goto(`${app.base}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.skeleton').waitFor({ state: 'detached' });
    }
    await app.stop();

    await page.goto(app.base);
    await page.getByRole('article').filter({ hasText: 'Thank Nadia' }).waitFor();
    await page.getByText('No connection to Afterword.').waitFor();

    await page.goto(`${app.base}${debrief}`);
    for (let skips = 0; skips < 2; skips += 1)
      await page.getByRole('button', { name: 'Skip' }).click();
    await page.locator('#stem-answer').fill('showing me how you calm the waiting room');
    await page.getByRole('button', { name: 'Draft the note' }).click();
    await page.getByText('Afterword cannot be reached.').waitFor();
    await page.reload();
    for (let skips = 0; skips < 2; skips += 1)
      await page.getByRole('button', { name: 'Skip' }).click();
    expect(await page.locator('#stem-answer').inputValue()).toContain('waiting room');
    await context.close();
  });
});
