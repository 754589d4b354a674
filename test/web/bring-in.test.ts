/** Bringing things in and taking them out, by a person at a screen. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(false), startBrowser()]);
  ({ page, faults } = await openWindow(browser, app, { width: 360, height: 740 }));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function look(text: string): Promise<void> {
  await page.goto(`${app.base}/bring-in`);
  await page.getByLabel('Or paste it').fill(text);
  await page.getByRole('button', { name: 'Look at it' }).click();
}

const table = [
  'Company,Job Title,List,Date Applied,Color',
  'Halden Foods,Baker,Applied,13/02/2026,red',
  '"<img src=x onerror=alert(1)>",Cook,Rejected,14/02/2026,',
].join('\n');

describe('bringing things in', () => {
  it('shows a tracker’s table before anything is kept, and keeps it at a tap', async () => {
    await look(table);
    await page.getByText('It looks like an export of Huntr.').waitFor();
    await page.getByRole('cell', { name: '<img src=x onerror=alert(1)>' }).waitFor();
    await page.getByRole('button', { name: 'Add 2 applications' }).click();
    await page.getByText('2 added.').first().waitFor();
    await page.getByText('Baker', { exact: false }).first().waitFor();
  });

  it('puts an advertisement’s needs with the opportunity they belong to', async () => {
    await look('Baker at Halden Foods\n\nYour profile:\n- Sourdough\n- Early mornings');
    await page.getByLabel('It belongs to').selectOption({ label: 'Baker at Halden Foods' });
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Sourdough; Early mornings').waitFor();
  });

  it('says in a sentence what it cannot read, and that nothing was changed', async () => {
    await look('hello there');
    await page.getByRole('alert').getByText('Nothing was changed.').waitFor();
  });

  it('hands out a table with formulas defused, and a record that opens to print', async () => {
    await page.goto(`${app.base}/settings#take-out`);
    const button = page.getByRole('button', { name: 'Opportunities (CSV)' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('Halden Foods,Baker');
    await page.goto(`${app.base}/api/v1/take-out/report.html?results=1`);
    await page.getByRole('heading', { name: 'Applications (2)' }).waitFor();
    const size = await page.evaluate(
      () => getComputedStyle(document.querySelector('h1') as Element).fontSize,
    );
    expect(size).toBe('24px');
    expect(faults).toEqual([]);
  });
});
