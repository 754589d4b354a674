/**
 * Invitations that arrive in the mailbox, against a real Dovecot: nobody types what they already
 * say, a stranger's is asked about first, and one that moves or is called off changes the same
 * interview, however often and wherever it lies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MovableClock } from '../src/clock.ts';
import { bench } from '../src/desk/desk.test-support.ts';
import { byPerson, type Desk, load, loadAll, planOf } from '../src/desk/desk.ts';
import { acceptOffer, dismissOffer, offers } from '../src/desk/invited.ts';
import { openOpportunity } from '../src/desk/opening.ts';
import { readSettings, writeSettings } from '../src/desk/settings.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import { createParser } from '../src/mail/parse.ts';
import { type InboxWatch, watchInbox } from '../src/worker/inbox.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const now = '2026-11-12T09:00:00Z';
const parser = createParser();
let rig: Rig;
let desk: Desk;
let clock: MovableClock;
let watch: InboxWatch;
let n = 0;
let me = '';

beforeAll(async () => {
  rig = await startMailServers(Array.from({ length: 10 }, (_, i) => `noor${i}@postbox.example`));
});
afterAll(async () => {
  await parser.close();
  await rig?.stop();
});

beforeEach(async () => {
  const made = await bench(now);
  clock = made.clock;
  me = `noor${n++}@postbox.example`;
  const post = {
    ...made.far,
    address: me,
    mailbox: imapMailbox(rig.imap, rig.account(me).auth),
  };
  desk = { ...made.desk, post: async () => post };
  const settings = await readSettings(desk.store.shelf);
  await writeSettings(desk.store.shelf, {
    ...settings,
    candidate: { ...settings.candidate, name: 'Noor Halvani', email: me, zone: 'Europe/Berlin' },
  });
  watch = await watchInbox(desk, 'own', post, parser, () => {});
});
afterEach(async () => {
  await watch.listening.stop();
  await desk.reader.close();
});

interface Entry {
  readonly uid?: string;
  readonly sequence?: number;
  readonly method?: string;
  readonly start?: string;
  readonly end?: string;
  readonly summary?: string;
  readonly from?: string;
  readonly text?: string;
  readonly subject?: string;
  readonly description?: string;
  readonly id: string;
}

/** A mail as calendars send it: words, the entry inline, and the same entry as a file. */
function mail(entry: Entry): string {
  const from = entry.from ?? 'Tove Lind <tove@halden.example>';
  const address = /<(.+)>/.exec(from)?.[1];
  const name = from.replace(/ <.*/, '');
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    `METHOD:${entry.method ?? 'REQUEST'}`,
    'BEGIN:VEVENT',
    `UID:${entry.uid ?? 'halden-1@google.com'}`,
    `SEQUENCE:${entry.sequence ?? 0}`,
    'DTSTAMP:20261112T080000Z',
    `DTSTART:${entry.start ?? '20261119T090000Z'}`,
    `DTEND:${entry.end ?? '20261119T100000Z'}`,
    `SUMMARY:${entry.summary ?? 'Interview: Noor Halvani - Baker at Halden Foods'}`,
    `DESCRIPTION:${entry.description ?? 'You will meet Tove Lind\\, Head Baker.'}`,
    `ORGANIZER;CN=${name}:mailto:${address}`,
    `ATTENDEE;CN=${name};PARTSTAT=ACCEPTED:mailto:${address}`,
    `ATTENDEE;CN=Noor Halvani;PARTSTAT=NEEDS-ACTION:mailto:${me}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const part = (type: string, lines: readonly string[]) => [
    '--b',
    `Content-Type: ${type}`,
    ...lines,
  ];
  return [
    `From: ${from}`,
    `To: Noor Halvani <${me}>`,
    `Subject: ${entry.subject ?? 'Invitation: Interview'}`,
    'Date: Thu, 12 Nov 2026 08:00:00 +0000',
    `Message-ID: <${entry.id}@halden.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    ...part('text/plain; charset=utf-8', ['', entry.text ?? 'You have been invited.']),
    ...part(`text/calendar; charset=utf-8; method=${entry.method ?? 'REQUEST'}`, ['', calendar]),
    ...part('application/ics; name="invite.ics"', [
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(calendar).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ]),
    '--b--',
    '',
  ].join('\r\n');
}

async function arrives(...entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) await rig.deliver(mail(entry), me);
  await watch.listening.lookNow();
}

async function halden(): Promise<string> {
  const { id } = await openOpportunity(
    desk,
    {
      company: 'Halden Foods',
      role: 'Baker',
      country: 'NO',
      people: [{ name: 'Tove Lind', role: 'interviewer', email: 'tove@halden.example' }],
      interview: null,
    },
    byPerson,
  );
  await watch.refresh();
  return id;
}

