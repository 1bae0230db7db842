import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, readRows, type SqlValue } from '../database/statements.ts';

/** The words of a change event's header ("ChangeEventHeader": changeType). */
export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** Values by field name, as the tables hold them. */
export type StoredValues = Readonly<Record<string, SqlValue>>;

export interface Change {
  readonly entity: string;
  readonly recordId: string;
  readonly changeType: ChangeType;
  /** Of an UPDATE only; the header of any other change has none. */
  readonly changedFields: readonly string[];
  /** What the change left in every field that a later one may overwrite; the others are read from the record. */
  readonly values: StoredValues;
  /** The user who made it. */
  readonly by: string;
  /** Commit time, epoch milliseconds. */
  readonly at: number;
}

export interface LoggedChange extends Change {
  readonly replayId: number;
  /** The replay id of its transaction's first change. */
  readonly transaction: number;
  /** Its place in its transaction, from 1. */
  readonly sequence: number;
  /** Whether an earlier change of its transaction is the same but for the record. */
  readonly isRepeat: boolean;
  /** The records of the later changes of its transaction that repeat this one. */
  readonly repeatedOn: readonly string[];
}

/** Change events are kept for 72 hours ("event retention"). */
export const retention = 72 * 3_600_000;

/**
 * What happened to records, in commit order, kept in the same file as the records. An entry is appended inside the
 * transaction of its change, so a reader of either never meets a change that the other does not have. Entries older
 * than `retention` are forgotten as new ones come; replay ids are never given twice.
 */
export interface ChangeLog {
  append(change: Change): void;
  /** Runs `work`: what is appended meanwhile, on any log of this file, is one transaction's. */
  together<T>(work: () => T): T;
  /** Entries after `replayId` in order, at most `limit`. */
  after(replayId: number, limit: number): LoggedChange[];
  /** 0 while nothing was ever logged. */
  newest(): number;
}

/** What kind of change an entry is stands in a table of its own: there are a dozen, and half a million entries a day. */
const tables = `
  CREATE TABLE IF NOT EXISTS change_kind (id INTEGER PRIMARY KEY, description TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS change_log (
    replay_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    "values" TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    committed INTEGER NOT NULL,
    first INTEGER NOT NULL,
    repeats INTEGER NOT NULL)`;

interface Kind {
  readonly entity: string;
  readonly changeType: ChangeType;
  readonly changedFields: readonly string[];
  /** The fields of which an entry's values are. */
  readonly fields: readonly string[];
}

interface LogRow {
  readonly replay_id: number;
  readonly description: string;
  readonly record_id: string;
  readonly values: string;
  readonly changed_by: string;
  readonly committed: number;
  /** 0 for the first itself. */
  readonly first: number;
  /** The entry that this one repeats; below 0, how many repeat it. */
  readonly repeats: number;
}

/** The transaction that is being logged: its first entry, and the first of each change in it. */
interface Together {
  first: number;
  readonly changes: Map<string, number>;
}

/** What the logs of one connection share. */
interface Writing {
  together: Together | undefined;
  /** The ids of kinds by description. */
  readonly kinds: Map<string, number>;
  /** The newest entry that was written: one that is not newer tells of a transaction that was taken back, and perhaps kinds
   * with it. */
  last: number;
}

const writings = new WeakMap<DatabaseSyncInstance, Writing>();

function writingOf(db: DatabaseSyncInstance): Writing {
  const known = writings.get(db) ?? { together: undefined, kinds: new Map(), last: 0 };
  writings.set(db, known);
  return known;
}

/** How often, in entries, what is too old is forgotten. */
const forgetEvery = 64;

