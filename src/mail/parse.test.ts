import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createParser, parseLimits } from './parse.ts';
import type { ParsedMail } from './parsed-mail.ts';

const parser = createParser();
afterAll(() => parser.close());

const parse = (...lines: readonly string[]): Promise<ParsedMail> =>
  parser.parse(Buffer.from(lines.join('\r\n')));

const multipart = (type: string, ...parts: readonly string[]) => [
  'From: Dana <dana@firm.example>',
  'Subject: parts',
  `Content-Type: multipart/${type}; boundary="b"`,
  '',
  ...parts.flatMap((part) => ['--b', ...part.split('\n')]),
  '--b--',
  '',
];

describe('a message', () => {
  it('gives its plain text for reading, and keeps the HTML', async () => {
    const mail = await parse(
      ...multipart(
        'alternative',
        'Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nsch=F6n=\n er',
        'Content-Type: text/html\n\n<p>schöner</p>',
      ),
    );
    expect(mail).toMatchObject({ kind: 'parsed', bodyType: 'text/plain', html: '<p>schöner</p>' });
    expect(mail.body.trim()).toBe('schön er');
  });

  it('gives its HTML when there is nothing else', async () => {
    const mail = await parse('Content-Type: text/html', '', '<p>Hello</p>');
    expect(mail).toMatchObject({ bodyType: 'text/html', text: null });
    expect(mail.body).toContain('<p>Hello</p>');
  });

  it('joins flowed lines', async () => {
    const mail = await parse('Content-Type: text/plain; format=flowed', '', 'one ', 'two');
    expect(mail.body.trim()).toBe('one two');
  });

  it('has its header fields decoded, each once', async () => {
    const mail = await parse(
      'Subject: =?utf-8?Q?Zo=C3=AB?=',
      'Received: newest',
      'Received: older',
      '__proto__: x',
      'Auto-Submitted: auto-replied',
      '',
      'x',
    );
    expect(mail.headers).toMatchObject({ Subject: 'Zoë', Received: 'newest' });
    expect(mail.header.autoSubmitted).toBe('auto-replied');
  });

  it('brings its invitation along', async () => {
    const mail = await parse(
      ...multipart(
        'mixed',
        'Content-Type: text/plain\n\nSee you',
        'Content-Type: text/calendar; method=REQUEST; charset=utf-8\nContent-Transfer-Encoding: base64\n\nQkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=',
      ),
    );
    expect(mail.calendars).toEqual(['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n']);
  });

  it('that reports a failed delivery names the address and our message', async () => {
    const mail = await parse(
      ...multipart(
        'report; report-type=delivery-status',
        'Content-Type: text/plain\n\nSorry.',
        'Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; dead@firm.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n unknown user\n\nFinal-Recipient: rfc822;slow@firm.example\nAction: delayed\nStatus: 4.4.7',
        'Content-Type: text/rfc822-headers\n\nSubject: Thank you\nMessage-ID: <ours@candidate.example>',
      ),
    );
    expect(mail.body.trim()).toBe('Sorry.');
    expect(mail.report).toEqual({
      originalMessageId: '<ours@candidate.example>',
      recipients: [
        {
          address: 'dead@firm.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 unknown user',
        },
        { address: 'slow@firm.example', action: 'delayed', status: '4.4.7', diagnostic: null },
      ],
    });
  });
});

describe('a hostile message', () => {
  it('with too many parts falls back to its headers and raw text', async () => {
    const parts = Array.from({ length: 1_200 }, () => 'Content-Type: text/plain\n\nx');
    const mail = await parse(...multipart('mixed', ...parts));
    expect(mail).toMatchObject({ kind: 'fallback', header: { subject: 'parts' } });
    expect(mail.body).toContain('--b');
  });

  it('that is too large is not even tried', async () => {
    const mail = await parser.parse(
      Buffer.concat([Buffer.from('Subject: big\r\n\r\n'), Buffer.alloc(parseLimits.size)]),
    );
    expect(mail).toMatchObject({ kind: 'fallback', header: { subject: 'big' } });
  });

  it('that takes too long is stopped, and the next one is read as usual', async () => {
    const hasty = createParser({ ...parseLimits, milliseconds: 20 });
    const body = 'x'.repeat(15_000_000);
    const slow = await hasty.parse(Buffer.from(`Subject: slow\r\n\r\n${body}`));
    expect(slow).toMatchObject({ kind: 'fallback', header: { subject: 'slow' } });
    expect(slow.why).toContain('20 ms');
    await hasty.close();
    expect((await parse('Subject: next', '', 'x')).kind).toBe('parsed');
  });

  it('that eats memory costs its worker, not the program', async () => {
    const poor = createParser({ ...parseLimits, memory: 24, milliseconds: 20_000 });
    const html = `Content-Type: text/html; charset=utf-16le\r\n\r\n${'<b>x'.repeat(5_000_000)}`;
    const fat = await poor.parse(Buffer.from(`Subject: fat\r\n${html}`));
    expect(fat.header.subject).toBe('fat');
    expect((await poor.parse(Buffer.from('Subject: next\r\n\r\nx'))).kind).toBe('parsed');
    await poor.close();
  });

  it.each([
    [
      'deep nesting',
      `${'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(3_000)}x`,
    ],
    ['a header without an end', `Subject: a\r\nX: ${'a'.repeat(3_000_000)}`],
    ['many addresses', `Subject: a\r\nTo: ${'a@b.example, '.repeat(50_000)}\r\n\r\nx`],
    ['nested comments', `Subject: a\r\nFrom: ${'('.repeat(100_000)}\r\n\r\nx`],
    ['deep HTML', `Subject: a\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(200_000)}`],
    ['no line at all', '\0'.repeat(100_000)],
    ['a charset nobody has', 'Subject: a\r\nContent-Type: text/plain; charset=x-%00\r\n\r\n\xff'],
    ['endless quoted words', `Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}\r\n\r\nx`],
  ])('with %s ends within its time', async (_what, raw) => {
    const start = performance.now();
    const mail = await parser.parse(Buffer.from(raw, 'latin1'));
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(typeof mail.body).toBe('string');
  });

  it('of random bytes never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (noise) => {
        const mail = await parser.parse(noise);
        expect(['parsed', 'fallback']).toContain(mail.kind);
      }),
      { numRuns: 200 },
    );
  });
});
