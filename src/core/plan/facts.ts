import type { Day, Intent, StepKind } from '../record/nouns.ts';
import type { Happening, Opportunity } from '../record/opportunity.ts';
import { DAY, type DayNumber, dayFrom, type Millis, millisFrom } from '../time/day.ts';
import { localAt } from '../time/zone.ts';
import { type Meeting, meetingsOf } from './meetings.ts';
import { type Contact, contactsOf, deliveries, zoneOf } from './people.ts';
import type { PlanSettings } from './settings.ts';
import type { PlanFinding } from './step.ts';

/** A date by which they said the candidate would hear. */
export interface Dated {
  readonly day: DayNumber;
  readonly said: string;
  /** The words were a span: its end counts (P13). */
  readonly vague: boolean;
}

interface At {
  readonly at: Millis;
}

export interface Sent extends At {
  readonly kind: 'sent';
  readonly step: Exclude<StepKind, 'debrief'>;
  readonly to: string;
  readonly interview: string | null;
}

export interface Received extends At {
  readonly kind: 'received';
  /** A known person's id; null for the tracking system and for nobody known. */
  readonly from: string | null;
  readonly intent: Intent | 'unsure';
  readonly message: string | null;
  readonly promise: Dated | null;
  readonly withdraws: boolean;
  readonly returns: DayNumber | null;
  readonly checkBack: DayNumber | null;
  readonly newContact: string | null;
  readonly permanent: boolean;
  readonly stops: boolean;
}

/** A promise from the candidate's own debrief; said at the interview's end, whenever written down. */
export interface Told extends At {
  readonly kind: 'told';
  /** When the candidate wrote it down: of two, the later written is in force. */
  readonly written: Millis;
  readonly by: string | null;
  readonly promise: Dated | null;
}

export interface Withdrawn extends At {
  readonly kind: 'withdrawn';
}

export interface Skipped extends At {
  readonly kind: 'skipped';
  readonly step: StepKind;
  readonly to: string | null;
  readonly interview: string | null;
}

export interface Moved extends At {
  readonly kind: 'moved';
  readonly step: StepKind;
  readonly to: string | null;
  readonly notBefore: Millis;
  readonly override: string | null;
}

export interface Ended extends At {
  readonly kind: 'ended';
}

export interface Decided extends At {
  readonly kind: 'decided';
  readonly what: 'accepted' | 'declined' | 'withdrew';
}

export interface Address extends At {
  readonly kind: 'address';
  readonly person: string;
  readonly email: string | null;
}

/** What happened, checked and in order of time. */
export type Entry =
  | Sent
  | Received
  | Told
  | Withdrawn
  | Skipped
  | Moved
  | Ended
  | Decided
  | Address;

/** Everything the plan looks at, checked, in an order that does not depend on how it arrived. */
export interface Facts {
  readonly now: Millis;
  readonly opportunity: Opportunity;
  readonly settings: PlanSettings;
  /** Not cancelled, in order of their end. */
  readonly meetings: readonly Meeting[];
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly entries: readonly Entry[];
  /** Those of our messages that came back. */
  readonly bounced: ReadonlySet<Entry>;
  readonly findings: PlanFinding[];
}

/** A clock may run ahead by this much; what lies further ahead has not happened. */
const CLOCK_SKEW = DAY;
/** A date further ahead than this is a slip of the pen. */
const BELIEVABLE_DAYS = 5 * 366;

/** Reads the record into facts; what cannot be right becomes a finding and is left out. */
export function gather(opportunity: Opportunity, settings: PlanSettings, now: Millis): Facts {
  const findings: PlanFinding[] = [];
  const meetings = meetingsOf(opportunity, settings, now, findings);
  const reader = { opportunity, settings, meetings, now, findings };
  const entries = entriesOf(reader);
  const { bounced, addresses } = deliveries(opportunity, entries);
  const contacts = contactsOf(opportunity, addresses, findings);
  return { now, opportunity, settings, meetings, contacts, entries, bounced, findings };
}

interface Reader {
  readonly opportunity: Opportunity;
  readonly settings: PlanSettings;
  readonly meetings: readonly Meeting[];
  readonly now: Millis;
  readonly findings: PlanFinding[];
}

