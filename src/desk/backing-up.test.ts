import { describe, expect, it } from 'vitest';
import { movableClock } from '../clock.ts';
import { Fault } from '../errors.ts';
import type { BackupFile, Backups } from '../store/port.ts';
import { backingUp } from './backing-up.ts';

const START = Temporal.Instant.from('2026-03-03T22:00:00Z');

/** A folder of backups that may be full, and a program that looks every hour. */
function installation(opportunities: number) {
  const clock = movableClock(START);
  const files: BackupFile[] = [];
  const disk: { full: boolean; ready: Promise<void> } = { full: false, ready: Promise.resolve() };
  const backups: Backups = {
    list: async () => files,
    async make(kind, at) {
      if (disk.full) throw new Fault('store_full', 'The disk is full.', 'Free some space.');
      await disk.ready;
      const file = { name: `${files.length}`, kind, at, bytes: 1 };
      files.unshift(file);
      return file;
    },
    read: async () => ({ bytes: 0, stream: new ReadableStream<Uint8Array>() }),
    async removeAll() {
      files.length = 0;
    },
  };
  const rows = Array.from({ length: opportunities }, (_, n) => ({
    ...{ opportunity: `o${n}`, world: 'own' as const, seq: 1, nextAt: null },
  }));
  const kept = backingUp(backups, { index: async () => rows }, clock, START);
  const live = async (hours: number) => {
    for (let hour = 0; hour < hours; hour++) {
      await kept.makeIfDue();
      clock.forward({ hours: 1 });
    }
  };
  return { kept, files, disk, live };
}

describe('the backup of the day', () => {
  it('is made once a day', async () => {
    const { files, live } = installation(1);
    await live(72);
    expect(files).toHaveLength(3);
    expect(files.every((f) => f.kind === 'automatic')).toBe(true);
  });

  it('is not made where there is nothing to lose, and that is no trouble', async () => {
    const { kept, files, live } = installation(0);
    await live(24 * 10);
    expect(files).toEqual([]);
    expect((await kept.state()).trouble).toBeNull();
  });

  it('says that the disk is full, tries again by the hour, and is well when it worked', async () => {
    const { kept, files, disk, live } = installation(1);
    disk.full = true;
    await live(5);
    expect((await kept.state()).trouble).toEqual({
      message: 'The backup of today failed. The disk is full.',
      mend: 'Free some space.',
    });
    disk.full = false;
    await live(2);
    expect(files).toHaveLength(1);
    expect((await kept.state()).trouble).toBeNull();
  });

  it('goes with everything else, also one that is just being made', async () => {
    const { kept, files, disk } = installation(1);
    const written = Promise.withResolvers<void>();
    disk.ready = written.promise;
    const daily = kept.makeIfDue();
    const byHand = kept.make();
    const removed = kept.removeAll();
    written.resolve();
    await Promise.all([daily, byHand, removed]);
    expect(files).toEqual([]);
  });

  it('is not replaced by one made by hand', async () => {
    const { kept, files, live } = installation(1);
    await kept.make();
    await live(1);
    expect(files.map((f) => f.kind)).toEqual(['automatic', 'by-hand']);
  });
});
