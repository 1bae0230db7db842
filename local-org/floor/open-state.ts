import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createAgentStates } from '../omni-channel/agent-states.ts';
import type { CapacityMeter } from '../omni-channel/capacity-meter.ts';
import type { PresenceRecord } from '../omni-channel/presence-table.ts';
import type { WorkRecord } from '../omni-channel/work-table.ts';

export interface LedgerAgent {
  /** FloorAgent.index */
  readonly index: number;
  readonly userId: string;
  readonly capacity: number;
  readonly interruptCapacity: number;
}

/** What an agent has open in the file. */
export interface OpenState {
  readonly rows: readonly PresenceRecord[];
  readonly work: readonly WorkRecord[];
  readonly meter: CapacityMeter | undefined;
  readonly statusId: string | undefined;
  /** The row that the meter is of; it may have been deleted. */
  readonly rowId: string | undefined;
}

interface StoredRow {
  readonly name: string;
  readonly statusId: string;
  readonly isAway: number;
  readonly startedAt: number;
  readonly configuredCapacity: number;
  readonly configuredInterruptCapacity: number;
  readonly averageCapacity: number | null;
  readonly idleDuration: number | null;
  readonly atCapacityDuration: number | null;
  readonly modifiedAt: number;
}

interface StoredWork {
  readonly name: string;
  readonly channelId: string | null;
  readonly assignedAt: number;
  readonly acceptedAt: number | null;
  readonly status: string;
  readonly modifiedAt: number;
}

/** Auto numbers count with ids, so a row's own number stands in its name. */
const numberOf = (name: string): number => Number(name.slice(2));

export function readOpenStates(
  db: DatabaseSyncInstance,
  agents: readonly LedgerAgent[],
): Map<number, OpenState> {
  const sessions = createAgentStates(db);
  const rows = db.prepare(`SELECT "Name" AS name, "ServicePresenceStatusId" AS statusId, "IsAway" AS isAway,
      "StatusStartDate" AS startedAt, "ConfiguredCapacity" AS configuredCapacity,
      "ConfiguredInterruptCapacity" AS configuredInterruptCapacity, "AverageCapacity" AS averageCapacity,
      "IdleDuration" AS idleDuration, "AtCapacityDuration" AS atCapacityDuration, "SystemModstamp" AS modifiedAt
    FROM "UserServicePresence"
    WHERE "OwnerId" = ? AND "IsCurrentState" = 1 AND "IsDeleted" = 0 ORDER BY "StatusStartDate", "Id"`);
  const work = db.prepare(`SELECT "Name" AS name, "ServiceChannelId" AS channelId,
      "AssignedDateTime" AS assignedAt, "AcceptDateTime" AS acceptedAt, "Status" AS status,
      "SystemModstamp" AS modifiedAt
    FROM "AgentWork" WHERE "UserId" = ? AND "Status" IN ('Assigned', 'Opened') AND "IsDeleted" = 0
    ORDER BY "AssignedDateTime", "Id"`);
  return new Map(
    agents.map(({ index, userId }): [number, OpenState] => {
      const session = sessions.session(userId);
      return [
        index,
        {
          rows: (rows.all(userId) as StoredRow[]).map((row) => presenceRecord(userId, row)),
          work: (work.all(userId) as StoredWork[]).map((row) => workRecord(userId, row)),
          meter: session?.meter,
          statusId: session?.statusId,
          rowId: session?.rowId,
        },
      ];
    }),
  );
}

function presenceRecord(userId: string, row: StoredRow): PresenceRecord {
  const { averageCapacity, idleDuration, atCapacityDuration } = row;
  const measured = averageCapacity !== null && idleDuration !== null && atCapacityDuration !== null;
  return {
    number: numberOf(row.name),
    userId,
    statusId: row.statusId,
    isAway: row.isAway === 1,
    startedAt: row.startedAt,
    configuredCapacity: row.configuredCapacity,
    configuredInterruptCapacity: row.configuredInterruptCapacity,
    endedAt: null,
    measures: measured ? { averageCapacity, idleDuration, atCapacityDuration } : null,
    modifiedAt: row.modifiedAt,
  };
}

function workRecord(userId: string, row: StoredWork): WorkRecord {
  const { name, ...rest } = row;
  return { ...rest, number: numberOf(name), userId, closedAt: null };
}