function entriesOf(reader: Reader): readonly Entry[] {
  const found: Entry[] = [];
  const settled = settledReadings(reader);
  for (const happening of reader.opportunity.happenings) {
    const about = `event:${happening.kind}:${happening.at}`;
    const at = millisFrom(happening.at);
    if (at === null) {
      reader.findings.push({
        about,
        sentence: `"${happening.at}" is no moment in time; this was left out.`,
      });
    } else if (at > reader.now + CLOCK_SKEW) {
      reader.findings.push({
        about,
        sentence: 'This lies in the future, so it was left out until then.',
      });
    } else {
      const entry = entryOf(happening, at, about, settled, reader);
      if (entry !== null) found.push(entry);
    }
  }
  found.sort(byTime);
  return found.filter((entry, i) => i === 0 || byTime(found[i - 1] as Entry, entry) !== 0);
}

type Resolved = Extract<Happening, { kind: 'resolved' }>;

/** The latest settled reading of each message, by its id and by the instant it came. */
function settledReadings(reader: Reader): ReadonlyMap<string, Resolved> {
  const settled = new Map<string, Resolved>();
  for (const happening of reader.opportunity.happenings) {
    if (happening.kind !== 'resolved') continue;
    const at = millisFrom(happening.at);
    if (at === null || at > reader.now + CLOCK_SKEW) continue;
    const key = happening.message ?? `at:${millisFrom(happening.of)}`;
    const earlier = settled.get(key);
    if (earlier === undefined || compareText(orderOf(earlier), orderOf(happening)) < 0) {
      settled.set(key, happening);
    }
  }
  return settled;
}

function orderOf(resolved: Resolved): string {
  return `${String(millisFrom(resolved.at)).padStart(16)} ${JSON.stringify(resolved)}`;
}

function entryOf(
  happening: Happening,
  at: Millis,
  about: string,
  settled: ReadonlyMap<string, Resolved>,
  reader: Reader,
): Entry | null {
  switch (happening.kind) {
    case 'sent': {
      const { kind, step, to, interview } = happening;
      return { kind, at, step, to, interview };
    }
    case 'received':
      return receivedOf(happening, at, about, settled, reader);
    case 'resolved':
      return null;
    case 'promise': {
      const saidAt = endBefore(at, reader.meetings);
      const promise = datedOf(happening.promise, happening.by, saidAt, about, reader);
      return { kind: 'told', at: saidAt, written: at, by: happening.by, promise };
    }
    case 'withdrawn':
    case 'ended':
      return { kind: happening.kind, at };
    case 'skipped': {
      const { kind, step, to, interview } = happening;
      return { kind, at, step, to, interview };
    }
    case 'moved':
      return movedOf(happening, at, about, reader);
    case 'decided':
      return { kind: 'decided', at, what: happening.what };
    case 'address':
      return { kind: 'address', at, person: happening.person, email: happening.email };
  }
}

/** A promise in the debrief counts as said at the end of the interview it was told in. */
function endBefore(at: Millis, meetings: readonly Meeting[]): Millis {
  const before = meetings.findLast((m) => m.end <= at);
  const during = meetings.find((m) => m.start !== null && m.start <= at && at < m.end);
  return (during ?? before)?.end ?? at;
}

function receivedOf(
  happening: Extract<Happening, { kind: 'received' }>,
  at: Millis,
  about: string,
  settled: ReadonlyMap<string, Resolved>,
  reader: Reader,
): Received {
  const { message } = happening;
  const reading = settledFor(happening, at, settled, reader) ?? happening;
  const known = reader.opportunity.people.some((p) => p.id === happening.from);
  if (!known && happening.from !== null && happening.from !== 'ats') {
    reader.findings.push({
      about,
      sentence: `Nobody here is known as "${happening.from}"; the message counts as from the company.`,
    });
  }
  const from = known ? happening.from : null;
  return {
    kind: 'received',
    at,
    from,
    intent: reading.intent,
    message,
    promise: datedOf(reading.promise, from, at, about, reader),
    withdraws: withdraws(message, reader.opportunity),
    returns: dayOrFinding(reading.returnDate, about, reader),
    checkBack: dayOrFinding(reading.checkBack, about, reader),
    newContact: reading.newContact,
    permanent: reading.permanent,
    stops: reading.stops,
  };
}

