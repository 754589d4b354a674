import { addBusinessDays, firstInWindow } from '../time/business.ts';
import { HOUR, instantOf, type Millis } from '../time/day.ts';
import { countryOfZone, type Place } from '../time/place.ts';
import { isZone, localAt } from '../time/zone.ts';
import { type Answers, stopAfter } from './answers.ts';
import { converse } from './conversation.ts';
import type { Facts, Moved, Sent, Skipped } from './facts.ts';
import type { Meeting } from './meetings.ts';
import { type BestMoment, bestForNote, orWakingNow } from './note-moments.ts';
import { namedRules } from './overrides.ts';
import { mayWrite, officePeople, placeOf } from './people.ts';
import { because, momentAt, nameOf, namesOf, plainDay } from './reasons.ts';
import { isOff, sendWindow } from './settings.ts';
import type { Reason, Step, StepState } from './step.ts';

/** A note that is owed: after which interview, to whom, and on whose behalf besides. */
interface Note {
  readonly meeting: Meeting;
  readonly to: string;
  readonly passOnTo: readonly string[];
}

/** The thank-yous owed now (N1, N2), and why others are not. */
export function thankYous(
  facts: Facts,
  answers: Answers,
): { steps: readonly Step[]; notDoing: readonly Reason[] } {
  const notDoing: Reason[] = [];
  const owed = new Map<string, Note>();
  for (const meeting of facts.meetings) {
    if (meeting.end > facts.now) continue;
    for (const note of notesAfter(meeting, facts, notDoing)) {
      const others = owed.get(note.to)?.passOnTo ?? [];
      owed.set(note.to, { ...note, passOnTo: [...new Set([...others, ...note.passOnTo])] });
    }
  }
  return { steps: [...owed.values()].map((note) => stepOf(note, answers, facts)), notDoing };
}

/** Two interviews with one person before any note went out: one note, after the later. */
function notesAfter(meeting: Meeting, facts: Facts, notDoing: Reason[]): readonly Note[] {
  const late = facts.now >= meeting.end + facts.settings.noteLateHours * HOUR;
  const stop = stopAfter(facts, meeting.end, meeting.debriefed !== false);
  const notes = recipients(meeting, facts, notDoing).filter((note) => !done(note, facts));
  if (stop !== null) {
    if (!late)
      notDoing.push(
        ...notes.map((n) => because(['P14'], 'noteEnded', { name: nameOf(n.to, facts) })),
      );
    return [];
  }
  const wanted = notes.filter((note) => !switchedOff(note, facts, notDoing));
  if (!late) return wanted;
  const hours = facts.settings.noteLateHours;
  notDoing.push(
    ...wanted.map((n) => because(['P1'], 'noteTooLate', { name: nameOf(n.to, facts), hours })),
  );
  return [];
}

function switchedOff(note: Note, facts: Facts, notDoing: Reason[]): boolean {
  const { country } = noteplace(note, facts);
  if (!isOff(country, facts.settings)) return false;
  notDoing.push(because(['P17'], 'noteOff', { country: country ?? '' }));
  return true;
}

/** N4 and P6: one each; to a coordinator for those without an address. */
function recipients(meeting: Meeting, facts: Facts, notDoing: Reason[]): readonly Note[] {
  const invited = [...new Set(meeting.interviewers)].filter((id) => facts.contacts.has(id));
  const blocked = invited.filter((id) => facts.contacts.get(id)?.person.doNotContact);
  const allowed = invited.filter((id) => !blocked.includes(id));
  const reached = allowed.filter((id) => hasAddress(id, facts));
  const without = allowed.filter((id) => !reached.includes(id));
  notDoing.push(
    ...blocked.map((id) => because(['X5'], 'noteDoNotContact', { name: nameOf(id, facts) })),
  );
  const notes = reached.map((to): Note => ({ meeting, to, passOnTo: [] }));
  const alone = reached.length === 0 && blocked.length === 0;
  if (without.length === 0 && !(alone && invited.length === 0)) return notes;
  const by = carrier(meeting, reached.length === 0, facts);
  if (by !== null && !reached.includes(by))
    return [...notes, { meeting, to: by, passOnTo: without }];
  notDoing.push(
    ...without.map((id) => because(['P6'], 'noteNoAddress', { name: nameOf(id, facts) })),
  );
  return notes;
}

