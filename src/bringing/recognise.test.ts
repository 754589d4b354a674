import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from './reader.ts';

const reader = createReader();
afterAll(() => reader.close());
const who = { name: 'Robin Ashdown', email: 'robin@postbox.example' };
const read = (name: string, content: string | Uint8Array) =>
  reader.recognise({ name, content, receivedAt: '2026-03-03T10:00:00Z' }, who, 'Europe/Dublin');

const table = 'Company,Job Title,Status\nHalden Foods,Baker,Applied\nCafé Zoë,Cook,Rejected\n';

describe('what is brought in', () => {
  it('is recognised by what is in it, whatever its name', async () => {
    const kinds = await Promise.all([
      read(
        'pasted',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tove Lind\r\nN:Lind;Tove;;;\r\nEND:VCARD\r\n',
      ),
      read('pasted', '{"basics":{"name":"Robin Ashdown"},"work":[]}'),
      read('pasted', '{"format":"afterword/1"}'),
      read('pasted', `${table}<b>Firm</b>,Cook,Applied\n`),
      read('pasted', 'Line Cook at Tinderbox\n\nRequirements:\n- Two years on a line\n- Calm\n'),
      read(
        'pasted',
        'From: Tove Lind <tove@halden.example>\nTo: me@x.example\nSubject: Hello\nDate: Tue, 3 Mar 2026 10:00:00 +0000\nMessage-ID: <1@halden.example>\n\nWe decide on Friday.\n',
      ),
    ]);
    expect(kinds.map((k) => k.kind)).toEqual([
      'people',
      'resume',
      'export',
      'table',
      'posting',
      'thread',
    ]);
  });

  it('reads a table in every encoding that spreadsheets write', async () => {
    const utf16 = (big: boolean) => {
      const bytes = Buffer.from(`\ufeff${table}`, 'utf16le');
      return big ? bytes.swap16() : bytes;
    };
    const files = [
      Buffer.from(table),
      Buffer.from(`\ufeff${table}`),
      Buffer.from(table, 'latin1'),
      utf16(false),
      utf16(true),
      Buffer.from(table, 'utf16le'),
      Buffer.from(table.replaceAll(',', ';')),
      Buffer.from(table.replaceAll(',', '\t')),
      Buffer.from(`sep=;\r\n${table.replaceAll(',', ';').replaceAll('\n', '\r\n')}`),
    ];
    for (const bytes of files) {
      const brought = await read('list.csv', bytes);
      expect(brought).toMatchObject({ kind: 'table', table: { mapping: { company: 0, role: 1 } } });
      if (brought.kind === 'table') expect(brought.table.rows[1]?.[0]).toBe('Café Zoë');
    }
  });

  it('refuses an archive unopened, however large it would become', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2_000)]);
    for (const file of [bomb, zip]) {
      const answer = await read('tracker.csv', file);
      expect(answer).toMatchObject({
        kind: 'refused',
        sentence: expect.stringMatching(/compressed/),
      });
    }
    expect(await read('cv.pdf', Buffer.from('%PDF-1.7'))).toMatchObject({ kind: 'refused' });
  });

  it('refuses a table of 100,000 rows in bounded time, and says how many are taken', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `Company ${i},=cmd|calc!A1,Applied`);
    const started = performance.now();
    const answer = await read('list.csv', `Company,Role,Status\n${rows.join('\n')}\n`);
    expect(answer).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/2000 rows/) });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('answers every kind of rubbish with a sentence', async () => {
    const rubbish = [
      '',
      '   ',
      '{',
      '[[[[[[[[',
      '{"a":1}',
      '<html>',
      `${'['.repeat(100_000)}`,
      `<script type="application/ld+json">{"@type":"JobPosting"`,
      'BEGIN:VCARD\nEND:VCARD',
      'BEGIN:VCALENDAR\nEND:VCALENDAR',
      'a,b\n',
      Buffer.alloc(1_000, 0),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('\u0000\u0001\u0002'),
      `${'<div itemprop="title" itemscope>'.repeat(20_000)}`,
      `${'- need\n'.repeat(50_000)}`,
    ];
    for (const content of rubbish)
      expect(await read('x', content)).toMatchObject({
        kind: 'refused',
        sentence: /\.$/.test('.') && expect.any(String),
      });
  });

  it('reads or refuses every hostile invitation in bounded time', async () => {
    const root = join(import.meta.dirname, '..', '..', 'corpus');
    for (const folder of ['invites', 'invites-own'])
      for (const name of readdirSync(join(root, folder)).filter((n) => /^h\d/.test(n))) {
        const started = performance.now();
        const brought = await read(name, readFileSync(join(root, folder, name)));
        expect(performance.now() - started, name).toBeLessThan(5_000);
        expect(JSON.stringify(brought), name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }
  });

  it('keeps answering after a file that took too much', async () => {
    expect(await read('x', '{'.repeat(5_000_000))).toMatchObject({ kind: 'refused' });
    expect((await read('x', table)).kind).toBe('table');
  });

  it('reads a thread in an mbox oldest first, with the candidate’s own messages', async () => {
    const message = (from: string, day: number) =>
      `From x@y.example Tue Mar  ${day} 10:00:00 2026\nFrom: ${from}\nTo: z@z.example\nSubject: Re: Baker\nDate: ${day} Mar 2026 10:00:00 +0000\nMessage-ID: <${day}@x>\n\nHello, day ${day}\n\n`;
    const mbox =
      message('Tove Lind <tove@halden.example>', 5) +
      message('Robin <robin@postbox.example>', 4) +
      message('Odd Berg <odd@halden.example>', 3);
    const brought = await read('thread.mbox', mbox);
    if (brought.kind !== 'thread') throw new Error(brought.kind);
    expect(brought.messages.map((m) => m.fromName)).toEqual(['Odd Berg', 'Robin', 'Tove Lind']);
  });
});
