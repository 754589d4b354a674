import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { createParser, parseLimits } from '../mail/parse.ts';
import { type Bench, bench, interviewed } from './desk.test-support.ts';
import { byPerson, load, planOf } from './desk.ts';
import { receive } from './receiving.ts';
import { settle } from './settling.ts';

/** So little time that nothing can be read in it. */
const hurried = createParser({ ...parseLimits, milliseconds: 1 });
const parser = createParser();
afterAll(async () => {
  await hurried.close();
  await parser.close();
});

const HEAD = [
  'From: Nadia Brandt <nadia@larkfield.example>',
  'To: Robin Ashdown <robin@postbox.example>',
  'Subject: About Tuesday',
  'Message-ID: <monster@larkfield.example>',
  'Date: Wed, 04 Mar 2026 09:00:00 +0000',
];
const monster = (more: readonly string[], body: string): Buffer =>
  Buffer.from([...HEAD, ...more, '', body].join('\r\n'));
const NESTED = monster(
  ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"'],
  `--b\r\nContent-Type: text/plain\r\n\r\nWe chose somebody else.\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(100_000)}--b--`,
);

async function arrived({ desk }: Bench, raw: Buffer, read = hurried) {
  const parsed = await read.parse(raw);
  const place = { folder: 'inbox', uidValidity: '1', uid: 1 } as const;
  const receivedAt = '2026-03-04T09:00:05Z';
  const mail = { ...place, receivedAt, header: parsed.header, raw, truncated: false };
  return { parsed, outcome: (await receive(desk, 'own', mail, parsed)).kind };
}

describe('a message that cannot be read', () => {
  it('is recorded with headers and raw text, and held until the person says what it means', async () => {
    const all = await bench();
    const { id } = await interviewed(all.desk);
    const { parsed, outcome } = await arrived(all, NESTED);
    expect([parsed.kind, outcome]).toEqual(['fallback', 'recorded']);
    const opportunity = await load(all.desk, id);
    const [message] = opportunity.messages;
    expect(message?.subject).toBe('About Tuesday');
    expect(message?.text).toContain('We chose somebody else.');
    expect(message?.reading.held).toBe(true);
    expect((await planOf(all.desk, opportunity)).none?.state).toBe('held');

    const place = { opportunity: id, expectedSeq: opportunity.seq, message: message?.id ?? '' };
    const word = { promisedBy: null, returnDate: null, checkBack: null, newContact: null };
    const settled = await settle(all.desk, place, { intent: 'rejection', ...word }, byPerson);
    const { steps } = await planOf(all.desk, settled);
    expect(steps.every((step) => step.step === 'answer')).toBe(true);
  });

  it.each([
    ['a hundred thousand parts', NESTED],
    ['five megabytes of one word', monster([], 'by Friday '.repeat(500_000))],
    ['headers without end', monster([`X-Long: ${'a '.repeat(1_000_000)}`], 'Hello')],
    ['html that never closes', monster(['Content-Type: text/html'], '<div><p>x '.repeat(400_000))],
  ])('does not hold up anything else: %s', async (_, raw) => {
    const all = await bench();
    await interviewed(all.desk);
    await parser.parse(monster([], 'Hello, we will call you by Friday.'));
    const delays: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const lag = monitorEventLoopDelay({ resolution: 5 });
      lag.enable();
      const parsed = await parser.parse(raw);
      lag.disable();
      expect(parsed.header.subject).toBe('About Tuesday');
      delays.push(lag.max / 1e6);
    }
    expect(Math.min(...delays)).toBeLessThan(50);
    expect((await arrived(all, raw, parser)).outcome).toBe('recorded');
  });
});
