import { addBusinessDays } from '../time/business.ts';
import { HOUR, instantOf, type Millis } from '../time/day.ts';
import type { Place } from '../time/place.ts';
import { instantAt, localAt } from '../time/zone.ts';
import { type Answers, isEnding } from './answers.ts';
import { converse } from './conversation.ts';
import type { Facts, Moved, Received } from './facts.ts';
import type { Meeting } from './meetings.ts';
import { orWakingNow } from './note-moments.ts';
import { inOrder, mayWrite, placeOf } from './people.ts';
import { because, dayAt, factOf, momentAt, nameOf, type SentenceKey } from './reasons.ts';
import { timeOfDay } from './settings.ts';
import type { Reason, Step } from './step.ts';

/** What is owed to one person: the message it answers, and when it is due. */
interface Owed {
  readonly to: string | null;
  readonly message: Received;
  readonly due: Millis;
}

/** The answers owed now: one to each person, to the latest of what they asked, due by the earliest. */
export function answerSteps(facts: Facts, answers: Answers): readonly Step[] {
  const owed = new Map<string | null, Owed>();
  const meeting = facts.meetings.findLast((m) => m.end <= facts.now) ?? facts.meetings[0];
  for (const message of answers.pending) {
    const to = answererOf(message, meeting, answers, facts);
    const due = dueOf(message, placeFor(to, meeting, facts), facts);
    const before = owed.get(to);
    owed.set(to, { to, message, due: Math.min(due, before?.due ?? due) });
  }
  return [...owed.values()].map((one) => stepOf(one, meeting, facts));
}

/** Who asked; where they cannot be written to, whoever would be addressed. */
function answererOf(
  message: Received,
  meeting: Meeting | undefined,
  answers: Answers,
  facts: Facts,
): string | null {
  if (message.from !== null && mayWrite(facts.contacts.get(message.from))) return message.from;
  const talk = meeting === undefined ? null : converse(meeting, answers, facts);
  const referred = talk?.referral?.newContact ?? null;
  const order = [
    ...(referred === null ? [] : [referred]),
    ...inOrder(talk?.maker ?? null, meeting, facts),
  ];
  return order.find((id) => mayWrite(facts.contacts.get(id))) ?? null;
}

function placeFor(to: string | null, meeting: Meeting | undefined, facts: Facts): Place {
  const person = to === null ? null : (facts.contacts.get(to)?.person ?? null);
  return placeOf(person, meeting?.zone ?? 'UTC', facts.opportunity);
}

/** P14, P15; questions and invitations in 24 hours, or 08:00 of the next business day if later. */
function dueOf(message: Received, place: Place, facts: Facts): Millis {
  const { settings } = facts;
  if (isEnding(message)) return message.at + settings.rejectionHours * HOUR;
  if (message.intent === 'offer') return message.at + settings.offerHours * HOUR;
  const next = addBusinessDays(localAt(message.at, place.zone).day, 1, place);
  const morning = instantAt(next, timeOfDay(settings.windowOpens), place.zone);
  return Math.max(message.at + settings.answerHours * HOUR, morning);
}

const WHY: Readonly<Record<string, SentenceKey>> = {
  info_request: 'answerInfo',
  scheduling_request: 'answerInvitation',
  next_round_invite: 'answerInvitation',
  offer: 'answerOffer',
  rejection: 'answerEnd',
  position_filled: 'answerEnd',
};

const RULES: Readonly<Record<string, readonly string[]>> = {
  offer: ['P15', 'P18'],
  rejection: ['P14', 'P18'],
  position_filled: ['P14', 'P18'],
};

function stepOf(owed: Owed, meeting: Meeting | undefined, facts: Facts): Step {
  const { message, to, due } = owed;
  const { now, settings } = facts;
  const place = placeFor(to, meeting, facts);
  const contact = to === null ? undefined : facts.contacts.get(to);
  const blocked = contact === undefined || contact.dead;
  const moved = chosenFor(to, message, facts);
  const notBefore = Math.max(message.at, moved?.notBefore ?? message.at);
  const late = now >= due;
  const reasons = [reasonOf(owed, place, facts), ...(blocked ? [blockedReason(to, facts)] : [])];
  const line =
    to === null
      ? because([], 'answerLineNobody')
      : because([], 'answerLine', { name: nameOf(to, facts) });
  return {
    step: 'answer',
    to,
    interview: null,
    answers: message.message,
    answering: message.intent === 'unsure' ? null : message.intent,
    notBefore: blocked ? null : instantOf(notBefore),
    best: blocked ? null : instantOf(orWakingNow(notBefore, now, place, settings)),
    due: instantOf(due),
    earliest: blocked ? null : instantOf(Math.max(notBefore, now)),
    state: blocked || now < notBefore ? 'waiting' : late ? 'late' : 'open',
    soonDue: false,
    optional: isEnding(message),
    channel: 'email',
    passOnTo: [],
    opensWithThanks: false,
    place: { zone: place.zone, country: place.country, subdivision: place.subdivision },
    rules: [...new Set(reasons.flatMap((r) => r.rules))],
    reasons,
    sentence: `${line.sentence} ${reasons[0]?.sentence ?? ''}`,
  };
}

function reasonOf(owed: Owed, place: Place, facts: Facts): Reason {
  const { message, due } = owed;
  const values = {
    who: nameOf(message.from, facts),
    from: dayAt(message.at, place, facts.now),
    due: momentAt(due, place, facts),
    hours: facts.settings.rejectionHours,
  };
  const rules = RULES[message.intent] ?? ['P18', 'F6'];
  return because(rules, WHY[message.intent] ?? 'answerInfo', values, [factOf(message, facts)]);
}

function blockedReason(to: string | null, facts: Facts): Reason {
  if (to === null) return because(['X5'], 'answerNobody');
  return because(['P18'], 'answerDead', { name: nameOf(to, facts) });
}

function chosenFor(to: string | null, message: Received, facts: Facts): Moved | null {
  const moved = facts.entries.findLast(
    (e) =>
      e.kind === 'moved' &&
      e.step === 'answer' &&
      (e.to === null || e.to === to) &&
      e.at >= message.at,
  );
  return moved?.kind === 'moved' ? moved : null;
}
