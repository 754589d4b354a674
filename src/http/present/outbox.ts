import type { Opportunity } from '../../core/record/opportunity.ts';
import { wasFenced } from '../../desk/fencing.ts';
import type { OutboxRow } from '../../store/port.ts';
import type { OutboxView } from '../views.ts';
import { nameOf } from './plan.ts';

/** A message on its way, for the screen. */
export function outboxView(row: OutboxRow, opportunity: Opportunity): OutboxView {
  const letter = opportunity.letters.find((l) => l.id === row.letter);
  return {
    letter: row.letter,
    opportunity: row.opportunity,
    company: opportunity.company,
    to: nameOf(opportunity, letter?.to ?? null) ?? row.envelopeTo,
    subject: row.subject,
    sample: opportunity.sample,
    state: row.state,
    sendAt: row.sendAt,
    undoUntil: row.state === 'held' ? row.undoUntil : null,
    attempts: row.attempts,
    sentence: sentenceOf(row),
    evidence: row.evidence,
  };
}

/** Why it is uncertain differs: here it was a restore, not a connection that broke. */
function sentenceOf(row: OutboxRow): string {
  const doubted = row.state === 'uncertain' || row.state === 'needs_person';
  if (!doubted || !wasFenced(row)) return SENTENCES[row.state];
  return row.state === 'uncertain'
    ? 'A backup was restored. Whether this had left before is being looked up; until then it is held.'
    : 'A backup was restored, and nothing shows whether this had left before. You decide; nothing is sent by itself.';
}

const SENTENCES: Readonly<Record<OutboxRow['state'], string>> = {
  held: 'Approved and held. You can still take it back.',
  waiting: 'Approved; waiting for the moment it may go out.',
  sending: 'Going out now.',
  retry: 'The server could not take it yet. It is tried again by itself.',
  sent: 'Sent.',
  filed: 'Sent, and filed in your Sent folder.',
  failed: 'The server refused it. Nothing was sent.',
  uncertain: 'The connection broke at the last moment. Whether it arrived is being looked up.',
  needs_person:
    'It could not be found out whether it arrived. You decide; nothing is sent by itself.',
  bounced: 'It came back: the address does not take mail.',
  stopped: 'Stopped before it left, because something changed.',
  undone: 'Taken back before it left.',
};
