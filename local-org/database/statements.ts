import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type SqlValue = string | number | null;

type Prepared = ReturnType<DatabaseSyncInstance['prepare']>;
type Kept = WeakMap<DatabaseSyncInstance, Map<string, Prepared>>;

const mostPrepared = 100;
/** Apart: a statement answers in one shape, and whoever asks wants his. */
const inArrays: Kept = new WeakMap();
const inObjects: Kept = new WeakMap();

/** The statement of a text, prepared once: preparing costs as much as a small read. It is for reads to their end alone,
 * since nobody else may have it half read. */
function preparedOnce(kept: Kept, db: DatabaseSyncInstance, sql: string): Prepared {
  const known = kept.get(db) ?? new Map<string, Prepared>();
  kept.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.delete(sql);
  known.set(sql, statement);
  const oldest = known.keys().next();
  if (known.size > mostPrepared && !oldest.done) known.delete(oldest.value);
  return statement;
}

/** The one place where rows leave the driver untyped: the caller names the columns that its SQL selects. */
export function readRows<Row extends object>(
  db: DatabaseSyncInstance,
  sql: string,
  ...binds: readonly SqlValue[]
): Row[] {
  return preparedOnce(inObjects, db, sql).all(...binds) as Row[];
}

export function readRow<Row extends object>(
  db: DatabaseSyncInstance,
  sql: string,
  ...binds: readonly SqlValue[]
): Row | undefined {
  return (preparedOnce(inObjects, db, sql).get(...binds) as Row | null | undefined) ?? undefined;
}

/** Rows as arrays: nearly twice as fast as objects for wide reads. */
export function readArrays(
  db: DatabaseSyncInstance,
  sql: string,
  binds: readonly SqlValue[],
): readonly (readonly SqlValue[])[] {
  const statement = preparedOnce(inArrays, db, sql);
  statement.setReturnArrays(true);
  return statement.all(...binds) as SqlValue[][];
}

/** One row at a time, for answers that may be very long. */
export function* iterateArrays(
  db: DatabaseSyncInstance,
  sql: string,
  binds: readonly SqlValue[],
): Generator<readonly SqlValue[]> {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  for (const row of statement.iterate(...binds)) yield row as SqlValue[];
}

export function write(db: DatabaseSyncInstance, sql: string, ...binds: readonly SqlValue[]): number {
  return preparedOnce(inObjects, db, sql).run(...binds).changes;
}

/** Runs `work` in one transaction: all of it is there afterwards, or nothing. Within another it joins that one. */
export function transaction<T>(db: DatabaseSyncInstance, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    for (const listener of afterCommits.get(db) ?? []) listener();
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const afterCommits = new WeakMap<DatabaseSyncInstance, Set<() => void>>();

/** Calls `listener` after each commit of a `transaction` on this connection; it must not throw. Returns its own undo. */
export function onCommit(db: DatabaseSyncInstance, listener: () => void): () => void {
  const listeners = afterCommits.get(db) ?? new Set();
  afterCommits.set(db, listeners);
  listeners.add(listener);
  return () => listeners.delete(listener);
}
