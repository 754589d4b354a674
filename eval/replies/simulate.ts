import { plan } from '../../src/core/plan/plan.ts';
import { defaultPlanSettings } from '../../src/core/plan/settings.ts';
import type { EventBody, RecordedEvent } from '../../src/core/record/events.ts';
import { fold } from '../../src/core/record/fold.ts';
import type { Interview, Person, Reading } from '../../src/core/record/nouns.ts';
import { read } from '../../src/core/replies/read.ts';
import { allMessages, contextOf, messageOf, type ReplyRow } from './corpus.ts';

/** What became of the rows whose label is a stop, when each is received in a record of its own. */
export interface Simulated {
  readonly stops: number;
  /** Everything waits for the person. */
  readonly held: number;
  readonly ended: number;
  /** Rows after which a follow-up would still go out: must be none. */
  readonly sent: readonly string[];
}

const FOLLOW_UPS: ReadonlySet<string> = new Set(['follow_up', 'second_follow_up', 'clarification']);
/** Days after the message on which the plan is asked. */
const DAYS = [0, 1, 3, 7, 14, 30, 60, 120, 365];
const HOUR = 3_600_000;

function interviewer(row: ReplyRow): Person {
  return {
    id: 'a',
    name: row.context.interviewer ?? 'The team',
    role: 'interviewer',
    title: null,
    email: 'interviewer@company.example',
    postal: null,
    zone: row.candidateZone,
    country: row.calendar?.slice(0, 2) ?? 'US',
    subdivision: null,
    card: false,
    referred: false,
    doNotContact: false,
  };
}

/** It ended the day before the message came. */
function interviewOf(row: ReplyRow): Interview {
  return {
    id: 'i',
    startsAt: null,
    endsAt: new Date(Date.parse(row.receivedAt) - 26 * HOUR).toISOString(),
    zone: row.candidateZone,
    round: null,
    kind: null,
    final: false,
    interviewers: ['a'],
    arrangedBy: null,
    debriefed: false,
    cancelled: false,
    calendar: null,
  };
}

/** An opportunity whose interview is over, debriefed and thanked for, and this message. */
function recordOf(row: ReplyRow, reading: Reading): readonly EventBody[] {
  return [
    {
      kind: 'opportunity_opened',
      company: row.context.company ?? '',
      role: row.context.role ?? '',
      country: row.calendar?.slice(0, 2) ?? null,
      sample: false,
    },
    { kind: 'person_added', person: interviewer(row) },
    { kind: 'interview_scheduled', interview: interviewOf(row) },
    { kind: 'step_skipped', step: 'debrief', to: null, interview: 'i', reason: null },
    { kind: 'step_skipped', step: 'thank_you', to: 'a', interview: 'i', reason: null },
    {
      kind: 'message_received',
      message: 'm',
      from: 'a',
      fromName: null,
      fromAddress: null,
      subject: row.subject,
      text: reading.newText,
      messageId: null,
      inReplyTo: null,
      reading,
      newContact: null,
    },
  ];
}

/** Whether a follow-up is due or will be, on any of the days after the message. */
function wouldSend(row: ReplyRow, reading: Reading): boolean {
  const bodies = recordOf(row, reading);
  const events = bodies.map((body, i): RecordedEvent => {
    const before = bodies.length - 1 - i;
    const at = new Date(Date.parse(row.receivedAt) - before * HOUR).toISOString();
    return {
      opportunity: 'o',
      seq: i + 1,
      at,
      by: 'app',
      source: { kind: 'mail', ref: null },
      body,
    };
  });
  const opportunity = fold(events);
  if (opportunity === null) return false;
  const received = Temporal.Instant.from(row.receivedAt);
  return DAYS.some((day) => {
    const now = received.add({ hours: 24 * day, minutes: 1 });
    const { steps } = plan(opportunity, defaultPlanSettings, now);
    return steps.some((step) => FOLLOW_UPS.has(step.step) && step.earliest !== null);
  });
}

/** Receives each row in a record of its own and asks the plan what it would send. */
export function simulate(
  rows: readonly ReplyRow[],
  reader: (row: ReplyRow) => Reading = (row) => read(messageOf(row), contextOf(row)),
): Simulated {
  const stops = rows.filter((row) => row.labels.stopsFollowUps);
  const sent: string[] = [];
  let held = 0;
  for (const row of stops) {
    const reading = reader(row);
    if (reading.held) held += 1;
    if (wouldSend(row, reading)) sent.push(row.id);
  }
  return { stops: stops.length, held, ended: stops.length - held - sent.length, sent };
}

/** The figures in a line. */
export const described = ({ stops, held, ended, sent }: Simulated): string =>
  `${stops} stops: ${ended} ended, ${held} held for the person, ${sent.length} sent after a stop${sent.length === 0 ? '' : ` (${sent.join(' ')})`}`;

if (import.meta.main) console.log(described(simulate(allMessages())));
