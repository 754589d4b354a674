import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postOf } from '../accounts/accounts.ts';
import { bench, interviewed } from '../desk/desk.test-support.ts';
import { type Desk, load } from '../desk/desk.ts';
import { createParser, type Parser } from '../mail/parse.ts';
import type { Mailbox } from '../mail/port.ts';
import { type Sandbox, startSandbox } from '../mail/sandbox/sandbox.ts';
import { type InboxWatch, watchInbox } from './inbox.ts';

let sandbox: Sandbox;
let parser: Parser;
let desk: Desk;
let watch: InboxWatch;
/** So many names for new entries fail. */
let failures = 0;
let away = false;

beforeEach(async () => {
  const { desk: theDesk, clock } = await bench();
  const now = () => clock.now();
  sandbox = await startSandbox({ address: 'robin@postbox.example', now, store: null });
  const opened = await postOf(sandbox.account);
  const recent: Mailbox['recent'] = async (query) => {
    if (away) throw new Error('away');
    return await opened.mailbox.recent(query);
  };
  const post = { ...opened, mailbox: { ...opened.mailbox, recent } };
  const newId = () => {
    failures -= 1;
    if (failures >= 0) throw new RangeError('a fault of our own');
    return theDesk.newId();
  };
  desk = { ...theDesk, newId, post: async () => post };
  parser = createParser();
  watch = await watchInbox(desk, 'own', post, parser, () => {});
  await watch.listening.lookNow();
});

afterEach(async () => {
  await watch.listening.stop();
  await parser.close();
  await sandbox.stop();
});

function mail(from: string, id: string): Uint8Array {
  const lines = [
    `From: ${from}`,
    'To: robin@postbox.example',
    'Subject: Your application',
    'Date: Tue, 03 Mar 2026 15:00:00 -0600',
    `Message-ID: <${id}@larkfield.example>`,
    '',
    'Dear Robin, we have decided to move forward with another candidate.',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

describe('the inbox', () => {
  it('takes in what concerns an opportunity, and nothing else', async () => {
    const { id } = await interviewed(desk);
    await watch.refresh();
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'answer'));
    sandbox.deliver(mail('A Friend <friend@elsewhere.example>', 'other'));
    sandbox.deliver(mail('Robin Ashdown <robin@postbox.example>', 'copy'));
    await watch.listening.lookNow();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.messageId)).toEqual(['<answer@larkfield.example>']);
  });

  it('goes back for an answer that came before its sender was known', async () => {
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'early'));
    await watch.listening.lookNow();
    const { id } = await interviewed(desk);
    await watch.refresh();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.reading.intent)).toEqual(['rejection']);
    await watch.refresh();
    expect((await load(desk, id)).messages).toHaveLength(1);
  });

  it('lays a message aside that reading fails on, and reads on', async () => {
    const { id } = await interviewed(desk);
    await watch.refresh();
    failures = 1;
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'odd'));
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'answer'));
    await watch.listening.lookNow();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.messageId)).toEqual(['<answer@larkfield.example>']);
    const strays = await desk.store.shelf.strays();
    expect(strays.map((s) => [s.id, s.candidates[0]?.opportunity])).toEqual([
      ['<odd@larkfield.example>', id],
    ]);
  });

  it('looks for earlier mail again when the mailbox was away', async () => {
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'early'));
    await watch.listening.lookNow();
    const { id } = await interviewed(desk);
    away = true;
    await expect(watch.refresh()).rejects.toThrow('away');
    away = false;
    await watch.refresh();
    expect((await load(desk, id)).messages).toHaveLength(1);
  });

  it.each([
    [
      'an attendee whose address nobody can write to',
      'jörg@larkfield.example',
      '',
      '20260312T100000Z',
    ],
    ['an attendee at no domain', 'room4@larkfield', '', '20260312T100000Z'],
    ['an end before its beginning', 'tove@larkfield.example', '', '20260312T080000Z'],
    ['a zone nobody knows', 'tove@larkfield.example', ';TZID=Nowhere', '20260312T100000'],
  ])('reads on after an invitation with %s', async (_, attendee, zone, end) => {
    const { id } = await interviewed(desk);
    await watch.refresh();
    sandbox.deliver(invitation(attendee, zone, end));
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'answer'));
    await watch.listening.lookNow();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.messageId)).toContain('<answer@larkfield.example>');
  });
});

function invitation(attendee: string, zone: string, end: string): Uint8Array {
  const lines = [
    'From: Nadia Brandt <nadia@larkfield.example>',
    'To: robin@postbox.example',
    'Subject: Invitation: Interview, Controls Engineer',
    'Date: Tue, 03 Mar 2026 15:00:00 -0600',
    'Message-ID: <invite@larkfield.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//x//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:1@larkfield.example',
    'SEQUENCE:0',
    'DTSTAMP:20260303T210000Z',
    `DTSTART${zone}:20260312T090000${zone === '' ? 'Z' : ''}`,
    `DTEND${zone}:${end}`,
    'SUMMARY:Final interview: Controls Engineer at Larkfield Robotics',
    'ORGANIZER;CN=Nadia Brandt:mailto:nadia@larkfield.example',
    `ATTENDEE;CN=Tove Lind;PARTSTAT=ACCEPTED:mailto:${attendee}`,
    'ATTENDEE;CN=Robin Ashdown:mailto:robin@postbox.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
