import type { Intent } from '../record/nouns.ts';
import type { Millis } from '../time/day.ts';
import type { Decided, Entry, Facts, Received, Sent, Skipped } from './facts.ts';
import { mayWrite } from './people.ts';

/** A question that was asked, and when the candidate dealt with it. */
export interface Settled {
  readonly asked: Received;
  readonly at: Millis;
}

/** What is still to be answered, and which requests for information have been. */
export interface Answers {
  readonly pending: readonly Received[];
  readonly settled: readonly Settled[];
}

const ENDING: ReadonlySet<string> = new Set<Intent>(['rejection', 'position_filled']);
const INVITING: ReadonlySet<string> = new Set<Intent>(['next_round_invite', 'scheduling_request']);
const ASKING: ReadonlySet<string> = new Set<Intent>([
  'next_round_invite',
  'scheduling_request',
  'info_request',
  'offer',
]);

/** Rejections and filled positions. */
export function isEnding(
  entry: Entry,
): entry is Received & { readonly intent: 'rejection' | 'position_filled' } {
  return entry.kind === 'received' && ENDING.has(entry.intent);
}

/** Invitations to a next round and requests for a time. */
export function isInviting(
  entry: Entry,
): entry is Received & { readonly intent: 'next_round_invite' | 'scheduling_request' } {
  return entry.kind === 'received' && INVITING.has(entry.intent);
}

/**
 * Goes through everything that arrived and keeps what is still owed an answer. After a rejection
 * or the candidate's own decision everything before it is moot; an offer, an invitation or a
 * question that still arrives is treated as that (handbook, Border cases). An invitation is
 * answered at the latest by the interview that followed it.
 */
export function answersOf(facts: Facts): Answers {
  let pending: Received[] = [];
  let over = false;
  const settled: Settled[] = [];
  const meetings = [...facts.meetings];
  for (const entry of facts.entries) {
    while (meetings[0] !== undefined && meetings[0].end <= entry.at) {
      meetings.shift();
      pending = pending.filter((p) => !isInviting(p));
    }
    if (isEnding(entry)) {
      if (!over) pending = [entry];
      over = true;
    } else if (entry.kind === 'received' && ASKING.has(entry.intent)) {
      pending = [...pending.filter((p) => !isEnding(p)), entry];
      over = false;
    } else if (entry.kind === 'decided') {
      pending = [];
      over = true;
    } else if (isAnswer(entry, facts)) {
      const done = pending.filter((p) => settles(entry, p, facts));
      pending = pending.filter((p) => !done.includes(p));
      settled.push(...done.map((asked) => ({ asked, at: entry.at })));
    }
  }
  const held = meetings.some((m) => m.end <= facts.now);
  return { pending: held ? pending.filter((p) => !isInviting(p)) : pending, settled };
}

function isAnswer(entry: Entry, facts: Facts): entry is Sent | Skipped {
  if (entry.kind !== 'sent' && entry.kind !== 'skipped') return false;
  return entry.step === 'answer' && !facts.bounced.has(entry);
}

/** An answer settles what that person asked, and what came from nobody who can be written to. */
function settles(answer: Sent | Skipped, asked: Received, facts: Facts): boolean {
  if (answer.to === null || answer.to === asked.from) return true;
  return asked.from === null || !mayWrite(facts.contacts.get(asked.from));
}

/**
 * The rejection or the candidate's decision that ended an interview's matters, if one did. One from
 * before the interview's end stands unless it took place all the same or an invitation came since.
 */
export function stopAfter(
  facts: Facts,
  end: Millis,
  tookPlace: boolean,
): Received | Decided | null {
  let before: Received | Decided | null = null;
  for (const entry of facts.entries) {
    if (isEnding(entry) || entry.kind === 'decided') {
      if (entry.at >= end) return entry;
      before = entry;
    }
    if (isInviting(entry)) before = null;
  }
  return tookPlace ? null : before;
}
