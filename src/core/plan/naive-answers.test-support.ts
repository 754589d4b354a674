import {
  at,
  awake,
  clock,
  type Got,
  type Instant,
  later,
  local,
  ms,
  type NaiveStep,
  spotOf,
  text,
  type World,
  works,
} from './naive-days.test-support.ts';
import {
  asks,
  closes,
  dealtWith,
  invites,
  mail,
  person,
  ranking,
  writable,
} from './naive-people.test-support.ts';
import { talk } from './naive-talk.test-support.ts';

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

export function open(w: World): Got[] {
  return w.story.filter(
    (h): h is Got => (asks(h) || (closes(h) && h.kind === 'received')) && isOpen(w, h as Got),
  );
}

export function answers(w: World): NaiveStep[] {
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
