import type { Person } from '../record/nouns.ts';
import type { Happening } from '../record/opportunity.ts';
import type { History } from './history.test-support.ts';
import { at, clock, inside, ms, spotOf, worked } from './naive-days.test-support.ts';
import type { Plan, Step } from './step.ts';

/** The bare steps of a plan, or the state of having none, to compare by. */
export function bareSteps(plan: Plan): readonly string[] | string {
  if (plan.none !== null) return plan.none.state;
  return plan.steps.map((s) => [s.step, s.to, s.notBefore, s.best, s.due, s.state].join(' '));
}

/** A *never* of the handbook: what it would say when broken, or null. */
export type Never = (history: History, plan: Plan) => string | null;

const FOLLOW_UPS: readonly string[] = ['follow_up', 'second_follow_up', 'clarification'];
const RESTARTS: readonly string[] = [
  'acknowledgement',
  'timeline_update',
  'still_deciding_no_date',
  'info_request',
  'referral_to_other_person',
  'position_on_hold',
];

const followUps = (plan: Plan): readonly Step[] =>
  plan.steps.filter((s) => FOLLOW_UPS.includes(s.step));

const personOf = (h: History, id: string | null): Person | undefined =>
  h.opportunity.people.find((p) => p.id === id);

/** The end of the latest interview that was not cancelled. */
function latestEnd(h: History): number {
  return Math.max(...h.opportunity.interviews.filter((i) => !i.cancelled).map((i) => ms(i.endsAt)));
}

const stories = new WeakMap<History, readonly Happening[]>();

/** What happened, each message with its latest reading, in order of time. */
function story(h: History): readonly Happening[] {
  let told = stories.get(h);
  if (told === undefined) {
    told = retold(h);
    stories.set(h, told);
  }
  return told;
}

function retold(h: History): readonly Happening[] {
  const all = [...h.opportunity.happenings].sort((a, b) => ms(a.at) - ms(b.at));
  return all.flatMap((e): readonly Happening[] => {
    if (e.kind === 'resolved') return [];
    if (e.kind !== 'received') return [e];
    const r = all.findLast((x) => x.kind === 'resolved' && x.of === e.at);
    return [r?.kind === 'resolved' ? { ...e, ...r, kind: 'received', at: e.at } : e];
  });
}

const lately = new WeakMap<History, readonly Happening[]>();

/** The part of it since the latest interview ended. */
function since(h: History): readonly Happening[] {
  let told = lately.get(h);
  if (told === undefined) {
    const end = latestEnd(h);
    told = story(h).filter((e) => ms(e.at) >= end);
    lately.set(h, told);
  }
  return told;
}

const spot = (step: Step) => {
  const { zone = 'UTC', country = null, subdivision = null } = step.place ?? {};
  return { zone, country, part: subdivision };
};

/** F1, P7: 08:00 two business days after the date named last, unless a rule was set aside. */
const beforeAPromise: Never = (h, plan) => {
  const happened = since(h);
  if (happened.some((e) => e.kind === 'moved' && e.override !== null)) return null;
  const said = happened.findLast(
    (e) =>
      e.kind === 'received' &&
      e.promise?.to != null &&
      ['acknowledgement', 'timeline_update', 'still_deciding_no_date'].includes(e.intent),
  );
  if (said?.kind !== 'received' || said.promise?.to == null) return null;
  const gone = happened.some(
    (e) =>
      ms(e.at) > ms(said.at) &&
      (e.kind === 'withdrawn' ||
        (e.kind === 'received' && e.intent === 'referral_to_other_person')),
  );
  const newer = happened.some(
    (e) => e.kind === 'received' && ms(e.at) > ms(said.at) && e.promise !== null,
  );
  if (gone || newer) return null;
  const day = Temporal.PlainDate.from(said.promise.to);
  for (const step of followUps(plan)) {
    if (step.notBefore === null) continue;
    const local = at(step.notBefore).toZonedDateTimeISO(spot(step).zone).toPlainDate();
    if (Temporal.PlainDate.compare(local, day) > 0 && worked(day, local, spot(step)) >= 2) continue;
    // A promise that had run out when they answered again no longer sets the clock.
    if (worked(Temporal.PlainDate.from(said.at.slice(0, 10)), local, spot(step)) >= 5) continue;
    return `${step.step} on ${local}, though they named ${day}`;
  }
  return null;
};

/** P3: inside the window, on a business day there. */
const outsideTheWindow: Never = (_h, plan) => {
  for (const step of followUps(plan)) {
    for (const moment of [step.notBefore, step.best, step.earliest]) {
      if (moment !== null && !inside(at(moment), spot(step))) return `${step.step} at ${moment}`;
    }
  }
  return null;
};

/** P18, F6: nothing after a rejection, a decision, the candidate's end or "write no more". */
const afterAStop: Never = (h, plan) => {
  const stop = since(h).find(
    (e) =>
      e.kind === 'ended' ||
      e.kind === 'decided' ||
      (e.kind === 'received' && ['rejection', 'position_filled'].includes(e.intent)) ||
      (e.kind === 'received' &&
        e.stops &&
        RESTARTS.includes(e.intent) &&
        e.intent !== 'position_on_hold'),
  );
  const after = stop !== undefined && followUps(plan).length > 0;
  return after ? `a follow-up after ${stop.kind} at ${stop.at}` : null;
};

