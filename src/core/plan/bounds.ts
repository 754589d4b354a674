import { addBusinessDays, sendDayFrom } from '../time/business.ts';
import { type DayNumber, instantOf, type Millis } from '../time/day.ts';
import type { Place } from '../time/place.ts';
import { localAt } from '../time/zone.ts';
import type { Conversation, Stated } from './conversation.ts';
import type { Facts, Received, Sent, Skipped } from './facts.ts';
import type { Meeting } from './meetings.ts';
import {
  because,
  dayAt,
  factOf,
  nameOf,
  plainDay,
  type SentenceKey,
  say,
  type Values,
} from './reasons.ts';
import type { Fact, Reason } from './step.ts';

/** One rule that holds a follow-up back: until which day, since when, and why. */
export interface Bound {
  readonly day: DayNumber;
  readonly origin: Millis;
  readonly reason: Reason;
}

interface Scene {
  readonly conversation: Conversation;
  readonly meeting: Meeting;
  readonly to: string;
  readonly place: Place;
  readonly facts: Facts;
}

/**
 * Every rule that holds the next follow-up back. The latest day wins (handbook, Border cases:
 * several rules at once).
 */
export function boundsOf(scene: Scene): readonly Bound[] {
  const { conversation: talk } = scene;
  const bounds: Bound[] = [];
  if (talk.last !== null) bounds.push(sinceLast(talk.last, scene));
  const fresh =
    talk.last === null || (talk.anchor.kind === 'answered' && talk.anchor.at >= talk.last.at);
  if (fresh) bounds.push(...sinceAnchor(scene));
  if (talk.promise !== null) bounds.push(promiseBound(talk.promise, scene));
  if (talk.checkBack !== null && talk.anchor.kind !== 'on_hold') {
    bounds.push(checkBackBound(talk.checkBack, scene));
  }
  const away = awayBound(scene);
  if (away !== null) bounds.push(away);
  return bounds;
}

interface Count {
  /** The day counted from, and when the rule came to be. */
  readonly from: DayNumber;
  readonly origin: Millis;
  readonly n: number;
  readonly rules: readonly string[];
  readonly key: SentenceKey;
  readonly values?: Values;
  readonly facts: readonly Fact[];
}

/**
 * n business days after a day, at the recipient's place; later where that day may be a holiday in
 * their part of the country, which the sentence then says.
 */
function counted(scene: Scene, count: Count): Bound {
  const { place, facts } = scene;
  const { n, rules, key, origin } = count;
  const reached = addBusinessDays(count.from, n, place);
  const day = sendDayFrom(reached, place);
  const said = place.holidays.mayBeHoliday(reached) ? reached : day;
  const values = { n, day: plainDay(said, facts.now), ...count.values };
  const { sentence } = because(rules, key, values);
  const moved = { reached: plainDay(said, facts.now), day: plainDay(day, facts.now) };
  const shift = said === day ? '' : ` ${say('maybeHoliday', moved)}`;
  return { day, origin, reason: { rules, facts: count.facts, sentence: `${sentence}${shift}` } };
}

/** n business days after the local day of an instant. */
function countedFrom(scene: Scene, at: Millis, count: Omit<Count, 'from' | 'origin'>): Bound {
  const { place, facts, to } = scene;
  const values = { from: dayAt(at, place, facts.now), name: nameOf(to, facts), ...count.values };
  return counted(scene, { ...count, from: localAt(at, place.zone).day, origin: at, values });
}

function sinceLast(last: Sent | Skipped, scene: Scene): Bound {
  const { conversation: talk, place, facts } = scene;
  const { settings } = facts;
  const key = last.kind === 'sent' ? 'sentBound' : 'skippedBound';
  const own = [ours(last.at)];
  if (talk.position >= 2) {
    return countedFrom(scene, last.at, {
      n: settings.daysToClarification,
      rules: ['P10', 'F5'],
      key,
      facts: own,
    });
  }
  const restrained = place.country !== null && settings.restrained.includes(place.country);
  return countedFrom(scene, last.at, {
    n: restrained ? settings.daysToSecondRestrained : settings.daysToSecond,
    rules: restrained ? ['P9', 'P17'] : ['P9'],
    key,
    facts: own,
  });
}

/** Something the candidate did. */
function ours(at: Millis): Fact {
  return { who: 'You', when: instantOf(at), quote: '' };
}

const INTERVIEW = {
  final: { never: 'finalBound', named: 'finalStillBound' },
  other: { never: 'interviewBound', named: 'interviewStillBound' },
} as const;

