import { HOUR, instantOf } from '../time/day.ts';
import { stopAfter } from './answers.ts';
import type { Facts, Moved } from './facts.ts';
import type { Meeting } from './meetings.ts';
import { placeOf } from './people.ts';
import { because, momentAt, say } from './reasons.ts';
import type { Step } from './step.ts';

/** From an interview's end, until it is done or skipped (handbook, section 4). */
export function debriefs(facts: Facts): readonly Step[] {
  return facts.meetings
    .filter((m) => m.end <= facts.now && m.debriefed === false && !skipped(m, facts))
    .filter((m) => stopAfter(facts, m.end, false) === null)
    .map((m) => stepOf(m, facts));
}

function skipped(meeting: Meeting, facts: Facts): boolean {
  return facts.entries.some((e) => {
    if (e.kind !== 'skipped' || e.step !== 'debrief') return false;
    return e.interview === null ? meeting.end <= e.at : e.interview === meeting.id;
  });
}

function stepOf(meeting: Meeting, facts: Facts): Step {
  const { now, settings } = facts;
  const due = meeting.end + settings.debriefDueHours * HOUR;
  const moved = facts.entries.findLast(
    (e): e is Moved => e.kind === 'moved' && e.step === 'debrief' && e.at >= meeting.end,
  );
  const notBefore = Math.max(meeting.end, moved?.notBefore ?? meeting.end);
  const place = placeOf(null, meeting.zone, facts.opportunity);
  const reason = because(['section 4 debrief'], 'debrief', { due: momentAt(due, place, facts) });
  return {
    step: 'debrief',
    to: null,
    interview: meeting.id,
    answers: null,
    answering: null,
    notBefore: instantOf(notBefore),
    best: null,
    due: instantOf(due),
    earliest: instantOf(Math.max(notBefore, now)),
    state: now < notBefore ? 'waiting' : 'open',
    soonDue: false,
    optional: false,
    channel: null,
    passOnTo: [],
    opensWithThanks: false,
    place: { zone: place.zone, country: place.country, subdivision: place.subdivision },
    rules: reason.rules,
    reasons: [reason],
    sentence: say('debriefLine'),
  };
}
