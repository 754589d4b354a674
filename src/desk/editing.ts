import type { EventBody } from '../core/record/events.ts';
import type { Letter } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { type LetterPlace, undo } from './approving.ts';
import { append, type Desk, load, type Origin } from './desk.ts';
import { letterOf, personOf } from './drafting.ts';

/** Letters that may be written in: nothing of them is on its way or may have arrived. */
const OPEN: ReadonlySet<Letter['state']> = new Set(['draft', 'failed', 'bounced']);
/** On its way; taken back first, if it is not too late. */
const UNDER_WAY: ReadonlySet<Letter['state']> = new Set(['approved', 'sending']);

type Words = Omit<Extract<EventBody, { kind: 'letter_edited' }>, 'kind' | 'letter'>;

/** Changes words or recipient. An approval is withdrawn by it (X1); what has left stays as it is. */
export async function edit(
  desk: Desk,
  place: LetterPlace,
  words: Words,
  origin: Origin,
): Promise<Letter> {
  const seen = await load(desk, place.opportunity);
  const { state } = letterOf(seen, place.letter);
  personOf(seen, words.to);
  if (!OPEN.has(state) && !UNDER_WAY.has(state)) throw hasLeft();
  if (UNDER_WAY.has(state)) await undo(desk, place, origin);
  const body: EventBody = { kind: 'letter_edited', letter: place.letter, ...words };
  const opportunity = await load(desk, place.opportunity);
  const expectedSeq = UNDER_WAY.has(state) ? opportunity.seq : place.expectedSeq;
  const after = await append(desk, { opportunity, expectedSeq, origin, bodies: [body] });
  return letterOf(after, place.letter);
}

/** Throws a draft away. Refused for what is approved, on its way or gone. */
export async function discard(desk: Desk, place: LetterPlace, origin: Origin): Promise<void> {
  const opportunity = await load(desk, place.opportunity);
  const letter = letterOf(opportunity, place.letter);
  if (UNDER_WAY.has(letter.state)) {
    throw new Fault(
      'refused',
      'This letter is approved and on its way.',
      'Take it back in the outbox first, then throw it away.',
    );
  }
  if (!OPEN.has(letter.state)) throw hasLeft();
  const bodies: EventBody[] = [{ kind: 'letter_discarded', letter: letter.id }];
  await append(desk, { opportunity, expectedSeq: place.expectedSeq, origin, bodies });
}

function hasLeft(): Fault {
  return new Fault(
    'refused',
    'This letter has left, or may have left.',
    'Look in the outbox for where it is; what was sent stays as it was.',
  );
}