describe('an invitation from somebody known', () => {
  it('becomes an interview by itself, moves, and is called off, and stays one interview', async () => {
    const id = await halden();
    await arrives({ id: 'first' });
    const { interviews } = await load(desk, id);
    expect(interviews).toMatchObject([{ startsAt: '2026-11-19T09:00:00Z', cancelled: false }]);
    await arrives({ id: 'moved', sequence: 1, start: '20261120T100000Z', end: '20261120T110000Z' });
    expect((await load(desk, id)).interviews).toMatchObject([
      { id: interviews[0]?.id, startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z' },
    ]);
    await arrives({ id: 'late', sequence: 0 });
    await arrives({ id: 'off', sequence: 2, method: 'CANCEL' });
    const after = await load(desk, id);
    expect(after.interviews).toMatchObject([{ startsAt: '2026-11-20T10:00:00Z', cancelled: true }]);
    expect(after.people).toHaveLength(1);
    expect(await offers(desk)).toEqual([]);
  });

  it('is followed by the debrief when it is over', async () => {
    const id = await halden();
    await arrives({ id: 'first' });
    const steps = async () => (await planOf(desk, await load(desk, id))).steps.map((s) => s.step);
    expect(await steps()).toEqual([]);
    clock.set(Temporal.Instant.from('2026-11-19T10:05:00Z'));
    expect(await steps()).toContain('debrief');
  });

  it('asks for no answer beside the calendar’s own', async () => {
    const id = await halden();
    await arrives({ id: 'first', text: 'We would love to invite you. The details are attached.' });
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.reading.held)).toEqual([false]);
    expect(messages.map((m) => m.reading.intent)).toEqual(['auto_ack']);
  });

  it('that says something grave beside a cancellation is read as that', async () => {
    const id = await halden();
    await arrives({ id: 'first' });
    await arrives({
      id: 'off',
      sequence: 1,
      method: 'CANCEL',
      text: 'Dear Noor, we have decided to move forward with another candidate and have cancelled the interview.',
    });
    const { messages, interviews } = await load(desk, id);
    expect(interviews[0]?.cancelled).toBe(true);
    expect(messages.at(-1)?.reading.intent).toBe('rejection');
  });

  it('is recorded once, however often it lies in the mailbox and after its numbers changed', async () => {
    const id = await halden();
    await arrives({ id: 'first' }, { id: 'first' }, { id: 'copy' });
    rig.forgetUids(me);
    await watch.listening.lookNow();
    expect((await load(desk, id)).interviews).toHaveLength(1);
  });

  it('adds who else will be there, in a further round', async () => {
    const id = await halden();
    await arrives({ id: 'first' });
    await arrives({
      id: 'second',
      uid: 'halden-2@google.com',
      start: '20261126T090000Z',
      end: '20261126T100000Z',
      from: 'Odd Berg <odd@halden.example>',
      summary: 'Second interview: Noor Halvani - Baker at Halden Foods',
      description: 'You will meet Odd Berg.',
    });
    const { interviews, people } = await load(desk, id);
    expect(interviews).toHaveLength(2);
    expect(people.map((p) => p.name)).toEqual(['Tove Lind', 'Odd Berg']);
  });
});

describe('an invitation from a stranger', () => {
  it('is offered once, follows its changes, and is added at a word', async () => {
    await arrives({ id: 'first' }, { id: 'copy' });
    expect(await loadAll(desk)).toEqual([]);
    await arrives({ id: 'moved', sequence: 1, start: '20261120T100000Z', end: '20261120T110000Z' });
    const open = await offers(desk);
    expect(open).toMatchObject([{ invitation: { startsAt: '2026-11-20T10:00:00Z' } }]);
    const added = await acceptOffer(
      desk,
      open[0]?.id ?? '',
      { company: null, role: null },
      byPerson,
    );
    expect(added).toMatchObject({ company: 'Halden Foods', role: 'Baker' });
    expect(await offers(desk)).toEqual([]);
    await arrives({ id: 'off', sequence: 2, method: 'CANCEL' });
    expect((await load(desk, added.id)).interviews).toMatchObject([{ cancelled: true }]);
  });

  it('is not asked about again after a no, and goes away by itself when called off', async () => {
    await arrives({ id: 'first' }, { id: 'other', uid: 'other@google.com' });
    await dismissOffer(desk, 'halden-1@google.com');
    await arrives({ id: 'moved', sequence: 1, start: '20261120T100000Z', end: '20261120T110000Z' });
    expect((await offers(desk)).map((o) => o.id)).toEqual(['other@google.com']);
    await arrives({ id: 'off', uid: 'other@google.com', sequence: 1, method: 'CANCEL' });
    expect(await offers(desk)).toEqual([]);
  });

  it('cannot change or call off what somebody else arranged', async () => {
    const id = await halden();
    await arrives({ id: 'first' });
    await arrives({
      id: 'evil',
      sequence: 9,
      method: 'CANCEL',
      from: 'Mallory <mallory@elsewhere.example>',
    });
    expect((await load(desk, id)).interviews).toMatchObject([{ cancelled: false }]);
  });

  it('is none when it is a dentist’s, and a hostile one holds nothing up', async () => {
    const corpus = join(import.meta.dirname, '..', 'corpus', 'invites');
    await arrives({
      id: 'tooth',
      uid: 'tooth',
      subject: 'Your appointment',
      summary: 'Check-up at the dentist',
      description: 'Please bring your card.',
    });
    await rig.deliver(readFileSync(join(corpus, 'h10-mime-matryoshka.eml')), me);
    await rig.deliver(readFileSync(join(corpus, '20-outlook-german-qp.eml')), me);
    await rig.deliver(readFileSync(join(corpus, '21-japanese-base64.eml')), me);
    await watch.listening.lookNow();
    const senders = (await offers(desk)).map((o) => o.fromName);
    expect(senders).toContain('Jürgen Schäufele');
    expect(senders).not.toContain('Tove Lind');
  });
});
