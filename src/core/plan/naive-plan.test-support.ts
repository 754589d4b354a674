import Holidays from 'date-holidays';
import type { Interview, Person } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';

/**
 * A second reading of section 4 of the handbook, for tests only: slow, literal and apart from the
 * planner. Where the planner counts forward from an event, this one asks of each day in turn
 * whether every rule allows it. It knows no bad input.
 */
export interface NaiveStep {
  readonly step: string;
  readonly to: string | null;
  readonly notBefore: string | null;
  readonly best: string | null;
  readonly due: string | null;
  readonly state: string;
}

type Instant = Temporal.Instant;
type Date = Temporal.PlainDate;
type Got = Extract<Happening, { kind: 'received' }>;
type Asking = 'next_round_invite' | 'scheduling_request' | 'info_request' | 'offer';

interface Spot {
  readonly zone: string;
  readonly country: string | null;
  readonly part: string | null;
}

interface World {
  readonly o: Opportunity;
  readonly on: readonly string[];
  readonly now: Instant;
  readonly rounds: readonly Interview[];
  readonly story: readonly Happening[];
}

const ZONE_COUNTRY: Readonly<Record<string, string>> = {
  'America/New_York': 'US',
  'America/Los_Angeles': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Toronto': 'CA',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
  'Europe/Paris': 'FR',
  'Europe/Copenhagen': 'DK',
  'Asia/Tokyo': 'JP',
  'Asia/Kolkata': 'IN',
  'Australia/Sydney': 'AU',
  'Australia/Adelaide': 'AU',
  'Pacific/Auckland': 'NZ',
};
const ZONE_PART: Readonly<Record<string, string>> = {
  'America/Toronto': 'CA-ON',
  'Australia/Sydney': 'AU-NSW',
  'Australia/Adelaide': 'AU-SA',
};

const ms = (t: string | Instant): number =>
  typeof t === 'string' ? at(t).epochMilliseconds : t.epochMilliseconds;
const at = (t: string): Instant => Temporal.Instant.from(t);
const text = (t: Instant): string => t.toString({ smallestUnit: 'second' });
const later = (a: Instant, b: Instant): Instant => (ms(a) >= ms(b) ? a : b);
const local = (t: Instant, s: Spot): Temporal.ZonedDateTime => t.toZonedDateTimeISO(s.zone);
const clock = (d: Date, time: string, s: Spot): Instant =>
  d.toZonedDateTime({ timeZone: s.zone, plainTime: time }).toInstant();

// ---- places and days

const freeDays = new Map<string, ReadonlySet<string>>();

function isFree(d: Date, s: Spot): boolean {
  if (s.country === null) return false;
  const key = `${s.part ?? s.country} ${d.year}`;
  let days = freeDays.get(key);
  if (days === undefined) {
    const part = s.country === 'US' ? undefined : s.part?.slice(3);
    const all = (part ? new Holidays(s.country, part) : new Holidays(s.country)).getHolidays(
      d.year,
    );
    const whole = all.filter((h) => h.type === 'public' && h.date.includes(' 00:00:00'));
    days = new Set(whole.map((h) => h.date.slice(0, 10)));
    freeDays.set(key, days);
  }
  return days.has(d.toString());
}

const works = (d: Date, s: Spot): boolean => d.dayOfWeek < 6 && !isFree(d, s);

/** Business days after `from`, up to and including `to`. */
function worked(from: Date, to: Date, s: Spot): number {
  let n = 0;
  for (
    let d = from.add({ days: 1 });
    Temporal.PlainDate.compare(d, to) <= 0;
    d = d.add({ days: 1 })
  ) {
    if (works(d, s)) n += 1;
  }
  return n;
}

function inside(t: Instant, s: Spot): boolean {
  const l = local(t, s);
  return l.hour >= 8 && l.hour < 18 && works(l.toPlainDate(), s);
}

/** The first `time` at or after `t`, on a business day if asked. */
function firstTime(t: Instant, time: string, s: Spot, business: boolean): Instant {
  let d = local(t, s).toPlainDate();
  while (ms(clock(d, time, s)) < ms(t) || (business && !works(d, s))) d = d.add({ days: 1 });
  return clock(d, time, s);
}

