import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import type { Change, ChangeLog } from '../feed/change-log.ts';
import { moveMeter, readMeter, startMeter, type CapacityMeter } from '../omni-channel/capacity-meter.ts';
import type { IdSource } from '../omni-channel/id-source.ts';
import { createAgentStates } from '../omni-channel/agent-states.ts';
import {
  changingValues,
  closeFields,
  createPresenceTable,
  measureFields,
  type PresenceRecord,
} from '../omni-channel/presence-table.ts';
import { presencePrefix, wholeSecond, workPrefix, type WorkStep } from '../omni-channel/types.ts';
import { changingWork, movesCapacity } from '../omni-channel/work-table.ts';
import { makeId } from '../schema/ids.ts';
import type { FloorEvent } from './events.ts';
import type { LedgerAgent, OpenState } from './open-state.ts';
import { createWorkLedger, type HeldWork } from './work-ledger.ts';

export interface LedgerOptions {
  readonly db: DatabaseSyncInstance;
  readonly ids: IdSource;
  readonly changes: ChangeLog;
  /** By place in `statuses`. */
  readonly statuses: readonly { readonly id: string; readonly channelIds: readonly string[] }[];
  readonly agents: readonly LedgerAgent[];
  /** What the file already holds open, by FloorAgent.index; empty for a new org. */
  readonly open: ReadonlyMap<number, OpenState>;
  /** Work closed before this time leaves no AgentWork behind, epoch milliseconds. */
  readonly keepWorkFrom: number;
  /** Changes committed from this time on go to the change log, epoch milliseconds. */
  readonly logFrom: number;
}

/**
 * A stretch of simulated time written in bulk. It does to rows in memory what OmniChannel does to rows in the file,
 * event by event, and a test holds the two to the same result: a past of a million rows would take minutes otherwise.
 */
export interface Ledger {
  /** `endedAt` and `at` in the org's time. */
  apply(event: FloorEvent, at: number, endedAt: number): void;
  /** Rows held back. */
  readonly pending: number;
  /** Writes the rows that nothing can change any more, in one transaction. Not for a ledger that logs changes. */
  flush(): void;
  /** Writes everything that is left, `alongside` in the same transaction. The ledger ends with it. */
  finish(alongside: () => void): void;
}

interface Held {
  record: PresenceRecord;
  /** Stands in the file already. */
  readonly stored: boolean;
  changed: boolean;
}

interface AgentState {
  readonly agent: LedgerAgent;
  current: Held[];
  meter: CapacityMeter | undefined;
  statusId: string | undefined;
  /** Undefined for a row that this ledger has opened. */
  rowId: string | undefined;
  readonly work: HeldWork[];
}

