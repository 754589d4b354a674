import type { BroughtRow } from '../core/imports/brought.ts';
import type { EventBody, NewEvent } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import { addressOrNull } from '../mail/address.ts';
import { unusableIn } from './bringing-in.ts';
import { type Desk, loadAll, type Origin, reindex } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { interviewFrom, personFrom } from './opening.ts';
import { readSettings } from './settings.ts';

/** How many applications of a table were added, and how many were there already. */
export interface RowsAdded {
  readonly added: number;
  readonly known: number;
  /** Contacts taken without the address of the table, which is none: "Tove Lind (tove at x)". */
  readonly withoutAddress: readonly string[];
}

const key = (o: { readonly company: string; readonly role: string }): string =>
  JSON.stringify([o.company.toLowerCase(), o.role.toLowerCase()]);

/**
 * Opens an opportunity for each row of a tracker's table, dated as the table says. All of them are
 * there or, at any fault, none. What was decided already asks for nothing any more.
 */
export async function acceptRows(
  desk: Desk,
  rows: readonly BroughtRow[],
  origin: Origin,
): Promise<RowsAdded> {
  return await inTurn(desk.store, 'opening', () => addRows(desk, rows, origin));
}

async function addRows(
  desk: Desk,
  rows: readonly BroughtRow[],
  origin: Origin,
): Promise<RowsAdded> {
  const settings = await readSettings(desk.store.shelf);
  const now = instantText(desk.clocks.own.now());
  const { zone } = settings.candidate;
  const seen = new Set((await loadAll(desk)).filter((o) => !o.sample).map(key));
  const fresh = rows.filter((row) => {
    const isNew = !seen.has(key(row));
    seen.add(key(row));
    return isNew;
  });
  await desk.store.transact(async (unit) => {
    for (const row of fresh) {
      const id = desk.newId();
      const events = eventsOf(desk, row, zone).map(
        ({ at, body }): NewEvent => ({
          at: at === null || at > now ? now : at,
          by: origin.by,
          source: { kind: 'import', ref: `row ${row.line}` },
          body,
        }),
      );
      await unit.record.append(id, 0, events);
      await reindex(desk, unit, id, settings);
    }
  });
  desk.changed(null, 'imported');
  const contacts = fresh.flatMap(({ contact }) => (contact === null ? [] : [contact]));
  const withoutAddress = unusableIn(contacts);
  return { added: fresh.length, known: rows.length - fresh.length, withoutAddress };
}

interface Dated {
  readonly at: Instant | null;
  readonly body: EventBody;
}

/** An interview of a table lasts an hour: its end is what the plan counts from. */
const USUAL_MINUTES = 60;

function eventsOf(desk: Desk, row: BroughtRow, zone: string): readonly Dated[] {
  const at = row.appliedOn === null ? null : noon(row.appliedOn, zone);
  const { company, role, country, contact } = row;
  const dated = (body: EventBody): Dated => ({ at, body });
  const events = [dated({ kind: 'opportunity_opened', company, role, country, sample: false })];
  if (contact !== null) {
    const email = addressOrNull(contact.email);
    const person = personFrom(desk.newId(), { ...contact, email, role: 'other' });
    events.push(dated({ kind: 'person_added', person }));
  }
  if (row.interviewAt !== null) {
    const endsAt = instantText(
      Temporal.Instant.from(row.interviewAt).add({ minutes: USUAL_MINUTES }),
    );
    const times = { startsAt: row.interviewAt, endsAt, zone };
    const interview = interviewFrom(desk.newId(), times, [], null);
    events.push(dated({ kind: 'interview_scheduled', interview }));
  }
  return [...events, ...ending(row).map((body): Dated => ({ at: null, body }))];
}

/** How it ended, without anything left to answer: that was then. */
function ending(row: BroughtRow): readonly EventBody[] {
  switch (row.state) {
    case 'open':
      return [];
    case 'accepted':
      return [{ kind: 'decided', what: 'accepted' }];
    case 'withdrew':
      return [{ kind: 'decided', what: 'withdrew' }];
    case 'rejected':
      return [
        {
          kind: 'answer_logged',
          from: null,
          via: 'meeting',
          intent: 'rejection',
          effect: {
            promise: null,
            returnDate: null,
            checkBack: null,
            newContact: null,
            permanent: false,
            stops: true,
          },
          words: 'as the imported table says',
        },
        { kind: 'step_skipped', step: 'answer', to: null, interview: null, reason: 'imported' },
      ];
  }
}

function noon(day: string, zone: string): Instant {
  return instantText(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
      .toInstant(),
  );
}