const windowFrom = (t: Instant, s: Spot): Instant =>
  inside(t, s) ? t : firstTime(t, '08:00', s, true);

function spotOf(p: Person | undefined, zone: string): Spot {
  const z = p?.zone ?? zone;
  const country = p?.country ?? ZONE_COUNTRY[p?.zone ?? zone] ?? null;
  const part = p?.subdivision ?? ZONE_PART[z] ?? null;
  return { zone: z, country, part: part?.startsWith(`${country}-`) ? part : null };
}

// ---- who

const person = (w: World, id: string | null): Person | undefined =>
  w.o.people.find((p) => p.id === id);

/** Ours that came back: the latest to that person before a permanent bounce. */
function cameBack(w: World): ReadonlySet<Happening> {
  const back = new Set<Happening>();
  w.story.forEach((h, i) => {
    if (h.kind !== 'received' || h.intent !== 'bounce' || !h.permanent) return;
    const before = w.story.slice(0, i).filter((s) => s.kind === 'sent');
    const mine = before.filter((s) => s.kind === 'sent' && (!person(w, h.from) || s.to === h.from));
    const last = mine.at(-1);
    if (last !== undefined) back.add(last);
  });
  return back;
}

function mail(w: World, id: string | null): 'good' | 'dead' | 'none' {
  let email = person(w, id)?.email ?? null;
  let dead = false;
  const sent: string[] = [];
  for (const h of w.story) {
    if (h.kind === 'sent') sent.push(h.to);
    if (h.kind === 'address' && h.person === id) {
      email = h.email ?? email;
      dead = false;
    }
    if (h.kind !== 'received') continue;
    const dies =
      (h.intent === 'bounce' && h.permanent) || (h.intent === 'out_of_office' && h.stops);
    if (dies && (person(w, h.from) ? h.from : sent.at(-1)) === id) dead = true;
  }
  if (email === null) return 'none';
  return dead ? 'dead' : 'good';
}

const writable = (w: World, id: string | null): boolean => {
  const p = person(w, id);
  return p !== undefined && !p.doNotContact && mail(w, id) !== 'none';
};

const office = (w: World): string[] =>
  w.o.people
    .filter((p) => ['recruiter', 'coordinator'].includes(p.role) && !p.referred)
    .map((p) => p.id);

function ranking(w: World, maker: string | null, i: Interview | undefined): string[] {
  const order: string[] = maker === null ? [] : [maker];
  if (i !== undefined) {
    const by = person(w, i.arrangedBy);
    if (i.arrangedBy === null) order.push(...office(w));
    else if (by !== undefined && by.role !== 'interviewer') order.push(by.id);
    order.push(...i.interviewers);
  }
  return [...order, ...office(w)];
}

// ---- what ends things

const closes = (h: Happening): boolean =>
  h.kind === 'decided' ||
  (h.kind === 'received' && (h.intent === 'rejection' || h.intent === 'position_filled'));
const invites = (h: Happening): h is Got & { intent: 'next_round_invite' | 'scheduling_request' } =>
  h.kind === 'received' && ['next_round_invite', 'scheduling_request'].includes(h.intent);
const asks = (h: Happening): h is Got & { intent: Asking } =>
  invites(h) || (h.kind === 'received' && (h.intent === 'info_request' || h.intent === 'offer'));

/** Rejected, filled or decided, with nothing of this interview left. */
function over(w: World, i: Interview): boolean {
  return w.story.some((h, n) => {
    if (!closes(h)) return false;
    if (ms(h.at) >= ms(i.endsAt)) return true;
    return i.debriefed === false && !w.story.slice(n + 1).some(invites);
  });
}

// ---- the plan

