/** No text in any field of a letter becomes a header or a recipient: 100,000 attempts (issue of trust, X1). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../src/errors.ts';
import { readFields, toMailHeader } from '../src/mail/header.ts';
import { buildMessage, type OutgoingLetter } from '../src/mail/mime.ts';

const letter: OutgoingLetter = {
  from: { name: 'Zoë Vale', address: 'zoe@candidate.example' },
  to: { name: 'Dana', address: 'dana@firm.example' },
  subject: 'Thank you',
  text: 'Dear Dana',
  messageId: '<one@candidate.example>',
  date: '2026-07-01T16:05:09Z',
  zone: 'America/New_York',
  inReplyTo: '<a@firm.example>',
  references: ['<a@firm.example>'],
};

const expected = [
  ...['Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'In-Reply-To', 'MIME-Version'],
  ...['Message-ID', 'References', 'Subject', 'To'],
];

const unthreaded = expected.filter((name) => name !== 'In-Reply-To' && name !== 'References');

/** Pieces that break out of a header where they are not stopped. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('\r\nBcc: spy@evil.example', '\nX-Evil: 1', '\r', '\0', '\u2028', '\u0085', '\v'),
  fc.constantFrom('"', '<', '>', ',', ';', ':', '(', ')', '\\', '=?utf-8?Q?=0D=0ABcc:_x?=', '\t '),
  fc.constantFrom('dana@firm.example', 'a@evil.example', 'Bcc:', '>, <spy@evil.example'),
);
const text = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

const change: fc.Arbitrary<Partial<OutgoingLetter>> = fc.oneof(
  text.map((subject) => ({ subject })),
  text.map((name) => ({ from: { ...letter.from, name } })),
  text.map((name) => ({ to: { ...letter.to, name } })),
  text.map((address) => ({ to: { ...letter.to, address } })),
  text.map((address) => ({ from: { ...letter.from, address } })),
  text.map((address) => ({ to: { ...letter.to, address: `dana@firm.example${address}` } })),
  text.map((id) => ({ messageId: id })),
  text.map((id) => ({ inReplyTo: `<${id}@firm.example>` })),
  text.map((id) => ({ references: [`<x@y>${id}`] })),
  text.map((body) => ({ text: body })),
);

describe('header injection', () => {
  it('fails in 100,000 attempts through every field', { timeout: 300_000 }, async () => {
    let built = 0;
    await fc.assert(
      fc.asyncProperty(change, async (attempt) => {
        const message = await buildMessage({ ...letter, ...attempt }).catch(
          (error: unknown) => error,
        );
        if (message instanceof Error) return void expect(message).toBeInstanceOf(Fault);
        built += 1;
        const { bytes, to } = message as Awaited<ReturnType<typeof buildMessage>>;
        const fields = readFields(bytes);
        const names = fields.map(({ name }) => name).toSorted();
        // An id of foreign letters is left out: then it is a thread of its own.
        expect([expected, unthreaded]).toContainEqual(names);
        expect(to).toHaveLength(1);
        expect(toMailHeader(fields).to.map(({ address }) => address)).toEqual(to);
        expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]|[\x80-\xff\0]/);
      }),
      { numRuns: 100_000 },
    );
    expect(built).toBeGreaterThan(10_000);
  });
});
