/**
 * Opens data of an older version and dies by its own hand (SIGKILL) just before statement `last`,
 * counted from the first one it gives to SQLite; 0: lives and prints how many there were.
 * Usage: migration-process.ts STORE LAST
 */
import { openSqlite } from '../../src/store/sqlite.ts';
import { NEXT_MIGRATIONS } from './next-migrations.ts';

const [path = '', last = '0'] = process.argv.slice(2);
let count = 0;
const store = openSqlite(path, '2026-03-02T10:00:00Z', {
  migrations: NEXT_MIGRATIONS,
  heard() {
    count += 1;
    if (count === Number(last)) process.kill(process.pid, 'SIGKILL');
  },
});
await store.close();
process.stdout.write(String(count));
