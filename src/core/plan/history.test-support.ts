import fc from 'fast-check';
import type { Intent, Interview, Person, StepKind } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';
import { plan } from './plan.ts';
import { defaultPlanSettings } from './settings.ts';
import type { Plan } from './step.ts';

/** Histories a run: all of them in CI, a tenth at the desk, so that the unit tests stay quick. */
export const RUNS = process.env.CI === undefined ? 20_000 : 200_000;
export const SEED = 20_260_914;
export const TIMEOUT = 300_000;

/** A random record, the regions switched on, and an instant to plan at; for property tests. */
export interface History {
  readonly opportunity: Opportunity;
  readonly regionsOn: readonly string[];
  readonly now: Temporal.Instant;
}

const PLACES = [
  ['America/New_York', 'US', null],
  ['America/Los_Angeles', 'US', null],
  ['Europe/London', 'GB', 'GB-ENG'],
  ['Europe/Berlin', 'DE', 'DE-BY'],
  ['Europe/Paris', 'FR', null],
  ['Europe/Copenhagen', 'DK', null],
  ['America/Toronto', 'CA', 'CA-ON'],
  ['Asia/Tokyo', 'JP', null],
  ['Asia/Kolkata', 'IN', null],
  ['Australia/Adelaide', 'AU', null],
  ['Pacific/Auckland', 'NZ', null],
  [null, null, null],
] as const;

/** What keeps a conversation going comes more often than what ends it. */
const INTENTS: readonly Intent[] = [
  'acknowledgement',
  'acknowledgement',
  'timeline_update',
  'timeline_update',
  'timeline_update',
  'still_deciding_no_date',
  'still_deciding_no_date',
  'info_request',
  'out_of_office',
  'out_of_office',
  'bounce',
  'referral_to_other_person',
  'position_on_hold',
  'position_on_hold',
  'next_round_invite',
  'scheduling_request',
  'offer',
  'rejection',
  'position_filled',
  'auto_ack',
  'unrelated',
];
const STEPS = [
  'follow_up',
  'thank_you',
  'second_follow_up',
  'answer',
  'follow_up',
  'clarification',
  'answer',
  'follow_up',
] as const;
const RULES = [null, 'F1', 'P8', 'P9', 'P10', 'P18', 'P12 P8', 'P2', 'N2', 'F1 P12'];
const SENDERS = ['a', 'b', 'r', 'c', 'n', 'ats', null] as const;
const IDS = ['a', 'b', 'r', 'c', 'n'] as const;
const MINUTES = 60_000;

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const text = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const day = (at: number): string => text(at).slice(0, 10);

/** One event: what, how many minutes after the one before, and numbers to choose the details by. */
const event = fc.tuple(
  fc.nat(99),
  fc.oneof({ weight: 3, arbitrary: fc.nat(12_000) }, fc.nat(90)),
  fc.nat(9999),
  fc.nat(9999),
);
type Draw = readonly [number, number, number, number];

const scene = fc.record({
  start: fc.nat(700 * 24 * 4),
  people: fc.array(fc.nat(9999), { minLength: 5, maxLength: 5 }),
  rounds: fc.array(fc.tuple(fc.nat(9999), fc.nat(20_000)), { minLength: 1, maxLength: 3 }),
  events: fc.array(event, { maxLength: 14 }),
  after: fc.oneof(fc.nat(4000), fc.nat(30_000)),
  flags: fc.nat(9999),
});

/** Random histories of one opportunity: up to three rounds, five people, fourteen events. */
export const histories: fc.Arbitrary<History> = scene.map((s) => {
  const first = Date.UTC(2026, 0, 5) + s.start * 15 * MINUTES;
  const people = s.people.map((n, i) => personFrom(IDS[i] ?? 'a', n));
  let end = first;
  const rounds = s.rounds.map(([n, gap], i) => {
    if (i > 0) end += (60 + gap) * MINUTES;
    return roundFrom(String(i + 1), end, n);
  });
  let at = first - 200 * MINUTES;
  const happenings = s.events.map((draw, i) => {
    at += (1 + draw[1]) * MINUTES;
    return happeningFrom(draw, at, i);
  });
  const opportunity: Opportunity = {
    id: 'o',
    seq: 1,
    company: 'Harbourgate',
    role: 'Cook',
    country: null,
    sample: false,
    doNotContact: s.flags % 97 === 96,
    companyDoNotContact: s.flags % 89 === 88,
    needs: [],
    people,
    interviews: rounds,
    debriefs: [],
    letters: [],
    messages: [],
    happenings: settledSome(happenings, s.flags),
  };
  const now = Math.max(at, first - 300 * MINUTES) + (1 + s.after) * MINUTES;
  return {
    opportunity,
    regionsOn: s.flags % 3 === 0 ? ['JP'] : [],
    now: Temporal.Instant.fromEpochMilliseconds(now),
  };
});

