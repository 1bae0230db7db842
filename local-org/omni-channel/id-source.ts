import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** Counts the records of each key prefix. The count lives in the file, so an id is never given twice and the same
 * run gives the same ids. */
export interface IdSource {
  /** The next record's number; 1 is the first. */
  next(keyPrefix: string): number;
  /** The number given last; 0 before the first. */
  last(keyPrefix: string): number;
  /** After a bulk load that counted by itself. */
  setLast(keyPrefix: string, last: number): void;
}

export function createIdSource(db: DatabaseSyncInstance): IdSource {
  db.exec(
    'CREATE TABLE IF NOT EXISTS id_sequence (key_prefix TEXT PRIMARY KEY NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID',
  );
  const raise = db.prepare(`INSERT INTO id_sequence (key_prefix, last) VALUES (?, 1)
    ON CONFLICT (key_prefix) DO UPDATE SET last = last + 1 RETURNING last`);
  const read = db.prepare('SELECT last FROM id_sequence WHERE key_prefix = ?');
  const set = db.prepare(`INSERT INTO id_sequence (key_prefix, last) VALUES (?, ?)
    ON CONFLICT (key_prefix) DO UPDATE SET last = excluded.last`);
  return {
    next: (keyPrefix) => (raise.get(keyPrefix) as { last: number }).last,
    last: (keyPrefix) => (read.get(keyPrefix) as { last: number } | undefined)?.last ?? 0,
    setLast(keyPrefix, last) {
      set.run(keyPrefix, last);
    },
  };
}
