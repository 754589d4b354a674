/** Connecting a mailbox in the app, against a real Dovecot and Exim. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startMailServers } from '../rig/mail-servers.ts';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

const address = 'robin@candidate.invalid';
let rig: Rig;
let app: RunningApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  rig = await startMailServers([address]);
  app = await startApp(false);
  browser = await startBrowser();
  ({ page } = await openWindow(browser, app, { width: 360, height: 760, touch: true }));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await rig?.stop();
});

/** The same sentence stands in the frame of the page. */
const section = () => page.locator('#mailbox');

async function fill(group: string, values: Readonly<Record<string, string>>): Promise<void> {
  const fields = page.getByRole('group', { name: group });
  for (const [label, value] of Object.entries(values)) {
    const field = fields.getByLabel(label, { exact: true });
    if (label === 'Encryption') await field.selectOption(value);
    else await field.fill(value);
  }
}

describe('connecting a mailbox', () => {
  it('asks whether another address was meant, and tells how the provider lets one in', async () => {
    await page.goto(`${app.base}/settings`);
    await page.getByRole('button', { name: 'Connect a mailbox' }).click();
    await page.getByLabel('1. Your e-mail address').fill('robin@gmial.com');
    await page.getByRole('button', { name: 'Find its servers' }).click();
    await page.getByRole('button', { name: 'Yes, robin@gmail.com' }).click();
    await page.getByText('Gmail found.').waitFor();
    await page.getByText('make an app password named Afterword').waitFor();
  });

  it('offers the sign-in at the provider with the address to register there', async () => {
    await page.getByRole('button', { name: 'Sign in at Gmail instead' }).click();
    await page.getByText('http://localhost:').waitFor();
    await page.route('https://accounts.google.com/**', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>The provider</h1>' }),
    );
    await page.getByLabel('Client id').fill('1234-abc.apps.googleusercontent.com');
    await page.getByRole('button', { name: 'Sign in at Gmail', exact: true }).click();
    await page.getByRole('heading', { name: 'The provider' }).waitFor();
    const asked = new URL(page.url()).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    // The person says no there.
    const back = new URL(asked.get('redirect_uri') ?? '');
    expect(back.hostname).toBe('localhost');
    back.searchParams.set('state', asked.get('state') ?? '');
    back.searchParams.set('error', 'access_denied');
    await page.goto(back.href);
    await page.getByText('You did not allow Afterword to use the mailbox.').waitFor();
    expect(new URL(page.url()).origin).toBe(app.base);
  });

  it('believes no answer of a provider that nobody asked', async () => {
    const port = new URL(app.base).port;
    const state = 'a'.repeat(32);
    const answer = await fetch(`http://localhost:${port}/oauth/return?state=${state}&code=x`, {
      redirect: 'manual',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/settings?signed-in#mailbox');
    await page.goto(`${app.base}/settings`);
    await section().getByText('No mailbox is connected.').waitFor();
  });

  it('says at which step a wrong password fails, and what to do', async () => {
    await page.getByRole('button', { name: 'Connect a mailbox' }).click();
    await page.getByLabel('1. Your e-mail address').fill(address);
    await page.getByRole('button', { name: 'Find its servers' }).click();
    await page.getByText('Nothing was found by itself.').waitFor({ timeout: 40_000 });
    const trust = rig.imap.trust ?? '';
    for (const [group, { host, port }] of [
      ['Sending (SMTP)', rig.smtps],
      ['Reading (IMAP)', rig.imap],
    ] as const) {
      await fill(group, { Server: host, Port: String(port), Encryption: 'tls' });
      await page.getByRole('group', { name: group }).getByText('A certificate of its own').click();
      await fill(group, { 'Certificate to trust (PEM)': trust });
    }
    await page.getByLabel('2. Password, best an app password').fill('wrong');
    await page.getByRole('button', { name: '3. Try it' }).click();
    await page.getByText('2 steps did not work.').waitFor({ timeout: 30_000 });
    await page.getByText('Many providers want an app password').first().waitFor();
    expect(await page.getByRole('button', { name: '4. Connect it' }).count()).toBe(0);
  });

  it('sends one message to oneself, sees it arrive, and connects', async () => {
    await page.getByLabel('2. Password, best an app password').fill(rig.password);
    await page.getByRole('button', { name: '3. Try it' }).click();
    await page.getByText('Everything works.').waitFor({ timeout: 60_000 });
    expect(rig.messages(address)).toHaveLength(1);
    await page.getByRole('button', { name: '4. Connect it' }).click();
    await section().getByText(`Watching ${address} for answers.`).waitFor({ timeout: 30_000 });
  });

  it('tests the connected one and disconnects it', async () => {
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('Everything works.').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await section().getByText('No mailbox is connected.').waitFor();
  });
});
