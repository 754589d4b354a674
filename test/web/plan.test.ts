/** The candidate's own hand on the plan, on a phone: why not sooner, moving, skipping, ending. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpportunityView } from '../../src/http/views.ts';
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

async function viewOf(page: Page, id: string): Promise<OpportunityView> {
  const answer = await page.request.get(`${app.base}/api/v1/opportunities/${id}`);
  return (await answer.json()) as OpportunityView;
}

/** An opportunity of the sample week whose follow-up has to wait. */
async function waiting(page: Page): Promise<OpportunityView> {
  const all = await page.request.get(`${app.base}/api/v1/opportunities`);
  const { opportunities } = (await all.json()) as { opportunities: { id: string }[] };
  for (const { id } of opportunities) {
    const view = await viewOf(page, id);
    const only = view.steps.length === 1 ? view.steps[0] : undefined;
    if (only?.step === 'follow_up' && only.state === 'waiting' && only.notBefore !== null)
      return view;
  }
  throw new Error('Nothing waits in the sample week.');
}

it('answers why not sooner, and moves earlier only against a rule that it names', async () => {
  const { page, context, faults } = await openWindow(browser, app, { width: 360, height: 780 });
  const before = await waiting(page);
  const { id } = before.opportunity;
  const [step] = before.steps;
  await page.goto(`${app.base}/o/${id}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline
    .getByText(/^coming: /)
    .first()
    .waitFor();
  await timeline.getByText(step?.sentence ?? '').waitFor();

  const next = page.getByRole('region', { name: 'Next' });
  await next.getByText('Why not sooner?').click();
  await next
    .getByText(step?.rules.join(' · ') ?? '')
    .first()
    .waitFor();

  const early = Temporal.Instant.from(step?.notBefore ?? '').subtract({ hours: 20 });
  const local = early.toZonedDateTimeISO('Europe/London').toPlainDateTime();
  await next.getByRole('button', { name: 'Move' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Or a moment of your own').fill(local.toString().slice(0, 16));
  await dialog.getByRole('button', { name: 'Move it there' }).click();
  await dialog.getByText(step?.reasons[0]?.sentence ?? '').waitFor();
  expect((await viewOf(page, id)).opportunity.seq).toBe(before.opportunity.seq);
  await dialog.getByRole('button', { name: /^Do it anyway, against [FP]\d+/ }).click();
  await next
    .getByText(/^You moved it to .* and set aside /)
    .first()
    .waitFor();
  const moved = await viewOf(page, id);
  expect((moved.steps[0]?.notBefore ?? '') < (step?.notBefore ?? '')).toBe(true);

  await next.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Dismiss it' }).click();
  await page.getByText('Dismissed. It stays on the timeline.').first().waitFor();
  await expect.poll(async () => (await viewOf(page, id)).steps[0]?.step).toBe('second_follow_up');
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(360);
  expect(faults.filter((f) => !f.includes('422'))).toEqual([]);
  await context.close();
});

it('ends the follow-ups, and says who ended them', async () => {
  const { page, context } = await openWindow(browser, app, { width: 360, height: 780 });
  const { opportunity } = await waiting(page).catch(() => viewOf(page, 'sample-harbour'));
  await page.goto(`${app.base}/o/${opportunity.id}`);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'End the follow-ups' }).click();
  await page
    .getByText(/You ended the follow-ups on/)
    .first()
    .waitFor();
  await context.close();
});
