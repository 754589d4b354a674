/** Connecting a mailbox in the app, against a real Dovecot and Exim. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startMailServers } from '../rig/mail-servers.ts';
import { openWindow, type RunningApp, serverNow, startApp, startBrowser } from './app.ts';

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

const hostile = [
  'From: Nadia Brandt <nadia@larkfield.invalid>',
  `To: Robin <${address}>`,
  'Subject: Re: Controls Engineer',
  'Message-ID: <hostile-1@larkfield.invalid>',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<body onload="alert(1)"><script>alert(2)</script><link rel=stylesheet href=https://evil.invalid/a.css>',
  '<p style="background:url(https://evil.invalid/b)">Thank you for coming. We will decide by Friday.</p>',
  '<img src=https://evil.invalid/c.png onerror=alert(3)><a href="javascript:alert(4)">More</a>',
  '<form action=https://evil.invalid/d><button autofocus onfocus=alert(5)>Go</button></form></body>',
  '',
].join('\r\n');

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

  it('shows a hostile answer as it was sent, in a frame that can do nothing', async () => {
    const hour = 3_600_000;
    const now = Date.parse(await serverNow(page, app));
    const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
    const person = { name: 'Nadia Brandt', email: 'nadia@larkfield.invalid', role: 'interviewer' };
    const nothing = { title: null, zone: null, country: null, postal: null, card: false };
    const opened = await page.request.post(`${app.base}/api/v1/opportunities`, {
      headers: { origin: app.base },
      data: {
        ...{ company: 'Larkfield', role: 'Controls Engineer', country: null },
        people: [{ ...person, ...nothing }],
        interview: {
          ...{ startsAt: at(now - 3 * hour), endsAt: at(now - 2 * hour), zone: 'Europe/London' },
          ...{ round: null, kind: null, final: false },
        },
      },
    });
    expect(opened.status(), await opened.text()).toBe(200);
    const reached: string[] = [];
    page.on('request', (request) => void reached.push(request.url()));
    page.on('dialog', (dialog) => {
      reached.push('a dialog');
      void dialog.dismiss();
    });
    await rig.deliver(hostile, address);
    await page.goto(`${app.base}/replies`);
    await page.getByText('As it was sent').click({ timeout: 30_000 });
    const frame = page.frameLocator('iframe.as-sent');
    await frame.getByText('We will decide by Friday.').waitFor();
    expect(await frame.locator('script, img, link, [onclick], [onerror], a').count()).toBe(0);
    await page.waitForTimeout(500);
    expect(reached.filter((url) => !url.startsWith(app.base))).toEqual([]);
  });

  it('tests the connected one and disconnects it', async () => {
    await page.goto(`${app.base}/settings`);
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('1 of 2 messages in the inbox are from people').waitFor();
    await page.getByText('Everything works.').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await section().getByText('No mailbox is connected.').waitFor();
  });
});
