import type { StepKind } from '../record/nouns.ts';
import type { Millis } from '../time/day.ts';
import { type Answers, isEnding, isInviting } from './answers.ts';
import type {
  Dated,
  Decided,
  Ended,
  Entry,
  Facts,
  Moved,
  Received,
  Sent,
  Skipped,
  Told,
} from './facts.ts';
import type { Meeting } from './meetings.ts';

export type FollowUpKind = Extract<StepKind, 'follow_up' | 'second_follow_up' | 'clarification'>;

/** The follow-ups in turn; the name of the next goes by how many are unanswered. */
export const FOLLOW_UPS: readonly FollowUpKind[] = [
  'follow_up',
  'second_follow_up',
  'clarification',
];

/** What the clock of the next follow-up runs from. */
export type Anchor =
  | { readonly kind: 'interview' }
  | {
      readonly kind: 'dated' | 'acknowledged' | 'deciding' | 'referred' | 'on_hold';
      readonly by: Received;
    }
  | { readonly kind: 'answered'; readonly at: Millis; readonly skipped: boolean };

/** A promise, and who stated it in what. */
export interface Stated {
  readonly entry: Received | Told;
  readonly dated: Dated;
}

/** Where the conversation after the latest interview stands. */
export interface Conversation {
  /** How many follow-ups lie behind us since they last answered, sent or skipped. */
  readonly position: number;
  /** How many were sent since the interview, answered or not. */
  readonly total: number;
  readonly anchor: Anchor;
  readonly last: Sent | Skipped | null;
  readonly promise: Stated | null;
  /** Who made the promise in force, if they can be addressed. */
  readonly maker: string | null;
  readonly referral: Received | null;
  /** On hold, to be looked at again after a date. */
  readonly checkBack: Received | null;
  /** Only one follow-up is left: they are on hold. */
  readonly onHold: boolean;
  readonly endedBy: Received | Ended | Decided | Sent | Skipped | null;
  readonly moved: Moved | null;
}

/** Folds what happened since the end of `meeting` into the state of its conversation. */
export function converse(meeting: Meeting, answers: Answers, facts: Facts): Conversation {
  let state: Conversation = {
    position: 0,
    total: 0,
    anchor: { kind: 'interview' },
    last: null,
    promise: null,
    maker: null,
    referral: null,
    checkBack: null,
    onHold: false,
    endedBy: null,
    moved: null,
  };
  for (const entry of facts.entries) {
    if (entry.at >= meeting.end) state = next(state, entry, answers, facts);
  }
  return state;
}

function next(state: Conversation, entry: Entry, answers: Answers, facts: Facts): Conversation {
  switch (entry.kind) {
    case 'sent':
      return facts.bounced.has(entry) ? state : acted(state, entry, answers);
    case 'skipped':
      return acted(state, entry, answers);
    case 'received':
      return arrived(state, entry, facts);
    case 'told':
      return promised(state, entry, entry.by, facts);
    case 'withdrawn':
      return { ...state, promise: null, maker: null };
    case 'moved':
      return entry.step === FOLLOW_UPS[state.position] ? { ...state, moved: entry } : state;
    case 'ended':
    case 'decided':
      return isFinal(state) ? state : { ...state, endedBy: entry, onHold: false };
    case 'address':
      return state;
  }
}

/** One of our own messages went out, or was left out by the candidate. */
function acted(state: Conversation, entry: Sent | Skipped, answers: Answers): Conversation {
  if (entry.step === 'answer') {
    const done = answers.settled.some(
      (s) => s.at === entry.at && s.asked.intent === 'info_request',
    );
    if (!done) return state;
    return {
      ...state,
      anchor: { kind: 'answered', at: entry.at, skipped: entry.kind === 'skipped' },
    };
  }
  if (!isFollowUp(entry.step)) return state;
  const sent = entry.kind === 'sent';
  if (!sent && entry.step !== FOLLOW_UPS[state.position]) return state;
  const position = sent && entry.step === 'clarification' ? FOLLOW_UPS.length : state.position + 1;
  return {
    ...state,
    position: Math.min(position, FOLLOW_UPS.length),
    total: state.total + (sent ? 1 : 0),
    last: entry,
    moved: null,
    endedBy: state.endedBy ?? (state.onHold ? entry : null),
  };
}

