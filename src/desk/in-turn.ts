import type { Store } from '../store/port.ts';

/** What must not run twice at once: each looks at what is there and then adds what is missing. */
type Matter = 'offer' | 'opening';

const lines = new WeakMap<Store, Map<Matter, Promise<unknown>>>();

/**
 * Runs `work` after what was begun before it on the same matter, whether that succeeded or failed:
 * a form submitted twice at once finds, the second time, what the first has made. One process
 * holds the store, so that this suffices. Work on a matter never begins more of the same matter.
 */
export async function inTurn<T>(store: Store, matter: Matter, work: () => Promise<T>): Promise<T> {
  const line = lines.get(store) ?? new Map<Matter, Promise<unknown>>();
  lines.set(store, line);
  const mine = (line.get(matter) ?? Promise.resolve()).then(work, work);
  line.set(matter, mine);
  return await mine;
}