function personFrom(id: (typeof IDS)[number], n: number): Person {
  const [zone, country, subdivision] = n % 3 === 0 ? pick(PLACES, n >> 4) : PLACES[0];
  const office = id === 'r' ? 'recruiter' : id === 'c' ? 'coordinator' : 'interviewer';
  return {
    id,
    name: `Person ${id.toUpperCase()}`,
    role: id === 'n' ? 'recruiter' : office,
    title: null,
    email: n % 11 === 1 ? null : `${id}@harbourgate.example`,
    postal: null,
    zone,
    country,
    subdivision,
    card: n % 13 === 1,
    referred: id === 'n',
    doNotContact: n % 19 === 2,
  };
}

function roundFrom(id: string, end: number, n: number): Interview {
  const panels = [['a'], ['a', 'b'], ['b'], ['b', 'a'], ['a', 'r'], []];
  return {
    id,
    startsAt: null,
    endsAt: text(end),
    zone: pick(['America/New_York', 'Europe/London', 'Europe/Berlin', 'Australia/Sydney'], n >> 5),
    round: null,
    kind: null,
    final: n % 5 === 0,
    interviewers: pick(panels, n >> 3),
    arrangedBy: pick([null, null, null, 'c', 'r', 'a'], n >> 2),
    debriefed: n % 4 === 0 ? false : n % 4 === 1 ? 'skipped' : true,
    cancelled: n % 23 === 3,
    calendar: null,
  };
}

const NO_EFFECT = { promise: null, returnDate: null, checkBack: null, newContact: null };

function effectFrom(intent: Intent, at: number, n: number, m: number) {
  const ahead = day(at + (m % 25) * 24 * 60 * MINUTES + 24 * 60 * MINUTES);
  const dated = intent === 'timeline_update' ? n % 5 !== 0 : n % 9 === 0;
  return {
    ...NO_EFFECT,
    promise: dated ? { said: '', from: ahead, to: ahead, slackDays: 0 } : null,
    returnDate: intent === 'out_of_office' && n % 3 !== 0 ? ahead : null,
    checkBack: intent === 'position_on_hold' && n % 3 !== 0 ? ahead : null,
    newContact:
      intent === 'referral_to_other_person' && n % 7 !== 0 ? pick(['n', 'n', 'b'], m) : null,
    permanent: n % 2 === 0,
    stops: m % 29 === 5,
  };
}

function happeningFrom([what, , n, m]: Draw, instant: number, i: number): Happening {
  const at = text(instant);
  const to = pick(IDS.slice(0, 3 + (n % 2)), n >> 1);
  if (what < 38) {
    const step: Exclude<StepKind, 'debrief'> = pick(STEPS, m);
    return {
      kind: 'sent',
      at,
      step,
      to,
      interview: n % 5 === 0 ? '1' : null,
      letter: null,
      messageId: null,
      channel: 'email',
    };
  }
  if (what < 74) {
    const intent = pick(INTENTS, what + n);
    const effect = effectFrom(intent, instant, n >> 3, m);
    return {
      kind: 'received',
      at,
      from: pick(SENDERS, n >> 1),
      via: 'mail',
      intent: m % 151 === 7 ? 'unsure' : intent,
      message: `m${i}`,
      ...effect,
    };
  }
  if (what < 80) {
    const told = day(instant + (1 + (m % 25)) * 24 * 60 * MINUTES);
    const to = n % 6 === 0 ? null : told;
    return {
      kind: 'promise',
      at,
      by: pick(SENDERS.slice(0, 5), n),
      promise: { said: 'then', from: to, to, slackDays: 0 },
    };
  }
  if (what < 82) return { kind: 'withdrawn', at, by: 'a' };
  if (what < 87)
    return {
      kind: 'skipped',
      at,
      step: pick([...STEPS, 'debrief'], m),
      to: n % 3 === 0 ? null : to,
      interview: null,
    };
  if (what < 94) {
    const notBefore = text(instant + (m % 400) * 60 * MINUTES + (n % 60) * MINUTES);
    return {
      kind: 'moved',
      at,
      step: pick(STEPS, n),
      to: m % 2 === 0 ? null : to,
      notBefore,
      override: pick(RULES, n >> 3),
    };
  }
  if (what < 98) return { kind: 'address', at, person: to, email: `${to}2@harbourgate.example` };
  if (what === 98) return { kind: 'ended', at };
  return { kind: 'decided', at, what: pick(['accepted', 'declined', 'withdrew'], n) };
}

/** Settles the meaning of most unsure messages, and corrects a few others, a minute later. */
function settledSome(happenings: readonly Happening[], flags: number): readonly Happening[] {
  return happenings.flatMap((h, i): readonly Happening[] => {
    if (h.kind !== 'received') return [h];
    const settle = h.intent === 'unsure' ? (flags + i) % 5 !== 0 : (flags + i) % 17 === 0;
    if (!settle) return [h];
    const { at: of, message } = h;
    const at = text(Date.parse(of) + 30_000);
    const intent = pick(INTENTS, flags + i);
    const effect = effectFrom(intent, Date.parse(of), flags, flags + i);
    return [h, { kind: 'resolved', at, of, message, intent, ...effect }];
  });
}

/** The plan of a history, or of the same with other happenings. */
export function planned(
  h: History,
  happenings: readonly Happening[] = h.opportunity.happenings,
): Plan {
  const opportunity = { ...h.opportunity, happenings };
  return plan(opportunity, { ...defaultPlanSettings, regionsOn: h.regionsOn }, h.now);
}
