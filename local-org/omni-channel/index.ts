import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import { createChangeLog, type Change, type ChangeLog } from '../feed/change-log.ts';
import { OrgError } from '../org-error.ts';
import { makeId } from '../schema/ids.ts';
import { createAgentStates, type AgentSession } from './agent-states.ts';
import { moveMeter, readMeter, startMeter } from './capacity-meter.ts';
import { createIdSource, type IdSource } from './id-source.ts';
import {
  changingValues,
  closeFields,
  createPresenceTable,
  measureFields,
  type PresenceRecord,
} from './presence-table.ts';
import { readStatusCatalog, type StatusCatalog } from './status-catalog.ts';
import {
  presencePrefix,
  wholeSecond,
  workPrefix,
  type StatusChange,
  type Transition,
  type WorkStep,
} from './types.ts';
import {
  changingWork,
  createWorkTable,
  movesCapacity,
  statusAfter,
  workFields,
  type WorkRecord,
} from './work-table.ts';

export type { Status, StatusCatalog } from './status-catalog.ts';
export type { StatusChange, Transition, WorkStep } from './types.ts';

/**
 * What Omni-Channel itself writes, and nobody else: presence rows and agent work, each change with its entries in
 * the change log in one transaction. Times are epoch milliseconds of the org's clock; rows keep whole seconds.
 */
export interface OmniChannel {
  readonly catalog: StatusCatalog;
  /** Closes the agent's current rows and opens one. Throws OrgError NOT_FOUND, INVALID_STATUS. */
  setStatus(userId: string, statusId: string, at: number, change?: StatusChange): Transition;
  /** Closes the agent's current rows and opens none. Throws OrgError NOT_FOUND. */
  logout(userId: string, at: number): Transition;
  /** `change` > 0 opens that many pieces of work, < 0 closes the oldest ones, as many as there are. Only a
   * logged-in agent gets work. Throws OrgError NOT_FOUND, INVALID_STATUS. */
  changeWork(userId: string, change: number, at: number): Transition;
  /** One step of one piece of work; false when there is none that it could take. Throws OrgError NOT_FOUND. */
  stepWork(userId: string, step: WorkStep, at: number): boolean;
  /** Open work in capacity units. */
  load(userId: string): number;
  /** The status of the row that counts; undefined while logged out. */
  statusOf(userId: string): string | undefined;
}