/** A settled reading that names only an instant means the message that was unsure then. */
function settledFor(
  happening: Extract<Happening, { kind: 'received' }>,
  at: Millis,
  settled: ReadonlyMap<string, Resolved>,
  reader: Reader,
): Resolved | undefined {
  const byId = happening.message === null ? undefined : settled.get(happening.message);
  if (byId !== undefined) return byId;
  const byInstant = settled.get(`at:${at}`);
  if (byInstant === undefined || happening.intent === 'unsure') return byInstant;
  const alone = reader.opportunity.happenings.every(
    (h) => h === happening || h.kind !== 'received' || millisFrom(h.at) !== at,
  );
  return alone ? byInstant : undefined;
}

function withdraws(message: string | null, opportunity: Opportunity): boolean {
  if (message === null) return false;
  return opportunity.messages.find((m) => m.id === message)?.reading.promiseWithdrawn ?? false;
}

function movedOf(
  happening: Extract<Happening, { kind: 'moved' }>,
  at: Millis,
  about: string,
  reader: Reader,
): Moved | null {
  const notBefore = millisFrom(happening.notBefore);
  if (notBefore !== null) {
    const { kind, step, to, override } = happening;
    return { kind, at, step, to, notBefore, override };
  }
  reader.findings.push({
    about,
    sentence: `"${happening.notBefore}" is no moment in time; the step was not moved.`,
  });
  return null;
}

function dayOrFinding(text: Day | null, about: string, reader: Reader): DayNumber | null {
  if (text === null) return null;
  const day = dayFrom(text);
  if (day === null) {
    reader.findings.push({
      about,
      sentence: `"${text}" is no day of the calendar; it counts as no date.`,
    });
  }
  return day;
}

/** The day of a promise; null when none can be dated or the day cannot be meant. */
function datedOf(
  span: { readonly said: string; readonly from: Day | null; readonly to: Day | null } | null,
  by: string | null,
  at: Millis,
  about: string,
  reader: Reader,
): Dated | null {
  if (span === null || span.to === null) return null;
  const day = dayOrFinding(span.to, about, reader);
  if (day === null) return null;
  const saidOn = localAt(at, zoneOf(by, at, reader)).day;
  if (day < saidOn) {
    reader.findings.push({
      about,
      sentence: `They cannot have promised ${span.to}, which was already past; it counts as no date.`,
    });
    return null;
  }
  if (day > saidOn + BELIEVABLE_DAYS) {
    reader.findings.push({
      about,
      sentence: `${span.to} is years away; it counts as no date until it is confirmed.`,
    });
    return null;
  }
  return { day, said: span.said, vague: span.from !== null && span.from !== span.to };
}

/**
 * Events of one instant count in this order: what was told and sent, what came (of messages, what
 * stops comes last), how it was answered, and what the candidate then did.
 */
const ORDER: readonly string[] = [
  'told',
  'sent',
  'received',
  'scheduling_request',
  'next_round_invite',
  'offer',
  'position_on_hold',
  'position_filled',
  'rejection',
  'answer',
  'withdrawn',
  'address',
  'skipped',
  'moved',
  'ended',
  'decided',
];

function rankOf(entry: Entry): number {
  const received = ORDER.indexOf('received');
  if (entry.kind === 'received') return Math.max(received, ORDER.indexOf(entry.intent));
  return ORDER.indexOf(entry.kind === 'sent' && entry.step === 'answer' ? 'answer' : entry.kind);
}

/** By time; at one instant by kind; then by content, so that the order of arrival never matters. */
function byTime(a: Entry, b: Entry): number {
  return (
    a.at - b.at ||
    rankOf(a) - rankOf(b) ||
    writtenAt(a) - writtenAt(b) ||
    promisedDay(a) - promisedDay(b) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Of two promises from one debrief, the later written is in force. */
function writtenAt(entry: Entry): Millis {
  return entry.kind === 'told' ? entry.written : 0;
}

function promisedDay(entry: Entry): number {
  return 'promise' in entry ? (entry.promise?.day ?? 0) : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