/** The steps, or the state of having none. */
export function naivePlan(
  o: Opportunity,
  regionsOn: readonly string[],
  now: Instant,
): readonly NaiveStep[] | string {
  if (o.doNotContact || o.companyDoNotContact) return 'do_not_contact';
  const story = told(o);
  if (story.some((h) => h.kind === 'received' && h.intent === 'unsure')) return 'held';
  const rounds = o.interviews
    .filter((i) => !i.cancelled)
    .sort((a, b) => ms(a.endsAt) - ms(b.endsAt));
  const w: World = { o, on: regionsOn, now, rounds, story };
  const notes = thanks(w);
  const next = chain(w, notes.length > 0);
  const steps = [
    ...answers(w),
    ...debriefs(w),
    ...notes,
    ...(typeof next === 'string' ? [] : [next]),
  ];
  return steps.length === 0 && typeof next === 'string' ? next : steps;
}

/** In order of time, each message with its settled reading, debrief promises at their interview's end. */
function told(o: Opportunity): Happening[] {
  const written = [...o.happenings].sort((a, b) => ms(a.at) - ms(b.at));
  const list = written
    .filter((h) => h.kind !== 'resolved')
    .map((h): Happening => {
      if (h.kind === 'received') {
        const r = written.findLast((x) => x.kind === 'resolved' && ms(x.of) === ms(h.at));
        if (r?.kind !== 'resolved') return h;
        return { ...r, kind: 'received', at: h.at, from: h.from, via: h.via };
      }
      if (h.kind !== 'promise') return h;
      const ended = o.interviews.filter((i) => !i.cancelled && ms(i.endsAt) <= ms(h.at));
      const last = ended.sort((a, b) => ms(a.endsAt) - ms(b.endsAt)).at(-1);
      return last === undefined ? h : { ...h, at: last.endsAt };
    });
  const debriefs = list.filter((h) => h.kind === 'promise');
  const others = list.filter((h) => h.kind !== 'promise');
  return [...debriefs, ...others].sort((a, b) => ms(a.at) - ms(b.at));
}

function debriefs(w: World): NaiveStep[] {
  return w.rounds
    .filter((i) => ms(i.endsAt) <= ms(w.now) && i.debriefed === false && !over(w, i))
    .filter(
      (i) =>
        !w.story.some(
          (h) =>
            h.kind === 'skipped' &&
            h.step === 'debrief' &&
            (h.interview === i.id || (h.interview === null && ms(h.at) >= ms(i.endsAt))),
        ),
    )
    .map((i) => {
      const due = text(at(i.endsAt).add({ hours: 4 }));
      return {
        step: 'debrief',
        to: null,
        notBefore: text(at(i.endsAt)),
        best: null,
        due,
        state: 'open',
      };
    });
}

// ---- thank-yous

function thanks(w: World): NaiveStep[] {
  const back = cameBack(w);
  const owed = new Map<string, Interview>();
  for (const i of w.rounds) {
    const since = ms(w.now) - ms(i.endsAt);
    if (since < 0 || since >= 48 * 3_600_000 || over(w, i)) continue;
    for (const id of noteTo(w, i)) {
      const sent = w.story.some((h) => {
        if ((h.kind !== 'sent' && h.kind !== 'skipped') || h.step !== 'thank_you') return false;
        if (back.has(h) || (h.to !== null && h.to !== id)) return false;
        const named = w.rounds.find((r) => r.id === h.interview);
        return ms(i.endsAt) <= (named === undefined ? ms(h.at) : ms(named.endsAt));
      });
      const spot = spotOf(person(w, id), i.zone);
      if (!sent && (spot.country !== 'JP' || w.on.includes('JP'))) owed.set(id, i);
    }
  }
  return [...owed].map(([id, i]) => noteStep(w, id, i));
}

function noteTo(w: World, i: Interview): string[] {
  const panel = [...new Set(i.interviewers)].filter((id) => person(w, id) !== undefined);
  const open = panel.filter((id) => !person(w, id)?.doNotContact);
  const reach = open.filter((id) => mail(w, id) !== 'none' || person(w, id)?.card);
  if (open.length === reach.length && panel.length > 0) return reach;
  const usable = office(w).filter((id) => writable(w, id));
  const first = (ids: string[]): string | undefined =>
    ids.find((id) => id === i.arrangedBy) ?? ids[0];
  const coordinators = usable.filter((id) => person(w, id)?.role === 'coordinator');
  const carrier =
    reach.length > 0
      ? first(coordinators)
      : (usable.find((id) => id === i.arrangedBy) ?? coordinators[0] ?? usable[0]);
  return carrier === undefined || reach.includes(carrier) ? reach : [...reach, carrier];
}

