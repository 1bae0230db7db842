import type { UserServicePresenceRecord } from './records.generated';
import { unshared, type Sharing } from './sharing';

/** One UserServicePresence, times as epoch milliseconds. */
export interface PresenceRow {
  readonly id: string;
  readonly userId: string;
  readonly userName?: string;
  readonly statusId?: string;
  readonly statusLabel?: string;
  readonly away: boolean;
  readonly current: boolean;
  readonly start: number;
  /** Only on a closed row. */
  readonly end?: number;
  readonly configuredCapacity?: number;
  readonly averageCapacity?: number;
  /** Time idle and at full capacity within the status, milliseconds. */
  readonly idle?: number;
  readonly atCapacity?: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export function parseRow(record: UserServicePresenceRecord): PresenceRow {
  return parseSharedRow(record, unshared);
}

export function parseSharedRow(record: UserServicePresenceRecord, shared: Sharing): PresenceRow {
  const modifiedAt = millis(record.SystemModstamp) ?? 0;
  const created = millis(record.CreatedDate);
  const start = millis(record.StatusStartDate) ?? created ?? modifiedAt;
  const current = record.IsCurrentState;
  return {
    id: record.Id,
    userId: shared.userId(record.UserId),
    userName: record.User?.Name,
    statusId: shared.text(record.ServicePresenceStatusId),
    statusLabel: shared.text(record.ServicePresenceStatus?.MasterLabel),
    away: record.IsAway,
    current,
    start,
    // StatusEndDate is null until the row closes (object reference). A closed row without one had closed by its
    // last change.
    end: current ? undefined : (millis(record.StatusEndDate) ?? modifiedAt),
    configuredCapacity: record.ConfiguredCapacity,
    averageCapacity: record.AverageCapacity,
    idle: fromSeconds(record.IdleDuration),
    atCapacity: fromSeconds(record.AtCapacityDuration),
    createdAt: created ?? start,
    modifiedAt,
  };
}

/** The object reference names no unit; StatusDuration beside them is in seconds. */
function fromSeconds(duration: number | undefined): number | undefined {
  return duration === undefined ? undefined : duration * 1000;
}

function millis(time: string | undefined): number | undefined {
  const parsed = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** What was read of one row: its SystemModstamp and the server time of the answer that showed it. */
export interface RowVersion {
  readonly modifiedAt: number;
  readonly seenAt: number;
  readonly current: boolean;
}

/**
 * Positive when `a` is the newer state of the same row. SystemModstamp decides; it has second precision, so two
 * changes of one second are told apart by the rule that a closed row never opens again, then by the server time
 * of their answers.
 */
export function compareVersions(a: RowVersion, b: RowVersion): number {
  return a.modifiedAt - b.modifiedAt || Number(b.current) - Number(a.current) || a.seenAt - b.seenAt;
}