function hasAddress(id: string, facts: Facts): boolean {
  const contact = facts.contacts.get(id);
  return contact !== undefined && (contact.email !== null || contact.person.card);
}

/** Who passes a note on: a coordinator; where nobody of the panel has an address, a recruiter too. */
function carrier(meeting: Meeting, nobodyElse: boolean, facts: Facts): string | null {
  const office = officePeople(facts).filter((id) => mayWrite(facts.contacts.get(id)));
  const role = (id: string) => facts.contacts.get(id)?.person.role;
  const coordinators = office.filter((id) => role(id) === 'coordinator');
  const fitting = nobodyElse ? [...coordinators, ...office] : coordinators;
  return fitting.find((id) => id === meeting.arrangedBy) ?? fitting[0] ?? null;
}

/**
 * Sent or skipped: a note covers the interview it names and those before; one that names none,
 * every interview that had ended.
 */
function done(note: Note, facts: Facts): boolean {
  return facts.entries.some((entry) => {
    if (entry.kind !== 'sent' && entry.kind !== 'skipped') return false;
    if (entry.step !== 'thank_you' || facts.bounced.has(entry)) return false;
    if (entry.to !== null && entry.to !== note.to && !passedOn(entry, note, facts)) return false;
    const named = facts.meetings.find((m) => m.id === entry.interview);
    if (named !== undefined) return note.meeting.end <= named.end;
    return (
      note.meeting.end <= entry.at || (note.meeting.start ?? Number.POSITIVE_INFINITY) <= entry.at
    );
  });
}

/** A note was passed on to them before their own address was found: that was theirs. */
function passedOn(entry: Sent | Skipped, note: Note, facts: Facts): boolean {
  if (entry.kind !== 'sent' || note.meeting.interviewers.includes(entry.to)) return false;
  const wrote = facts.entries.some((e) => e.kind === 'sent' && e.to === note.to);
  return (
    !wrote &&
    facts.entries.some((e) => e.kind === 'address' && e.person === note.to && e.at > entry.at)
  );
}

function noteplace(note: Note, facts: Facts): Place {
  const person = facts.contacts.get(note.to)?.person ?? null;
  return placeOf(person, note.meeting.zone, facts.opportunity);
}

function stepOf(note: Note, answers: Answers, facts: Facts): Step {
  const { meeting, to } = note;
  const { settings, now } = facts;
  const place = noteplace(note, facts);
  const contact = facts.contacts.get(to);
  const mail = contact?.email != null && !contact.dead;
  const blocked = !mail && contact?.person.card !== true;
  const times = timesOf(note, place, facts);
  const state = blocked ? 'waiting' : stateOf(times, now);
  const values = { hours: settings.noteDueHours, due: momentAt(times.due, place, facts) };
  const reasons = [
    because(['N1', 'N2', 'P1'], 'noteWhy', values),
    ...(now < times.notBefore
      ? [
          because(['P2'], 'noteNotBefore', {
            hours: hoursText(settings.noteNotBeforeHours),
            notBefore: momentAt(times.notBefore, place, facts),
          }),
        ]
      : []),
    ...(blocked ? [because(['P18'], 'noteDead', { name: nameOf(to, facts) })] : times.reasons),
    ...(state === 'late'
      ? [because(['P1'], 'noteLate', { until: momentAt(times.ends, place, facts) })]
      : []),
    ...cardReasons(note, times.best, place, answers, facts),
  ];
  const passed = note.passOnTo.length > 0;
  const line = passed ? 'notePassedOn' : mail || blocked ? 'noteLine' : 'noteCard';
  const name = nameOf(to, facts);
  return {
    step: 'thank_you',
    to,
    interview: meeting.id,
    answers: null,
    answering: null,
    notBefore: blocked ? null : instantOf(times.notBefore),
    best: blocked ? null : instantOf(times.best),
    due: instantOf(times.due),
    earliest: blocked ? null : instantOf(Math.max(times.notBefore, now)),
    state,
    soonDue: state === 'open' && now >= meeting.end + settings.noteWarnHours * HOUR,
    optional: false,
    channel: mail || blocked ? 'email' : 'card',
    passOnTo: note.passOnTo,
    opensWithThanks: false,
    place: { zone: place.zone, country: place.country, subdivision: place.subdivision },
    rules: [...new Set([...reasons.flatMap((r) => r.rules), ...(passed ? ['P6'] : [])])],
    reasons,
    sentence: `${because([], line, { name, others: namesOf(note.passOnTo, facts) }).sentence} ${reasons[0]?.sentence ?? ''}`,
  };
}