function noteStep(w: World, id: string, i: Interview): NaiveStep {
  const spot = spotOf(person(w, id), i.zone);
  const end = at(i.endsAt);
  const due = end.add({ hours: 24 });
  const base = { step: 'thank_you', to: id, due: text(due) };
  if (mail(w, id) !== 'good' && !person(w, id)?.card) {
    return { ...base, notBefore: null, best: null, state: 'waiting' };
  }
  const soon = end.add({ hours: 2 });
  let best = soon;
  if (!inside(soon, spot)) {
    const half = firstTime(soon, '08:30', spot, true);
    if (ms(half) <= ms(due)) best = half;
    else if (local(soon, spot).hour >= 21) {
      best = clock(local(soon, spot).toPlainDate().add({ days: 1 }), '09:00', spot);
    }
  }
  let from = end.add({ hours: 1 });
  const move = w.story.findLast(
    (h) =>
      h.kind === 'moved' &&
      h.step === 'thank_you' &&
      (h.to === null || h.to === id) &&
      ms(h.at) >= ms(i.endsAt),
  );
  if (move?.kind === 'moved' && (ms(move.notBefore) >= ms(from) || move.override === 'P2')) {
    const chosen = at(move.notBefore);
    const shifted = windowFrom(chosen, spot);
    const early = ms(chosen) < ms(from);
    from = later(end, ms(shifted) <= ms(due) ? shifted : chosen);
    best = early ? from : later(best, from);
  }
  const state = ms(w.now) >= ms(due) ? 'late' : ms(w.now) < ms(from) ? 'waiting' : 'open';
  return { ...base, notBefore: text(from), best: text(awake(w, best, spot)), state };
}

function awake(w: World, best: Instant, spot: Spot): Instant {
  if (ms(best) >= ms(w.now)) return best;
  const { hour } = local(w.now, spot);
  return hour >= 8 && hour < 21 ? w.now : firstTime(w.now, '08:00', spot, false);
}

// ---- answers

/** The answers and skips after a message that deal with it. */
function dealtWith(w: World, m: Got): Happening | undefined {
  const back = cameBack(w);
  const own = writable(w, m.from);
  return w.story
    .slice(w.story.indexOf(m) + 1)
    .find(
      (h) =>
        (h.kind === 'sent' || h.kind === 'skipped') &&
        h.step === 'answer' &&
        !back.has(h) &&
        (h.to === null || h.to === m.from || !own),
    );
}

function isOpen(w: World, m: Got): boolean {
  const n = w.story.indexOf(m);
  const after = w.story.slice(n + 1);
  if (after.some((h) => h.kind === 'decided') || dealtWith(w, m) !== undefined) return false;
  if (closes(m)) {
    const before = w.story.slice(0, n).findLast((h) => closes(h) || asks(h));
    return !(before !== undefined && closes(before)) && !after.some(asks);
  }
  if (after.some(closes)) return false;
  return !(
    invites(m) && w.rounds.some((i) => ms(i.endsAt) > ms(m.at) && ms(i.endsAt) <= ms(w.now))
  );
}

function open(w: World): Got[] {
  return w.story.filter(
    (h): h is Got => (asks(h) || (closes(h) && h.kind === 'received')) && isOpen(w, h as Got),
  );
}

