/**
 * Takes pictures of every screen in the sample week, on a phone and at a desk, light and dark.
 *
 *     node scripts/screenshots.ts [FOLDER]      default: docs/screenshots
 *     node scripts/screenshots.ts FOLDER --all  every screen, not only those of the documentation
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow, type RunningApp, startApp, startBrowser } from '../test/web/app.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'screenshots');
const all = process.argv.includes('--all');

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };
const sizes = { phone, desk } as const;
type Shot = readonly [name: string, size: keyof typeof sizes, scheme: 'light' | 'dark'];

/** The few that the README and the design page show. */
const documented: readonly Shot[] = [
  ['today', 'desk', 'light'],
  ['note', 'desk', 'light'],
  ['today', 'phone', 'dark'],
  ['debrief', 'phone', 'light'],
];

function shots(names: readonly string[]): readonly Shot[] {
  if (!all) return documented;
  return names.flatMap((name) =>
    (['phone', 'desk'] as const).flatMap((size) =>
      (['light', 'dark'] as const).map((scheme) => [name, size, scheme] as const),
    ),
  );
}

/** Begins the first note and answers a little of the debrief, as somebody in the middle would. */
async function prepare(page: Page, app: RunningApp): Promise<ReadonlyMap<string, string>> {
  const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
  await row.getByRole('button').first().click();
  await page.getByLabel(/^Note to/).waitFor();
  const note = new URL(page.url()).pathname;
  const debrief = '/o/sample-harbour/debrief/harbour-1';
  await page.goto(`${app.base}${debrief}`);
  await page.getByRole('button', { name: 'Well', exact: true }).click();
  return new Map([
    ['today', '/'],
    ['note', note],
    ['debrief', debrief],
    ['opportunity', '/o/sample-larkfield'],
    ['opportunities', '/opportunities'],
    ['replies', '/replies'],
    ['outbox', '/outbox'],
    ['people', '/people'],
    ['insights', '/insights'],
    ['settings', '/settings'],
    ['new', '/new'],
    ['print', `${note}/print`],
  ]);
}

async function visit(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skeleton').waitFor({ state: 'detached' });
  if (name === 'debrief') {
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.locator('#stem-answer').fill('showing me how you calm the waiting room');
    await page.locator('.preview').getByText('waiting room').waitFor();
  }
  if (name === 'note' && !all) {
    const note = page.getByLabel(/^Note to/);
    await note.fill((await note.inputValue()).replace('Nadia,', '[Name],'));
    await page.locator('.finding-block').first().waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  await page.evaluate(() => document.fonts.ready);
}

mkdirSync(folder, { recursive: true });
const [app, browser] = await Promise.all([startApp(), startBrowser()]);
const { page } = await openWindow(browser, app);
const paths = await prepare(page, app);
for (const [name, size, scheme] of shots([...paths.keys()])) {
  await page.setViewportSize(sizes[size]);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await visit(page, `${app.base}${paths.get(name)}`, name);
  await page.screenshot({ path: join(folder, `${name}-${size}-${scheme}.png`) });
}
await browser.close();
await app.stop();
