import type { Desk } from './desk.ts';
import { forgetFolded } from './folded.ts';

/** That there was a sample week once, that this browser is signed in, which installation this is. */
const KEPT = ['sample', 'sessions', 'installation'];

/** Removes every opportunity, its messages, strays, settings, mailbox and API tokens (X6). */
export async function erase(desk: Desk): Promise<void> {
  const own = (await desk.store.record.index()).map((r) => r.opportunity);
  await desk.store.transact(async (unit) => {
    await unit.record.remove(own);
    await unit.outbox.remove(own);
    for (const stray of await unit.shelf.strays()) await unit.shelf.removeStray(stray.id);
    await unit.shelf.clearSettings(KEPT);
  });
  forgetFolded(desk.store);
  desk.changed(null, 'erased');
}

/** Removes the sample week's opportunities and what hangs on them. */
export async function eraseSample(desk: Desk): Promise<void> {
  const rows = await desk.store.record.index();
  const sample = rows.filter((r) => r.world === 'sample').map((r) => r.opportunity);
  await desk.store.transact(async (unit) => {
    await unit.record.remove(sample);
    await unit.outbox.remove(sample);
    for (const stray of await unit.shelf.strays()) {
      if (stray.world === 'sample') await unit.shelf.removeStray(stray.id);
    }
  });
  forgetFolded(desk.store);
  desk.changed(null, 'sample_removed');
}
