import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addresses, decodeWords, messageIds, readFields, toMailHeader } from './header.ts';

const block = (...lines: readonly string[]) =>
  Buffer.from(`${lines.join('\r\n')}\r\n\r\nbody: no\r\n`);

describe('a header block', () => {
  it('is unfolded and ends at the first empty line', () => {
    expect(readFields(block('Subject: one', '\t two', 'X: y'))).toEqual([
      { name: 'Subject', value: 'one two' },
      { name: 'X', value: 'y' },
    ]);
  });

  it('may be cut, in Latin-1 or without any sense', () => {
    expect(readFields(Buffer.from('Subject: caf\xe9', 'latin1'))[0]?.value).toBe('café');
    expect(readFields(Buffer.from('no colon here\r\n folded'))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        toMailHeader(readFields(bytes));
      }),
    );
  });
});

describe('encoded words', () => {
  it.each([
    ['=?utf-8?Q?Danke_f=C3=BCr_alles?=', 'Danke für alles'],
    ['=?UTF-8?B?w4lsb2RpZQ==?=', 'Élodie'],
    ['=?iso-8859-1?q?J=F6rg?= Vale', 'Jörg Vale'],
    ['=?utf-8?Q?one?= =?utf-8?Q?two?=', 'onetwo'],
    ['=?utf-8*en?Q?yes?=', 'yes'],
    ['=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['=?nonsense?Q?x?=', '=?nonsense?Q?x?='],
    ['plain = text ?=', 'plain = text ?='],
    ['=?utf-8?Q?line=0D=0ABcc:_x?=', 'line Bcc: x'],
  ])('%s reads %s', (coded, plain) => {
    expect(decodeWords(coded)).toBe(plain);
  });
});

describe('ids and addresses', () => {
  it('keeps ids in order, each once, brackets on', () => {
    expect(messageIds('<a@b> (comment) <c@d>\r\n <a@b>')).toEqual(['<a@b>', '<c@d>']);
    expect(messageIds('a@b')).toEqual(['<a@b>']);
    expect(messageIds('nothing here')).toEqual([]);
    expect(messageIds(null)).toEqual([]);
  });

  it('reads names, groups and nothing at all', () => {
    expect(addresses('=?utf-8?Q?Zo=C3=AB?= <zoe@x.example>, "W, D" <d@y.example>')).toEqual([
      { name: 'Zoë', address: 'zoe@x.example' },
      { name: 'W, D', address: 'd@y.example' },
    ]);
    expect(addresses('Team: a@x.example, b@x.example;')).toHaveLength(2);
    expect(addresses('undisclosed-recipients:;')).toEqual([]);
  });

  it('knows the id a provider replaced', () => {
    const fields = readFields(
      block('Message-ID: <new@x>', 'X-Microsoft-Original-Message-ID: <old@y>'),
    );
    expect(toMailHeader(fields)).toMatchObject({
      messageId: '<new@x>',
      originalMessageId: '<old@y>',
    });
  });
});
