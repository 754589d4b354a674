import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Presses Tab until the control with this name has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const named = await page.evaluate(() => {
      const on = document.activeElement;
      return on?.getAttribute('aria-label') ?? on?.textContent ?? '';
    });
    if (name.test(named.trim())) return;
  }
  throw new Error(`${name} is not reachable with Tab.`);
}

async function letterOf(page: Page, person: string): Promise<string> {
  const today = await page.request.get(`${app.base}/api/v1/opportunities/sample-larkfield`);
  const seen = (await today.json()) as { opportunity: { seq: number } };
  const made = await page.request.post(
    `${app.base}/api/v1/opportunities/sample-larkfield/letters`,
    {
      data: {
        expectedSeq: seen.opportunity.seq,
        step: 'thank_you',
        to: person,
        interview: 'larkfield-1',
        channel: 'email',
      },
    },
  );
  const { letter } = (await made.json()) as { letter: { id: string } };
  return `/o/sample-larkfield/letters/${letter.id}`;
}

describe('with the keyboard alone', () => {
  it('walks the queue, writes, approves and takes back, without a mouse', async () => {
    const { page, context, faults } = await openWindow(browser, app);
    await page.getByRole('heading', { name: 'A sample week' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(page, /^Write the note$/);
    await page.keyboard.press('Enter');
    await page.getByLabel(/^Note to Nadia/).waitFor();
    await page.getByLabel(/^Note to Nadia/).press('Control+Enter');
    await page.getByRole('button', { name: /^Undo \(/ }).waitFor();
    await tabTo(page, /^Undo/);
    await page.keyboard.press('Enter');
    await page.getByText('Taken back. It is a draft again.').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('finds every place in the palette and by keys, and rests while typing', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'What would you like to do?' });
    await palette.fill('go to sett');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

    await page.getByLabel('Your name').focus();
    await page.keyboard.type('go');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: 'Discard them' }).click();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('corrects a misread reply, and never loses its place', async () => {
    const { page, context, faults } = await openWindow(browser, app);
    await page.goto(`${app.base}/replies`);
    const reply = page.getByRole('article').filter({ hasText: 'Ruth Calloway' });
    await reply.getByRole('button', { name: /^(Not quite|Correct it)$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'What does it mean?' }).waitFor();
    await page.getByLabel('Meaning').focus();
    await page.keyboard.type('Still');
    await tabTo(page, /^That is what it means$/);
    await page.keyboard.press('Enter');
    await reply.getByText('Still deciding, no date').first().waitFor();
    await page.getByRole('dialog', { name: 'What does it mean?' }).waitFor({ state: 'hidden' });
    const where = () => page.evaluate(() => document.activeElement?.tagName);
    await expect.poll(where, { message: 'the focus is somewhere' }).not.toBe('BODY');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('does without the palette and the single keys when they are switched off', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/settings`);
    await page.getByLabel('Single keys, and ? to see them all').uncheck();
    await page.getByLabel(/The list of commands/).uncheck();
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByRole('button', { name: 'Commands' }).first().waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.getByRole('button', { name: 'Commands' }).count()).toBe(0);
    await page.getByLabel('Single keys, and ? to see them all').check();
    await page.getByLabel(/The list of commands/).check();
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByRole('button', { name: 'Commands' }).first().waitFor();
    await context.close();
  });

  it('moves a decision to later and dismisses one with a reason', async () => {
    const { page, context } = await openWindow(browser, app);
    const row = page.getByRole('article').filter({ hasText: 'Thank Tomás' });
    await row.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'I have done this myself' }).click();
    await page.getByRole('button', { name: 'Dismiss it' }).click();
    await page.getByText('Dismissed. It stays on the timeline.').first().waitFor();
    await row.waitFor({ state: 'detached' });
    const where = () => page.evaluate(() => document.activeElement?.tagName);
    await expect.poll(where, { message: 'the focus is not lost with the row' }).not.toBe('BODY');
    await context.close();
  });
});

describe('a reply', () => {
  it('is corrected in two taps when it was misread, and the plan goes by it', async () => {
    const { page, context, faults } = await openWindow(browser, app);
    await page.goto(`${app.base}/replies`);
    const reply = page.getByRole('article').filter({ hasText: 'Elin Sørby' });
    await reply.locator('mark').first().waitFor();
    await reply.getByRole('button', { name: 'Not quite' }).click();
    await page.getByLabel('Meaning').selectOption('position_on_hold');
    await page.getByRole('button', { name: 'That is what it means' }).click();
    await reply.getByText('The position is on hold').first().waitFor();
    await reply.getByRole('button', { name: 'That’s right' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('from a telephone call counts as well', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/o/sample-harbour`);
    await page.getByRole('button', { name: 'I heard from them' }).click();
    await page.getByLabel('What it means').selectOption('rejection');
    await page.getByRole('button', { name: 'Note it' }).click();
    await page.getByText('Noted. The plan goes by it now.').first().waitFor();
    await context.close();
  });

  it('is never sent to somebody who must not be contacted', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/people`);
    await page.getByRole('button', { name: 'Do not contact Nadia Brandt' }).click();
    await page.getByRole('button', { name: 'May contact Nadia Brandt again' }).waitFor();
    await page.goto(app.base);
    await page.getByRole('heading', { name: 'A sample week' }).waitFor();
    expect(await page.getByRole('article').filter({ hasText: 'Thank Nadia' }).count()).toBe(0);
    await page.goto(`${app.base}/people`);
    await page.getByRole('button', { name: 'May contact Nadia Brandt again' }).click();
    await page.getByRole('button', { name: 'Do not contact Nadia Brandt' }).waitFor();
    await context.close();
  });
});

describe('what goes wrong', () => {
  it('keeps both versions when a note is changed in two places', async () => {
    const here = await openWindow(browser, app);
    const path = await letterOf(here.page, 'nadia');
    await here.page.goto(`${app.base}${path}`);
    const note = here.page.getByLabel(/^Note to/);
    await note.waitFor();
    const words = await note.inputValue();

    const there = await openWindow(browser, app);
    await there.page.goto(`${app.base}${path}`);
    await there.page.getByLabel(/^Note to/).waitFor();

    await here.context.setOffline(true);
    await note.fill(`${words} Typed here.`);
    await there.page.getByLabel(/^Note to/).fill(`${words} Typed there.`);
    await there.page.getByText('Saved', { exact: true }).waitFor();
    await here.page.getByText('Kept in this browser').waitFor();
    await here.context.setOffline(false);

    await here.page.reload();
    await here.page.getByText('This note was changed somewhere else meanwhile.').waitFor();
    await here.page.getByRole('button', { name: 'Go on with mine' }).click();
    await here.page.getByText('Saved', { exact: true }).waitFor();
    expect(await note.inputValue()).toContain('Typed here.');
    await here.context.close();
    await there.context.close();
  });

  it('sends one message for a double click', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}${await letterOf(page, 'nadia')}`);
    await page.getByLabel(/^Note to/).waitFor();
    let approvals = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/approve')) approvals += 1;
    });
    await page.getByRole('button', { name: 'Approve and send' }).dblclick();
    await page.getByRole('button', { name: /^Undo/ }).first().waitFor();
    expect(approvals).toBe(1);
    await context.close();
  });

  it('says so when the session has ended, and when there is no such page', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/o/nothing-here`);
    await page.getByRole('alert').waitFor();
    await context.clearCookies();
    await page.goto(app.base);
    await page.getByRole('heading', { name: 'Afterword is locked' }).waitFor();
    await context.close();
  });
});
