import type { Interview } from '../record/nouns.ts';
import {
  at,
  awake,
  clock,
  firstTime,
  inside,
  later,
  local,
  ms,
  type NaiveStep,
  spotOf,
  text,
  type World,
  windowFrom,
} from './naive-days.test-support.ts';
import { cameBack, mail, office, over, person, writable } from './naive-people.test-support.ts';

export function thanks(w: World): NaiveStep[] {
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
