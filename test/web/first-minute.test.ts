import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, serverNow, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('the first minute of a newcomer', () => {
  it('opens a sample note, approves it, takes it back, sends it, and sees it arrive and answered', async () => {
    const { page, context, faults } = await openWindow(browser, app);
    expect(page.url(), 'the token leaves the address').toBe(`${app.base}/`);
    await page.getByRole('heading', { name: 'A sample week' }).waitFor();

    const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
    await row.getByRole('button', { name: 'Write the note' }).click();
    const note = page.getByLabel(/^Note to Nadia/);
    await note.waitFor();
    const drafted = await note.inputValue();
    expect(drafted).toContain('Nadia');

    // A forgotten placeholder is found while typing, bars the way, and is put right.
    await note.fill(drafted.replace('Nadia', '[Name]'));
    const why = page.locator('#approve-why');
    await why.getByText(/must be mended/).waitFor();
    const approve = page.getByRole('button', { name: 'Approve and send' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await note.fill(drafted);
    await page.locator('#approve-why:not(:has-text("must be mended"))').waitFor();

    await approve.click();
    await page.getByRole('button', { name: /^Undo/ }).first().waitFor();
    await page.getByRole('button', { name: /^Undo \(/ }).click();
    await page.getByText('Taken back. It is a draft again.').first().waitFor();

    await note.focus();
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/Approved\. It leaves/)
      .first()
      .waitFor();

    await page.goto(`${app.base}/outbox`);
    await page.getByText('Held', { exact: true }).waitFor();
    await page.goto(app.base);
    await page.getByRole('button', { name: 'Fast-forward' }).click();
    await page.getByText('An approved message goes out').first().waitFor();
    await page.goto(`${app.base}/sandbox`);
    await page.getByText('to nadia.brandt@larkfield-robotics.example').waitFor();
    expect(await page.getByRole('article').count(), 'one copy').toBe(1);

    // Time passes until she answers; the plan changes by it.
    await page.goto(app.base);
    const answered = page.getByRole('link', { name: /Replies/ }).first();
    await answered.waitFor();
    for (let turns = 0; turns < 12; turns += 1) {
      await page.getByRole('button', { name: 'Fast-forward' }).click();
      await page.waitForResponse((response) => response.url().endsWith('/fast-forward'));
      const replies = await page.request.get(`${app.base}/api/v1/replies`);
      if ((await replies.text()).includes('nadia.brandt@')) break;
    }
    await page.goto(`${app.base}/replies`);
    const reply = page.getByRole('article').filter({ hasText: 'Nadia Brandt' }).first();
    await reply.getByText('What now:').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('starts with an own interview, without a mailbox: copied, saved as .eml, printed', async () => {
    const { page, context, faults } = await openWindow(browser, app);
    await page.getByRole('link', { name: 'Start with my own interview' }).click();
    await page.getByLabel('Company').fill('Brackwater Dairy');
    await page.getByLabel('Role', { exact: true }).fill('Head Cheesemaker');
    await page.getByLabel('It ended (or will end)').fill(await anHourAgo(page));
    await page.getByLabel('Name', { exact: true }).fill('Imogen Achterberg');
    await page.getByLabel('Your own name').fill('Robin Hale');
    await page.getByRole('button', { name: 'On to the debrief' }).click();

    await page.getByRole('heading', { name: 'How was it at Brackwater Dairy?' }).waitFor();
    await page.getByRole('button', { name: 'Well', exact: true }).click();
    await page.getByLabel('Anything you would never put in a note').fill('the pay is too low');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.getByLabel('Thank you for …').fill('showing me the ripening cellar');
    await page.locator('.preview').getByText('ripening cellar').waitFor();

    // The page is closed in the middle: nothing typed is lost.
    await page.reload();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Skip' }).click();
    expect(await page.getByLabel('Thank you for …').inputValue()).toContain('ripening cellar');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel(/^I keep thinking/).fill('how long you wait for the first wheel');
    await page.getByRole('button', { name: 'Draft the note' }).click();

    const note = page.getByLabel('Note to Imogen Achterberg');
    await note.waitFor();
    const words = await note.inputValue();
    expect(words).toContain('ripening cellar');
    expect(words).toContain('Robin Hale');
    expect(words, 'private remarks stay private').not.toContain('pay');

    await page.getByRole('button', { name: 'Copy the text' }).first().click();
    await page.getByText('Copied.').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as .eml' }).first().click();
    const eml = await readFile(await (await download).path(), 'utf8');
    expect(eml).toMatch(/^Subject: /m);

    await page.getByRole('button', { name: 'Print' }).first().click();
    await page.getByRole('heading', { name: 'On paper' }).waitFor();
    await page.getByLabel('Paper').selectOption('a6');
    await page.locator('.sheet').getByText('ripening cellar').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByText(/a card is there about/).waitFor();
    const card = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    const made = await readFile(await (await card).path(), 'latin1');
    expect(made.match(/\/MediaBox/g)?.length, 'outside and inside').toBe(2);
    await page.getByLabel('Address of Imogen Achterberg').fill('1 Dairy Lane\nBrackwater');
    const envelope = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the envelope as PDF' }).click();
    expect((await envelope).suggestedFilename()).toBe('envelope.pdf');

    await page.goto(app.base);
    await page.getByRole('button', { name: 'Remove the sample' }).click();
    await page.getByRole('heading', { name: 'A sample week' }).waitFor({ state: 'detached' });
    await page
      .getByText(/^Brackwater Dairy · Head/)
      .first()
      .waitFor();
    expect(await page.getByText('Larkfield Robotics').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** An hour before now, as the form takes it, in the browser's zone. */
async function anHourAgo(page: Page): Promise<string> {
  const now = Temporal.Instant.from(await serverNow(page, app));
  const there = now.subtract({ hours: 1 }).toZonedDateTimeISO('Europe/London');
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' });
}
