import type { Intent, StepKind } from '../core/record/nouns.ts';
import type { IconName } from './parts/icon.tsx';
import type { Tone } from './parts/notice.tsx';

/** What the app calls a step, without the name of the person. */
export const stepWords: Record<StepKind, string> = {
  debrief: 'Debrief',
  thank_you: 'Thank-you note',
  follow_up: 'Follow-up',
  second_follow_up: 'Second follow-up',
  clarification: 'Last question',
  answer: 'Answer',
};

export const stepVerb: Record<StepKind, string> = {
  debrief: 'Start the debrief',
  thank_you: 'Write the note',
  follow_up: 'Write the follow-up',
  second_follow_up: 'Write the follow-up',
  clarification: 'Write the question',
  answer: 'Write the answer',
};

export const stepIcon: Record<StepKind, IconName> = {
  debrief: 'debrief',
  thank_you: 'note',
  follow_up: 'clock',
  second_follow_up: 'clock',
  clarification: 'question',
  answer: 'reply',
};

/** The meaning of a message in one short phrase, for badges and the correction list. */
export const intentWords: Record<Intent, { readonly words: string; readonly tone: Tone }> = {
  offer: { words: 'An offer', tone: 'good' },
  next_round_invite: { words: 'Invitation to the next round', tone: 'good' },
  scheduling_request: { words: 'They want to fix a time', tone: 'good' },
  info_request: { words: 'They ask you something', tone: 'soon' },
  timeline_update: { words: 'They named a date', tone: 'calm' },
  acknowledgement: { words: 'A thank-you or “got it”', tone: 'calm' },
  still_deciding_no_date: { words: 'Still deciding, no date', tone: 'calm' },
  referral_to_other_person: { words: 'Someone else takes over', tone: 'calm' },
  out_of_office: { words: 'Out of office', tone: 'calm' },
  position_on_hold: { words: 'The position is on hold', tone: 'soon' },
  position_filled: { words: 'The position is filled', tone: 'late' },
  rejection: { words: 'A rejection', tone: 'late' },
  bounce: { words: 'It could not be delivered', tone: 'late' },
  auto_ack: { words: 'An automatic receipt', tone: 'calm' },
  unrelated: { words: 'Nothing to do with this', tone: 'calm' },
};
