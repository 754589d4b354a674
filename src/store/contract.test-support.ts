import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../core/record/events.ts';
import type { OutboxRow, Store } from './port.ts';

const AT = '2026-03-02T10:00:00Z';

function opened(company: string): NewEvent {
  return {
    at: AT,
    by: 'person',
    source: { kind: 'web', ref: null },
    body: { kind: 'opportunity_opened', company, role: 'Cook', country: 'IE', sample: false },
  };
}

function row(letter: string, over: Partial<OutboxRow> = {}): OutboxRow {
  return {
    letter,
    opportunity: 'o1',
    world: 'own',
    state: 'held',
    bytes: new Uint8Array([1, 0, 255]),
    messageId: `<${letter}@afterword.invalid>`,
    envelopeFrom: 'me@mailbox.example',
    envelopeTo: 'them@firm.example',
    subject: 'Thank you',
    hash: 'h',
    sendAt: AT,
    undoUntil: AT,
    attempts: 0,
    nextAt: AT,
    handedOverAt: null,
    endingAt: null,
    evidence: [],
    ...over,
  };
}

/** What every adapter of the store must do. `open` gives an empty store. */
export function storeContract(name: string, open: () => Store): void {
  describe(`${name}: the record`, () => {
    it('numbers events from 1 and gives them back as they were', async () => {
      const store = open();
      expect(await store.record.append('o1', 0, [opened('A'), opened('B')])).toEqual({
        kind: 'appended',
        seq: 2,
      });
      const events = await store.record.events('o1');
      expect(events.map((e) => e.seq)).toEqual([1, 2]);
      expect(events[0]).toEqual({ ...opened('A'), opportunity: 'o1', seq: 1 });
      await store.close();
    });

    it('lets one of two writers win and tells the other where the record stands', async () => {
      const store = open();
      await store.record.append('o1', 0, [opened('A')]);
      const both = await Promise.all([
        store.transact((tx) => tx.record.append('o1', 1, [opened('left')])),
        store.transact((tx) => tx.record.append('o1', 1, [opened('right')])),
      ]);
      expect(both.map((b) => b.kind).sort()).toEqual(['appended', 'conflict']);
      expect(await store.record.events('o1')).toHaveLength(2);
      await store.close();
    });

    it('writes all of a unit of work or nothing', async () => {
      const store = open();
      const failed = store.transact(async (tx) => {
        await tx.record.append('o1', 0, [opened('A')]);
        await tx.outbox.put(row('l1'));
        throw new Error('power cut');
      });
      await expect(failed).rejects.toThrow('power cut');
      expect(await store.record.events('o1')).toEqual([]);
      expect(await store.outbox.get('l1')).toBeNull();
      await store.close();
    });

    it('finds what is due in its world, oldest first, and nothing else', async () => {
      const store = open();
      const next = { o1: '2026-03-02T09:00:00Z', o2: '2026-03-02T08:00:00Z', o3: null, o4: AT };
      for (const [opportunity, nextAt] of Object.entries(next)) {
        const world = opportunity === 'o4' ? 'sample' : 'own';
        await store.record.putIndex({ opportunity, world, seq: 1, nextAt });
      }
      const due = await store.record.due('own', AT, 10);
      expect(due.map((d) => d.opportunity)).toEqual(['o2', 'o1']);
      await store.close();
    });

    it('removes an opportunity whole', async () => {
      const store = open();
      await store.record.append('o1', 0, [opened('A')]);
      await store.record.putIndex({ opportunity: 'o1', world: 'own', seq: 1, nextAt: AT });
      await store.shelf.putBytes('m1', 'o1', new Uint8Array([7]));
      await store.record.remove(['o1']);
      expect(await store.record.everything()).toEqual([]);
      expect(await store.record.index()).toEqual([]);
      expect(await store.shelf.bytes('m1')).toBeNull();
      await store.close();
    });
  });

  describe(`${name}: the outbox`, () => {
    it('keeps the very bytes', async () => {
      const store = open();
      await store.outbox.put(row('l1'));
      expect(await store.outbox.get('l1')).toEqual(row('l1'));
      await store.close();
    });

    it('lets a state be left once', async () => {
      const store = open();
      await store.outbox.put(row('l1'));
      const sending = row('l1', { state: 'sending', nextAt: null, handedOverAt: AT });
      const wins = await Promise.all([
        store.outbox.move(sending, ['held']),
        store.outbox.move(sending, ['held']),
      ]);
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await store.outbox.sentSince('own', AT)).toBe(1);
      expect(await store.outbox.due('own', '2027-01-01T00:00:00Z')).toEqual([]);
      await store.close();
    });
  });

  describe(`${name}: the shelf`, () => {
    it('keeps settings and strays', async () => {
      const store = open();
      expect(await store.shelf.setting('candidate')).toBeUndefined();
      await store.shelf.putSetting('candidate', { name: 'Zoë' });
      expect(await store.shelf.setting('candidate')).toEqual({ name: 'Zoë' });
      const stray = {
        id: 's1',
        world: 'own' as const,
        at: AT,
        fromName: null,
        fromAddress: 'x@y.example',
        subject: 's',
        text: 't',
        raw: new Uint8Array([0]),
        candidates: [{ opportunity: 'o1', why: 'same company' }],
      };
      await store.shelf.putStray(stray);
      await store.shelf.putStray({ ...stray, subject: 'again' });
      expect(await store.shelf.strays()).toEqual([stray]);
      await store.shelf.removeStray('s1');
      expect(await store.shelf.strays()).toEqual([]);
      await store.close();
    });
  });
}
