import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

/** The words of a change event's header ("ChangeEventHeader": changeType). */
export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

export interface Change {
  readonly entity: string;
  readonly recordId: string;
  readonly changeType: ChangeType;
  /** Of an UPDATE only; the header of any other change has none. */
  readonly changedFields: readonly string[];
  /** Commit time, epoch milliseconds. */
  readonly at: number;
}

export interface LoggedChange extends Change {
  readonly replayId: number;
}

/** Change events are kept for 72 hours ("event retention"). */
export const retention = 72 * 3_600_000;

/**
 * What happened to records, in commit order, kept in the same file as the records. An entry is appended inside the
 * transaction of its change, so a reader of either never meets a change that the other does not have.
 */
export interface ChangeLog {
  append(change: Change): void;
  /** Entries after `replayId` in order, at most `limit`. */
  after(replayId: number, limit: number): LoggedChange[];
  /** 0 while nothing was ever logged. */
  newest(): number;
  /** Forgets entries committed before that time. Replay ids are never given twice. */
  forgetBefore(at: number): void;
}

interface LogRow {
  readonly replay_id: number;
  readonly entity: string;
  readonly record_id: string;
  readonly change_type: ChangeType;
  readonly changed_fields: string;
  readonly committed: number;
}

export function createChangeLog(db: DatabaseSyncInstance): ChangeLog {
  db.exec(`CREATE TABLE IF NOT EXISTS change_log (
    replay_id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    change_type TEXT NOT NULL,
    changed_fields TEXT NOT NULL,
    committed INTEGER NOT NULL)`);
  const prepared = (sql: string): StatementSyncInstance => db.prepare(sql);
  const insert = prepared(
    'INSERT INTO change_log (entity, record_id, change_type, changed_fields, committed) VALUES (?, ?, ?, ?, ?)',
  );
  const select = prepared('SELECT * FROM change_log WHERE replay_id > ? ORDER BY replay_id LIMIT ?');
  const newest = prepared("SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
  // A prefix of the log, found by walking from its old end: commit times rise with replay ids.
  const forget = prepared(`DELETE FROM change_log WHERE replay_id <
    coalesce((SELECT replay_id FROM change_log WHERE committed >= ? ORDER BY replay_id LIMIT 1), 9e15)`);
  return {
    append({ entity, recordId, changeType, changedFields, at }) {
      insert.run(entity, recordId, changeType, JSON.stringify(changedFields), at);
    },
    after(replayId, limit) {
      return (select.all(replayId, limit) as LogRow[]).map((row) => ({
        replayId: row.replay_id,
        entity: row.entity,
        recordId: row.record_id,
        changeType: row.change_type,
        changedFields: JSON.parse(row.changed_fields) as string[],
        at: row.committed,
      }));
    },
    newest: () => (newest.get() as { seq: number } | undefined)?.seq ?? 0,
    forgetBefore(at) {
      forget.run(at);
    },
  };
}
