import type { LetterKind } from '../request.ts';
import { afterOutOfOffice } from './after-out-of-office.ts';
import { clarification } from './clarification.ts';
import type { Letter } from './context.ts';
import { followUp } from './follow-up.ts';
import { holdReply } from './hold-reply.ts';
import { infoReply, schedulingReply } from './info-reply.ts';
import { offerAccept, offerAck, offerDecline, offerTime } from './offer.ts';
import { referralIntro } from './referral-intro.ts';
import { rejectionReply } from './rejection-reply.ts';
import { secondFollowUp } from './second-follow-up.ts';
import { thanksForNewDate } from './thanks-for-new-date.ts';
import { withdraw } from './withdraw.ts';

/** A letter for every step after the thank-you, and the subject it opens with. */
export const LETTERS: Readonly<
  Record<LetterKind, { readonly letter: Letter; readonly subject: string }>
> = {
  follow_up: { letter: followUp, subject: 'subject.fu' },
  second_follow_up: { letter: secondFollowUp, subject: 'subject.fu' },
  clarification: { letter: clarification, subject: 'subject.clar' },
  after_out_of_office: { letter: afterOutOfOffice, subject: 'subject.fu' },
  thanks_for_new_date: { letter: thanksForNewDate, subject: 'subject.reply' },
  rejection_reply: { letter: rejectionReply, subject: 'subject.reply' },
  offer_ack: { letter: offerAck, subject: 'subject.offer' },
  offer_accept: { letter: offerAccept, subject: 'subject.offer' },
  offer_decline: { letter: offerDecline, subject: 'subject.offer' },
  offer_time: { letter: offerTime, subject: 'subject.offer' },
  hold_reply: { letter: holdReply, subject: 'subject.reply' },
  referral_intro: { letter: referralIntro, subject: 'subject.referral' },
  info_reply: { letter: infoReply, subject: 'subject.reply' },
  scheduling_reply: { letter: schedulingReply, subject: 'subject.reply' },
  withdraw: { letter: withdraw, subject: 'subject.withdraw' },
};
