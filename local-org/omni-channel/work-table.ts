import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { StoredValues } from '../feed/change-log.ts';
import { makeId } from '../schema/ids.ts';
import { autoNumber, workPrefix, type WorkStep } from './types.ts';

/** One AgentWork as a whole. Times are epoch milliseconds of whole seconds. */
export interface WorkRecord {
  readonly number: number;
  readonly userId: string;
  readonly channelId: string | null;
  readonly assignedAt: number;
  acceptedAt: number | null;
  closedAt: number | null;
  status: string;
  modifiedAt: number;
}

/** AgentWork.Status after a step (object reference: AgentWork). */
export const statusAfter: Readonly<Record<WorkStep, string>> = {
  assign: 'Assigned',
  accept: 'Opened',
  close: 'Closed',
  decline: 'DeclinedOnPushTimeout',
};

type WorkChange = Pick<WorkRecord, 'acceptedAt' | 'closedAt' | 'status' | 'modifiedAt'>;

/** The columns that are written again after work was assigned. */
export function changingWork({ acceptedAt, closedAt, status, modifiedAt }: WorkChange): StoredValues {
  return {
    Status: status,
    AcceptDateTime: acceptedAt,
    CloseDateTime: closedAt,
    LastModifiedDate: modifiedAt,
  };
}

/** What a later step changes. */
export const workFields = (step: WorkStep): readonly string[] => [
  'Status',
  step === 'accept' ? 'AcceptDateTime' : 'CloseDateTime',
  'LastModifiedDate',
];

/** Steps that change how full the agent is: accepting does not, capacity is taken when work is assigned. */
export const movesCapacity = (step: WorkStep): boolean => step !== 'accept';

interface OpenWork {
  readonly id: string;
  readonly acceptedAt: number | null;
}

/** The statements that write AgentWork; each runs inside its caller's transaction. */
export interface WorkTable {
  insert(record: WorkRecord): void;
  /** Steps of work that the file holds already. */
  rewrite(record: WorkRecord): void;
  /** Which open work a step takes: the longest assigned to accept or decline, the longest open one to close. */
  oldestFor(step: WorkStep, userId: string): OpenWork | undefined;
  step(id: string, step: WorkStep, at: number): void;
  /** Capacity units in use: the weights of Assigned and Opened work. */
  load(userId: string): number;
}

const columns = [
  ...['Id', 'Name', 'UserId', 'OwnerId', 'ServiceChannelId', 'Status', 'CapacityWeight', 'AssignedDateTime'],
  ...[
    'AcceptDateTime',
    'CloseDateTime',
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
  ],
  ...['SystemModstamp', 'IsDeleted'],
];

export function createWorkTable(db: DatabaseSyncInstance): WorkTable {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = db.prepare(
    `INSERT INTO "AgentWork" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  // Literal statuses: the partial index answers only these words.
  const open = `"UserId" = ? AND "Status" IN ('Assigned', 'Opened') AND "IsDeleted" = 0`;
  const oldest = (condition: string) =>
    db.prepare(`SELECT "Id" AS id, "AcceptDateTime" AS acceptedAt FROM "AgentWork" WHERE ${open} AND ${condition}
      ORDER BY "AssignedDateTime", "Id" LIMIT 1`);
  const oldestAssigned = oldest(`"Status" = 'Assigned'`);
  const oldestOpen = oldest(`"Status" = 'Opened'`);
  const load = db.prepare(`SELECT coalesce(sum("CapacityWeight"), 0) AS load FROM "AgentWork" WHERE ${open}`);
  const set = (column: string) =>
    db.prepare(`UPDATE "AgentWork" SET "Status" = ?, ${column} = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?
      WHERE "Id" = ?`);
  const rewrite = db.prepare(`UPDATE "AgentWork" SET "Status" = ?, "AcceptDateTime" = ?, "CloseDateTime" = ?,
    "LastModifiedDate" = ?, "SystemModstamp" = ? WHERE "Id" = ?`);
  const accept = set('"AcceptDateTime"');
  const close = set('"CloseDateTime"');
  return {
    insert(record) {
      const { userId, assignedAt, modifiedAt } = record;
      insert.run(
        makeId(workPrefix, record.number),
        autoNumber('W', record.number),
        userId,
        userId,
        record.channelId,
        record.status,
        1,
        assignedAt,
        record.acceptedAt,
        record.closedAt,
        userId,
        assignedAt,
        userId,
        modifiedAt,
        modifiedAt,
        0,
      );
    },
    rewrite({ number, status, acceptedAt, closedAt, modifiedAt }) {
      rewrite.run(status, acceptedAt, closedAt, modifiedAt, modifiedAt, makeId(workPrefix, number));
    },
    oldestFor(step, userId) {
      const statement = step === 'close' ? oldestOpen : oldestAssigned;
      return statement.get(userId) as OpenWork | undefined;
    },
    step(id, step, at) {
      (step === 'accept' ? accept : close).run(statusAfter[step], at, at, at, id);
    },
    load: (userId) => (load.get(userId) as { load: number }).load,
  };
}
