/** Everything as one file, and back again (X6). The format is documented in docs/export.md. */
import { z } from 'zod';
import type { RecordedEvent } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import { recordedEventSchema } from '../core/record/schema.ts';
import { Fault } from '../errors.ts';
import { type Desk, reindex } from './desk.ts';
import { readSettings, type Settings, settingsSchema, writeSettings } from './settings.ts';

export const EXPORT_FORMAT = 'afterword/1';

export interface Export {
  readonly format: typeof EXPORT_FORMAT;
  readonly exportedAt: string;
  readonly settings: Settings;
  readonly events: readonly RecordedEvent[];
}

export const exportSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  exportedAt: z.string(),
  settings: settingsSchema,
  events: z.array(recordedEventSchema).max(2_000_000),
});

/** The whole record with the settings. Secrets are never part of it, nor is the sample week. */
export async function exportAll(desk: Desk): Promise<Export> {
  const rows = await desk.store.record.index();
  const own = new Set(rows.filter((r) => r.world === 'own').map((r) => r.opportunity));
  const events = await desk.store.record.everything();
  return {
    format: EXPORT_FORMAT,
    exportedAt: instantText(desk.clocks.own.now()),
    settings: await readSettings(desk.store.shelf),
    events: events.filter((e) => own.has(e.opportunity)),
  };
}

/**
 * Imports an export into an installation without opportunities of its own: the same state comes
 * back. Nothing is written unless all of it is (`bad_input`, `refused`). Letters that were on
 * their way are not sent again: the outbox is not part of an export.
 */
export async function importAll(desk: Desk, input: unknown): Promise<number> {
  const parsed = exportSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Fault(
      'bad_input',
      `This is no Afterword export: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() +
        '.',
      'Choose the file that "Export" or `afterword export` wrote.',
    );
  }
  const own = (await desk.store.record.index()).filter((r) => r.world === 'own');
  if (own.length > 0) {
    throw new Fault(
      'refused',
      'There are opportunities here already, and an import would mix the two.',
      'Import into an empty installation (afterword up --data FOLDER), or delete everything first.',
    );
  }
  const settings = parsed.data.settings as unknown as Settings;
  const byOpportunity = Map.groupBy(parsed.data.events, (e) => e.opportunity);
  await desk.store.transact(async (unit) => {
    await writeSettings(unit.shelf, settings);
    for (const [id, events] of byOpportunity) {
      requireWhole(id, events);
      const outcome = await unit.record.append(
        id,
        0,
        events.map(({ at, by, source, body }) => ({ at, by, source, body })),
      );
      if (outcome.kind === 'conflict') throw alreadyThere(id);
      await reindex(desk, unit, id, settings);
    }
  });
  desk.changed(null, 'imported');
  return byOpportunity.size;
}

function alreadyThere(id: string): Fault {
  return new Fault(
    'refused',
    `There is an opportunity ${id} here already.`,
    'Remove the sample week first, or import into an empty installation.',
  );
}

function requireWhole(id: string, events: readonly RecordedEvent[]): void {
  const gap = events.findIndex((e, i) => e.seq !== i + 1);
  if (gap === -1 && events[0]?.body.kind === 'opportunity_opened') return;
  throw new Fault(
    'bad_input',
    `The events of ${id} are not complete: number ${gap + 1} is missing or out of order.`,
    'The file was changed or cut off. Export it again.',
  );
}
