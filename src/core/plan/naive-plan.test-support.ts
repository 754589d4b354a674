import type { Happening, Opportunity } from '../record/opportunity.ts';
import { answers } from './naive-answers.test-support.ts';
import {
  at,
  type Instant,
  ms,
  type NaiveStep,
  text,
  type World,
} from './naive-days.test-support.ts';
import { chain } from './naive-follow-up.test-support.ts';
import { thanks } from './naive-notes.test-support.ts';
import { over } from './naive-people.test-support.ts';

/** The steps as text, to compare with those of the plan, or the state of having none. */
export function naiveSteps(
  o: Opportunity,
  regionsOn: readonly string[],
  now: Instant,
): readonly string[] | string {
  const naive = naivePlan(o, regionsOn, now);
  if (typeof naive === 'string') return naive;
  return naive.map((s) => [s.step, s.to, s.notBefore, s.best, s.due, s.state].join(' '));
}

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
