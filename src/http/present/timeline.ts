import type { Plan } from '../../core/plan/step.ts';
import type { EventBody, RecordedEvent } from '../../core/record/events.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';
import type { TimelineEntry } from '../views.ts';
import type { WhyThen } from './past-reasons.ts';
import { nameOf } from './plan.ts';
import { stepTitle } from './titles.ts';

/** What happened and what is coming, oldest first; steps of both carry their reason. */
export function timeline(
  opportunity: Opportunity,
  events: readonly RecordedEvent[],
  thePlan: Plan,
  whyThen: ReadonlyMap<string, WhyThen>,
): readonly TimelineEntry[] {
  const past = events.flatMap((event) => pastEntry(opportunity, event, whyThen));
  const coming = thePlan.steps.flatMap((step): TimelineEntry[] => {
    const at = step.notBefore ?? step.due;
    if (at === null) return [];
    return [
      {
        at,
        past: false,
        title: stepTitle(opportunity, step),
        detail: step.sentence,
        by: 'plan',
        letter: null,
        message: step.answers,
        rules: step.rules,
        why: null,
      },
    ];
  });
  const order = (a: TimelineEntry, b: TimelineEntry) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  return [...past.sort(order), ...coming.sort(order)];
}

function pastEntry(
  opportunity: Opportunity,
  event: RecordedEvent,
  whyThen: ReadonlyMap<string, WhyThen>,
): readonly TimelineEntry[] {
  const words = told(opportunity, event);
  if (words === null) return [];
  const { body } = event;
  const then = body.kind === 'letter_sent' ? whyThen.get(body.letter) : undefined;
  return [
    {
      at:
        body.kind === 'interview_scheduled'
          ? (body.interview.startsAt ?? body.interview.endsAt)
          : event.at,
      past: true,
      title: words.title,
      detail: words.detail ?? null,
      by: event.by,
      letter: 'letter' in body ? body.letter : null,
      message: 'message' in body ? body.message : null,
      rules: then?.rules ?? [],
      why: then?.sentence ?? null,
    },
  ];
}

interface Told {
  readonly title: string;
  readonly detail?: string | null | undefined;
}

function told(opportunity: Opportunity, event: RecordedEvent): Told | null {
  const { body } = event;
  const name = (id: string | null) => nameOf(opportunity, id) ?? opportunity.company;
  const to = (letter: string) => name(opportunity.letters.find((l) => l.id === letter)?.to ?? null);
  switch (body.kind) {
    case 'opportunity_opened':
      return { title: `${body.role} at ${body.company}` };
    case 'interview_scheduled':
      return {
        title: body.interview.round ?? 'Interview',
        detail: body.interview.interviewers.map(name).join(', '),
      };
    case 'interview_changed':
      return { title: 'The interview was changed', detail: changedTo(opportunity, body) };
    case 'interview_cancelled':
      return { title: 'The interview was cancelled' };
    case 'debriefed':
      return { title: 'You noted down how it went' };
    case 'letter_drafted':
      // Found in Sent: that it was sent is told beneath.
      if (event.by === 'mailbox') return null;
      return { title: `A message to ${name(body.to)} was drafted`, detail: body.subject };
    case 'letter_edited':
      if (event.by === 'mailbox') return null;
      return { title: `You changed the message to ${name(body.to)}` };
    case 'letter_approved':
      return { title: `You approved the message to ${to(body.letter)}` };
    case 'approval_withdrawn':
      return { title: `The message to ${to(body.letter)} was taken back`, detail: body.why };
    case 'letter_sent':
      return { title: `Sent to ${to(body.letter)}`, detail: SENT_HOW[body.channel] };
    case 'letter_confirmed':
      return {
        title: `The message to ${to(body.letter)} did go out`,
        detail: body.messageId === null ? null : 'found in your mailbox',
      };
    case 'letter_failed':
      return { title: `The message to ${to(body.letter)} was refused`, detail: body.why };
    case 'letter_uncertain':
      return { title: `Whether ${to(body.letter)} got the message is uncertain`, detail: body.why };
    case 'letter_bounced':
      return { title: `The message to ${to(body.letter)} came back`, detail: body.why };
    case 'message_received':
      return {
        title: `${body.fromName ?? name(body.from)} wrote`,
        detail: body.reading.newText.slice(0, 400),
      };
    case 'reading_settled':
      return { title: 'You said what the answer means', detail: INTENTS[body.reading.intent] };
    case 'answer_logged':
      return { title: `You logged a ${body.via}`, detail: body.words ?? INTENTS[body.intent] };
    case 'promise_made':
      return { title: `${name(body.by)} named a date`, detail: body.promise.said };
    case 'promise_withdrawn':
      return { title: 'The date no longer holds' };
    case 'step_skipped':
      return { title: 'You skipped a step', detail: body.reason };
    case 'step_moved':
      return {
        title: 'You moved a step',
        detail: body.override === null ? null : `against ${body.override}`,
      };
    case 'follow_ups_ended':
      return { title: 'You ended the follow-ups' };
    case 'do_not_contact':
      return { title: body.on ? 'Do not contact' : 'May be contacted again', detail: body.reason };
    case 'address_found':
      return { title: `A new address of ${name(body.person)}`, detail: body.email };
    case 'decided':
      return { title: DECIDED[body.what] };
    case 'needs_noted':
      return { title: 'What they ask for', detail: body.needs.join('; ').slice(0, 400) };
    case 'opportunity_changed':
    case 'person_added':
    case 'person_changed':
    case 'people_merged':
    case 'letter_reworded':
    case 'letter_sending':
    case 'letter_discarded':
    case 'finding_suppressed':
    case 'suppression_lifted':
      return null;
  }
}

/** "Now Friday 13 March at 11:00", in the interview's own zone. */
function changedTo(
  { interviews }: Opportunity,
  { interview, change }: Extract<EventBody, { kind: 'interview_changed' }>,
): string | null {
  const at = change.startsAt ?? change.endsAt;
  const zone = change.zone ?? interviews.find((i) => i.id === interview)?.zone;
  if (at == null || zone === undefined) return null;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `Now ${local.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' })} (${zone})`;
}

const SENT_HOW = {
  email: 'from your mailbox',
  card: 'as a card',
  by_hand: 'by your own hand',
} as const;
const DECIDED = {
  accepted: 'You accepted the offer',
  declined: 'You declined the offer',
  withdrew: 'You withdrew the application',
} as const;

/** What an answer means, for the screen. */
export const INTENTS: Readonly<Record<string, string>> = {
  acknowledgement: 'Thanks, nothing about timing',
  timeline_update: 'They named a date',
  still_deciding_no_date: 'Still deciding, no date',
  next_round_invite: 'Invited to the next round',
  scheduling_request: 'They want to arrange a call or meeting',
  info_request: 'They ask for something',
  rejection: 'They decided for somebody else',
  offer: 'An offer',
  position_on_hold: 'On hold',
  position_filled: 'The position is gone',
  out_of_office: 'Out of office',
  auto_ack: 'An automatic confirmation',
  bounce: 'It could not be delivered',
  referral_to_other_person: 'Somebody else is in charge now',
  unrelated: 'About something else',
};
