import { type Judged, STOPPING } from './intent.ts';
import type { Opened } from './view.ts';

/** How likely a stop may be beside another reading before a person is asked. */
const MOST_DOUBT = 0.17;
/** A stop less likely than this is asked about, too. */
const LEAST_STOP = 0.5;

/**
 * Whether a person must say what the message means before anything is sent (handbook, section 4):
 * it may be a stop and is read as none, the text is empty, or longer than was judged.
 */
export function doubt(view: Opened, judged: Judged, stopping: boolean): boolean {
  if (view.machine.bounce || view.machine.receipt) return false;
  if (view.text.newText.trim() === '') return true;
  if (!view.whole && !view.machine.bulk) return true;
  const stop = judged.ranked
    .filter(
      (one) => STOPPING.has(one.intent) && !(one.intent === 'position_on_hold' && view.promised),
    )
    .reduce((sum, one) => sum + one.confidence, 0);
  const read = judged.ranked[0]?.intent;
  if (stopping) return read !== undefined && STOPPING.has(read) && stop < LEAST_STOP;
  return stop > MOST_DOUBT;
}
