/**
 * A candidate in a great hurry, in a process of its own: opens, drafts, approves, sends, without a
 * pause, until it is killed. After each round it prints its number and the instant it is, and the
 * number is in the store: what was printed was committed. Usage: load-process.ts FOLDER
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pump } from '../../src/worker/outbox.ts';
import { approveDraft, drillDesk, introduceRobin, openWithNote } from './drill-desk.ts';
import { dice, drillWorld } from './drill-world.ts';

const [folder = ''] = process.argv.slice(2);
const roll = dice(7);
/** Nine in the morning in Chicago, where the letters go. */
let now = Temporal.Instant.from('2026-03-03T15:00:00Z');
const { post } = drillWorld(folder, roll);
const desk = drillDesk(join(folder, 'afterword.sqlite'), () => now, post);
await introduceRobin(desk);

const drafts: string[] = [];
for (let round = 1; ; round++) {
  now = now.add({ seconds: 20 });
  drafts.push(await openWithNote(desk, `nadia-${round}@larkfield.example`));
  // Some drafts lie for a while: a backup falls between the draft and its approval.
  const id = drafts.length > 3 ? drafts.splice(roll(drafts.length), 1)[0] : undefined;
  if (id !== undefined) await approveDraft(desk, id);
  await pump(desk, 'own');
  await desk.store.shelf.putSetting('round', round);
  process.stdout.write(`${round} ${now.toString({ smallestUnit: 'second' })}\n`);
  await setTimeout(roll(4));
}
