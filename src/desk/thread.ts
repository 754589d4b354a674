import type { Opportunity } from '../core/record/opportunity.ts';

/** The thread a message to this person goes on with (RFC 5322, 3.6.4); null starts a new one. */
export interface Thread {
  readonly inReplyTo: string;
  readonly references: readonly string[];
  /** Subject of the thread without any "Re:". */
  readonly subject: string;
}

interface Post {
  readonly at: string;
  readonly messageId: string;
  readonly subject: string;
}

/**
 * The conversation with `person`: our sent letters to them and their answers, oldest first. A
 * person we have not written to yet (after a referral) gets a thread of their own.
 */
export function threadWith(opportunity: Opportunity, person: string): Thread | null {
  const posts = [...ours(opportunity, person), ...theirs(opportunity, person)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
  const last = posts.at(-1);
  const first = posts[0];
  if (last === undefined || first === undefined) return null;
  return {
    inReplyTo: last.messageId,
    references: posts.map((p) => p.messageId),
    subject: bareSubject(first.subject),
  };
}

/** The subject without reply and forward marks in the usual languages. */
export function bareSubject(subject: string): string {
  return subject
    .replace(/^(?:\s*(?:re|aw|sv|antw|ref|rv|wg|fw|fwd|tr)(?:\[\d+\])?\s*:)+\s*/i, '')
    .trim();
}

function ours(opportunity: Opportunity, person: string): readonly Post[] {
  return opportunity.happenings.flatMap((h) => {
    if (h.kind !== 'sent' || h.to !== person || h.messageId === null) return [];
    const letter = opportunity.letters.find((l) => l.id === h.letter);
    return [{ at: h.at, messageId: h.messageId, subject: letter?.subject ?? '' }];
  });
}

function theirs(opportunity: Opportunity, person: string): readonly Post[] {
  return opportunity.messages.flatMap((m) =>
    m.from === person && m.messageId !== null && m.reading.intent !== 'bounce'
      ? [{ at: m.at, messageId: m.messageId, subject: m.subject }]
      : [],
  );
}
