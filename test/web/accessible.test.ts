import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';
import { firstNote, screens } from './screens.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let letter = '';

const phone = { width: 360, height: 780 };
const desk = { width: 1280, height: 800 };

/** Every rule in one look of each size; contrast in all four. */
const looks = [
  [phone, 'light', null],
  [phone, 'dark', ['color-contrast']],
  [desk, 'dark', null],
  [desk, 'light', ['color-contrast']],
] as const;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  ({ page } = await openWindow(browser, app, phone));
  letter = await firstNote(page);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Opens a screen and waits until its data is there. */
async function visit(path: string): Promise<void> {
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

async function violations(only: readonly string[] | null = null): Promise<readonly string[]> {
  // The DevTools protocol may add what the page's own content policy rightly refuses.
  await page.evaluate(axe.source);
  const options = only === null ? {} : { runOnly: only };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const result = (await page.evaluate(run)) as AxeResult;
  return result.violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

async function overflow(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The share of the window that stays covered while the page moves under it. */
async function covered(): Promise<number> {
  return page.evaluate(() => {
    const fixed = [...document.querySelectorAll('body *')].filter((each) => {
      const { position } = getComputedStyle(each);
      return (position === 'fixed' || position === 'sticky') && each.checkVisibility();
    });
    const heights = fixed
      .map((each) => each.getBoundingClientRect())
      .filter((box) => box.width > innerWidth / 2 && box.top < innerHeight && box.bottom > 0)
      .map((box) => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    return heights.reduce((sum, height) => sum + height, 0) / innerHeight;
  });
}

/** Controls that a thumb would miss; links in running text are exempt (WCAG 2.5.8). */
async function smallTargets(): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, summary, input, select, .button, .tab, .chip')]
      .map((each) => each.closest('label') ?? each)
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => ({ box: each.getBoundingClientRect(), html: each.outerHTML }))
      .filter(({ box }) => box.width > 0 && Math.round(box.height) < 44)
      .map(({ html }) => html.slice(0, 120)),
  );
}

describe('every screen', () => {
  it.each(screens('').map(([name], index) => [name, index] as const))(
    'stands up to axe, thumbs and 320 px: %s',
    async (_name, index) => {
      const [, path = '/'] = screens(letter)[index] ?? [];
      await page.setViewportSize(phone);
      await visit(path);
      expect(await smallTargets(), 'targets under 44 px').toEqual([]);
      for (const [size, colorScheme, only] of looks) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', forcedColors: 'none' });
        expect(await violations(only), `${size.width} px, ${colorScheme}`).toEqual([]);
      }
      // 1280 x 1024 at 400 % is 320 x 256 (WCAG 1.4.10); borders and signs replace colours.
      await page.setViewportSize({ width: 320, height: 256 });
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      expect(await violations(), 'forced colours at 400 %').toEqual([]);
      expect(await covered(), 'the page keeps most of the window').toBeLessThan(0.45);
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await overflow(), `sideways at ${width} px`).toBeLessThanOrEqual(0);
      }
    },
  );

  it('is still when motion is not wanted', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visit('/');
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it('keeps its shape with names of 300 characters and right-to-left ones', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
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
      await visit(path);
      expect(await overflow(), path).toBeLessThanOrEqual(0);
    }
  });
});
