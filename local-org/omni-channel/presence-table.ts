import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { StoredValues } from '../feed/change-log.ts';
import { makeId } from '../schema/ids.ts';
import type { CapacityMeasures } from './capacity-meter.ts';
import { presenceFault } from './presence-rule.ts';
import { readStatusCatalog } from './status-catalog.ts';
import { autoNumber, presencePrefix } from './types.ts';

/** One UserServicePresence as a whole. Times are epoch milliseconds of whole seconds. */
export interface PresenceRecord {
  readonly number: number;
  readonly userId: string;
  readonly statusId: string;
  readonly isAway: boolean;
  readonly startedAt: number;
  readonly configuredCapacity: number;
  readonly configuredInterruptCapacity: number;
  /** Null while the row is current: end and duration come when it closes. */
  endedAt: number | null;
  /** Null until work first moves. */
  measures: CapacityMeasures | null;
  modifiedAt: number;
}

export interface CurrentRow {
  readonly id: string;
  readonly statusId: string;
  readonly startedAt: number;
  readonly measures: StoredMeasures;
}

type StoredMeasures = { readonly [Measure in keyof CapacityMeasures]: number | null };

/** The statements that write UserServicePresence; each runs inside its caller's transaction. Throw Error for a row that
 * cannot be. */
export interface PresenceTable {
  insert(record: PresenceRecord): void;
  /** Ends and measures of a row that the file holds already. */
  rewrite(record: PresenceRecord): void;
  close(id: string, startedAt: number, endedAt: number, modifiedAt: number): void;
  /** False when the row is no longer current, or deleted. */
  measure(id: string, measures: CapacityMeasures, modifiedAt: number): boolean;
  /** Oldest first. */
  currentRows(userId: string): CurrentRow[];
}

export const closeFields = ['IsCurrentState', 'StatusEndDate', 'StatusDuration', 'LastModifiedDate'];
export const measureFields = ['AverageCapacity', 'IdleDuration', 'AtCapacityDuration', 'LastModifiedDate'];

type Changing = Pick<PresenceRecord, 'startedAt' | 'endedAt' | 'modifiedAt'> & {
  readonly measures: StoredMeasures | null;
};

/** The columns that are written again after a row was opened. */
export function changingValues({ startedAt, endedAt, measures, modifiedAt }: Changing): StoredValues {
  return {
    IsCurrentState: endedAt === null ? 1 : 0,
    StatusEndDate: endedAt,
    StatusDuration: endedAt === null ? null : (endedAt - startedAt) / 1000,
    AverageCapacity: measures?.averageCapacity ?? null,
    IdleDuration: measures?.idleDuration ?? null,
    AtCapacityDuration: measures?.atCapacityDuration ?? null,
    LastModifiedDate: modifiedAt,
  };
}

const columns = [
  ...['Id', 'Name', 'UserId', 'OwnerId', 'ServicePresenceStatusId', 'IsAway', 'IsCurrentState'],
  ...[
    'StatusStartDate',
    'StatusEndDate',
    'StatusDuration',
    'ConfiguredCapacity',
    'ConfiguredInterruptCapacity',
  ],
  ...['AverageCapacity', 'IdleDuration', 'AtCapacityDuration', 'CreatedById', 'CreatedDate'],
  ...['LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'IsDeleted'],
];

export function createPresenceTable(db: DatabaseSyncInstance): PresenceTable {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO "UserServicePresence" (${names}) VALUES (${places})`);
  const close = db.prepare(`UPDATE "UserServicePresence"
    SET "IsCurrentState" = 0, "StatusEndDate" = ?, "StatusDuration" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?
    WHERE "Id" = ?`);
  const measure = db.prepare(`UPDATE "UserServicePresence"
    SET "AverageCapacity" = ?, "IdleDuration" = ?, "AtCapacityDuration" = ?, "LastModifiedDate" = ?,
        "SystemModstamp" = ? WHERE "Id" = ? AND "IsCurrentState" = 1 AND "IsDeleted" = 0`);
  const rewrite = db.prepare(`UPDATE "UserServicePresence"
    SET "IsCurrentState" = ?, "StatusEndDate" = ?, "StatusDuration" = ?, "AverageCapacity" = ?, "IdleDuration" = ?,
        "AtCapacityDuration" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ? WHERE "Id" = ?`);
  const current = db.prepare(`SELECT "Id" AS id, "ServicePresenceStatusId" AS statusId,
    "StatusStartDate" AS startedAt, "AverageCapacity" AS averageCapacity, "IdleDuration" AS idleDuration,
    "AtCapacityDuration" AS atCapacityDuration FROM "UserServicePresence"
    WHERE "OwnerId" = ? AND "IsCurrentState" = 1 AND "IsDeleted" = 0 ORDER BY "StatusStartDate", "Id"`);
  let away: ReadonlyMap<string, boolean> | undefined;

  /** Times alone make duration and currency, so only they and IsAway can be wrong. */
  function hold(startedAt: number, endedAt: number | null, status?: { id: string; isAway: boolean }): void {
    away ??= new Map(readStatusCatalog(db).statuses.map(({ id, isAway }) => [id, isAway]));
    const fault = presenceFault({
      isCurrent: endedAt === null,
      startedAt,
      endedAt,
      duration: endedAt === null ? null : (endedAt - startedAt) / 1000,
      isAway: status?.isAway ?? false,
      statusIsAway: status && away.get(status.id),
    });
    if (fault) throw new Error(`UserServicePresence.${fault.column}: ${fault.why}`);
  }

  return {
    insert(record) {
      const { userId, startedAt, endedAt, measures, modifiedAt } = record;
      hold(startedAt, endedAt, { id: record.statusId, isAway: record.isAway });
      insert.run(
        makeId(presencePrefix, record.number),
        autoNumber('P', record.number),
        userId,
        userId,
        record.statusId,
        record.isAway ? 1 : 0,
        endedAt === null ? 1 : 0,
        startedAt,
        endedAt,
        endedAt === null ? null : (endedAt - startedAt) / 1000,
        record.configuredCapacity,
        record.configuredInterruptCapacity,
        measures?.averageCapacity ?? null,
        measures?.idleDuration ?? null,
        measures?.atCapacityDuration ?? null,
        userId,
        startedAt,
        userId,
        modifiedAt,
        modifiedAt,
        0,
      );
    },
    rewrite({ number, startedAt, endedAt, measures, modifiedAt }) {
      hold(startedAt, endedAt);
      rewrite.run(
        endedAt === null ? 1 : 0,
        endedAt,
        endedAt === null ? null : (endedAt - startedAt) / 1000,
        measures?.averageCapacity ?? null,
        measures?.idleDuration ?? null,
        measures?.atCapacityDuration ?? null,
        modifiedAt,
        modifiedAt,
        makeId(presencePrefix, number),
      );
    },
    close(id, startedAt, endedAt, modifiedAt) {
      hold(startedAt, endedAt);
      close.run(endedAt, (endedAt - startedAt) / 1000, modifiedAt, modifiedAt, id);
    },
    measure(id, { averageCapacity, idleDuration, atCapacityDuration }, modifiedAt) {
      const { changes } = measure.run(
        averageCapacity,
        idleDuration,
        atCapacityDuration,
        modifiedAt,
        modifiedAt,
        id,
      );
      return changes > 0;
    },
    currentRows: (userId) =>
      (current.all(userId) as (Omit<CurrentRow, 'measures'> & StoredMeasures)[]).map(
        ({ id, statusId, startedAt, ...measures }) => ({ id, statusId, startedAt, measures }),
      ),
  };
}
