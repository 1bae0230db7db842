import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdSource } from '../omni-channel/id-source.ts';
import { wholeSecond, workPrefix, type WorkStep } from '../omni-channel/types.ts';
import { createWorkTable, statusAfter, workFields, type WorkRecord } from '../omni-channel/work-table.ts';

/** Work in memory, and whether the file holds it already. */
export interface HeldWork {
  readonly record: WorkRecord;
  readonly stored: boolean;
  changed: boolean;
}

type Log = (record: WorkRecord, changedFields: readonly string[], at: number) => void;

/** The AgentWork side of a ledger. An agent's open work is a list in the order of assignment. */
export interface WorkLedger {
  assign(open: HeldWork[], userId: string, channelId: string | null, at: number): void;
  /** Any later step of the oldest work that can take it; nothing when there is none. */
  step(open: HeldWork[], step: WorkStep, at: number): void;
  /** Closed work held back. */
  readonly pending: number;
  writeClosed(): void;
  writeOpen(open: readonly HeldWork[]): void;
  /** Tells the count on. */
  end(): void;
}

export function createWorkLedger(
  db: DatabaseSyncInstance,
  ids: IdSource,
  keepFrom: number,
  log: Log,
): WorkLedger {
  const table = createWorkTable(db);
  let last = ids.last(workPrefix);
  let closed: HeldWork[] = [];

  function write({ record, stored, changed }: HeldWork): void {
    if (!stored) table.insert(record);
    else if (changed) table.rewrite(record);
  }

  return {
    assign(open, userId, channelId, at) {
      const second = wholeSecond(at);
      last += 1;
      const record: WorkRecord = {
        number: last,
        userId,
        channelId,
        assignedAt: second,
        acceptedAt: null,
        closedAt: null,
        status: statusAfter.assign,
        modifiedAt: second,
      };
      open.push({ record, stored: false, changed: true });
      log(record, [], at);
    },
    step(open, step, at) {
      const wanted = step === 'close' ? statusAfter.accept : statusAfter.assign;
      const place = open.findIndex(({ record }) => record.status === wanted);
      const held = open[place];
      if (!held) return;
      const { record } = held;
      const second = wholeSecond(at);
      record.status = statusAfter[step];
      record.modifiedAt = second;
      held.changed = true;
      if (step === 'accept') record.acceptedAt = second;
      else {
        record.closedAt = second;
        open.splice(place, 1);
        if (at >= keepFrom || held.stored) closed.push(held);
      }
      log(record, workFields(step), at);
    },
    get pending() {
      return closed.length;
    },
    writeClosed() {
      closed.forEach(write);
      closed = [];
    },
    writeOpen: (open) => open.forEach(write),
    end: () => ids.setLast(workPrefix, last),
  };
}
