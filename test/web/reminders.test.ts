import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(false), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The far side: a push service that gives this browser an address. */
const pushService = `
  Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
  Notification.requestPermission = async () => 'granted';
  const kept = { endpoint: 'https://push.example.org/abc', unsubscribe: async () => { on = false; return true; },
    toJSON: () => ({ endpoint: 'https://push.example.org/abc', keys: { p256dh: 'BKey', auth: 'secret' } }) };
  let on = false;
  PushManager.prototype.getSubscription = async () => (on ? kept : null);
  PushManager.prototype.subscribe = async (options) => {
    if (options.applicationServerKey.length !== 65) throw new Error('no key of a server');
    on = true;
    return kept;
  };
`;

describe('reminders', () => {
  it('are switched on and off in this browser', async () => {
    const { page, context, faults } = await openWindow(browser, app, {
      width: 390,
      height: 844,
      offline: true,
    });
    await context.grantPermissions(['notifications'], { origin: app.base });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.addInitScript(pushService);
    await page.goto(`${app.base}/settings`);
    await page.getByRole('button', { name: 'Remind me in this browser' }).click();
    await page.getByText('This browser will remind you.').first().waitFor();
    await page.getByRole('button', { name: 'Try it' }).waitFor();
    const known = await page.request.get(`${app.base}/api/v1/reminders`);
    expect(await known.text()).toContain('push.example.org');

    await page.getByRole('button', { name: 'Switch off here' }).click();
    await page.getByRole('button', { name: 'Remind me in this browser' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('by mail are kept as a setting, with an honest word when no mailbox is there', async () => {
    const { page, context } = await openWindow(browser, app);
    await page.goto(`${app.base}/settings`);
    await page.getByLabel('One mail a day to myself, when something needs me').check();
    await page.getByText('none is connected yet').waitFor();
    await page.getByLabel('At (your time)').fill('07:30');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByText('Saved.').first().waitFor();
    const settings = await page.request.get(`${app.base}/api/v1/settings`);
    expect(((await settings.json()) as { digest: unknown }).digest).toEqual({
      on: true,
      at: '07:30',
    });
    await context.close();
  });
});
