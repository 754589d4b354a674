import { addBusinessDays, firstInWindow, inWindow, nextBusinessTime } from '../time/business.ts';
import { instantOf, type Millis } from '../time/day.ts';
import type { Place } from '../time/place.ts';
import { instantAt, localAt } from '../time/zone.ts';
import { type Answers, isEnding, isInviting, stopAfter } from './answers.ts';
import { type Bound, boundsOf } from './bounds.ts';
import { type Conversation, converse, FOLLOW_UPS } from './conversation.ts';
import type { Entry, Facts, Moved } from './facts.ts';
import type { Meeting } from './meetings.ts';
import { namedRules } from './overrides.ts';
import { inOrder, mayWrite, placeOf } from './people.ts';
import {
  because,
  dayAt,
  inARow,
  nameOf,
  plainDay,
  type SentenceKey,
  type Values,
} from './reasons.ts';
import { isOff, sendWindow, timeOfDay } from './settings.ts';
import type { Nothing, Reason, Step } from './step.ts';

/** The next follow-up, or why there is none. */
export type FollowUp =
  | { readonly kind: 'step'; readonly step: Step; readonly notDoing: readonly Reason[] }
  | { readonly kind: 'nothing'; readonly nothing: Nothing };

/** The follow-up of the conversation after the latest interview (handbook, section 4). */
export function followUp(facts: Facts, answers: Answers, noteOwed: boolean): FollowUp {
  const meeting = facts.meetings.at(-1);
  if (meeting === undefined) return withoutMeeting(facts);
  if (meeting.end > facts.now) return beforeTheEnd(meeting, facts);
  const stop = stopAfter(facts, meeting.end, meeting.debriefed !== false);
  const talk = converse(meeting, answers, facts);
  const ended = stop ?? talk.endedBy;
  if (ended !== null) return endedBy(ended, meeting.zone, facts);
  const order =
    talk.referral === null ? inOrder(talk.maker, meeting, facts) : [talk.referral.newContact];
  const to = addressee(order, facts);
  if (to === null) return nobody(talk, facts);
  const place = placeOf(facts.contacts.get(to)?.person ?? null, meeting.zone, facts.opportunity);
  if (isOff(place.country, facts.settings)) {
    return nothing('off', ['P17'], 'noneOff', { country: place.country ?? '' });
  }
  const scene: Scene = { talk, meeting, to, place, facts, noteOwed };
  return capped(scene) ?? paused(answers) ?? proposed(scene);
}

interface Scene {
  readonly talk: Conversation;
  readonly meeting: Meeting;
  readonly to: string;
  readonly place: Place;
  readonly facts: Facts;
  readonly noteOwed: boolean;
}

function nothing(
  state: Nothing['state'],
  rules: readonly string[],
  key: SentenceKey,
  values: Values = {},
  until: Millis | null = null,
): FollowUp {
  const reason = because(rules, key, values);
  return {
    kind: 'nothing',
    nothing: { ...reason, state, until: until === null ? null : instantOf(until) },
  };
}

/** Ahead lies the first interview, or a next one, which ended the follow-ups of the one before. */
function beforeTheEnd(meeting: Meeting, facts: Facts): FollowUp {
  const place = placeOf(null, meeting.zone, facts.opportunity);
  const next = facts.meetings.find((m) => m.end > facts.now) ?? meeting;
  const day = dayAt(next.end, place, facts.now);
  if (facts.meetings[0] === next) return nothing('waiting', ['N1'], 'noneAhead', { day }, next.end);
  return nothing('ended', ['P18'], 'noneNextRound', { day }, next.end);
}

/** Nothing is owed before an interview; an application may have ended without one (P14, P15). */
function withoutMeeting(facts: Facts): FollowUp {
  const stop = stopAfter(facts, Number.POSITIVE_INFINITY, false);
  return stop === null
    ? nothing('waiting', ['N1'], 'noneNoInterview')
    : endedBy(stop, 'UTC', facts);
}

