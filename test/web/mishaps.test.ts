import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';
import { firstNote } from './screens.ts';

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

async function openNote() {
  const all = await openWindow(browser, app);
  await all.page.goto(app.base + note);
  const field = all.page.getByLabel(/^Note to/);
  await field.waitFor();
  return { ...all, field, words: await field.inputValue() };
}

const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

describe('when things go wrong in the middle', () => {
  it('keeps what is typed while the server is killed and started again', async () => {
    const { page, context, field, words } = await openNote();
    await app.restart();
    await field.fill(`${words} Typed while it was away.`);
    await saved(page);
    await page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toContain('Typed while it was away.');
    await context.close();
  });

  it('keeps a note whose session ended, and has it again after signing in', async () => {
    const { page, context, field, words } = await openNote();
    const cookies = await context.cookies();
    await context.clearCookies();
    await field.fill(`${words} After the session.`);
    await page.getByText('Kept in this browser').waitFor();
    await context.addCookies(cookies);
    await page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toContain('After the session.');
    await saved(page);
    await context.close();
  });

  it('approves nothing when somebody goes back at once, and loses no word', async () => {
    const { page, context, field, words } = await openNote();
    await page
      .getByRole('link', { name: /^Outbox/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
    await page.goBack();
    await field.fill(`${words} Before going back.`);
    await page.goBack();
    await page.goForward();
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toContain('Before going back.');
    await page.goto(`${app.base}/outbox`);
    await page.getByText('Nothing is on its way.').waitFor();
    await context.close();
  });

  it('has one copy on its way when it is approved in two tabs', async () => {
    const one = await openNote();
    const two = await openNote();
    await Promise.all(
      [one, two].map(({ page }) => page.getByRole('button', { name: 'Approve and send' }).click()),
    );
    await one.page
      .getByText(/It is held in the outbox|Approved\. It leaves/)
      .first()
      .waitFor();
    await one.page.goto(`${app.base}/outbox`);
    await one.page.getByRole('heading', { name: 'On its way' }).waitFor();
    const held = one.page.getByRole('listitem').filter({ hasText: 'To Nadia Brandt' });
    expect(await held.count()).toBe(1);
    await one.page.getByRole('button', { name: /^Undo/ }).first().click();
    await one.page.getByText('Taken back. It is a draft again.').first().waitFor();
    await one.context.close();
    await two.context.close();
  });
});

describe('what people paste', () => {
  const word =
    'Dear Nadia,\r\n\r\nThank\u00a0you for the tour\u2026 \u201cquite\u201d a cell\u000b\u2022 one\r\n\u2022 two\u200b\r\n\r\nWith thanks,\r\nRobin Ashdown';

  it('from Word arrives as text, is saved, and breaks no line of the screen', async () => {
    const { page, context, field, faults } = await openNote();
    await page.evaluate(
      ([text]) =>
        navigator.clipboard.write([
          new ClipboardItem({
            'text/plain': new Blob([text ?? ''], { type: 'text/plain' }),
            'text/html': new Blob(['<p class=MsoNormal><b>Dear Nadia</b><o:p></o:p></p>'], {
              type: 'text/html',
            }),
          }),
        ]),
      [word],
    );
    await field.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await saved(page);
    const text = await field.inputValue();
    expect(text).toContain('quite');
    expect(text).not.toContain('MsoNormal');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('of any script and length stands where it was put', async () => {
    const { page, context, field, faults } = await openNote();
    const odd = `Dear 👩🏽‍🔬 ${'Wolfeschlegelsteinhausen'.repeat(40)}\n\nشكرا جزيلا على وقتك\n\nמרים`;
    await field.fill(odd);
    await saved(page);
    await page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toBe(odd);
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the last doors', () => {
  it('refuses a file that is no export, and deletes only what was spelt out', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/settings`);
    const file = page.getByLabel('Import an export into an empty installation');
    await file.setInputFiles({
      name: 'cat.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{{'),
    });
    await page.getByText('That file is no export of Afterword.').waitFor();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
    const sure = dialog.getByRole('button', { name: 'Delete everything' });
    expect(await sure.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused, 'the focus is back where it was').toBe('Delete everything');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await dialog.getByLabel('Type “delete everything”').fill('delete everything');
    await sure.click();
    await page.getByText('Everything is deleted.').first().waitFor();
    expect(await page.getByText('Larkfield Robotics').count()).toBe(0);
    await context.close();
  });
});
