import { carry } from '../core/compose/carry.ts';
import type { EventBody, RecordedEvent } from '../core/record/events.ts';
import type { Letter } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import { append, type Desk, load, type Origin } from './desk.ts';
import { type DraftOrder, draftedBody } from './drafting.ts';

/**
 * After a debrief was replaced: its notes that are still drafts follow it. What the candidate
 * changed in them stays as they left it, word for word; what is approved or gone is not touched.
 */
export async function redraft(
  desk: Desk,
  id: string,
  interview: string,
  origin: Origin,
): Promise<void> {
  const opportunity = await load(desk, id);
  const events = await desk.store.record.events(id);
  const open = opportunity.letters.filter(
    (l) => l.step === 'thank_you' && l.interview === interview && l.state === 'draft',
  );
  const bodies: EventBody[] = [];
  for (const letter of open) {
    const order: DraftOrder = {
      ...{ opportunity: id, expectedSeq: opportunity.seq, step: letter.step, to: letter.to },
      ...{ interview, channel: letter.channel === 'card' ? 'card' : 'email' },
      ...{ offer: null, words: null },
    };
    const fresh = await draftedBody(desk, opportunity, order, letter.id, letter.revision).catch(
      (error: unknown) => {
        // Nothing is left to write from: the draft stays as it is.
        if (error instanceof Fault) return null;
        throw error;
      },
    );
    if (fresh !== null) bodies.push(...followed(letter, fresh, draftedText(events, letter)));
  }
  if (bodies.length === 0) return;
  await append(desk, { opportunity, expectedSeq: opportunity.seq, origin, bodies });
}

type Drafted = Extract<EventBody, { kind: 'letter_drafted' }>;

function followed(letter: Letter, fresh: Drafted, before: Pick<Drafted, 'subject' | 'text'>) {
  if (fresh.text === before.text && fresh.subject === before.subject) return [];
  const kept = letter.suppressed.map(
    (suppression) => ({ kind: 'finding_suppressed', letter: letter.id, suppression }) as const,
  );
  if (!letter.edited) return [fresh, ...kept];
  const edited: EventBody = {
    ...{ kind: 'letter_edited', letter: letter.id, to: letter.to, channel: letter.channel },
    subject: letter.subject === before.subject ? fresh.subject : letter.subject,
    text: carry(before.text, letter.body, fresh.text),
  };
  return [fresh, edited, ...kept];
}

/** What was composed for this letter last, before anybody changed it. */
function draftedText(
  events: readonly RecordedEvent[],
  letter: Letter,
): Pick<Drafted, 'subject' | 'text'> {
  let [subject, text] = [letter.subject, letter.body];
  for (const { body } of events) {
    if (!('letter' in body) || body.letter !== letter.id) continue;
    if (body.kind === 'letter_drafted') ({ subject, text } = body);
    if (body.kind === 'letter_reworded') ({ text } = body);
  }
  return { subject, text };
}
