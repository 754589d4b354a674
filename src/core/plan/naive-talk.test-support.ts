import type { Interview } from '../record/nouns.ts';
import type { Happening } from '../record/opportunity.ts';
import { type Day, type Got, ms, type World } from './naive-days.test-support.ts';
import { cameBack, closes, dealtWith, invites, mail, person } from './naive-people.test-support.ts';

export interface Talk {
  /** What the next message is: 0, 1, 2; 3 when all have been used. */
  stage: number;
  sent: number;
  /** The latest own follow-up since they answered, sent or skipped. */
  mine: Happening | null;
  /** The latest word of theirs that set the clock. */
  word: Got | null;
  /** When we answered their question, if after the latest word. */
  replied: string | null;
  promise: { day: Day; said: string } | null;
  maker: string | null;
  referred: string | null;
  refers: boolean;
  /** A date to check back. */
  back: { day: Day; said: string } | null;
  hold: boolean;
  end: 'no' | 'soft' | 'final';
  move: Extract<Happening, { kind: 'moved' }> | null;
}

export const NAMES = ['follow_up', 'second_follow_up', 'clarification'];
const SPEAKS = [
  'acknowledgement',
  'timeline_update',
  'still_deciding_no_date',
  'info_request',
  'referral_to_other_person',
];

export function talk(w: World, i: Interview): Talk {
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
    if (h.kind === 'ended' || h.kind === 'decided') stop(t, 'final');
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