function hoursText(hours: number): string {
  return hours === 1 ? 'one hour' : `${hours} hours`;
}

interface Times {
  readonly notBefore: Millis;
  readonly best: Millis;
  readonly due: Millis;
  readonly ends: Millis;
  readonly reasons: readonly Reason[];
}

function timesOf(note: Note, place: Place, facts: Facts): Times {
  const { settings, now } = facts;
  const { end } = note.meeting;
  const due = end + settings.noteDueHours * HOUR;
  const soonest = end + settings.noteNotBeforeHours * HOUR;
  const ends = end + settings.noteLateHours * HOUR;
  const ideal = bestForNote(end, place, settings);
  const moved = chosenFor(note, facts);
  const early = moved !== null && moved.notBefore < soonest;
  if (moved === null || (early && !namedRules(moved.override).includes('P2'))) {
    const best = orWakingNow(ideal.at, now, place, settings);
    return { notBefore: soonest, best, due, ends, reasons: [bestReason(ideal, best, now)] };
  }
  const notBefore = Math.max(end, intoWindow(moved.notBefore, due, place, facts));
  const wanted = early ? notBefore : Math.max(ideal.at, notBefore);
  const best = orWakingNow(wanted, now, place, settings);
  const day = momentAt(notBefore, place, facts);
  const own = because(['section 4 own hand'], 'movedBound', { day });
  return { notBefore, best, due, ends, reasons: [own] };
}

/** Why then: the clause of the handbook that chose it, or that its moment has passed. */
function bestReason(ideal: BestMoment, best: Millis, now: Millis): Reason {
  if (best === ideal.at) return because(ideal.rules, ideal.why);
  return because(['P2'], best === now ? 'noteBestNow' : 'noteBestWaking');
}

/** P1 wins over P3: a moment chosen outside the window stands when the window comes too late. */
function intoWindow(chosen: Millis, due: Millis, place: Place, facts: Facts): Millis {
  const inside = firstInWindow(chosen, place, sendWindow(facts.settings));
  return inside <= due ? inside : chosen;
}

function chosenFor(note: Note, facts: Facts): Moved | null {
  const moved = facts.entries.findLast(
    (e) =>
      e.kind === 'moved' &&
      e.step === 'thank_you' &&
      (e.to === null || e.to === note.to) &&
      e.at >= note.meeting.end,
  );
  return moved?.kind === 'moved' ? moved : null;
}

function stateOf(times: Times, now: Millis): StepState {
  if (now >= times.due) return 'late';
  return now < times.notBefore ? 'waiting' : 'open';
}

/** N3 and P16: would a card be there before they decide? */
function cardReasons(
  note: Note,
  best: Millis,
  place: Place,
  answers: Answers,
  facts: Facts,
): readonly Reason[] {
  if (facts.contacts.get(note.to)?.person.card !== true) return [];
  const { settings, now } = facts;
  const home = isZone(settings.candidateZone) ? countryOfZone(settings.candidateZone) : null;
  const abroad = home !== null && place.country !== null && home !== place.country;
  const posted = localAt(
    best,
    isZone(settings.candidateZone) ? settings.candidateZone : place.zone,
  ).day;
  const arrives = addBusinessDays(
    posted,
    abroad ? settings.postDaysAbroad : settings.postDays,
    place,
  );
  const decides = converse(note.meeting, answers, facts).promise?.dated.day ?? null;
  const values = { posted: plainDay(posted, now), arrives: plainDay(arrives, now) };
  if (decides === null || arrives <= decides) return [because(['N3', 'P16'], 'cardInTime', values)];
  return [because(['N3', 'P16'], 'cardTooLate', { ...values, decides: plainDay(decides, now) })];
}
