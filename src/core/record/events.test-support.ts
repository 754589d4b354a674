/** Random events of every kind, about a small cast, for property tests. */
import fc from 'fast-check';
import type { EventBody } from './events.ts';
import type { Debrief, Interview, Person, PromisedSpan, Reading } from './nouns.ts';

const id = fc.constantFrom('a', 'b', 'c');
const maybeId = fc.option(id);
const text = fc.string({ maxLength: 40, unit: 'grapheme' });
const maybeText = fc.option(text);
const texts = fc.array(text, { maxLength: 3 });
const day = fc.constantFrom('2026-03-13', '2026-04-01', '2026-12-24');
const instant = fc.constantFrom(
  '2026-03-01T10:00:00Z',
  '2026-03-05T10:00:00Z',
  '2026-03-09T23:59:59Z',
);
const step = fc.constantFrom('thank_you', 'follow_up', 'clarification', 'answer' as const);
const channel = fc.constantFrom('email', 'card', 'by_hand' as const);

const person: fc.Arbitrary<Person> = fc.record({
  id,
  name: text,
  role: fc.constantFrom('interviewer', 'recruiter', 'coordinator', 'other' as const),
  title: maybeText,
  email: fc.option(fc.constantFrom('a@firm.example', 'b@firm.example')),
  postal: maybeText,
  zone: fc.option(fc.constantFrom('America/Chicago', 'Asia/Tokyo', 'No/Such')),
  country: fc.option(fc.constantFrom('US', 'DE', 'XX')),
  subdivision: fc.constant(null),
  card: fc.boolean(),
  referred: fc.boolean(),
  doNotContact: fc.boolean(),
});

const interview: fc.Arbitrary<Interview> = fc.record({
  id,
  startsAt: fc.option(instant),
  endsAt: instant,
  zone: fc.constantFrom('Europe/Dublin', 'America/Chicago'),
  round: maybeText,
  kind: fc.option(fc.constantFrom('panel', 'phone', 'video', 'onsite' as const)),
  final: fc.boolean(),
  interviewers: fc.array(id, { maxLength: 3 }),
  arrangedBy: maybeId,
  debriefed: fc.constantFrom(false, true, 'skipped' as const),
  cancelled: fc.boolean(),
  calendar: fc.option(fc.record({ uid: text, sequence: fc.nat(9) })),
});

const debrief: fc.Arbitrary<Debrief> = fc.record({
  interview: id,
  perInterviewer: fc.array(
    fc.record({
      person: id,
      thankYouFor: maybeText,
      keepThinkingAbout: maybeText,
      toldMeYourTeam: maybeText,
    }),
    { maxLength: 2 },
  ),
  enjoyMost: maybeText,
  doneLike: texts,
  unfinished: fc.array(fc.record({ youAskedAbout: text, betterAnswer: text, askedBy: maybeId }), {
    maxLength: 2,
  }),
  alsoMention: texts,
  theyDecide: maybeText,
  privateRemarks: texts,
  wentWell: fc.option(fc.integer({ min: 1, max: 5 })),
  rough: maybeText,
});

const promise: fc.Arbitrary<PromisedSpan> = fc.record({
  said: text,
  from: fc.option(day),
  to: fc.option(day),
  slackDays: fc.nat(7),
});

const reading: fc.Arbitrary<Reading> = fc.record({
  intent: fc.constantFrom(
    'acknowledgement',
    'timeline_update',
    'rejection',
    'offer',
    'bounce' as const,
  ),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => Math.round(x * 1000) / 1000),
  alternatives: fc.constant([]),
  held: fc.boolean(),
  stopsFollowUps: fc.boolean(),
  promise: fc.option(promise),
  promiseWithdrawn: fc.boolean(),
  returnDate: fc.option(day),
  checkBack: fc.option(day),
  newContact: fc.option(fc.record({ name: text, email: maybeText })),
  bounce: fc.option(fc.record({ permanent: fc.boolean(), address: maybeText })),
  questions: texts,
  newText: text,
  closing: text,
  evidence: fc.constant([{ start: 0, end: 1, says: 'x' }]),
});