function answers(w: World): NaiveStep[] {
  const round = w.rounds.findLast((i) => ms(i.endsAt) <= ms(w.now)) ?? w.rounds[0];
  const byPerson = new Map<string | null, { due: Instant; m: Got }>();
  for (const m of open(w)) {
    const t = round === undefined ? null : talk(w, round);
    const order = [m.from, t?.referred ?? null, ...ranking(w, t?.maker ?? null, round)];
    const to = order.find((id) => writable(w, id ?? null)) ?? null;
    const spot = spotOf(person(w, to), round?.zone ?? 'UTC');
    const got = at(m.at);
    let due = got.add({ hours: closes(m) ? 48 : 24 });
    if (!closes(m) && m.intent !== 'offer') {
      let d = local(got, spot).toPlainDate().add({ days: 1 });
      while (!works(d, spot)) d = d.add({ days: 1 });
      due = later(due, clock(d, '08:00', spot));
    }
    const had = byPerson.get(to);
    byPerson.set(to, { m, due: had !== undefined && ms(had.due) < ms(due) ? had.due : due });
  }
  return [...byPerson].map(([to, { due, m }]): NaiveStep => {
    const spot = spotOf(person(w, to), round?.zone ?? 'UTC');
    const base = { step: 'answer', to, due: text(due) };
    if (to === null || mail(w, to) === 'dead')
      return { ...base, notBefore: null, best: null, state: 'waiting' };
    const move = w.story.findLast(
      (h) =>
        h.kind === 'moved' &&
        h.step === 'answer' &&
        (h.to === null || h.to === to) &&
        ms(h.at) >= ms(m.at),
    );
    const from = move?.kind === 'moved' ? later(at(m.at), at(move.notBefore)) : at(m.at);
    const state = ms(w.now) < ms(from) ? 'waiting' : ms(w.now) >= ms(due) ? 'late' : 'open';
    return { ...base, notBefore: text(from), best: text(awake(w, from, spot)), state };
  });
}

// ---- the conversation

interface Talk {
  /** What the next message is: 0, 1, 2; 3 when all have been used. */
  stage: number;
  sent: number;
  /** The latest own follow-up since they answered, sent or skipped. */
  mine: Happening | null;
  /** The latest word of theirs that set the clock. */
  word: Got | null;
  /** When we answered their question, if after the latest word. */
  replied: string | null;
  promise: { day: Date; said: string } | null;
  maker: string | null;
  referred: string | null;
  refers: boolean;
  /** A date to check back. */
  back: { day: Date; said: string } | null;
  hold: boolean;
  end: 'no' | 'soft' | 'final';
  move: Extract<Happening, { kind: 'moved' }> | null;
}

const NAMES = ['follow_up', 'second_follow_up', 'clarification'];
const SPEAKS = [
  'acknowledgement',
  'timeline_update',
  'still_deciding_no_date',
  'info_request',
  'referral_to_other_person',
];

function talk(w: World, i: Interview): Talk {
  const t: Talk = {
    stage: 0,
    sent: 0,
    mine: null,
    word: null,
    replied: null,
    promise: null,
    maker: null,
    referred: null,
    refers: false,
    back: null,
    hold: false,
    end: 'no',
    move: null,
  };
  const back = cameBack(w);
  const replies = new Set<Happening>();
  for (const h of w.story) {
    if (h.kind !== 'received' || h.intent !== 'info_request') continue;
    const done = dealtWith(w, h);
    const between = w.story.slice(w.story.indexOf(h) + 1, done && w.story.indexOf(done));
    if (done !== undefined && !between.some(closes)) replies.add(done);
  }
  for (const h of w.story) {
    if (ms(h.at) < ms(i.endsAt)) continue;
    if (h.kind === 'withdrawn') {
      t.promise = null;
      t.maker = null;
    }
    if (h.kind === 'promise') states(w, t, h.promise.to, h.by, h.at);
    if (h.kind === 'ended' || h.kind === 'decided') t.end = 'final';
    if (h.kind === 'moved' && h.step === NAMES[t.stage]) t.move = h;
    if (replies.has(h)) t.replied = h.at;
    if ((h.kind === 'sent' || h.kind === 'skipped') && NAMES.includes(h.step) && !back.has(h)) {
      if (h.kind === 'skipped' && h.step !== NAMES[t.stage]) continue;
      t.stage = h.kind === 'sent' && h.step === 'clarification' ? 3 : Math.min(3, t.stage + 1);
      if (h.kind === 'sent') t.sent += 1;
      t.mine = h;
      t.move = null;
      if (t.hold && t.end === 'no') t.end = 'soft';
    }
    if (h.kind === 'received') hear(w, t, h);
  }
  return t;
}

