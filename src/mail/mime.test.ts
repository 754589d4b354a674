import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import { fieldValue, readFields, toMailHeader } from './header.ts';
import {
  buildEml,
  buildMessage,
  messageIdFor,
  type OutgoingLetter,
  redated,
  rfcDate,
} from './mime.ts';

const letter: OutgoingLetter = {
  from: { name: 'Zoë Vale', address: 'zoe@candidate.example' },
  to: { name: 'Whitlock, Dana', address: 'dana@firm.example' },
  subject: 'Thank you – “Brauerei”',
  text: 'Dear Dana,\n\nThank you.\n\nZoë',
  messageId: '<one@candidate.example>',
  date: '2026-07-01T16:05:09Z',
  zone: 'America/New_York',
  inReplyTo: null,
  references: [],
};

const source = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('the frozen message', () => {
  it('is the same bytes for the same letter', async () => {
    const [one, other] = [await buildMessage(letter), await buildMessage(letter)];
    expect(source(one.bytes)).toBe(source(other.bytes));
    expect(one).toMatchObject({ from: 'zoe@candidate.example', to: ['dana@firm.example'] });
  });

  it('says who, what and when, in ASCII with CRLF only', async () => {
    const { bytes } = await buildMessage(letter);
    expect(source(bytes)).not.toMatch(/[\x80-\xff]|[^\r]\n|\r[^\n]/);
    expect(toMailHeader(readFields(bytes))).toMatchObject({
      from: [letter.from],
      to: [letter.to],
      subject: letter.subject,
      messageId: letter.messageId,
      date: 'Wed, 01 Jul 2026 12:05:09 -0400',
      inReplyTo: [],
      contentType: 'text/plain',
    });
  });

  it('stays in its thread: the parent last, the root first, no endless list', async () => {
    const references = Array.from({ length: 40 }, (_, index) => `<${index}@firm.example>`);
    const { bytes } = await buildMessage({ ...letter, inReplyTo: '<39@firm.example>', references });
    const header = toMailHeader(readFields(bytes));
    expect(header.inReplyTo).toEqual(['<39@firm.example>']);
    expect(header.references[0]).toBe('<0@firm.example>');
    expect(header.references.at(-1)).toBe('<39@firm.example>');
    expect(header.references.length).toBeLessThanOrEqual(13);
  });

  it('goes on without an id of foreign letters instead of failing', async () => {
    const foreign = '<größe@firm.example>';
    const a = '<a@firm.example>';
    const threaded = async (inReplyTo: string, references: readonly string[]) =>
      toMailHeader(readFields((await buildMessage({ ...letter, inReplyTo, references })).bytes));
    expect(await threaded(foreign, [a])).toMatchObject({ inReplyTo: [a], references: [a] });
    expect(await threaded(a, [foreign, a])).toMatchObject({ inReplyTo: [a], references: [a] });
    expect(await threaded(foreign, [])).toMatchObject({ inReplyTo: [], references: [] });
  });

  it('gets another date without any other change', async () => {
    const { bytes } = await buildMessage({ ...letter, text: 'Date: x\r\nHello.' });
    const later = redated(bytes, '2026-03-29T01:30:00Z', 'Europe/Berlin');
    expect(source(later)).toContain('\r\nDate: Sun, 29 Mar 2026 03:30:00 +0200\r\n');
    expect(source(later).replace(/\r\nDate: [^\r]*/, '')).toBe(
      source(bytes).replace(/\r\nDate: [^\r]*/, ''),
    );
  });

  it('writes an international domain in ASCII', async () => {
    const to = { name: 'Dana', address: 'dana@bücher.example' };
    expect((await buildMessage({ ...letter, to })).to).toEqual(['dana@xn--bcher-kva.example']);
  });

  it('opens as a draft when it is an .eml file', async () => {
    expect(fieldValue(readFields(await buildEml(letter)), 'X-Unsent')).toBe('1');
    expect(fieldValue(readFields((await buildMessage(letter)).bytes), 'X-Unsent')).toBeNull();
  });

  it('leaves an unknown address out of the draft file', async () => {
    const fields = readFields(await buildEml({ ...letter, to: { ...letter.to, address: '' } }));
    expect(fields.some((field) => field.name.toLowerCase() === 'to')).toBe(false);
  });

  it('gives each message an id in the domain of its sender', () => {
    expect(messageIdFor('a1b2', 'zoe@candidate.example')).toBe('<a1b2@candidate.example>');
    expect(() => messageIdFor('a b', 'zoe@candidate.example')).toThrow(Fault);
  });
});

