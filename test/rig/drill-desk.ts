/** A desk on a store of its own for drills, and a candidate's hands on it. */
import { createReader } from '../../src/bringing/reader.ts';
import { approvalHash } from '../../src/core/approval.ts';
import type { EventBody } from '../../src/core/record/events.ts';
import { approvable, approveLetter } from '../../src/desk/approving.ts';
import { append, byPerson, type Desk, load } from '../../src/desk/desk.ts';
import { openOpportunity } from '../../src/desk/opening.ts';
import { readSettings, writeSettings } from '../../src/desk/settings.ts';
import type { Post } from '../../src/mail/post.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { ROBIN } from './drill-world.ts';

export function drillDesk(path: string, now: () => Temporal.Instant, post: Post): Desk {
  const clock = { now };
  return {
    store: openSqlite(path, now().toString({ smallestUnit: 'second' })),
    clocks: { own: clock, sample: clock },
    newId: () => crypto.randomUUID(),
    post: async () => post,
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
}

export async function introduceRobin({ store: { shelf } }: Desk): Promise<void> {
  const settings = await readSettings(shelf);
  const candidate = {
    ...settings.candidate,
    name: 'Robin Ashdown',
    email: ROBIN,
    zone: 'Europe/Dublin',
  };
  const caps = { perHour: 1_000_000, perDay: 1_000_000 };
  await writeSettings(shelf, { ...settings, caps, candidate });
}

/** An interview that ended an hour ago, and a note to the only interviewer. Returns its id. */
export async function openWithNote(desk: Desk, email: string): Promise<string> {
  const opened = await openOpportunity(
    desk,
    {
      ...{ company: 'Larkfield Robotics', role: 'Controls Engineer', country: 'US' },
      people: [{ name: 'Nadia Brandt', role: 'interviewer', email, zone: 'America/Chicago' }],
      interview: {
        endsAt: desk.clocks.own
          .now()
          .subtract({ minutes: 150 })
          .toString({ smallestUnit: 'second' }),
        zone: 'America/Chicago',
      },
    },
    byPerson,
  );
  const drafted: EventBody = {
    kind: 'letter_drafted',
    letter: crypto.randomUUID(),
    step: 'thank_you',
    to: opened.people[0]?.id ?? '',
    interview: opened.interviews[0]?.id ?? null,
    channel: 'email',
    subject: 'Thank you for the test cell',
    text: 'Dear Nadia,\n\nThank you.\n\nRobin',
    ...{ sentences: [], ask: [], leftOut: [], phrasings: [], revision: 0 },
  };
  const change = { opportunity: opened, expectedSeq: null, origin: byPerson, bodies: [drafted] };
  await append(desk, change);
  return opened.id;
}

/** Approves the only letter of an opportunity if it is a draft; says whether it was. */
export async function approveDraft(desk: Desk, id: string): Promise<boolean> {
  const opportunity = await load(desk, id);
  const [letter] = opportunity.letters;
  if (letter?.state !== 'draft') return false;
  await approveLetter(
    desk,
    {
      ...{ opportunity: id, expectedSeq: opportunity.seq, letter: letter.id, sendAt: null },
      hash: approvalHash(approvable(opportunity, letter, null)),
      ...{ overrides: [], approver: { kind: 'person', via: 'app' } },
    },
    byPerson,
  );
  return true;
}