/** No promise is in force: there never was one, or it was withdrawn or has run out. */
function interviewBound(scene: Scene): Bound {
  const { meeting, facts } = scene;
  const { daysAfterFinalRound, daysAfterInterview } = facts.settings;
  const named = facts.entries.some((e) => 'promise' in e && e.promise !== null);
  return countedFrom(scene, meeting.end, {
    n: meeting.final ? daysAfterFinalRound : daysAfterInterview,
    rules: ['P8'],
    key: INTERVIEW[meeting.final ? 'final' : 'other'][named ? 'named' : 'never'],
    facts: [{ who: facts.opportunity.company, when: instantOf(meeting.end), quote: '' }],
  });
}

function sinceAnchor(scene: Scene): readonly Bound[] {
  const { conversation: talk, facts } = scene;
  const { settings } = facts;
  const { anchor } = talk;
  switch (anchor.kind) {
    case 'interview':
      return talk.promise === null ? [interviewBound(scene)] : [];
    case 'dated':
      return talk.promise === null ? acknowledged(anchor.by, scene) : [];
    case 'acknowledged':
      return keepsPromise(anchor.by, scene) ? [] : acknowledged(anchor.by, scene);
    case 'deciding':
      return [since(anchor.by, settings.daysAfterStillDeciding, 'decidingBound', scene)];
    case 'referred':
      return [since(anchor.by, settings.daysAfterReferral, 'referredBound', scene)];
    case 'on_hold':
      return [checkBackBound(anchor.by, scene)];
    case 'answered':
      return [
        countedFrom(scene, anchor.at, {
          n: settings.daysAfterOurAnswer,
          rules: ['P18'],
          key: anchor.skipped ? 'answerSkippedBound' : 'answeredBound',
          facts: [ours(anchor.at)],
        }),
        ...(talk.promise === null ? [interviewBound(scene)] : []),
      ];
  }
}

/** Does the promise lie ahead of this answer? Then the clock keeps it. */
function keepsPromise(by: Received, scene: Scene): boolean {
  const promised = scene.conversation.promise?.dated.day;
  return promised !== undefined && promised >= localAt(by.at, scene.place.zone).day;
}

function acknowledged(by: Received, scene: Scene): readonly Bound[] {
  const { daysAfterAcknowledgement } = scene.facts.settings;
  return [since(by, daysAfterAcknowledgement, 'acknowledgedBound', scene), interviewBound(scene)];
}

function since(by: Received, n: number, key: SentenceKey, scene: Scene): Bound {
  const who = nameOf(by.from, scene.facts);
  return countedFrom(scene, by.at, {
    n,
    rules: ['P18'],
    key,
    values: { who },
    facts: [factOf(by, scene.facts)],
  });
}

function promiseBound({ entry, dated }: Stated, scene: Scene): Bound {
  const { facts } = scene;
  const { day, vague, said: quote } = dated;
  const who = nameOf(entry.kind === 'told' ? entry.by : entry.from, facts);
  return counted(scene, {
    from: day,
    origin: entry.at,
    n: facts.settings.daysAfterPromise,
    rules: vague ? ['F1', 'P7', 'P13'] : ['F1', 'P7'],
    key: vague && quote !== '' ? 'promiseVagueBound' : 'promiseBound',
    values: { who, said: plainDay(day, facts.now), quote },
    facts: [factOf(entry, facts)],
  });
}

function checkBackBound(by: Received, scene: Scene): Bound {
  const { facts } = scene;
  const day = by.checkBack ?? 0;
  return counted(scene, {
    from: day,
    origin: by.at,
    n: facts.settings.daysAfterCheckBack,
    rules: ['P18'],
    key: 'checkBackBound',
    values: { said: plainDay(day, facts.now) },
    facts: [factOf(by, facts)],
  });
}

/** Away: by their latest notice; a notice that names nobody is of whoever we wrote to last. */
function awayBound(scene: Scene): Bound | null {
  const { place, facts, to } = scene;
  let notice: Received | null = null;
  let lastTo: string | null = null;
  for (const entry of facts.entries) {
    if (entry.kind === 'sent') lastTo = entry.to;
    const away = entry.kind === 'received' && entry.intent === 'out_of_office';
    if (away && (entry.from ?? lastTo) === to) notice = entry;
  }
  if (notice === null) return null;
  const { daysAfterReturn, daysAway } = facts.settings;
  const { at, returns } = notice;
  const from = returns ?? localAt(at, place.zone).day;
  const name = nameOf(to, facts);
  return counted(scene, {
    from,
    origin: at,
    n: returns === null ? daysAway : daysAfterReturn,
    rules: ['P12'],
    key: returns === null ? 'awayNoDateBound' : 'awayBound',
    values: { name, said: plainDay(from, facts.now) },
    facts: [{ who: name, when: instantOf(at), quote: '' }],
  });
}
