import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let letter = '';

const screens: readonly (readonly [name: string, path: () => string])[] = [
  ['Today', () => '/'],
  ['Replies', () => '/replies'],
  ['Outbox', () => '/outbox'],
  ['Opportunities', () => '/opportunities'],
  ['an opportunity', () => '/o/sample-larkfield'],
  ['the debrief', () => '/o/sample-harbour/debrief/harbour-1'],
  ['a note', () => letter],
  ['a note on paper', () => `${letter}/print`],
  ['People', () => '/people'],
  ['Insights', () => '/insights'],
  ['Settings', () => '/settings'],
  ['New interview', () => '/new'],
  ['bringing things in', () => '/bring-in'],
  ['the sandbox', () => '/sandbox'],
  ['no such page', () => '/nowhere'],
];

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
  const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
  await row.getByRole('button', { name: 'Write the note' }).click();
  await page.getByLabel(/^Note to/).waitFor();
  letter = new URL(page.url()).pathname;
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
  it.each(screens)('stands up to axe, thumbs and 320 px: %s', async (_name, path) => {
    await page.setViewportSize(phone);
    await visit(path());
    expect(await smallTargets(), 'targets under 44 px').toEqual([]);
    for (const [size, colorScheme, only] of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(only), `${size.width} px, ${colorScheme}`).toEqual([]);
    }
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await overflow(), `sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
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
