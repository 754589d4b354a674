import type { Kysely, Selectable } from 'kysely';
import type { OutboxRow, OutboxStore } from './port.ts';
import type { Tables } from './tables.ts';

/** The outbox on SQLite, inside or outside a transaction. */
export function sqliteOutbox(db: Kysely<Tables>): OutboxStore {
  return {
    async put(row) {
      const values = valuesOf(row);
      const { letter: _letter, ...changes } = values;
      await db
        .insertInto('outbox')
        .values(values)
        .onConflict((on) => on.column('letter').doUpdateSet(changes))
        .execute();
    },
    async get(letter) {
      const row = await db
        .selectFrom('outbox')
        .selectAll()
        .where('letter', '=', letter)
        .executeTakeFirst();
      return row === undefined ? null : rowOf(row);
    },
    async list() {
      const rows = await db.selectFrom('outbox').selectAll().orderBy('send_at').execute();
      return rows.map(rowOf);
    },
    async due(world, now) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('world', '=', world)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .execute();
      return rows.map(rowOf);
    },
    async move(row, from) {
      const { letter: _letter, ...changes } = valuesOf(row);
      const result = await db
        .updateTable('outbox')
        .set(changes)
        .where('letter', '=', row.letter)
        .where('state', 'in', from)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async sentSince(world, since) {
      const row = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('world', '=', world)
        .where('handed_over_at', '>=', since)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async remove(opportunities) {
      if (opportunities.length === 0) return;
      await db.deleteFrom('outbox').where('opportunity', 'in', opportunities).execute();
    },
  };
}

function valuesOf(row: OutboxRow): Tables['outbox'] {
  return {
    letter: row.letter,
    opportunity: row.opportunity,
    world: row.world,
    state: row.state,
    bytes: Buffer.from(row.bytes),
    message_id: row.messageId,
    envelope_from: row.envelopeFrom,
    envelope_to: row.envelopeTo,
    subject: row.subject,
    hash: row.hash,
    send_at: row.sendAt,
    undo_until: row.undoUntil,
    attempts: row.attempts,
    next_at: row.nextAt,
    handed_over_at: row.handedOverAt,
    // The column has the name of an earlier, stricter mark.
    body_started_at: row.endingAt,
    evidence: JSON.stringify(row.evidence),
  };
}

function rowOf(row: Selectable<Tables['outbox']>): OutboxRow {
  return {
    letter: row.letter,
    opportunity: row.opportunity,
    world: row.world as OutboxRow['world'],
    state: row.state as OutboxRow['state'],
    bytes: new Uint8Array(row.bytes),
    messageId: row.message_id,
    envelopeFrom: row.envelope_from,
    envelopeTo: row.envelope_to,
    subject: row.subject,
    hash: row.hash,
    sendAt: row.send_at,
    undoUntil: row.undo_until,
    attempts: row.attempts,
    nextAt: row.next_at,
    handedOverAt: row.handed_over_at,
    endingAt: row.body_started_at,
    evidence: JSON.parse(row.evidence) as OutboxRow['evidence'],
  };
}
