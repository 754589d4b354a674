/** What can become of a message, in the browser: nobody knows, it came back, it must not go. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/mail/sandbox/sandbox.ts';
import { type FaultProxy, startFaultProxy } from '../rig/fault-proxy.ts';
import { openWindow, type RunningApp, startApp, startBrowser } from './app.ts';

/** A Tuesday, when messages may leave. */
const noon = '2026-03-03T12:00:00Z';
const robin = 'robin@postbox.example';
const nadia = 'nadia@larkfield.example';

let app: RunningApp;
let browser: Browser;
let provider: Sandbox;
let proxy: FaultProxy;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(false, noon), startBrowser()]);
  ({ page } = await openWindow(browser, app, { width: 360, height: 780, touch: true }));
  const started = Temporal.Instant.from(noon);
  provider = await startSandbox({ address: robin, now: () => started, store: null });
  proxy = await startFaultProxy(provider.account.smtp.port);
  await api('PUT', '/settings', {
    ...(await api('GET', '/settings')),
    undoSeconds: 0,
  });
  const { smtp, imap } = provider.account;
  await api('PUT', '/mailbox', {
    account: {
      address: robin,
      user: robin,
      password: 'sandbox',
      imap,
      smtp: { ...smtp, port: proxy.port },
    },
  });
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await proxy.stop();
  await provider.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: each use names what it needs
async function api(method: string, path: string, data?: unknown): Promise<any> {
  const answer = await page.request.fetch(`${app.base}/api/v1${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return await answer.json();
}

/** An interview that ended four hours ago, and a note for the one who held it, open in the editor. */
async function openNote(company: string): Promise<string> {
  const now = Temporal.Instant.from(noon);
  const made = await api('POST', '/opportunities', {
    company,
    role: 'Controls Engineer',
    country: 'GB',
    people: [{ name: 'Nadia Brandt', role: 'interviewer', email: nadia }],
    interview: {
      endsAt: now.subtract({ hours: 4 }).toString({ smallestUnit: 'second' }),
      zone: 'Europe/London',
    },
  });
  const { id, seq, people, interviews } = made.opportunity;
  const { letter } = await api('POST', `/opportunities/${id}/letters`, {
    expectedSeq: seq,
    step: 'thank_you',
    to: people[0].id,
    interview: interviews[0].id,
    channel: 'email',
  });
  await page.goto(`${app.base}/o/${id}/letters/${letter.id}`);
  await page.getByLabel(/^Note to/).waitFor();
  await page
    .getByLabel(/^Note to/)
    .fill(
      `Dear Nadia,\n\nThank you for showing me the test cell at ${company} this morning. I keep thinking about why the arm overshoots only on cold mornings.\n\nI would be glad to work with you.\n\nWith thanks,\nRobin Ashdown`,
    );
  await page.getByText('Saved', { exact: true }).waitFor();
  return `/o/${id}`;
}

async function approve(): Promise<void> {
  await page.getByRole('button', { name: 'Approve and send' }).click();
  await page
    .getByText(/Approved|It is leaving|It went out|uncertain/)
    .first()
    .waitFor();
}

const copies = () => provider.messages(nadia).length;

describe('an approved message', () => {
  it('that nobody can be sure of is shown with what is known, and is never sent again by itself', async () => {
    proxy.set({
      from: 'client',
      line: /^\.$/,
      moment: 'after',
      how: 'close',
      delay: 300,
      times: 1,
    });
    await openNote('Larkfield Robotics');
    await approve();
    await page.goto(`${app.base}/outbox`);
    await page.getByText('Uncertain', { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByText('a second copy would embarrass you').waitFor();
    await page.goto(app.base);
    await page.getByText('Nobody can tell yet whether').waitFor();
    await page.goto(`${app.base}/outbox`);
    await page.getByRole('button', { name: 'It arrived' }).click();
    await page.getByText(/^Sent/).first().waitFor();
    expect(copies(), 'one copy').toBe(1);
  });

  it('that comes back says so on Today, with the address to mend', async () => {
    const place = await openNote('Brackwater Dairy');
    await approve();
    await expect.poll(copies, { timeout: 30_000 }).toBe(2);
    const raw = Buffer.from(provider.messages(nadia)[1]?.raw ?? []).toString('utf8');
    const id = /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '';
    provider.deliver(Buffer.from(bounceOf(id)));
    await page.goto(`${app.base}/outbox`);
    await page.getByText('Came back', { exact: true }).waitFor({ timeout: 60_000 });
    await page.goto(app.base);
    await page.getByText('did not go out').first().waitFor();
    await page.goto(app.base + place);
    await page.getByRole('button', { name: 'Change Nadia Brandt' }).waitFor();
  });

  it('is not possible to somebody who must not be contacted, and the screen says why', async () => {
    const place = await openNote('Quill & Ladle');
    const letter = page.url();
    await page.goto(app.base + place);
    await page.getByRole('button', { name: 'Change Nadia Brandt' }).click();
    await page.getByRole('button', { name: 'Do not contact', exact: true }).click();
    await page.getByText('Do not contact', { exact: true }).first().waitFor();
    await page.goto(letter);
    await page.getByLabel(/^Note to/).waitFor();
    await page.getByRole('button', { name: 'Approve and send' }).click();
    await page
      .getByText(/contact/)
      .first()
      .waitFor();
    expect(copies()).toBe(2);
  });
});

function bounceOf(messageId: string): string {
  return [
    'From: Mail Delivery System <mailer-daemon@postbox.example>',
    `To: ${robin}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce-1@postbox.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    `In-Reply-To: ${messageId}`,
    `X-Failed-Recipients: ${nadia}`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `Your message to ${nadia} could not be delivered: no such user.`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; postbox.example',
    '',
    `Final-Recipient: rfc822; ${nadia}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
}
