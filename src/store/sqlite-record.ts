import type { Kysely, Selectable } from 'kysely';
import type { EventBody, NewEvent, RecordedEvent } from '../core/record/events.ts';
import type { IndexRow, RecordStore, World } from './port.ts';
import type { Tables } from './tables.ts';

/** The record on SQLite, inside or outside a transaction. */
export function sqliteRecord(db: Kysely<Tables>): RecordStore {
  return {
    async append(opportunity, expectedSeq, events) {
      const seq = await lastSeq(db, opportunity);
      if (seq !== expectedSeq) return { kind: 'conflict', seq };
      if (events.length === 0) return { kind: 'appended', seq };
      const rows = events.map((event, i) => rowOf(opportunity, seq + 1 + i, event));
      try {
        await db.insertInto('events').values(rows).execute();
      } catch (error) {
        // The primary key refuses a second event of the same number: the slower process lost.
        if (!isTaken(error)) throw error;
        return { kind: 'conflict', seq: await lastSeq(db, opportunity) };
      }
      return { kind: 'appended', seq: seq + events.length };
    },
    async events(opportunity) {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('opportunity', '=', opportunity)
        .orderBy('seq')
        .execute();
      return rows.map(eventOf);
    },
    async everything() {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .orderBy('opportunity')
        .orderBy('seq')
        .execute();
      return rows.map(eventOf);
    },
    async index() {
      const rows = await db.selectFrom('opportunities').selectAll().orderBy('id').execute();
      return rows.map(indexOf);
    },
    async putIndex({ opportunity: id, world, seq, nextAt: next_at }) {
      await db
        .insertInto('opportunities')
        .values({ id, world, seq, next_at })
        .onConflict((on) => on.column('id').doUpdateSet({ world, seq, next_at }))
        .execute();
    },
    async due(world, now, limit) {
      const rows = await db
        .selectFrom('opportunities')
        .selectAll()
        .where('world', '=', world)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map(indexOf);
    },
    async remove(opportunities) {
      if (opportunities.length === 0) return;
      await db.deleteFrom('events').where('opportunity', 'in', opportunities).execute();
      await db.deleteFrom('opportunities').where('id', 'in', opportunities).execute();
      await db.deleteFrom('blobs').where('opportunity', 'in', opportunities).execute();
    },
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

async function lastSeq(db: Kysely<Tables>, opportunity: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('opportunity', '=', opportunity)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

function rowOf(opportunity: string, seq: number, event: NewEvent): Tables['events'] {
  return {
    opportunity,
    seq,
    at: event.at,
    by: event.by,
    source_kind: event.source.kind,
    source_ref: event.source.ref,
    body: JSON.stringify(event.body),
  };
}

function eventOf(row: Selectable<Tables['events']>): RecordedEvent {
  return {
    opportunity: row.opportunity,
    seq: row.seq,
    at: row.at,
    by: row.by as RecordedEvent['by'],
    source: { kind: row.source_kind as RecordedEvent['source']['kind'], ref: row.source_ref },
    body: JSON.parse(row.body) as EventBody,
  };
}

function indexOf(row: Selectable<Tables['opportunities']>): IndexRow {
  return {
    opportunity: row.id,
    world: row.world as World,
    seq: row.seq,
    nextAt: row.next_at,
  };
}
