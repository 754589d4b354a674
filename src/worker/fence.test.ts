import { describe, expect, it } from 'vitest';
import { resolveUncertain } from '../desk/approving.ts';
import {
  approveIt,
  type Bench,
  bench,
  interviewed,
  withLetter,
} from '../desk/desk.test-support.ts';
import { append, byPerson, type Desk, load, loadAll, reindex } from '../desk/desk.ts';
import { gaps, raiseFence, raiseIfPutBackByHand } from '../desk/fencing.ts';
import { readSettings } from '../desk/settings.ts';
import type { MailHeader, ScanQuery, Transport } from '../mail/port.ts';
import type { OutboxRow, Store } from '../store/port.ts';
import { openSqlite } from '../store/sqlite.ts';
import { pump, recover } from './outbox.ts';

const NADIA = 'nadia@larkfield.example';
/** Two days of which a restored record knows nothing. */
const GAP = { since: '2026-03-03T22:00:00Z', until: '2026-03-05T16:00:00Z' };

interface World extends Bench {
  readonly id: string;
  readonly sent: MailHeader[];
  /** Copies to oneself. */
  readonly inbox: MailHeader[];
}

/** A desk whose mailbox has a Sent folder with one old message in it. */
async function world(prepare: (b: Bench, id: string) => Promise<void>): Promise<World> {
  const b = await bench();
  const { id } = await withLetter(b.desk, await interviewed(b.desk));
  await prepare(b, id);
  const sent: MailHeader[] = [header('<old@postbox.example>', 'aunt@family.example', 'Hello')];
  const inbox: MailHeader[] = [];
  const recent = async ({ folder, wanted }: ScanQuery) => {
    const there = folder === 'sent' ? sent : folder === 'inbox' ? inbox : [];
    return { looked: there.length, wanted: there.filter((h) => wanted(h)).length };
  };
  const far = { ...b.far, mailbox: { ...b.far.mailbox, recent } };
  return { ...b, far, id, sent, inbox, desk: { ...b.desk, post: async () => far } };
}

function header(messageId: string, to: string, subject: string, date = GAP.since): MailHeader {
  return {
    messageId,
    originalMessageId: null,
    inReplyTo: [],
    references: [],
    from: [{ name: 'Robin Ashdown', address: 'robin@postbox.example' }],
    to: [{ name: '', address: to }],
    cc: [],
    subject,
    date: new Date(Temporal.Instant.from(date).add({ hours: 20 }).epochMilliseconds).toUTCString(),
    autoSubmitted: null,
    contentType: 'text/plain',
    failedRecipients: [],
    hasCalendar: false,
  };
}

/** The restore happens at the end of the gap; then an evening passes, minute by minute. */
async function restored(w: World, replaced: Store | null = null) {
  w.clock.set(Temporal.Instant.from(GAP.until));
  const fenced = await raiseFence(w.desk, GAP, replaced);
  await recover(w.desk);
  await pass(w, 120);
  return fenced;
}

async function pass(w: World, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await pump(w.desk, 'own');
    w.clock.forward({ minutes: 1 });
  }
}

const row = async (w: World): Promise<OutboxRow | null> => await w.desk.store.outbox.get('letter');

async function say(w: World, outcome: 'arrived' | 'send_again'): Promise<void> {
  const { seq } = await load(w.desk, w.id);
  const place = { opportunity: w.id, expectedSeq: seq, letter: 'letter', outcome };
  await resolveUncertain(w.desk, place, byPerson);
}

