import type { Interview, Person } from '../record/nouns.ts';
import type { Happening } from '../record/opportunity.ts';
import { type Asking, type Got, ms, type World } from './naive-days.test-support.ts';

export const person = (w: World, id: string | null): Person | undefined =>
  w.o.people.find((p) => p.id === id);

/** Ours that came back: the latest to that person before a permanent bounce. */
export function cameBack(w: World): ReadonlySet<Happening> {
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

export function mail(w: World, id: string | null): 'good' | 'dead' | 'none' {
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

export const writable = (w: World, id: string | null): boolean => {
  const p = person(w, id);
  return p !== undefined && !p.doNotContact && mail(w, id) !== 'none';
};

export const office = (w: World): string[] =>
  w.o.people
    .filter((p) => ['recruiter', 'coordinator'].includes(p.role) && !p.referred)
    .map((p) => p.id);

export function ranking(w: World, maker: string | null, i: Interview | undefined): string[] {
  const order: string[] = maker === null ? [] : [maker];
  if (i !== undefined) {
    const by = person(w, i.arrangedBy);
    if (i.arrangedBy === null) order.push(...office(w));
    else if (by !== undefined && by.role !== 'interviewer') order.push(by.id);
    order.push(...i.interviewers);
  }
  return [...order, ...office(w)];
}

export const closes = (h: Happening): boolean =>
  h.kind === 'decided' ||
  (h.kind === 'received' && (h.intent === 'rejection' || h.intent === 'position_filled'));
export const invites = (
  h: Happening,
): h is Got & { intent: 'next_round_invite' | 'scheduling_request' } =>
  h.kind === 'received' && ['next_round_invite', 'scheduling_request'].includes(h.intent);
export const asks = (h: Happening): h is Got & { intent: Asking } =>
  invites(h) || (h.kind === 'received' && (h.intent === 'info_request' || h.intent === 'offer'));

/** Rejected, filled or decided, with nothing of this interview left. */
export function over(w: World, i: Interview): boolean {
  return w.story.some((h, n) => {
    if (!closes(h)) return false;
    if (ms(h.at) >= ms(i.endsAt)) return true;
    return i.debriefed === false && !w.story.slice(n + 1).some(invites);
  });
}

/** An application that ended without any interview. */
export function overWithout(w: World): boolean {
  return w.story.some((h, n) => closes(h) && !w.story.slice(n + 1).some(invites));
}

/** The answers and skips after a message that deal with it. */
export function dealtWith(w: World, m: Got): Happening | undefined {
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
