import fc from 'fast-check';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import type { FeedItem } from './feed.ts';
import { calendarFeed } from './feed.ts';

const HEAD = { name: 'Afterword', madeAt: '2026-09-15T08:00:00Z', refreshMinutes: 60 };
const ITEM: FeedItem = {
  uid: 'step-1@afterword.example',
  summary: 'Thank-you note to Ilse Drenth is due',
  description: 'Within 24 hours of the interview (N2).\nOpen the draft; it is ready.',
  startsAt: '2026-09-16T13:45:00Z',
  endsAt: '2026-09-16T13:45:00Z',
  alarmMinutes: 60,
  revision: 2,
  url: 'https://localhost:4780/o/1',
};

/**
 * A second reading of the format, written from RFC 5545 3.1 and 3.3.11 and independent of ical.js:
 * lines by CRLF, unfolded, at most 75 octets, nesting balanced, text unescaped.
 */
function readStrictly(feed: string): { names: string[]; values: Map<string, string[]> } {
  expect(feed.endsWith('\r\n')).toBe(true);
  const physical = feed.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
    expect(line).not.toMatch(/(?!\t)\p{Cc}/u);
  }
  const open: string[] = [];
  const names: string[] = [];
  const values = new Map<string, string[]>();
  for (const line of physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')) {
    const m = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/su.exec(line);
    expect(m, line).not.toBeNull();
    const [name, value] = [m?.[1] ?? '', m?.[2] ?? ''];
    if (name === 'BEGIN') open.push(value);
    else if (name === 'END') expect(open.pop()).toBe(value);
    else {
      names.push(`${open.at(-1)}.${name}`);
      const key = `${open.at(-1)}.${name}`;
      values.set(key, [
        ...(values.get(key) ?? []),
        value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)),
      ]);
    }
  }
  expect(open).toEqual([]);
  return { names, values };
}

describe('the feed', () => {
  it('is read back the same by ical.js and by a reader of our own', () => {
    const feed = calendarFeed(HEAD, [ITEM]);
    const event = new ICAL.Component(ICAL.parse(feed)).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(ITEM.summary);
    expect(event?.getFirstPropertyValue('description')).toBe(ITEM.description);
    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2026-09-16T13:45:00Z');
    expect(String(event?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger'))).toBe(
      '-PT60M',
    );
    const strict = readStrictly(feed);
    expect(strict.values.get('VEVENT.SUMMARY')).toEqual([ITEM.summary]);
    expect(strict.values.get('VEVENT.DESCRIPTION')).toEqual([ITEM.description]);
    for (const name of [
      'VCALENDAR.PRODID',
      'VCALENDAR.VERSION',
      'VEVENT.UID',
      'VEVENT.DTSTAMP',
      'VEVENT.DTSTART',
      'VALARM.ACTION',
      'VALARM.TRIGGER',
      'VALARM.DESCRIPTION',
    ])
      expect(strict.names).toContain(name);
  });

  it('is read back the same by a second library, its alarm with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (summary) => {
        const plain = summary.replace(/\p{C}/gu, ' ').trim();
        fc.pre(plain !== '' && !/\\/.test(plain));
        const text = calendarFeed(HEAD, [{ ...ITEM, summary: plain }]);
        const entries = Object.values(ical.sync.parseICS(text));
        const event = entries.find((each) => each?.type === 'VEVENT');
        if (event?.type !== 'VEVENT') throw new Error('there is no entry');
        expect(event.uid).toBe(ITEM.uid);
        expect(String(event.summary).trim()).toBe(plain);
        expect(event.start.toISOString()).toBe('2026-09-16T13:45:00.000Z');
        expect(JSON.stringify(event.alarms)).toContain('-PT60M');
      }),
      { numRuns: 50 },
    );
  });

  it('is one valid calendar also when nothing is due', () => {
    const feed = calendarFeed(HEAD, []);
    readStrictly(feed);
    expect(new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents('vevent')).toEqual([]);
  });

  it('never lets a text begin a property of its own', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a\r\nATTENDEE:mailto:x@y.example',
        'a\nEND:VEVENT\nBEGIN:VEVENT',
        '\\',
        ';,\\n',
        '\u2028BEGIN:VALARM',
        'é'.repeat(80),
        '😀'.repeat(40),
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (summary, description, uid) => {
        const feed = calendarFeed(HEAD, [{ ...ITEM, summary, description, uid }]);
        const { names } = readStrictly(feed);
        expect(names.filter((n) => n === 'VEVENT.UID')).toHaveLength(1);
        expect(names.filter((n) => n.endsWith('ATTENDEE'))).toEqual([]);
        expect(new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents('vevent')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('never carries an address that is none of the web', () => {
    const feed = calendarFeed(HEAD, [{ ...ITEM, url: 'javascript:alert(1)' }]);
    expect(feed).not.toContain('javascript');
  });
});
