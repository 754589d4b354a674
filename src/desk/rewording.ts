import { rephrase } from '../core/compose/rephrase.ts';
import type { Letter } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { append, type Desk, load, type Origin } from './desk.ts';
import { letterOf } from './drafting.ts';
import { settingsFor } from './settings.ts';

/** Which sentence of which draft; `turn` 0, 1, 2 … walks through all there are. */
export interface Rewording {
  readonly opportunity: string;
  readonly expectedSeq: number;
  readonly letter: string;
  readonly sentence: number;
  readonly turn: number;
}

/**
 * Says one sentence of a draft in other words, from the same facts; everything else, the
 * candidate's own edits too, stays as it is. Fails with `refused` for a sentence of their own.
 */
export async function reword(desk: Desk, order: Rewording, origin: Origin): Promise<Letter> {
  const opportunity = await load(desk, order.opportunity);
  const letter = letterOf(opportunity, order.letter);
  if (letter.state !== 'draft')
    throw new Fault(
      'refused',
      'This letter is approved or gone.',
      'Undo the approval first, then change it.',
    );
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  const channel = letter.channel === 'card' ? 'card' : 'email';
  const manner = { register: 'plain', dialect: candidate.dialect, channel } as const;
  const other = rephrase(letter, order.sentence, manner, order.turn);
  if (other === null)
    throw new Fault(
      'refused',
      'This sentence is in your own words; there is no other for it.',
      'Change it by hand if you like.',
    );
  const after = await append(desk, {
    opportunity,
    expectedSeq: order.expectedSeq,
    origin,
    bodies: [
      {
        kind: 'letter_reworded',
        letter: letter.id,
        text: other.body,
        sentences: other.sentences,
        phrasings: other.phrasings,
      },
    ],
  });
  return letterOf(after, letter.id);
}