export function createChangeLog(db: DatabaseSyncInstance): ChangeLog {
  db.exec(tables);
  const insertKind = db.prepare('INSERT INTO change_kind (description) VALUES (?)');
  const insert = db.prepare(`INSERT INTO change_log
    (kind, record_id, "values", changed_by, committed, first, repeats) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const findKind = db.prepare('SELECT id FROM change_kind WHERE description = ?');
  const setKind = db.prepare('UPDATE change_log SET kind = ? WHERE replay_id = ?');
  const writing = writingOf(db);
  const repeated = db.prepare('UPDATE change_log SET repeats = repeats - 1 WHERE replay_id = ?');
  const select = db.prepare(`SELECT l.*, k.description FROM change_log l JOIN change_kind k ON k.id = l.kind
    WHERE l.replay_id > ? ORDER BY l.replay_id LIMIT ?`);
  const newest = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
  // A prefix of the log, found by walking from its old end: commit times rise with replay ids.
  const forget = db.prepare(`DELETE FROM change_log WHERE replay_id <
    coalesce((SELECT replay_id FROM change_log WHERE committed >= ? ORDER BY replay_id LIMIT 1), 9e15)`);
  const kinds = new Map<string, Kind>();

  function kindId(description: string): number {
    const known = writing.kinds.get(description);
    if (known !== undefined) return known;
    const stored = findKind.get(description) as { id: number } | undefined;
    const id = stored?.id ?? Number(insertKind.run(description).lastInsertRowid);
    writing.kinds.set(description, id);
    return id;
  }

  function kindOf(description: string): Kind {
    const known = kinds.get(description);
    if (known) return known;
    const [entity, changeType, changedFields, fields] = JSON.parse(description) as [
      string,
      ChangeType,
      string[],
      string[],
    ];
    const kind = { entity, changeType, changedFields, fields };
    kinds.set(description, kind);
    return kind;
  }

  function logged(row: LogRow): LoggedChange {
    const { entity, changeType, changedFields, fields } = kindOf(row.description);
    const cells = JSON.parse(row.values) as SqlValue[];
    const { replay_id: replayId, first, repeats } = row;
    return {
      replayId,
      entity,
      changeType,
      changedFields,
      recordId: row.record_id,
      values: Object.fromEntries(fields.map((name, place) => [name, cells[place] ?? null])),
      by: row.changed_by,
      at: row.committed,
      transaction: first || replayId,
      sequence: first === 0 ? 1 : replayId - first + 1,
      isRepeat: repeats > 0,
      repeatedOn: repeats < 0 ? recordsLike(replayId) : [],
    };
  }

  /** The entries of a transaction follow one another. */
  function recordsLike(replayId: number): string[] {
    return readRows<{ id: string }>(
      db,
      `SELECT record_id AS id FROM change_log WHERE repeats = ?1 AND replay_id > ?1 AND replay_id < coalesce(
         (SELECT replay_id FROM change_log WHERE replay_id > ?1 AND first = 0 ORDER BY replay_id LIMIT 1), 9e15)`,
      replayId,
    ).map(({ id }) => id);
  }

  return {
    append({ entity, recordId, changeType, changedFields, values, by, at }) {
      const description = JSON.stringify([entity, changeType, changedFields, Object.keys(values)]);
      const cells = JSON.stringify(Object.values(values));
      const { together } = writing;
      // A deletion has no body: two are the same whatever was deleted.
      const change = changeType === 'DELETE' ? entity : description + cells;
      const repeats = together?.changes.get(change) ?? 0;
      const kind = kindId(description);
      const first = together?.first ?? 0;
      const replayId = Number(insert.run(kind, recordId, cells, by, at, first, repeats).lastInsertRowid);
      if (replayId <= writing.last) {
        writing.kinds.clear();
        setKind.run(kindId(description), replayId);
      }
      writing.last = replayId;
      if (together) {
        if (together.first === 0) together.first = replayId;
        if (repeats === 0) together.changes.set(change, replayId);
        else repeated.run(repeats);
      }
      if (replayId % forgetEvery === 0) forget.run(at - retention);
    },
    together(work) {
      if (writing.together) return work();
      writing.together = { first: 0, changes: new Map() };
      try {
        return work();
      } finally {
        writing.together = undefined;
      }
    },
    after: (replayId, limit) => (select.all(replayId, limit) as LogRow[]).map(logged),
    newest: () => (newest.get() as { seq: number } | undefined)?.seq ?? 0,
  };
}

/** The whole of a record, for a change that says nothing of which fields it is. */
export function storedRecord(db: DatabaseSyncInstance, entity: string, id: string): StoredValues | undefined {
  return readRow<Record<string, SqlValue>>(db, `SELECT * FROM "${entity}" WHERE "Id" = ?`, id);
}
