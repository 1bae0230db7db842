import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { binEntry, purgeBin, putIntoBin, takeFromBin, usualBinSize } from '../database/recycle-bin.ts';
import { readRow, transaction, write, type SqlValue } from '../database/statements.ts';
import { createChangeLog, storedRecord, type ChangeLog, type ChangeType } from '../feed/change-log.ts';
import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import { objects } from '../schema/index.ts';
import type { SObject } from '../schema/types.ts';

/** Who deletes or brings back, and when: epoch milliseconds of the org's clock. */
export interface BinAct {
  readonly by: string;
  readonly at: number;
}

/**
 * What delete, undelete and emptyRecycleBin do to one record, each with its entry in the change log in one transaction.
 * A row in the bin stays in its table with IsDeleted set, so that queryAll finds it. Omni-Channel is not told: an agent
 * whose current row is deleted goes on working, is shown nowhere, and his next status opens a row and closes none.
 * Throw OrgError INVALID_CROSS_REFERENCE_KEY, MALFORMED_ID, ENTITY_IS_DELETED, UNDELETE_FAILED.
 */
export interface RecycleBin {
  put(object: SObject, id: string, act: BinAct): string;
  restore(id: string, act: BinAct): string;
  /** Removes for good what its user deleted; with `everybody` also what others did. */
  empty(id: string, act: BinAct, everybody: boolean): string;
}

export function createRecycleBin(
  db: DatabaseSyncInstance,
  changes: ChangeLog = createChangeLog(db),
  size = usualBinSize,
): RecycleBin {
  const log = (entity: string, recordId: string, changeType: ChangeType, { by, at }: BinAct): void =>
    changes.append({
      entity,
      recordId,
      changeType,
      changedFields: [],
      values: storedRecord(db, entity, recordId) ?? {},
      by,
      at,
    });

  return {
    put: (object, id, { by, at }) =>
      transaction(db, () => {
        const recordId = fullId(id);
        const owner = object.fields.some(({ name }) => name === 'OwnerId') ? '"OwnerId"' : 'NULL';
        const row = readRow<{ deleted: number; ownerId: string | null }>(
          db,
          `SELECT "IsDeleted" AS deleted, ${owner} AS ownerId FROM "${object.name}" WHERE "Id" = ?`,
          recordId,
        );
        if (!row) throw noSuchRecord();
        if (row.deleted === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
        mark(db, object, recordId, 1, by, wholeSecond(at));
        const { ownerId } = row;
        putIntoBin(db, {
          id: recordId,
          entity: object.name,
          ownerId,
          deletedAt: wholeSecond(at),
          deletedBy: by,
        });
        log(object.name, recordId, 'DELETE', { by, at });
        purgeBin(db, at, size);
        return recordId;
      }),
    restore: (id, { by, at }) =>
      transaction(db, () => {
        const recordId = fullId(id);
        const entry = binEntry(db, recordId);
        const object = objects.find(({ name }) => name === entry?.entity);
        if (!entry || !object) throw notInBin(db, recordId);
        takeFromBin(db, recordId);
        mark(db, object, recordId, 0, by, wholeSecond(at));
        log(object.name, recordId, 'UNDELETE', { by, at });
        return recordId;
      }),
    empty: (id, { by, at }, everybody) =>
      transaction(db, () => {
        const recordId = fullId(id);
        const entry = binEntry(db, recordId);
        if (!entry || (entry.deletedBy !== by && !everybody)) throw noSuchRecord();
        purgeBin(db, at, size, recordId);
        return recordId;
      }),
  };
}

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

/** Every other field stays: what comes back is what was deleted. */
function mark(
  db: DatabaseSyncInstance,
  object: SObject,
  id: string,
  deleted: 0 | 1,
  by: string,
  at: number,
): void {
  const has = (name: string): boolean => object.fields.some((field) => field.name === name);
  const changes = (
    [
      ['IsDeleted', deleted],
      ['LastModifiedById', by],
      ['LastModifiedDate', at],
      ['SystemModstamp', at],
    ] as readonly (readonly [string, SqlValue])[]
  ).filter(([name]) => has(name));
  const columns = changes.map(([name]) => `"${name}" = ?`).join(', ');
  write(
    db,
    `UPDATE "${object.name}" SET ${columns} WHERE "Id" = ?`,
    ...changes.map(([, value]) => value),
    id,
  );
}

function fullId(id: string): string {
  const full = to18(id);
  if (full === undefined) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${id}`);
  return full;
}

function noSuchRecord(): OrgError {
  return new OrgError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

/** SOAP guide, undelete: a record that is not in the Recycle Bin cannot be brought back. */
function notInBin(db: DatabaseSyncInstance, id: string): OrgError {
  const object = objects.find(({ keyPrefix }) => keyPrefix === id.slice(0, 3));
  const isThere = object && readRow(db, `SELECT 1 FROM "${object.name}" WHERE "Id" = ?`, id) !== undefined;
  return isThere ? new OrgError(400, 'UNDELETE_FAILED', 'entity is not in the recycle bin') : noSuchRecord();
}