function isFollowUp(step: StepKind): step is FollowUpKind {
  return step === 'follow_up' || step === 'second_follow_up' || step === 'clarification';
}

/** A date stated by somebody there replaces the one before; a known person becomes its maker. */
function promised(
  state: Conversation,
  entry: Received | Told,
  by: string | null,
  facts: Facts,
): Conversation {
  if (entry.promise === null) return state;
  const known = by !== null && (facts.contacts.get(by)?.email ?? null) !== null;
  const promise = { entry, dated: entry.promise };
  return { ...state, promise, maker: known ? by : state.maker };
}

function arrived(before: Conversation, entry: Received, facts: Facts): Conversation {
  switch (entry.intent) {
    case 'bounce':
    case 'out_of_office':
    case 'unsure':
      return before;
    case 'auto_ack':
    case 'unrelated':
      return entry.stops ? ended(before, entry) : before;
    case 'rejection':
    case 'position_filled':
    case 'offer':
    case 'next_round_invite':
    case 'scheduling_request':
      return ended(before, entry);
    case 'position_on_hold':
      return putOnHold(spoken(before, entry, facts), entry);
    case 'acknowledgement':
    case 'timeline_update':
    case 'still_deciding_no_date':
    case 'info_request':
    case 'referral_to_other_person': {
      const state = spoken(before, entry, facts);
      return entry.stops ? ended(state, entry) : answered(state, entry);
    }
  }
}

/** What an answer says about promises. */
function spoken(state: Conversation, entry: Received, facts: Facts): Conversation {
  const referred = entry.intent === 'referral_to_other_person';
  const without = entry.withdraws || referred ? { ...state, promise: null, maker: null } : state;
  return promised(without, entry, entry.from, facts);
}

/** An answer that keeps the matter open: the count starts at none, the clock anew (P18). */
function answered(state: Conversation, entry: Received): Conversation {
  if (state.onHold && entry.intent === 'acknowledgement') return state;
  const revived = state.onHold ? { ...state, onHold: false, endedBy: null } : state;
  const fresh = { ...revived, position: 0, last: null };
  switch (entry.intent) {
    case 'acknowledgement':
      return { ...fresh, anchor: { kind: 'acknowledged', by: entry } };
    case 'timeline_update': {
      const kind = entry.promise === null ? 'deciding' : 'dated';
      return { ...fresh, anchor: { kind, by: entry } };
    }
    case 'still_deciding_no_date':
      return { ...fresh, anchor: { kind: 'deciding', by: entry } };
    case 'referral_to_other_person':
      return { ...fresh, referral: entry, anchor: { kind: 'referred', by: entry } };
    default:
      return fresh;
  }
}

function ended(state: Conversation, by: Received): Conversation {
  return isFinal(state) ? state : { ...state, endedBy: by, onHold: false };
}

/** On hold ends the follow-ups; with a date to check back, one is left (also after an invitation). */
function putOnHold(state: Conversation, entry: Received): Conversation {
  if (isFinal(state)) return state;
  const hold = { ...state, position: 0, last: null, onHold: true };
  return entry.checkBack === null
    ? { ...hold, checkBack: null, endedBy: entry }
    : { ...hold, checkBack: entry, endedBy: null, anchor: { kind: 'on_hold', by: entry } };
}

/** Ended for good: only a later interview opens the conversation again. */
function isFinal(state: Conversation): boolean {
  const by = state.endedBy;
  if (by === null || state.onHold) return false;
  return (
    by.kind !== 'received' || isEnding(by) || (by.stops && !isInviting(by) && by.intent !== 'offer')
  );
}
