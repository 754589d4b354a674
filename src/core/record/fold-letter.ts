import type { EventBody } from './events.ts';
import type { Instant } from './nouns.ts';
import type { Letter } from './opportunity.ts';

export type LetterEvent = Extract<
  EventBody,
  {
    kind:
      | 'letter_drafted'
      | 'letter_edited'
      | 'letter_reworded'
      | 'letter_approved'
      | 'approval_withdrawn'
      | 'letter_sending'
      | 'letter_sent'
      | 'letter_failed'
      | 'letter_uncertain'
      | 'letter_bounced'
      | 'letter_confirmed'
      | 'letter_discarded'
      | 'finding_suppressed'
      | 'suppression_lifted';
  }
>;

/** The letters after one more letter event. A draft drafted again replaces its text. */
export function foldLetter(
  letters: readonly Letter[],
  at: Instant,
  body: LetterEvent,
): readonly Letter[] {
  if (body.kind === 'letter_drafted') {
    const letter = drafted(at, body);
    const known = letters.some((l) => l.id === letter.id);
    return known ? letters.map((l) => (l.id === letter.id ? letter : l)) : [...letters, letter];
  }
  return letters.map((l) => (l.id === body.letter ? changed(l, at, body) : l));
}

function drafted(at: Instant, body: Extract<LetterEvent, { kind: 'letter_drafted' }>): Letter {
  return {
    id: body.letter,
    step: body.step,
    to: body.to,
    interview: body.interview,
    channel: body.channel,
    subject: body.subject,
    body: body.text,
    sentences: body.sentences,
    ask: body.ask,
    leftOut: body.leftOut,
    phrasings: body.phrasings,
    revision: body.revision,
    edited: false,
    state: 'draft',
    approvedHash: null,
    messageId: null,
    suppressed: [],
    updatedAt: at,
  };
}

function changed(
  letter: Letter,
  at: Instant,
  body: Exclude<LetterEvent, { kind: 'letter_drafted' }>,
): Letter {
  switch (body.kind) {
    case 'letter_edited':
      // X1: an edit after approval withdraws it.
      return {
        ...letter,
        to: body.to,
        channel: body.channel,
        subject: body.subject,
        body: body.text,
        sentences: letter.sentences.filter((s) => body.text.includes(s.text)),
        edited: true,
        state: 'draft',
        approvedHash: null,
        updatedAt: at,
      };
    case 'letter_reworded':
      // X1: other words are other words; only a draft is reworded, and nothing approved survives it.
      return {
        ...letter,
        body: body.text,
        sentences: body.sentences,
        phrasings: body.phrasings,
        state: 'draft',
        approvedHash: null,
        updatedAt: at,
      };
    case 'letter_approved':
      return {
        ...letter,
        state: 'approved',
        approvedHash: body.hash,
        messageId: body.messageId,
        updatedAt: at,
      };
    case 'approval_withdrawn':
      return { ...letter, state: 'draft', approvedHash: null, updatedAt: at };
    case 'letter_sending':
      return { ...letter, state: 'sending', updatedAt: at };
    case 'letter_sent':
      return { ...letter, state: 'sent', messageId: body.messageId, updatedAt: at };
    case 'letter_failed':
      return { ...letter, state: 'failed', updatedAt: at };
    case 'letter_uncertain':
      return { ...letter, state: 'uncertain', updatedAt: at };
    case 'letter_bounced':
      return { ...letter, state: 'bounced', updatedAt: at };
    case 'letter_confirmed':
      return { ...letter, state: 'sent', messageId: body.messageId ?? letter.messageId };
    case 'letter_discarded':
      return { ...letter, state: 'discarded', updatedAt: at };
    case 'finding_suppressed':
      return { ...letter, suppressed: [...letter.suppressed, body.suppression] };
    case 'suppression_lifted':
      return {
        ...letter,
        suppressed: letter.suppressed.filter((s) => s.rule !== body.rule || s.quote !== body.quote),
      };
  }
}
