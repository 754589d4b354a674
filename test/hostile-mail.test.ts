/** Mail that tries to run or load something, shown in a real browser: nothing does. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBrowser } from '../scripts/browser.mjs';
import { framePolicy, safeDocument, safeFragment } from '../src/mail/safe-html.ts';
import { payloads } from './hostile/payloads.ts';

let browser: Browser;
let server: Server;
let base: string;
/** Numbers of the payloads that reached our server. */
const reached = new Set<number>();

beforeAll(async () => {
  const found = ensureBrowser();
  if (!found.ok) throw new Error(found.missing);
  server = createServer((request, response) => {
    const number = /^\/n\/(\d+)/i.exec(request.url ?? '')?.[1];
    if (number) reached.add(Number(number));
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'text/plain');
    response.end('');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Each payload calls back with its own number, by loading or by running. */
function armed(payload: string, number: number): string {
  const beacon = `${base}/n/${number}`;
  const fire = (target: string) => `new ${target}Image().src=\`${beacon}/fired\``;
  return payload
    .replaceAll('FIREP', fire('parent.'))
    .replaceAll('FIRE', fire(''))
    .replaceAll('BEACON', beacon)
    .replaceAll('//HOST/n/relative', beacon.replace('http:', ''))
    .replaceAll('BASE', `${beacon}/`);
}

interface Frame {
  readonly html: string;
  readonly sandbox: boolean;
}

/** Shows every payload in a frame of its own and gives the numbers that reached our server. */
async function show(frame: (payload: string) => Frame): Promise<ReadonlySet<number>> {
  reached.clear();
  const page: Page = await browser.newPage();
  await page.goto(`${base}/`);
  const frames = payloads.map((payload, number) => frame(armed(payload, number)));
  for (let start = 0; start < frames.length; start += 60)
    await page.evaluate(
      async (batch) => {
        for (const { html, sandbox } of batch) {
          const element = document.createElement('iframe');
          if (sandbox) element.setAttribute('sandbox', '');
          element.srcdoc = html;
          document.body.append(element);
        }
        await new Promise((resolve) => setTimeout(resolve, 400));
      },
      frames.slice(start, start + 60),
    );
  await page.waitForTimeout(1_000);
  await page.close();
  return new Set(reached);
}

describe(`each of ${payloads.length} hostile messages`, () => {
  it('is one of at least 250', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(250);
  });

  it('would run or load something if it were shown as it came (the control)', async () => {
    const fired = await show((html) => ({ html, sandbox: false }));
    expect(fired.size).toBeGreaterThan(150);
  });

  it('does nothing once it is made harmless, even without a frame around it', async () => {
    const fired = await show((html) => ({ html: safeFragment(html), sandbox: false }));
    expect([...fired].map((number) => payloads[number])).toEqual([]);
  });

  it('does nothing in the frame, even if it was not made harmless', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="${framePolicy}">`;
    const fired = await show((html) => ({ html: `${policy}${html}`, sandbox: true }));
    const led = /refresh|<base/i;
    expect(
      [...fired].map((number) => payloads[number]).filter((html) => !led.test(html ?? '')),
    ).toEqual([]);
  });

  it('does nothing as the product shows it: both together', async () => {
    const fired = await show((html) => ({ html: safeDocument(html), sandbox: true }));
    expect([...fired]).toEqual([]);
  });
});
