/**
 * What the candidate sent from another program: which of our letters it is, and which step of the
 * plan it was. Pure judgement over the record; `own-mail.ts` writes it down.
 */
import { plan } from '../core/plan/plan.ts';
import type { PlanSettings } from '../core/plan/settings.ts';
import type { Step } from '../core/plan/step.ts';
import type { LetterStep } from '../core/record/events.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Happening, Letter, Opportunity } from '../core/record/opportunity.ts';
import { newTextOf } from '../core/replies/new-text.ts';
import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { MailHeader } from '../mail/port.ts';
import { interviewedBefore } from './arrival.ts';
import gratitude from './data/gratitude.json' with { type: 'json' };
import { referred } from './matching.ts';
import { bareSubject } from './thread.ts';

/** A message of the candidate's own, as it lies in Sent. */
export interface OwnMail {
  readonly header: MailHeader;
  /** Without quoted thread, with the closing. */
  readonly text: string;
  readonly at: Instant;
  /** Their program's answer to a calendar invitation, not words of theirs. */
  readonly calendarReply: boolean;
}

export function ownMailOf(parsed: ParsedMail, at: Instant): OwnMail {
  const { headers, bodyType, body, header } = parsed;
  const message = { headers, subject: header.subject, bodyType, body, receivedAt: at };
  const { newText, closing } = newTextOf(message, { interviewer: null, company: null });
  const text = [newText, closing].filter((part) => part !== '').join('\n\n');
  return { header, text, at, calendarReply: parsed.calendars.length > 0 };
}

/** The step a message was, and its interview; null: it is none of the plan's matters. */
export function stepOf(
  opportunity: Opportunity,
  person: string,
  mail: OwnMail,
  settings: PlanSettings,
): { readonly step: LetterStep; readonly interview: string | null } | null {
  const { steps } = planBefore(opportunity, mail.at, settings);
  const asked = steps.find((s) => s.step === 'answer' && s.to === person);
  const thanks = steps.find((s) => s.step === 'thank_you' && s.to === person);
  const ids = new Set(referred(mail.header));
  const replies = opportunity.messages.some((m) => m.messageId !== null && ids.has(m.messageId));
  if (asked !== undefined && (replies || thanks === undefined))
    return { step: 'answer', interview: null };
  if (mail.calendarReply || !interviewedBefore(opportunity, mail.at)) return null;
  // Only words of thanks are the note that is owed: "I forgot my umbrella" is not.
  if (thanks !== undefined)
    return thanksIn(mail.text)
      ? { step: 'thank_you', interview: thanks.interview }
      : { step: 'answer', interview: null };
  if (replies) return { step: 'answer', interview: null };
  return { step: steps.map((s) => s.step).find(isFollowUp) ?? 'follow_up', interview: null };
}

function planBefore(
  opportunity: Opportunity,
  at: Instant,
  settings: PlanSettings,
): { readonly steps: readonly Step[] } {
  const before = opportunity.happenings.filter((h) => h.at <= at);
  return plan({ ...opportunity, happenings: before }, settings, Temporal.Instant.from(at));
}

const THANKS: ReadonlySet<string> = new Set(gratitude.words);

/** Thanks in the words themselves, not only in the closing ("Many thanks, Robin"). */
function thanksIn(text: string): boolean {
  const paragraphs = text.split(/\n\s*\n/);
  const body = paragraphs.length > 1 ? paragraphs.slice(0, -1) : paragraphs;
  const words =
    body
      .join(' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.some((word) => THANKS.has(word));
}

function isFollowUp(step: string): step is 'follow_up' | 'second_follow_up' | 'clarification' {
  return step === 'follow_up' || step === 'second_follow_up' || step === 'clarification';
}

/** How long before and after "I sent it myself" the message itself may have been sent. */
const BEFORE_HOURS = 24;
const AFTER_HOURS = 1;
const SAME_WORDS_DAYS = 14;

/**
 * A letter the person said they sent by hand, which this message confirms: the same words within
 * two weeks, or whatever words about the time they said so.
 */
export function saidToBeSent(
  opportunity: Opportunity,
  person: string,
  mail: OwnMail,
): Letter | undefined {
  const sent = opportunity.happenings.filter(
    (h): h is Extract<Happening, { kind: 'sent' }> =>
      h.kind === 'sent' && h.to === person && h.channel === 'by_hand' && h.messageId === null,
  );
  const letters = sent.flatMap((h) => {
    const letter = opportunity.letters.find((l) => l.id === h.letter && l.state === 'sent');
    const hours = Temporal.Instant.from(mail.at).until(h.at).total('hours');
    return letter === undefined ? [] : [{ letter, hours }];
  });
  const same = letters.find(
    ({ letter, hours }) => Math.abs(hours) <= 24 * SAME_WORDS_DAYS && sameWords(letter, mail),
  );
  const near = letters.find(({ hours }) => hours <= BEFORE_HOURS && hours >= -AFTER_HOURS);
  return (same ?? near)?.letter;
}

/** Letters that are not on their way and may still become one. */
const OPEN: ReadonlySet<Letter['state']> = new Set(['draft', 'failed', 'approved', 'sending']);

/** The letter not yet sent that this message took the place of: the same words, or the same step. */
export function replaced(
  opportunity: Opportunity,
  person: string,
  mail: OwnMail,
  step: { readonly step: LetterStep; readonly interview: string | null } | null,
): Letter | undefined {
  const open = opportunity.letters.filter((l) => l.to === person && OPEN.has(l.state));
  const same = open.find((l) => sameWords(l, mail));
  if (same !== undefined || step === null) return same;
  return open.find(
    (l) => l.step === step.step && (step.interview === null || l.interview === step.interview),
  );
}

/** Letters of ours that have left or may have: a copy under another Message-ID is no second letter. */
const LEFT: ReadonlySet<Letter['state']> = new Set(['sent', 'sending', 'uncertain']);
const COPY_HOURS = 48;

/**
 * The letter of ours that a message in Sent is a copy of although its Message-ID is another: some
 * providers give what they send an id of their own.
 */
export function copyOf(
  opportunity: Opportunity,
  people: readonly string[],
  mail: OwnMail,
): Letter | undefined {
  const at = Temporal.Instant.from(mail.at);
  return opportunity.letters.find(
    (l) =>
      LEFT.has(l.state) &&
      people.includes(l.to) &&
      Math.abs(at.until(l.updatedAt).total('hours')) <= COPY_HOURS &&
      sameWords(l, mail),
  );
}

/** More than half of the letter's sequences of four words, or the very subject and most of two. */
function sameWords(letter: Letter, mail: OwnMail): boolean {
  const subject = bareSubject(letter.subject).toLowerCase();
  const alike = subject !== '' && subject === bareSubject(mail.header.subject).toLowerCase();
  return share(letter.body, mail.text) > (alike ? 0.2 : 0.5);
}

function share(one: string, other: string): number {
  const mine = sequences(one);
  if (mine.size === 0) return 0;
  const theirs = sequences(other);
  return [...mine].filter((s) => theirs.has(s)).length / mine.size;
}

function sequences(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(0, -3).map((_, i) => words.slice(i, i + 4).join(' ')));
}