export function createLedger(options: LedgerOptions): Ledger {
  const { db, ids, changes, statuses, keepWorkFrom, logFrom } = options;
  const presence = createPresenceTable(db);
  const sessions = createAgentStates(db);
  let lastPresence = ids.last(presencePrefix);
  let rows: Held[] = [];
  /** By event: what one brings is one transaction's. */
  const entries: Change[][] = [];
  let ofEvent: Change[] = [];
  const states = new Map<number, AgentState>(
    options.agents.map((agent) => {
      const open = options.open.get(agent.index);
      const held = <R>(record: R): { record: R; stored: boolean; changed: boolean } => ({
        record,
        stored: true,
        changed: false,
      });
      return [
        agent.index,
        {
          agent,
          current: (open?.rows ?? []).map(held),
          meter: open?.meter,
          statusId: open?.statusId,
          rowId: open?.rowId,
          work: (open?.work ?? []).map(held),
        },
      ];
    }),
  );

  function log(
    entity: 'UserServicePresence' | 'AgentWork',
    { number, userId: by }: { readonly number: number; readonly userId: string },
    changedFields: readonly string[],
    valuesNow: () => Change['values'],
    at: number,
  ): void {
    if (at < logFrom) return;
    const recordId = makeId(entity === 'AgentWork' ? workPrefix : presencePrefix, number);
    const changeType = changedFields.length === 0 ? 'CREATE' : 'UPDATE';
    ofEvent.push({ entity, recordId, changeType, changedFields, values: valuesNow(), by, at });
  }
  const logRow = (record: PresenceRecord, changedFields: readonly string[], at: number): void =>
    log('UserServicePresence', record, changedFields, () => changingValues(record), at);
  const work = createWorkLedger(db, ids, keepWorkFrom, (record, changedFields, at) =>
    log('AgentWork', record, changedFields, () => changingWork(record), at),
  );

  function closeCurrent(state: AgentState, endedAt: number, at: number): void {
    for (const held of state.current) {
      const { record } = held;
      record.endedAt = Math.max(record.startedAt, wholeSecond(endedAt));
      record.modifiedAt = wholeSecond(at);
      held.changed = true;
      rows.push(held);
      logRow(record, closeFields, at);
    }
    state.current = [];
  }

  function open(state: AgentState, place: number, at: number): void {
    const status = statuses[place];
    if (!status) return;
    const second = wholeSecond(at);
    lastPresence += 1;
    const record: PresenceRecord = {
      number: lastPresence,
      userId: state.agent.userId,
      statusId: status.id,
      isAway: status.channelIds.length === 0,
      startedAt: second,
      configuredCapacity: state.agent.capacity,
      configuredInterruptCapacity: state.agent.interruptCapacity,
      endedAt: null,
      measures: null,
      modifiedAt: second,
    };
    state.current.push({ record, stored: false, changed: true });
    state.statusId = status.id;
    state.rowId = undefined;
    state.meter = startMeter(at, state.work.length);
    logRow(record, [], at);
  }

  function measure(state: AgentState, at: number): void {
    if (!state.meter) return;
    const { rowId } = state;
    const held =
      rowId === undefined
        ? state.current.at(-1)
        : state.current.find(({ record }) => makeId(presencePrefix, record.number) === rowId);
    state.meter = moveMeter(state.meter, at, state.work.length, state.agent.capacity);
    // A deleted row stays as it was, while its agent goes on.
    if (!held) return;
    held.record.measures = readMeter(state.meter);
    held.record.modifiedAt = wholeSecond(at);
    held.changed = true;
    logRow(held.record, measureFields, at);
  }

  function stepWork(state: AgentState, step: WorkStep, at: number): void {
    if (step === 'assign') {
      const status = statuses.find((each) => each.id === state.statusId);
      work.assign(state.work, state.agent.userId, status?.channelIds[0] ?? null, at);
    } else work.step(state.work, step, at);
    if (movesCapacity(step)) measure(state, at);
  }

  function writeRow({ record, stored, changed }: Held): void {
    if (!stored) presence.insert(record);
    else if (changed) presence.rewrite(record);
  }

  function writeClosed(): void {
    rows.forEach(writeRow);
    rows = [];
    work.writeClosed();
  }

  function writeOpen({ agent, current, meter, statusId, rowId, work: open }: AgentState): void {
    current.forEach(writeRow);
    work.writeOpen(open);
    const newest = current.at(-1)?.record;
    const id = rowId ?? (newest && makeId(presencePrefix, newest.number));
    const session =
      id !== undefined && meter && statusId !== undefined ? { rowId: id, statusId, meter } : undefined;
    sessions.setSession(agent.userId, session);
  }

  return {
    apply(event, at, endedAt) {
      const state = states.get(event.agent);
      if (!state) return;
      if (event.kind === 'status') {
        if (!event.keepsOld) closeCurrent(state, endedAt, at);
        open(state, event.status, at);
      } else if (event.kind === 'logout') {
        closeCurrent(state, at, at);
        state.meter = undefined;
        state.statusId = undefined;
        state.rowId = undefined;
      } else stepWork(state, event.step, at);
      if (ofEvent.length === 0) return;
      entries.push(ofEvent);
      ofEvent = [];
    },
    get pending() {
      return rows.length + work.pending;
    },
    flush: () => transaction(db, writeClosed),
    finish: (alongside) =>
      transaction(db, () => {
        writeClosed();
        for (const state of states.values()) writeOpen(state);
        ids.setLast(presencePrefix, lastPresence);
        work.end();
        for (const made of entries) changes.together(() => made.forEach((entry) => changes.append(entry)));
        alongside();
      }),
  };
}
