import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Looks, openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
let browser: Browser;
let letter = '';

const screens = (): readonly string[] => [
  '/',
  '/replies',
  '/outbox',
  '/opportunities',
  '/o/sample-larkfield',
  '/o/sample-harbour/debrief/harbour-1',
  letter,
  `${letter}/print`,
  '/people',
  '/insights',
  '/settings',
  '/new',
  '/sandbox',
  '/nowhere',
];

const looks: readonly (readonly [string, Looks])[] = [
  ['a phone, light', { width: 360, height: 780, touch: true }],
  ['a phone, dark', { width: 360, height: 780, dark: true, touch: true }],
  ['a desk, light', { width: 1280, height: 800 }],
  ['a desk, dark', { width: 1280, height: 800, dark: true }],
];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { page, context } = await openWindow(browser, app);
  const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
  await row.getByRole('button', { name: 'Write the note' }).click();
  await page.getByLabel(/^Note to/).waitFor();
  letter = new URL(page.url()).pathname;
  await context.close();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Opens a screen and waits until its data is there. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${app.base}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skeleton').waitFor({ state: 'detached' });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  // The DevTools protocol may add what the page's own content policy rightly refuses.
  await page.evaluate(axe);
  const result = (await page.evaluate('axe.run(document)')) as AxeResult;
  return result.violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

describe('every screen', () => {
  it.each(looks)('has nothing for axe to find on %s', async (_name, look) => {
    const { page, context } = await openWindow(browser, app, look);
    for (const path of screens()) {
      await visit(page, path);
      expect(await violations(page), path).toEqual([]);
    }
    await context.close();
  });

  it('never scrolls sideways at 320 px, nor at a desk', async () => {
    for (const width of [320, 1280]) {
      const { page, context } = await openWindow(browser, app, { width, height: 700 });
      for (const path of screens()) {
        await visit(page, path);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
      await context.close();
    }
  });

  it('has targets of at least 44 px under a thumb', async () => {
    const { page, context } = await openWindow(browser, app, looks[0]?.[1]);
    for (const path of screens()) {
      await visit(page, path);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, summary, input, select, .button, .tab, .chip')]
          .map((each) => each.closest('label') ?? each)
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .map((each) => ({ box: each.getBoundingClientRect(), html: each.outerHTML }))
          .filter(({ box }) => box.width > 0 && Math.round(box.height) < 44)
          .map(({ html }) => html.slice(0, 120)),
      );
      expect(small, path).toEqual([]);
    }
    await context.close();
  });

  it('keeps its shape with names of 300 characters and right-to-left ones', async () => {
    const { page, context } = await openWindow(browser, app, { width: 320, height: 700 });
    const long = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(8);
    const made = await page.request.post(`${app.base}/api/v1/opportunities`, {
      data: {
        company: long,
        role: 'مدير الجودة 🧪',
        country: null,
        people: [{ name: long, role: 'interviewer' }],
        interview: null,
      },
    });
    const { opportunity } = (await made.json()) as { opportunity: { id: string } };
    for (const path of ['/', `/o/${opportunity.id}`, '/opportunities', '/people']) {
      await visit(page, path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});