function states(w: World, t: Talk, day: string | null, by: string | null, said: string): void {
  if (day === null) return;
  t.promise = { day: Temporal.PlainDate.from(day), said };
  if (person(w, by) !== undefined && mail(w, by) !== 'none') t.maker = by;
}

function hear(w: World, t: Talk, h: Got): void {
  if (['bounce', 'out_of_office'].includes(h.intent)) return;
  if (['auto_ack', 'unrelated'].includes(h.intent)) {
    if (h.stops) stop(t, 'final');
    return;
  }
  if (closes(h)) {
    stop(t, 'final');
    return;
  }
  if (invites(h) || h.intent === 'offer') {
    stop(t, 'soft');
    return;
  }
  if (h.intent === 'referral_to_other_person') {
    t.promise = null;
    t.maker = null;
  }
  states(w, t, h.promise?.to ?? null, h.from, h.at);
  if (h.intent === 'position_on_hold') {
    if (t.end === 'final') return;
    t.stage = 0;
    t.mine = null;
    t.hold = true;
    t.back =
      h.checkBack === null ? null : { day: Temporal.PlainDate.from(h.checkBack), said: h.at };
    t.end = t.back === null ? 'soft' : 'no';
    if (t.back !== null) {
      t.word = h;
      t.replied = null;
    }
    return;
  }
  if (!SPEAKS.includes(h.intent)) return;
  if (h.stops) {
    stop(t, 'final');
    return;
  }
  if (t.hold && h.intent === 'acknowledgement') return;
  if (t.hold) t.end = 'no';
  t.hold = false;
  t.stage = 0;
  t.mine = null;
  if (h.intent === 'referral_to_other_person') {
    t.referred = h.newContact;
    t.refers = true;
  }
  if (h.intent !== 'info_request') {
    t.word = h;
    t.replied = null;
  }
}

function stop(t: Talk, how: 'soft' | 'final'): void {
  if (t.end === 'final') return;
  t.end = how;
  t.hold = false;
}

// ---- the follow-up

/** A rule that must hold on the day: its ids, when it came to be, and the test. */
interface Rule {
  readonly ids: readonly string[];
  readonly since: string;
  readonly allows: (day: Date) => boolean;
}

function chain(w: World, noteOwed: boolean): NaiveStep | string {
  const i = w.rounds.at(-1);
  if (i === undefined) return 'waiting';
  if (ms(i.endsAt) > ms(w.now))
    return w.rounds.find((r) => ms(r.endsAt) > ms(w.now)) === w.rounds[0] ? 'waiting' : 'ended';
  const t = talk(w, i);
  if (over(w, i) || t.end !== 'no') return 'ended';
  const order = t.refers ? [t.referred] : ranking(w, t.maker, i);
  const known = order.filter((id) => person(w, id) !== undefined);
  if (t.refers && known.length === 0) return 'waiting';
  const to =
    known.find((id) => writable(w, id)) ?? known.find((id) => !person(w, id)?.doNotContact) ?? null;
  if (to === null) return 'do_not_contact';
  const spot = spotOf(person(w, to), i.zone);
  if (spot.country === 'JP' && !w.on.includes('JP')) return 'off';
  if (t.stage === 3 && t.mine !== null) {
    const from = local(at(t.mine.at), spot).toPlainDate();
    const today = local(w.now, spot).toPlainDate();
    const passed = worked(from, today.subtract({ days: 1 }), spot) >= 10;
    return passed ? 'closed_by_silence' : 'waiting';
  }
  if (t.sent >= 5) return 'capped';
  if (open(w).some((m) => m.intent === 'info_request')) return 'waiting';
  return followUp(w, i, t, to, spot, noteOwed);
}