export function createOmniChannel(
  db: DatabaseSyncInstance,
  ids: IdSource = createIdSource(db),
  changes: ChangeLog = createChangeLog(db),
): OmniChannel {
  const presence = createPresenceTable(db);
  const work = createWorkTable(db);
  const agents = createAgentStates(db);
  const catalog = readStatusCatalog(db);

  /** Everything is the agent's own doing: he, or Omni-Channel for him. */
  const log = (
    entity: 'UserServicePresence' | 'AgentWork',
    recordId: string,
    userId: string,
    change: Pick<Change, 'changeType' | 'changedFields' | 'values' | 'at'>,
  ): void => changes.append({ entity, recordId, by: userId, ...change });

  /** The newest of the closed rows: the one that counted. */
  function closeCurrent(userId: string, endedAt: number, at: number): string | null {
    let newest: string | null = null;
    for (const { id, startedAt, measures } of presence.currentRows(userId)) {
      const ended = Math.max(startedAt, wholeSecond(endedAt));
      presence.close(id, startedAt, ended, wholeSecond(at));
      const values = changingValues({ startedAt, endedAt: ended, measures, modifiedAt: wholeSecond(at) });
      log('UserServicePresence', id, userId, {
        changeType: 'UPDATE',
        changedFields: closeFields,
        values,
        at,
      });
      newest = id;
    }
    return newest;
  }

  function open(userId: string, statusId: string, at: number): string {
    const { isAway } = catalog.byId(statusId);
    const { capacity, interruptCapacity } = agents.configuration(userId);
    const number = ids.next(presencePrefix);
    const second = wholeSecond(at);
    const record: PresenceRecord = {
      number,
      userId,
      statusId,
      isAway,
      startedAt: second,
      configuredCapacity: capacity,
      configuredInterruptCapacity: interruptCapacity,
      endedAt: null,
      measures: null,
      modifiedAt: second,
    };
    presence.insert(record);
    const id = makeId(presencePrefix, number);
    const values = changingValues(record);
    log('UserServicePresence', id, userId, { changeType: 'CREATE', changedFields: [], values, at });
    agents.setSession(userId, { rowId: id, statusId, meter: startMeter(at, work.load(userId)) });
    return id;
  }

  /** Rows that came from elsewhere have no meter yet: it starts with the row, at the load of now. */
  function sessionOf(userId: string): AgentSession | undefined {
    const known = agents.session(userId);
    if (known) return known;
    const row = presence.currentRows(userId).at(-1);
    const meter = row && startMeter(row.startedAt, work.load(userId));
    return row && meter && { rowId: row.id, statusId: row.statusId, meter };
  }

  function measure(userId: string, session: AgentSession | undefined, at: number): void {
    if (!session) return;
    const { capacity } = agents.configuration(userId);
    const meter = moveMeter(session.meter, at, work.load(userId), capacity);
    agents.setSession(userId, { ...session, meter });
    const { rowId } = session;
    const measures = readMeter(meter);
    const modifiedAt = wholeSecond(at);
    if (!presence.measure(rowId, measures, modifiedAt)) return;
    const values = changingValues({ startedAt: modifiedAt, endedAt: null, measures, modifiedAt });
    log('UserServicePresence', rowId, userId, {
      changeType: 'UPDATE',
      changedFields: measureFields,
      values,
      at,
    });
  }

  function assign(userId: string, session: AgentSession | undefined, at: number): void {
    const channelId = session ? (catalog.byId(session.statusId).channelIds[0] ?? null) : null;
    const number = ids.next(workPrefix);
    const second = wholeSecond(at);
    const record: WorkRecord = {
      number,
      userId,
      channelId,
      assignedAt: second,
      acceptedAt: null,
      closedAt: null,
      status: statusAfter.assign,
      modifiedAt: second,
    };
    work.insert(record);
    const values = changingWork(record);
    log('AgentWork', makeId(workPrefix, number), userId, {
      changeType: 'CREATE',
      changedFields: [],
      values,
      at,
    });
  }

  function step(userId: string, kind: WorkStep, at: number): boolean {
    const session = sessionOf(userId);
    if (kind === 'assign') assign(userId, session, at);
    else {
      const open = work.oldestFor(kind, userId);
      if (!open) return false;
      const modifiedAt = wholeSecond(at);
      work.step(open.id, kind, modifiedAt);
      const [acceptedAt, closedAt] = kind === 'accept' ? [modifiedAt, null] : [open.acceptedAt, modifiedAt];
      const values = changingWork({ status: statusAfter[kind], acceptedAt, closedAt, modifiedAt });
      const changedFields = workFields(kind);
      log('AgentWork', open.id, userId, { changeType: 'UPDATE', changedFields, values, at });
    }
    if (movesCapacity(kind)) measure(userId, session, at);
    return true;
  }

  const change = <T>(userId: string, work: () => T): T =>
    transaction(db, () => {
      if (!agents.exists(userId)) throw new OrgError(404, 'NOT_FOUND', `No user ${userId}`);
      return changes.together(work);
    });

  return {
    catalog,
    setStatus: (userId, statusId, at, { endedAt = at, keepsOld = false } = {}) =>
      change(userId, () => {
        catalog.byId(statusId);
        const closed = keepsOld ? null : closeCurrent(userId, endedAt, at);
        return { closed, opened: open(userId, statusId, at), at };
      }),
    logout: (userId, at) =>
      change(userId, () => {
        const closed = closeCurrent(userId, at, at);
        agents.setSession(userId, undefined);
        return { closed, opened: null, at };
      }),
    changeWork: (userId, count, at) =>
      change(userId, () => {
        if (count > 0 && !sessionOf(userId)) {
          throw new OrgError(
            400,
            'INVALID_STATUS',
            'The agent is offline: work goes to agents with a status only',
          );
        }
        for (let n = 0; n < count; n += 1) {
          step(userId, 'assign', at);
          step(userId, 'accept', at);
        }
        for (let n = 0; n > count; n -= 1) {
          if (!step(userId, 'close', at) && !step(userId, 'decline', at)) break;
        }
        return { closed: null, opened: null, at };
      }),
    stepWork: (userId, kind, at) => change(userId, () => step(userId, kind, at)),
    load: (userId) => work.load(userId),
    statusOf: (userId) => sessionOf(userId)?.statusId,
  };
}
