import { MIGRATIONS, type Migration } from '../../src/store/migrations.ts';

/**
 * What migrations to come may look like: a new column that is filled, a table that is made anew
 * under its old name, rows that are moved, an index, rows that go.
 */
export const NEXT_MIGRATIONS: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: MIGRATIONS.length + 1,
    statements: [
      'alter table events add column length integer',
      'update events set length = length(body)',
      'create index events_length on events (length)',
    ],
  },
  {
    version: MIGRATIONS.length + 2,
    statements: [
      'create table strays_new (id text primary key, at text not null, subject text not null)',
      'insert into strays_new (id, at, subject) select id, at, subject from strays',
      'drop table strays',
      'alter table strays_new rename to strays',
      "delete from settings where name = 'feedToken'",
      `insert into settings (name, value) select 'moved', json_array(count(*)) from events`,
    ],
  },
];
