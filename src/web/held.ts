import type { LetterView } from '../http/views.ts';
import { client } from './client.ts';
import { now } from './now.ts';
import { asProblem, refreshAll } from './resource.ts';
import { say } from './toasts.tsx';
import { moment } from './when.ts';

/** Seconds that are left to take an approved letter back; 0 when it is too late. */
export function undoSeconds(undoUntil: string | null, sample: boolean): number {
  const current = now(sample);
  if (undoUntil === null || current === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(undoUntil) - Date.parse(current)) / 1000));
}

/** Takes an approved letter back to a draft, against the newest state of its opportunity. */
export async function takeBack(opportunity: string, letter: string): Promise<LetterView | null> {
  try {
    const seen = await client.letter(opportunity, letter);
    const back = await client.undo({ id: opportunity, seq: seen.seq }, letter);
    say({ sentence: 'Taken back. It is a draft again.' });
    return back;
  } catch (cause) {
    const { view } = asProblem(cause);
    say({ sentence: `${view.message} ${view.mend}`, problem: true });
    return null;
  } finally {
    refreshAll();
  }
}

/** Says that a letter is held, and offers Undo for as long as it works. */
export function sayHeld(view: LetterView): void {
  const { outbox } = view;
  const current = now(view.sample);
  const later = outbox?.state === 'waiting' && current !== null;
  const seconds = undoSeconds(outbox?.undoUntil ?? null, view.sample);
  const first = view.to.name.split(' ')[0];
  say({
    sentence: later
      ? `Approved. It leaves ${moment(outbox.sendAt, current, view.to.zone)}, ${first}’s time.`
      : `Approved. It leaves for ${first} in a moment.`,
    action: { words: 'Undo', run: () => void takeBack(view.opportunity, view.letter.id) },
    ...(seconds > 0 && seconds < 300 ? { seconds } : {}),
  });
}