function endedBy(by: NonNullable<Conversation['endedBy']>, zone: string, facts: Facts): FollowUp {
  const place = placeOf(null, zone, facts.opportunity);
  const from = dayAt(by.at, place, facts.now);
  if (by.kind === 'ended') return nothing('ended', ['section 4 own hand'], 'noneEnded', { from });
  if (by.kind === 'decided') return nothing('ended', ['P15'], 'noneDecided', { from });
  if (by.kind !== 'received') return nothing('ended', ['P18'], 'noneHoldDone', { from });
  const who = nameOf(by.from, facts);
  if (isEnding(by)) return nothing('ended', ['P14', 'P18'], 'noneRejected', { who, from });
  if (isInviting(by)) return nothing('ended', ['P18'], 'noneInvited', { from });
  if (by.intent === 'offer') return nothing('ended', ['P15', 'P18'], 'noneOffer', { from });
  const key = by.intent === 'position_on_hold' ? 'noneOnHold' : 'noneStops';
  return nothing('ended', ['P18'], key, { who, from });
}

/** The first in order who may be written to; else the first who could be, had they an address. */
function addressee(order: readonly (string | null)[], facts: Facts): string | null {
  const known = order.filter((id) => id !== null && facts.contacts.has(id));
  const reachable = known.find((id) => mayWrite(facts.contacts.get(id ?? '')));
  return (
    reachable ?? known.find((id) => !facts.contacts.get(id ?? '')?.person.doNotContact) ?? null
  );
}

function nobody(talk: Conversation, facts: Facts): FollowUp {
  if (talk.referral === null) return nothing('do_not_contact', ['X5'], 'noneNobody');
  const to = talk.referral.newContact ?? '';
  if (!facts.contacts.has(to)) return nothing('waiting', ['P18'], 'unknownReferral');
  return nothing('do_not_contact', ['X5'], 'noneReferredBlocked', { name: nameOf(to, facts) });
}

/** P11: the question has been put, or enough was sent in all. */
function capped(scene: Scene): FollowUp | null {
  const { talk, place, facts } = scene;
  const { settings, now } = facts;
  const cap = Math.min(settings.unansweredCap, FOLLOW_UPS.length);
  if (talk.position >= cap && talk.last !== null) {
    const n = settings.daysToClosing;
    const last = addBusinessDays(localAt(talk.last.at, place.zone).day, n, place);
    const closes = instantAt(last + 1, 0, place.zone);
    if (now >= closes) return nothing('closed_by_silence', ['P11', 'F5'], 'noneSilence', { n });
    const values = { from: dayAt(talk.last.at, place, now), day: plainDay(last, now) };
    return nothing('waiting', ['P11'], 'noneWaiting', values, closes);
  }
  if (talk.total < settings.totalCap) return null;
  return nothing('capped', ['P11', 'F6'], 'noneCapped', { n: settings.totalCap });
}

function paused(answers: Answers): FollowUp | null {
  if (!answers.pending.some((p) => p.intent === 'info_request')) return null;
  return nothing('waiting', ['P18', 'F6'], 'nonePaused');
}

function proposed(scene: Scene): FollowUp {
  const { talk, meeting, to, place, facts } = scene;
  const bounds = [...boundsOf({ ...scene, conversation: talk })].sort((a, b) => b.day - a.day);
  const allowed = allowedAt(scene, bounds);
  const contact = facts.contacts.get(to);
  const blocked = contact === undefined || contact.email === null || contact.dead;
  const best = bestOf(allowed.at, scene);
  const waits = facts.now < allowed.at || scene.noteOwed || blocked;
  const late = talk.position === 0 && !scene.noteOwed && opensWithThanks(meeting, facts);
  const extra = [
    ...(blocked ? [addressReason(scene, allowed.at)] : []),
    ...(scene.noteOwed ? [because(['P1'], 'behindNote')] : []),
    ...(late ? [because(['P1'], 'withThanks')] : []),
  ];
  const reasons = [...allowed.reasons, ...extra];
  const step: Step = {
    step: FOLLOW_UPS[talk.position] ?? 'follow_up',
    to,
    interview: meeting.id,
    answers: null,
    answering: null,
    notBefore: blocked ? null : instantOf(allowed.at),
    best: blocked ? null : instantOf(best),
    due: null,
    earliest: blocked || scene.noteOwed ? null : instantOf(earliestOf(allowed.at, scene)),
    state: waits ? 'waiting' : 'open',
    soonDue: false,
    optional: false,
    channel: 'email',
    passOnTo: [],
    opensWithThanks: late,
    place: { zone: place.zone, country: place.country, subdivision: place.subdivision },
    rules: [...new Set(reasons.flatMap((r) => r.rules))],
    reasons,
    sentence: (blocked ? extra[0] : reasons[0])?.sentence ?? '',
  };
  return { kind: 'step', step, notDoing: allowed.notDoing };
}