describe('after a restore', () => {
  it('a letter on its way is not sent, and the person is asked when nothing can be found', async () => {
    const w = await world((b, id) => approveIt(b.desk, id));
    expect(await restored(w)).toEqual({ held: 1, carried: 0 });
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
    expect((await row(w))?.evidence[0]?.sentence).toContain(
      'put back to the backup of 3 March 2026',
    );
    await say(w, 'send_again');
    await pass(w, 5);
    expect(w.far.submitted).toHaveLength(1);
  });

  it('a letter that lies in the mailbox counts as sent', async () => {
    const w = await world((b, id) => approveIt(b.desk, id));
    w.far.there.add((await row(w))?.messageId ?? '');
    await restored(w);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['filed', 0]);
    expect((await load(w.desk, w.id)).letters[0]?.state).toBe('sent');
  });

  it.each(['held', 'waiting', 'retry', 'sending', 'uncertain', 'needs_person'] as const)(
    'a letter the backup has as %s is behind the fence',
    async (state) => {
      const w = await world((b, id) => approveIt(b.desk, id));
      const before = await row(w);
      if (before === null) throw new Error('there is no row');
      await w.desk.store.outbox.put({ ...before, state });
      await restored(w);
      expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
    },
  );

  it('a letter whose time had not come goes at its time, once the mailbox shows nothing', async () => {
    const w = await world((b, id) => approveIt(b.desk, id));
    await schedule(w, '2026-03-06T15:00:00Z');
    await restored(w);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['waiting', 0]);
    expect((await row(w))?.nextAt).toBe('2026-03-06T15:00:00Z');
    expect((await load(w.desk, w.id)).letters[0]?.state).toBe('approved');
  });

  it('and does not when something else went to the same person meanwhile', async () => {
    const w = await world((b, id) => approveIt(b.desk, id));
    await schedule(w, '2026-03-06T15:00:00Z');
    w.sent.push(header('<other@postbox.example>', NADIA, 'Thank you'));
    await restored(w);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
  });

  it('a letter approved anew waits, then asks once, when mail to that person is found', async () => {
    const w = await world(async () => {});
    w.sent.push(header('<note@postbox.example>', NADIA, 'Thank you for the test cell'));
    await restored(w);
    await approveIt(w.desk, w.id);
    await pass(w, 60);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
    expect((await row(w))?.evidence.at(-1)?.sentence).toContain('“Thank you for the test cell”');
    await say(w, 'send_again');
    await pass(w, 10);
    expect(w.far.submitted).toHaveLength(1);
  });

  it('a letter approved anew goes out when the mailbox shows nothing', async () => {
    const w = await world(async () => {});
    await restored(w);
    await approveIt(w.desk, w.id);
    await pass(w, 60);
    expect(w.far.submitted).toHaveLength(1);
  });

  it('a copy to oneself tells as well, where Sent is not used', async () => {
    const w = await world(async () => {});
    w.sent.length = 0;
    w.inbox.push(header('<note@postbox.example>', NADIA, 'Thank you for the test cell'));
    await restored(w);
    await approveIt(w.desk, w.id);
    await pass(w, 60);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
  });

  it('a backup that was copied over the data by hand is taken for one', async () => {
    const w = await world((b, id) => approveIt(b.desk, id));
    await w.desk.store.shelf.putSetting('backup', { at: GAP.since });
    w.clock.set(Temporal.Instant.from(GAP.until));
    await raiseIfPutBackByHand(w.desk);
    await raiseIfPutBackByHand(w.desk);
    await pass(w, 120);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['needs_person', 0]);
    expect(await gaps(w.desk.store.shelf)).toEqual([GAP]);
  });

  it('nothing leaves while the mailbox cannot be read', async () => {
    const w = await world(async () => {});
    await restored(w);
    const blind = async () => Promise.reject(new Error('the line is dead'));
    const mailbox = { ...w.far.mailbox, recent: blind };
    const desk: Desk = { ...w.desk, post: async () => ({ ...w.far, mailbox }) };
    await approveIt(w.desk, w.id);
    await pass({ ...w, desk }, 60);
    expect([(await row(w))?.state, w.far.submitted.length]).toEqual(['waiting', 0]);
    expect((await row(w))?.evidence.at(-1)?.sentence).toContain('the line is dead');
  });

  it('mail of before the backup, or to others, stops nothing', async () => {
    const w = await world(async () => {});
    w.sent.push(header('<early@postbox.example>', NADIA, 'See you', '2026-03-01T10:00:00Z'));
    w.sent.push(header('<x@postbox.example>', 'tomas@larkfield.example', 'Thank you'));
    await restored(w);
    await approveIt(w.desk, w.id);
    await pass(w, 60);
    expect(w.far.submitted).toHaveLength(1);
  });
});

describe('what the replaced data knew', () => {
  it('of letters that left is carried over: they are sent, and stay so', async () => {
    const newer = await world(async () => {});
    const older = await sameAs(newer);
    await approveIt(newer.desk, newer.id);
    await pass(newer, 5);
    expect(newer.far.submitted).toHaveLength(1);
    expect(await restored(older, newer.desk.store)).toEqual({ held: 0, carried: 1 });
    const [letter] = (await load(older.desk, older.id)).letters;
    expect(letter?.state).toBe('sent');
    expect([(await row(older))?.state, older.far.submitted.length]).toEqual(['filed', 0]);
  });

  it.each([
    ['was taken back', { kind: 'approval_withdrawn', letter: 'letter', why: 'undone' }],
    ['was thrown away', { kind: 'letter_discarded', letter: 'letter' }],
    ['is to somebody they withdrew from', { kind: 'decided', what: 'withdrew' }],
    [
      'is to a company not to be written to',
      { kind: 'do_not_contact', scope: 'company', person: null, on: true, reason: null },
    ],
  ] as const)('of a letter not due yet that %s: it is asked about, not sent', async (_, body) => {
    const newer = await world((b, id) => approveIt(b.desk, id));
    await schedule(newer, '2026-03-06T15:00:00Z');
    const older = await sameAs(newer);
    const change = { opportunity: await load(newer.desk, newer.id), expectedSeq: null };
    await append(newer.desk, { ...change, origin: byPerson, bodies: [body] });
    expect(await restored(older, newer.desk.store)).toEqual({ held: 1, carried: 0 });
    expect([(await row(older))?.state, older.far.submitted.length]).toEqual(['needs_person', 0]);
    await say(older, 'send_again');
    await pass(older, 5);
    expect(older.far.submitted).toHaveLength(1);
  });

  it('of a letter nobody touched since lets it go at its time', async () => {
    const newer = await world((b, id) => approveIt(b.desk, id));
    await schedule(newer, '2026-03-06T15:00:00Z');
    const older = await sameAs(newer);
    await restored(older, newer.desk.store);
    expect([(await row(older))?.state, older.far.submitted.length]).toEqual(['waiting', 0]);
  });
});

async function schedule(w: World, sendAt: string): Promise<void> {
  const before = await row(w);
  if (before !== null) await w.desk.store.outbox.put({ ...before, sendAt, nextAt: sendAt });
}

/** The same data in another store: what a backup made now would hold. */
async function sameAs(w: World): Promise<World> {
  const store = openSqlite(':memory:', GAP.since);
  const desk: Desk = { ...w.desk, store };
  const settings = await readSettings(w.desk.store.shelf);
  await store.shelf.putSetting('settings', settings);
  for (const { id } of await loadAll(w.desk)) {
    await store.record.append(id, 0, await w.desk.store.record.events(id));
    await reindex(desk, store, id, settings);
  }
  for (const found of await w.desk.store.outbox.list()) await store.outbox.put(found);
  const submitted: string[] = [];
  const transport: Transport = {
    async submit(message, marks) {
      submitted.push(Buffer.from(message.bytes).toString('utf8'));
      return await w.far.transport.submit(message, marks);
    },
  };
  const far = { ...w.far, transport, submitted };
  return { ...w, far, desk: { ...desk, post: async () => far } };
}
