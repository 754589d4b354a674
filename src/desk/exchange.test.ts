import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { eventBodyArbitrary } from '../core/record/events.test-support.ts';
import type { EventBody } from '../core/record/events.ts';
import { fold } from '../core/record/fold.ts';
import { silentLog } from '../log.ts';
import type { Desk } from './desk.ts';
import { exportAll, importAll } from './exchange.ts';

let folder = '';
let n = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-exchange-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function withDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  n += 1;
  const config = readConfig({ data: join(folder, `${n}`) }, {});
  const app = await createApp({ config, log: silentLog });
  try {
    return await work(app.services.desk);
  } finally {
    await app.close();
  }
}

const opening: EventBody = {
  kind: 'opportunity_opened',
  company: 'A',
  role: 'B',
  country: null,
  sample: false,
};

async function write(desk: Desk, histories: readonly (readonly EventBody[])[]): Promise<void> {
  for (const [i, bodies] of histories.entries()) {
    const id = `o${i}`;
    await desk.store.transact(async (unit) => {
      const events = [opening, ...bodies].map((body, k) => ({
        at: `2026-03-0${1 + (k % 9)}T10:00:00Z`,
        by: 'person' as const,
        source: { kind: 'web' as const, ref: null },
        body,
      }));
      const outcome = await unit.record.append(id, 0, events);
      await unit.record.putIndex({
        opportunity: id,
        world: 'own',
        seq: outcome.seq,
        nextAt: null,
      });
    });
  }
}

async function states(desk: Desk) {
  const rows = await desk.store.record.index();
  return await Promise.all(
    rows.map(async (r) => [r.opportunity, fold(await desk.store.record.events(r.opportunity))]),
  );
}

describe('an export', () => {
  it('gives the same state in an empty installation, whatever happened', async () => {
    const histories = fc.array(fc.array(eventBodyArbitrary, { maxLength: 25 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(histories, async (all) => {
        const before = await withDesk(async (desk) => {
          await write(desk, all);
          return { file: JSON.stringify(await exportAll(desk)), states: await states(desk) };
        });
        await withDesk(async (desk) => {
          await importAll(desk, JSON.parse(before.file));
          expect(await states(desk)).toEqual(before.states);
          const again = { ...(await exportAll(desk)), exportedAt: '' };
          expect(again).toEqual({ ...JSON.parse(before.file), exportedAt: '' });
        });
      }),
      { numRuns: 15 },
    );
  });

  it('is refused where there is something already, and nothing changes', async () => {
    await withDesk(async (desk) => {
      await write(desk, [[]]);
      const file = await exportAll(desk);
      await expect(importAll(desk, file)).rejects.toMatchObject({ code: 'refused' });
      expect(await states(desk)).toHaveLength(1);
    });
  });

  it('is refused whole when a part of it is not as it should be', async () => {
    await withDesk(async (desk) => {
      await write(desk, [[{ kind: 'follow_ups_ended' }], []]);
      const file = await exportAll(desk);
      const events = file.events.filter((e, i) => i !== 0 || e.seq !== 1);
      await withDesk(async (empty) => {
        await expect(importAll(empty, { ...file, events })).rejects.toMatchObject({
          code: 'bad_input',
        });
        await expect(importAll(empty, { format: 'other' })).rejects.toMatchObject({
          code: 'bad_input',
        });
        expect(await states(empty)).toEqual([]);
      });
    });
  });
});
