import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventBodyArbitrary } from '../core/record/events.test-support.ts';
import type { EventBody } from '../core/record/events.ts';
import { bench } from './desk.test-support.ts';
import { byPerson, type Desk, open } from './desk.ts';
import { exportAll, importAll } from './exchange.ts';
import { exportJsonSchema } from './export-schema.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'schema', 'afterword-1.schema.json');
const published = JSON.parse(readFileSync(path, 'utf8'));
const validate = new Ajv2020({ strict: false }).compile(published);

let desk: Desk;
beforeAll(async () => {
  ({ desk } = await bench());
});

const opening: Extract<EventBody, { kind: 'opportunity_opened' }> = {
  kind: 'opportunity_opened',
  company: 'Halden Foods',
  role: 'Baker',
  country: 'NO',
  sample: false,
};

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the published schema of the export', () => {
  it('is current (node scripts/export-schema.ts)', () => {
    expect(published).toEqual(json(exportJsonSchema()));
  });

  it('holds for the export of any history, by another validator', async () => {
    const histories = fc.array(fc.array(eventBodyArbitrary, { maxLength: 8 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(histories, async (all) => {
        for (const bodies of all) await open(desk, 'own', byPerson, [opening, ...bodies]);
        const given = json(await exportAll(desk));
        expect(validate(given), JSON.stringify(validate.errors)).toBe(true);
        await desk.store.record.remove([
          ...new Set((await desk.store.record.index()).map((r) => r.opportunity)),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what an import refuses as well, with nothing changed', async () => {
    const good = json(await exportAll(desk));
    const event = {
      opportunity: 'x',
      seq: 1,
      at: '2026-03-03T10:00:00Z',
      by: 'person',
      source: { kind: 'web', ref: null },
      body: opening,
    };
    const bad = [
      { ...good, format: 'other/1' },
      { ...good, events: [{ ...event, at: 'yesterday' }] },
      { ...good, events: [{ ...event, body: { kind: 'nonsense' } }] },
      { ...good, settings: null },
      [],
    ];
    for (const input of bad) {
      expect(validate(input)).toBe(false);
      await expect(importAll(desk, input)).rejects.toMatchObject({ code: 'bad_input' });
    }
    expect(await desk.store.record.index()).toEqual([]);
  });
});