function followUp(
  w: World,
  i: Interview,
  t: Talk,
  to: string,
  spot: Spot,
  noteOwed: boolean,
): NaiveStep {
  const rules = rulesFor(w, i, t, to, spot);
  const first = (some: readonly Rule[]): Instant => {
    if (some.length === 0) return windowFrom(at(i.endsAt), spot);
    let day = local(at(i.endsAt), spot).toPlainDate();
    while (!works(day, spot) || !some.every((r) => r.allows(day))) day = day.add({ days: 1 });
    return clock(day, '08:00', spot);
  };
  let from = first(rules);
  if (t.move !== null && (t.move.to === null || t.move.to === to)) {
    const { override, at: when } = t.move;
    const left = rules.filter(
      (r) => !(override !== null && r.ids.includes(override) && ms(r.since) <= ms(when)),
    );
    const chosen = windowFrom(at(t.move.notBefore), spot);
    from = later(first(left), chosen);
  }
  const half = clock(local(from, spot).toPlainDate(), '09:30', spot);
  let best = later(from, half);
  if (ms(best) < ms(w.now))
    best = inside(w.now, spot) ? w.now : firstTime(w.now, '09:30', spot, true);
  const step = NAMES[t.stage] ?? '';
  if (mail(w, to) !== 'good')
    return { step, to, notBefore: null, best: null, due: null, state: 'waiting' };
  const state = ms(w.now) < ms(from) || noteOwed ? 'waiting' : 'open';
  return { step, to, notBefore: text(from), best: text(best), due: null, state };
}

function rulesFor(w: World, i: Interview, t: Talk, to: string, spot: Spot): Rule[] {
  const day = (when: string): Date => local(at(when), spot).toPlainDate();
  const after = (from: Date, n: number, ids: string[], since: string): Rule => {
    return { ids, since, allows: (d) => worked(from, d, spot) >= n };
  };
  const interview = after(day(i.endsAt), i.final ? 7 : 5, ['P8'], i.endsAt);
  const rules: Rule[] = [];
  if (t.promise !== null) rules.push(after(t.promise.day, 2, ['F1', 'P7'], t.promise.said));
  if (t.back !== null) rules.push(after(t.back.day, 2, ['P18'], t.back.said));
  if (t.mine !== null) {
    const slow = ['GB', 'IE', 'DE', 'AT', 'CH', 'FR', 'NL', 'DK', 'FI', 'IS', 'NO', 'SE'].includes(
      spot.country ?? '',
    );
    if (t.stage === 2) rules.push(after(day(t.mine.at), 7, ['P10', 'F5'], t.mine.at));
    else rules.push(after(day(t.mine.at), slow ? 10 : 5, slow ? ['P9', 'P17'] : ['P9'], t.mine.at));
  }
  if (t.replied !== null && (t.mine === null || ms(t.replied) >= ms(t.mine.at))) {
    rules.push(after(day(t.replied), 5, ['P18'], t.replied));
    if (t.promise === null) rules.push(interview);
  } else if (t.mine === null) rules.push(...wordRules(t, interview, after, day));
  const away = w.story.findLast((h, n) => {
    if (h.kind !== 'received' || h.intent !== 'out_of_office') return false;
    const last = w.story.slice(0, n).findLast((s) => s.kind === 'sent');
    return (person(w, h.from) ? h.from : last?.kind === 'sent' ? last.to : null) === to;
  });
  if (away?.kind === 'received') {
    const { returnDate } = away;
    rules.push(
      returnDate === null
        ? after(day(away.at), 5, ['P12'], away.at)
        : after(Temporal.PlainDate.from(returnDate), 1, ['P12'], away.at),
    );
  }
  return rules;
}

function wordRules(
  t: Talk,
  interview: Rule,
  after: (from: Date, n: number, ids: string[], since: string) => Rule,
  day: (when: string) => Date,
): Rule[] {
  const { word } = t;
  if (word === null) return t.promise === null ? [interview] : [];
  const from = day(word.at);
  const five = [after(from, 5, ['P18'], word.at), interview];
  switch (word.intent) {
    case 'acknowledgement': {
      const ahead = t.promise !== null && Temporal.PlainDate.compare(t.promise.day, from) >= 0;
      return ahead ? [] : five;
    }
    case 'timeline_update':
      if (word.promise?.to == null) return [after(from, 7, ['P18'], word.at)];
      return t.promise === null ? five : [];
    case 'still_deciding_no_date':
      return [after(from, 7, ['P18'], word.at)];
    case 'referral_to_other_person':
      return [after(from, 3, ['P18'], word.at)];
    default:
      return [];
  }
}