describe('Date', () => {
  it.each([
    ['2026-01-05T00:00:00Z', 'Asia/Kolkata', 'Mon, 05 Jan 2026 05:30:00 +0530'],
    ['2026-12-31T23:59:59Z', 'Pacific/Auckland', 'Fri, 01 Jan 2027 12:59:59 +1300'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', 'Sun, 25 Oct 2026 02:30:00 +0200'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', 'Sun, 25 Oct 2026 02:30:00 +0100'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(rfcDate(instant, zone)).toBe(expected);
  });
});

const reject = async (change: Partial<OutgoingLetter>) => {
  const fault = await buildMessage({ ...letter, ...change }).then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Fault);
  return fault as Fault;
};

describe('an address typed wrongly', () => {
  it.each([
    ['dana @firm.example', 'space'],
    ['dana@firm', 'no mail domain'],
    ['dana.firm.example', 'no complete'],
    ['dana@', 'no complete'],
    ['dаna@firm.example', 'only look like it'],
    ['dana@fіrm.example', 'alphabets'],
    ['dana@firm.example, other@firm.example', 'space'],
    ['dana@firm.example,other@firm.example', 'before the @'],
    ['dana@firm.example>', 'no mail domain'],
    ['"dana x"@firm.example', 'space'],
    ['dana\u202egro.elpmaxe@firm.example', 'invisible'],
    ['dana@127.0.0.1', 'no mail domain'],
    ['dana..w@firm.example', 'before the @'],
  ])('%j ends in a sentence (%s)', async (address, word) => {
    const fault = await reject({ to: { name: 'Dana', address } });
    expect(fault.message).toContain(word);
    expect(fault.mend).not.toBe('');
  });
});

/** Texts that try to break out of their line. */
const hostile = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '\0',
      '\u2028',
      '\u2029',
      '\u202e',
      '\u2066',
      '\x0b',
      '\x85',
    ),
    fc.constantFrom('Bcc: spy@evil.example', '\r\nX-Evil: 1', '', '.\r\nMAIL FROM:<x@y>'),
  )
  .map((parts) => parts.join(''));

describe('header injection', () => {
  const fields: readonly ((text: string) => Partial<OutgoingLetter>)[] = [
    (text) => ({ subject: text }),
    (text) => ({ from: { ...letter.from, name: text } }),
    (text) => ({ to: { ...letter.to, name: text } }),
    (text) => ({ from: { ...letter.from, address: `zoe@candidate.example${text}` } }),
    (text) => ({ to: { ...letter.to, address: `${text}dana@firm.example` } }),
    (text) => ({ messageId: `<one${text}@candidate.example>` }),
    (text) => ({ inReplyTo: `<one${text}@candidate.example>` }),
    (text) => ({ inReplyTo: '<a@b>', references: [`<${text}@candidate.example>`] }),
  ];

  it('is refused in every field', async () => {
    const attempt = fc.tuple(fc.constantFrom(...fields), hostile);
    await fc.assert(
      fc.asyncProperty(attempt, async ([field, text]) => void (await reject(field(text)))),
      { numRuns: 2_000 },
    );
  });

  it('does not happen with any text that is let through', async () => {
    const expected = ['From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version'];
    const encoding = ['Content-Type', 'Content-Transfer-Encoding'];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        async (subject, name) => {
          const change = { subject, to: { name, address: letter.to.address } };
          const built = await buildMessage({ ...letter, ...change }).catch(() => null);
          if (built === null) return;
          const names = readFields(built.bytes).map((field) => field.name);
          expect(names.toSorted()).toEqual([...expected, ...encoding].toSorted());
          const header = toMailHeader(readFields(built.bytes));
          expect(header.to.map((entry) => entry.address)).toEqual([letter.to.address]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