interface Allowed {
  readonly at: Millis;
  readonly reasons: readonly Reason[];
  readonly notDoing: readonly Reason[];
}

/** What the rules allow, then what the candidate chose: later freely, earlier by naming the rule. */
function allowedAt(scene: Scene, bounds: readonly Bound[]): Allowed {
  const { talk, place, facts } = scene;
  const at = ruled(scene, bounds);
  const { moved } = talk;
  if (moved === null || (moved.to !== null && moved.to !== scene.to)) {
    return { at, reasons: relevant(scene, bounds), notDoing: [] };
  }
  const chosen = firstInWindow(moved.notBefore, place, sendWindow(facts.settings));
  const left = bounds.filter((b) => !setAside(b, moved));
  const rest = ruled(scene, left);
  const values = { day: dayAt(chosen, place, facts.now), rule: inARow(namedRules(moved.override)) };
  if (chosen >= rest) {
    const key = chosen < at ? 'movedOverride' : 'movedBound';
    const own = because(['section 4 own hand'], key, values);
    return { at: chosen, reasons: [own, ...relevant(scene, bounds)], notDoing: [] };
  }
  const rules = left[0]?.reason.rules ?? [];
  const told = { ...values, rules: rules.join(', '), allowed: dayAt(rest, place, facts.now) };
  const ignored = because(rules, 'movedIgnored', told);
  return { at: rest, reasons: relevant(scene, left), notDoing: [ignored] };
}

/** 08:00 of the latest day that the bounds name. */
function ruled(scene: Scene, bounds: readonly Bound[]): Millis {
  const { place, facts, meeting } = scene;
  const [latest] = bounds;
  if (latest === undefined) return firstInWindow(meeting.end, place, sendWindow(facts.settings));
  return instantAt(latest.day, timeOfDay(facts.settings.windowOpens), place.zone);
}

/** An override sets aside the rules it names, as far as they held when it was given. */
function setAside(bound: Bound, moved: Moved): boolean {
  const named = namedRules(moved.override);
  return bound.origin <= moved.at && named.some((rule) => bound.reason.rules.includes(rule));
}

/** The bound that decides, and the others that still lie ahead. */
function relevant(scene: Scene, bounds: readonly Bound[]): readonly Reason[] {
  const today = localAt(scene.facts.now, scene.place.zone).day;
  return bounds.filter((b, i) => i === 0 || b.day > today).map((b) => b.reason);
}

function bestOf(allowed: Millis, scene: Scene): Millis {
  const { place, facts } = scene;
  const half = timeOfDay(facts.settings.followUpBest);
  const best = Math.max(allowed, instantAt(localAt(allowed, place.zone).day, half, place.zone));
  if (best >= facts.now) return best;
  if (inWindow(facts.now, place, sendWindow(facts.settings))) return facts.now;
  return nextBusinessTime(facts.now, half, place);
}

/** The first moment from now on that is allowed and inside the window. */
function earliestOf(allowed: Millis, scene: Scene): Millis {
  const from = Math.max(allowed, scene.facts.now);
  return firstInWindow(from, scene.place, sendWindow(scene.facts.settings));
}

function addressReason(scene: Scene, allowed: Millis): Reason {
  const { facts, to, place } = scene;
  const dead = facts.contacts.get(to)?.dead === true;
  const values = { name: nameOf(to, facts), day: dayAt(allowed, place, facts.now) };
  return because(['P18'], dead ? 'waitsForAddress' : 'noAddress', values);
}

/** P1: a note was owed after this interview, and none went out or was skipped on purpose. */
function opensWithThanks(meeting: Meeting, facts: Facts): boolean {
  const met = meeting.interviewers.some(
    (id) => facts.contacts.get(id)?.person.doNotContact === false,
  );
  return met && !facts.entries.some((e) => isNote(e, facts) && e.at >= meeting.end);
}

function isNote(entry: Entry, facts: Facts): boolean {
  const own = entry.kind === 'sent' || entry.kind === 'skipped';
  return own && entry.step === 'thank_you' && !facts.bounced.has(entry);
}
