import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import { createChangeLog, retention } from '../feed/change-log.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import type { OmniChannel, Transition } from '../omni-channel/index.ts';
import { plannedState, type Agenda } from './agenda.ts';
import type { FloorEvent } from './events.ts';
import { ledgerAgents } from './floor-agents.ts';
import type { FloorPosition, FloorTime } from './floor-time.ts';
import { createLedger } from './ledger.ts';
import { readOpenStates } from './open-state.ts';
import type { FloorAgent, FloorDefinition } from './roster.ts';
import { day, minute } from './rota.ts';
import { seededStatuses } from './seed-records.ts';
import { openStoredFloor } from './stored-floor.ts';

/** More floor time than this at once is written in bulk, not event by event. */
const longPassage = 30 * minute;

/** Writes what a floor does as its time passes. */
export interface Passage {
  /** Everything on the agenda up to a position, and that position, in one transaction. `heading`: the org's time that
   * more such passages lead to. */
  pass(agenda: Agenda, time: FloorTime, to: FloorPosition, heading: number): void;
  /** Logs everybody out at one position and puts everybody in place at a later one. */
  skip(from: FloorPosition, to: FloorPosition): void;
  /** Puts one agent where the plans want him. */
  putInPlace(userId: string, position: FloorPosition): Transition;
  isAgent(userId: string): boolean;
}

export function createPassage(
  db: DatabaseSyncInstance,
  omniChannel: OmniChannel,
  definition: FloorDefinition,
  roster: readonly FloorAgent[],
  isHeld: (userId: string) => boolean,
): Passage {
  const agents = ledgerAgents(roster);
  const users = new Map(agents.map((agent) => [agent.index, agent.userId]));
  const plans = new Map(roster.map((agent) => [users.get(agent.index) ?? '', agent]));
  const stored = openStoredFloor(db);
  const changes = createChangeLog(db);
  const moving = () => agents.filter((agent) => !isHeld(agent.userId));

  function perform(event: FloorEvent, time: FloorTime): void {
    const userId = users.get(event.agent);
    if (userId === undefined || isHeld(userId)) return;
    const at = time.orgAt(event.at);
    if (event.kind === 'work') omniChannel.stepWork(userId, event.step, at);
    else if (event.kind === 'logout') omniChannel.logout(userId, at);
    else {
      const { keepsOld } = event;
      const statusId = seededStatuses[event.status]?.id ?? '';
      omniChannel.setStatus(userId, statusId, at, { endedAt: time.orgAt(event.endedAt), keepsOld });
    }
  }

  function passInBulk(agenda: Agenda, time: FloorTime, to: FloorPosition, heading: number): void {
    const ledger = createLedger({
      db,
      ids: createIdSource(db),
      changes,
      statuses: seededStatuses,
      agents: moving(),
      open: readOpenStates(db, moving()),
      keepWorkFrom: heading - day,
      // Subscribers who were away may still ask for these.
      logFrom: heading - retention,
    });
    while (agenda.due() <= to.floorAt) {
      const event = agenda.take();
      const endedAt = event.kind === 'status' ? event.endedAt : event.at;
      ledger.apply(event, time.orgAt(event.at), time.orgAt(endedAt));
    }
    ledger.finish(() => stored.moveTo(to));
  }

  function putInPlace(userId: string, position: FloorPosition): Transition {
    const at = position.orgAt;
    const agent = plans.get(userId);
    if (!agent) return { closed: null, opened: null, at };
    const { status, load } = plannedState(definition, agent, position.floorAt);
    const wanted = status === undefined ? undefined : seededStatuses[status]?.id;
    return transaction(db, () => {
      const moved = moveTo(userId, wanted, at);
      const missing = load - omniChannel.load(userId);
      if (missing < 0 || wanted !== undefined) omniChannel.changeWork(userId, missing, at);
      return moved;
    });
  }

  function moveTo(userId: string, statusId: string | undefined, at: number): Transition {
    if (statusId === undefined) return omniChannel.logout(userId, at);
    if (statusId !== omniChannel.statusOf(userId)) return omniChannel.setStatus(userId, statusId, at);
    return { closed: null, opened: null, at };
  }

  return {
    pass(agenda, time, to, heading) {
      const due = agenda.due();
      if (due > to.floorAt) return;
      if (to.floorAt - due > longPassage) {
        passInBulk(agenda, time, to, heading);
        return;
      }
      transaction(db, () => {
        while (agenda.due() <= to.floorAt) perform(agenda.take(), time);
        stored.moveTo(to);
      });
    },
    skip(from, to) {
      transaction(db, () => {
        for (const { userId } of moving()) omniChannel.logout(userId, from.orgAt);
        for (const { userId } of moving()) putInPlace(userId, to);
        stored.moveTo(to);
      });
    },
    putInPlace,
    isAgent: (userId) => plans.has(userId),
  };
}