/** F6, P11: three unanswered, five in all. */
const aboveTheCap: Never = (h, plan) => {
  if (followUps(plan).length === 0) return null;
  const bounces = story(h).filter(
    (e) => e.kind === 'received' && e.intent === 'bounce' && e.permanent,
  );
  const sent = (e: Happening) => e.kind === 'sent' && FOLLOW_UPS.includes(e.step);
  const happened = since(h);
  if (happened.filter(sent).length - bounces.length >= 5) return 'a sixth message';
  const last = happened.findLastIndex((e) => e.kind === 'received' && RESTARTS.includes(e.intent));
  const unanswered = happened.slice(last + 1).filter(sent).length - bounces.length;
  return unanswered >= 3 ? 'a fourth message without an answer' : null;
};

/** X5. */
const toDoNotContact: Never = (h, plan) => {
  const { doNotContact, companyDoNotContact } = h.opportunity;
  if ((doNotContact || companyDoNotContact) && plan.steps.length > 0) return 'a step all the same';
  const step = plan.steps.find((s) => personOf(h, s.to)?.doNotContact);
  return step === undefined ? null : `${step.step} to ${step.to}`;
};

const twiceToOne: Never = (_h, plan) => {
  const seen = plan.steps.filter((s) => s.step !== 'debrief').map((s) => `${s.step} to ${s.to}`);
  const twice = seen.find((s, i) => seen.indexOf(s) !== i);
  if (twice !== undefined) return twice;
  return followUps(plan).length > 1 ? 'two follow-ups' : null;
};

/** Always a next step or a reason for none; every reason says something. */
const silence: Never = (_h, plan) => {
  if ((plan.steps.length === 0) !== (plan.none !== null)) return 'neither a step nor a reason';
  const reasons = [...plan.steps.flatMap((s) => s.reasons), ...plan.notDoing];
  if (plan.none !== null) reasons.push(plan.none);
  const mute = reasons.find((r) => r.rules.length === 0 || !/^[^{}]{12,}\.$/.test(r.sentence));
  if (mute !== undefined) return `"${mute.sentence}"`;
  const step = plan.steps.find((s) => s.reasons.length === 0 || s.sentence === '');
  return step === undefined ? null : `${step.step} without a reason`;
};

/** No moment in the past is offered, and no thank-you before an hour is over (P2). */
const inThePast: Never = (h, plan) => {
  for (const step of plan.steps) {
    if (step.best !== null && ms(step.best) < ms(h.now)) return `${step.step}, best ${step.best}`;
    if (step.earliest !== null && ms(step.earliest) < ms(h.now))
      return `${step.step} ${step.earliest}`;
    const open = step.state === 'open' && step.notBefore !== null && ms(step.notBefore) > ms(h.now);
    if (open) return `${step.step} open before ${step.notBefore}`;
  }
  return null;
};

/** P1: a note only within 48 hours; P17: none to Japan unless switched on. */
const strayNotes: Never = (h, plan) => {
  for (const step of plan.steps) {
    if (step.step === 'answer' || step.step === 'debrief') continue;
    const meeting = h.opportunity.interviews.find((i) => i.id === step.interview);
    if (meeting === undefined) return `${step.step} after no interview`;
    const place = spotOf(personOf(h, step.to), meeting.zone);
    if (place.country === 'JP' && !h.regionsOn.includes('JP')) return `${step.step} to Japan`;
    if (step.step !== 'thank_you') continue;
    const hours = (ms(h.now) - ms(meeting.endsAt)) / 3_600_000;
    if (hours < 0 || hours >= 48) return `a note ${hours} hours after the end`;
  }
  return null;
};

/** A follow-up keeps its distance from the one before (P9, P10), unless a rule was set aside. */
const tooClose: Never = (h, plan) => {
  const happened = since(h);
  if (happened.some((e) => e.kind === 'moved' && e.override !== null)) return null;
  for (const step of followUps(plan)) {
    if (step.notBefore === null || step.step === 'follow_up') continue;
    const mine = happened.findLast(
      (e) => (e.kind === 'sent' || e.kind === 'skipped') && FOLLOW_UPS.includes(e.step),
    );
    if (mine === undefined) return `${step.step} without one before`;
    const bounced = happened.some((e) => e.kind === 'received' && e.intent === 'bounce');
    const from = at(mine.at).toZonedDateTimeISO(spot(step).zone).toPlainDate();
    const to = at(step.notBefore).toZonedDateTimeISO(spot(step).zone).toPlainDate();
    if (!bounced && mine.kind === 'sent' && worked(from, to, spot(step)) < 5)
      return `${step.step} on ${to}`;
    if (ms(clock(to, '08:00', spot(step))) > ms(step.notBefore)) return `${step.step} before 08:00`;
  }
  return null;
};

export const nevers: Readonly<Record<string, Never>> = {
  'before a stated date and its grace': beforeAPromise,
  'outside the window or on a holiday': outsideTheWindow,
  'after a stop': afterAStop,
  'above a cap': aboveTheCap,
  'to a do-not-contact': toDoNotContact,
  'two steps of one kind for one person': twiceToOne,
  'neither a next step nor a reason for none': silence,
  'a moment in the past': inThePast,
  'a note out of its time or region': strayNotes,
  'too close to the message before': tooClose,
};
