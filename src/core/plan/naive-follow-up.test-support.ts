import type { Interview } from '../record/nouns.ts';
import { open } from './naive-answers.test-support.ts';
import {
  at,
  clock,
  type Day,
  firstTime,
  type Instant,
  inside,
  later,
  local,
  ms,
  type NaiveStep,
  type Spot,
  spotOf,
  text,
  type World,
  windowFrom,
  worked,
  writes,
} from './naive-days.test-support.ts';
import { mail, over, overWithout, person, ranking, writable } from './naive-people.test-support.ts';
import { NAMES, type Talk, talk } from './naive-talk.test-support.ts';

/** A rule that must hold on the day: its ids, when it came to be, and the test. */
interface Rule {
  readonly ids: readonly string[];
  readonly since: string;
  readonly allows: (day: Day) => boolean;
}

export function chain(w: World, noteOwed: boolean): NaiveStep | string {
  const i = w.rounds.at(-1);
  if (i === undefined) return overWithout(w) ? 'ended' : 'waiting';
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
    while (!writes(day, spot) || !some.every((r) => r.allows(day))) day = day.add({ days: 1 });
    return clock(day, '08:00', spot);
  };
  let from = first(rules);
  if (t.move !== null && (t.move.to === null || t.move.to === to)) {
    const { override, at: when } = t.move;
    const left = rules.filter(
      (r) => !(override?.split(' ').some((id) => r.ids.includes(id)) && ms(r.since) <= ms(when)),
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
  const day = (when: string): Day => local(at(when), spot).toPlainDate();
  const after = (from: Day, n: number, ids: string[], since: string): Rule => {
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
  after: (from: Day, n: number, ids: string[], since: string) => Rule,
  day: (when: string) => Day,
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
