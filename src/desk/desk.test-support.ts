/** A desk on an in-memory store with a clock that the test moves and a far side it scripts. */
import { createReader } from '../bringing/reader.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import { approvalHash } from '../core/approval.ts';
import type { EventBody } from '../core/record/events.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import type { FoundMail, Mailbox, SubmitOutcome, Transport } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import { openSqlite } from '../store/sqlite.ts';
import { approvable, approveLetter } from './approving.ts';
import { append, byPerson, type Desk, load } from './desk.ts';
import { openOpportunity } from './opening.ts';
import { readSettings, writeSettings } from './settings.ts';

export interface FarSide extends Post {
  /** Message bytes handed over, by attempt. */
  readonly submitted: string[];
  /** What the server answers next; accepted when there is nothing left. */
  readonly answers: SubmitOutcome[];
  /** Message-IDs that lie in the candidate's mailbox. */
  readonly there: Set<string>;
  /** Set: the process dies while it hands a message over, before its end or after it. */
  dies: 'before' | 'after' | null;
}

export class Death extends Error {}

export function farSide(): FarSide {
  const submitted: string[] = [];
  const answers: SubmitOutcome[] = [];
  const there = new Set<string>();
  const transport: Transport = {
    async submit({ bytes }, marks) {
      if (far.dies === 'before') throw new Death('kill -9');
      await marks.beforeEnd();
      submitted.push(Buffer.from(bytes).toString('utf8'));
      if (far.dies === 'after') throw new Death('kill -9');
      return answers.shift() ?? { kind: 'accepted', response: '250 ok' };
    },
  };
  const mailbox: Mailbox = {
    listen: () => ({ lookNow: async () => {}, stop: async () => {} }),
    async find(messageId): Promise<FoundMail | null> {
      if (!there.has(messageId)) return null;
      return { folder: 'inbox', uid: 1, receivedAt: '2026-03-03T22:00:00Z', messageId };
    },
    fileToSent: async () => ({ kind: 'filed', uid: 1 }),
    recent: async () => ({ looked: 0, wanted: 0 }),
  };
  const far: FarSide = {
    address: 'robin@postbox.example',
    transport,
    mailbox,
    submitted,
    answers,
    there,
    dies: null,
  };
  return far;
}

export interface Bench {
  readonly desk: Desk;
  readonly clock: MovableClock;
  readonly far: FarSide;
}

export async function bench(start = '2026-03-03T22:00:00Z'): Promise<Bench> {
  const clock = movableClock(Temporal.Instant.from(start));
  const far = farSide();
  let n = 0;
  const desk: Desk = {
    store: openSqlite(':memory:', start),
    clocks: { own: clock, sample: clock },
    newId: () => {
      n += 1;
      return `id${n}`;
    },
    post: async () => far,
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
  const settings = await readSettings(desk.store.shelf);
  await writeSettings(desk.store.shelf, {
    ...settings,
    candidate: { ...settings.candidate, name: 'Robin Ashdown', zone: 'Europe/Dublin' },
  });
  return { desk, clock, far };
}

/** An interview in Chicago that ended two hours before the bench's start. */
export async function interviewed(desk: Desk): Promise<Opportunity> {
  const where = { zone: 'America/Chicago', country: 'US' };
  return await openOpportunity(
    desk,
    {
      company: 'Larkfield Robotics',
      role: 'Controls Engineer',
      country: 'US',
      people: [
        { name: 'Nadia Brandt', role: 'interviewer', email: 'nadia@larkfield.example', ...where },
      ],
      interview: { endsAt: '2026-03-03T20:00:00Z', zone: 'America/Chicago' },
    },
    byPerson,
  );
}

export const BODY = [
  'Dear Nadia,',
  'Thank you for letting me drive the test cell myself. I keep thinking about why the arm overshoots on cold mornings.',
  'I cut the warm-up drift of a six-axis arm from 4 mm to 0.6 mm, and I would like to do the same with you.',
  'I would very much like to join Larkfield Robotics as a Controls Engineer.',
  'Kind regards,\nRobin Ashdown',
].join('\n\n');

/** A thank-you to the only interviewer, written by hand. */
export async function withLetter(desk: Desk, opportunity: Opportunity): Promise<Opportunity> {
  const body: EventBody = {
    kind: 'letter_drafted',
    letter: 'letter',
    step: 'thank_you',
    to: opportunity.people[0]?.id ?? '',
    interview: opportunity.interviews[0]?.id ?? null,
    channel: 'email',
    subject: 'Thank you for the test cell',
    text: BODY,
    sentences: [],
    ask: [],
    leftOut: [],
    phrasings: [],
    revision: 0,
  };
  return await append(desk, { opportunity, expectedSeq: null, origin: byPerson, bodies: [body] });
}

/** Approves the letter as the person who sees it. */
export async function approveIt(desk: Desk, id: string): Promise<void> {
  const opportunity = await load(desk, id);
  const letter = opportunity.letters[0];
  if (letter === undefined) throw new Error('there is no letter');
  await approveLetter(
    desk,
    {
      opportunity: id,
      expectedSeq: opportunity.seq,
      letter: letter.id,
      hash: approvalHash(approvable(opportunity, letter, null)),
      sendAt: null,
      overrides: [],
      approver: { kind: 'person', via: 'app' },
    },
    byPerson,
  );
}
