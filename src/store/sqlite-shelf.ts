import type { Kysely, Selectable } from 'kysely';
import type { Shelf, Stray } from './port.ts';
import type { Tables } from './tables.ts';

/** Settings, message bytes and strays on SQLite, inside or outside a transaction. */
export function sqliteShelf(db: Kysely<Tables>): Shelf {
  return {
    async setting(name) {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
    },
    async putSetting(name, setting) {
      const value = JSON.stringify(setting ?? null);
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((on) => on.column('name').doUpdateSet({ value }))
        .execute();
    },
    async clearSettings(keep) {
      await db.deleteFrom('settings').where('name', 'not in', keep).execute();
    },
    async putBytes(id, opportunity, content) {
      const bytes = Buffer.from(content);
      await db
        .insertInto('blobs')
        .values({ id, opportunity, bytes })
        .onConflict((on) => on.column('id').doUpdateSet({ opportunity, bytes }))
        .execute();
    },
    async bytes(id) {
      const row = await db
        .selectFrom('blobs')
        .select('bytes')
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : new Uint8Array(row.bytes);
    },
    async strays() {
      const rows = await db.selectFrom('strays').selectAll().orderBy('at').execute();
      return rows.map(strayOf);
    },
    async putStray(stray) {
      await db
        .insertInto('strays')
        .values({
          id: stray.id,
          world: stray.world,
          at: stray.at,
          from_name: stray.fromName,
          from_address: stray.fromAddress,
          subject: stray.subject,
          text: stray.text,
          raw: Buffer.from(stray.raw),
          candidates: JSON.stringify(stray.candidates),
        })
        .onConflict((on) => on.column('id').doNothing())
        .execute();
    },
    async removeStray(id) {
      await db.deleteFrom('strays').where('id', '=', id).execute();
    },
  };
}

function strayOf(row: Selectable<Tables['strays']>): Stray {
  return {
    id: row.id,
    world: row.world as Stray['world'],
    at: row.at,
    fromName: row.from_name,
    fromAddress: row.from_address,
    subject: row.subject,
    text: row.text,
    raw: new Uint8Array(row.raw),
    candidates: JSON.parse(row.candidates) as Stray['candidates'],
  };
}
