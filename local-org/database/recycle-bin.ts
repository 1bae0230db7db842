import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readMeta, writeMeta } from './meta.ts';
import { readRow, readRows, write } from './statements.ts';

/** A record that was deleted: its row stays in its table, marked, until it is purged. */
export interface BinEntry {
  readonly id: string;
  readonly entity: string;
  /** Null where the object's records have no owner. */
  readonly ownerId: string | null;
  /** Epoch milliseconds. */
  readonly deletedAt: number;
  readonly deletedBy: string;
}

/** Columns that rules of sharing look at bear the names that they have in every object. */
export const recycleBinTable = `CREATE TABLE IF NOT EXISTS recycle_bin ("Id" TEXT PRIMARY KEY NOT NULL, entity TEXT NOT NULL, "OwnerId" TEXT,
     "DeletedDate" INTEGER NOT NULL, deleted_by TEXT NOT NULL) WITHOUT ROWID`;

/** Help, recycle bin: "25 times the MB in storage"; an org of a few licences has 10 GB. */
export const usualBinSize = 25 * 10_240;
const day = 86_400_000;
/** Help: "for 15 days". */
const longestStay = 15 * day;
/** Help: beyond the limit "the oldest records are removed, if they've been in the Recycle Bin for at least two hours". */
const shortestStay = 2 * 3_600_000;

export function putIntoBin(db: DatabaseSyncInstance, entry: BinEntry): void {
  write(
    db,
    'INSERT INTO recycle_bin ("Id", entity, "OwnerId", "DeletedDate", deleted_by) VALUES (?, ?, ?, ?, ?)',
    entry.id,
    entry.entity,
    entry.ownerId,
    entry.deletedAt,
    entry.deletedBy,
  );
}

export function binEntry(db: DatabaseSyncInstance, id: string): BinEntry | undefined {
  return readRow<BinEntry>(
    db,
    `SELECT "Id" AS id, entity, "OwnerId" AS ownerId, "DeletedDate" AS deletedAt, deleted_by AS deletedBy
       FROM recycle_bin WHERE "Id" = ?`,
    id,
  );
}

export function takeFromBin(db: DatabaseSyncInstance, id: string): void {
  write(db, 'DELETE FROM recycle_bin WHERE "Id" = ?', id);
}

/** Removes for good what lies there too long, the oldest beyond `size`, whoever deleted it, and the record `id`: to be
 * run in the transaction of a deletion. */
export function purgeBin(
  db: DatabaseSyncInstance,
  now: number,
  size = usualBinSize,
  id: string | null = null,
): void {
  const { n } = readRow<{ n: number }>(db, 'SELECT COUNT(*) AS n FROM recycle_bin') ?? { n: 0 };
  const gone = readRows<{ id: string; entity: string; at: number }>(
    db,
    `SELECT "Id" AS id, entity, "DeletedDate" AS at FROM recycle_bin
      WHERE "DeletedDate" < ?1 - ${longestStay} OR "Id" = ?3
      UNION
     SELECT * FROM (SELECT "Id", entity, "DeletedDate" FROM recycle_bin WHERE "DeletedDate" <= ?1 - ${shortestStay}
                     ORDER BY "DeletedDate", "Id" LIMIT ?2)`,
    now,
    Math.max(0, n - size),
    id,
  );
  if (gone.length === 0) return;
  const purges = { ...readMeta<Record<string, number>>(db, 'purges') };
  for (const record of gone) {
    write(db, `DELETE FROM "${record.entity}" WHERE "Id" = ?`, record.id);
    takeFromBin(db, record.id);
    // Whoever asks for deletions from this one on asks in vain.
    purges[record.entity] = Math.max(purges[record.entity] ?? 0, record.at + 1);
  }
  writeMeta(db, 'purges', purges);
}

/** From when on every deletion of an object is still known, as far as purges decide it: epoch milliseconds. */
export function newestPurge(db: DatabaseSyncInstance, entity: string): number {
  return readMeta<Record<string, number>>(db, 'purges')?.[entity] ?? 0;
}