const suppression = fc.record({ rule: text, quote: text, reason: fc.constant('because') });

/** One event body of any kind but the opening one. */
export const eventBodyArbitrary: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({ kind: fc.constant('needs_noted'), needs: texts }),
  fc.record({ kind: fc.constant('person_added'), person }),
  fc.record({ kind: fc.constant('interview_scheduled'), interview }),
  fc.record({
    kind: fc.constant('do_not_contact'),
    scope: fc.constantFrom('opportunity', 'company', 'person'),
    person: maybeId,
    on: fc.boolean(),
    reason: maybeText,
  }),
  fc.record({ kind: fc.constant('people_merged'), person: id, into: id }),
  fc.record({ kind: fc.constant('person_changed'), person: id, change: fc.record({ name: text }) }),
  fc.record({
    kind: fc.constant('interview_changed'),
    interview: id,
    change: fc.record({ endsAt: instant }),
  }),
  fc.record({ kind: fc.constant('interview_cancelled'), interview: id, sequence: fc.nat(9) }),
  fc.record({ kind: fc.constant('debriefed'), debrief }),
  fc.record({
    kind: fc.constant('letter_drafted'),
    letter: id,
    step,
    to: id,
    interview: maybeId,
    channel,
    subject: text,
    text,
    sentences: fc.array(fc.record({ text, facts: texts }), { maxLength: 2 }),
    ask: texts,
    leftOut: texts,
    phrasings: texts,
    revision: fc.nat(9),
  }),
  fc.record({
    kind: fc.constant('letter_edited'),
    letter: id,
    to: id,
    channel,
    subject: text,
    text,
  }),
  fc.record({
    kind: fc.constant('letter_reworded'),
    letter: id,
    text,
    sentences: fc.array(fc.record({ text, facts: texts }), { maxLength: 2 }),
    phrasings: texts,
  }),
  fc.record({
    kind: fc.constant('letter_approved'),
    letter: id,
    hash: text,
    messageId: text,
    sendAt: instant,
    overrides: fc.array(suppression, { maxLength: 1 }),
  }),
  fc.record({ kind: fc.constant('approval_withdrawn'), letter: id, why: text }),
  fc.record({ kind: fc.constant('letter_sending'), letter: id }),
  fc.record({ kind: fc.constant('letter_sent'), letter: id, channel, messageId: maybeText }),
  fc.record({ kind: fc.constant('letter_bounced'), letter: id, why: text }),
  fc.record({ kind: fc.constant('letter_confirmed'), letter: id, messageId: maybeText }),
  fc.record({ kind: fc.constant('letter_discarded'), letter: id }),
  fc.record({ kind: fc.constant('finding_suppressed'), letter: id, suppression }),
  fc.record({
    kind: fc.constant('message_received'),
    message: id,
    from: fc.option(fc.constantFrom('a', 'ats')),
    fromName: maybeText,
    fromAddress: maybeText,
    subject: text,
    text,
    messageId: maybeText,
    inReplyTo: maybeText,
    reading,
    newContact: maybeId,
  }),
  fc.record({ kind: fc.constant('reading_settled'), message: id, reading, newContact: maybeId }),
  fc.record({ kind: fc.constant('promise_made'), by: maybeId, promise }),
  fc.record({ kind: fc.constant('promise_withdrawn'), by: maybeId }),
  fc.record({
    kind: fc.constant('step_skipped'),
    step,
    to: maybeId,
    interview: maybeId,
    reason: maybeText,
  }),
  fc.record({
    kind: fc.constant('step_moved'),
    step,
    to: maybeId,
    notBefore: instant,
    override: fc.option(fc.constantFrom('F1', 'P8')),
  }),
  fc.record({ kind: fc.constant('follow_ups_ended') }),
  fc.record({ kind: fc.constant('address_found'), person: id, email: text }),
  fc.record({ kind: fc.constant('decided'), what: fc.constantFrom('accepted', 'declined') }),
) as unknown as fc.Arbitrary<EventBody>;
