import Database from 'better-sqlite3';
import { faultOf } from './sqlite-faults.ts';

/**
 * Takes the file at `path` for this process alone, until the returned function is called. The
 * system lets go when the process dies, however it dies. Fails with `store_locked`.
 */
export function holdAlone(path: string): () => void {
  try {
    const db = new Database(path, { timeout: 2000 });
    try {
      db.exec('begin exclusive');
      return () => void db.close();
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw faultOf(error);
  }
}
