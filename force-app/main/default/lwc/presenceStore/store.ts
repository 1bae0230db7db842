import {
  agentOf,
  defaultSettings,
  dueOf,
  parseRow,
  personOf,
  type Agent,
  type AgentWorkLoad,
  type PersonRecord,
  type PresenceRow,
  type PresenceSettings,
  type UserServicePresenceRecord,
} from 'c/presenceModel';
import { createAnnouncements } from './announcements';
import type { Arrangement, CompareNames } from './arrangement';
import { createTally, type FloorCounts } from './counts';
import { createDueQueue } from './dueQueue';
import { createLedger, type RosterFact } from './ledger';
import type { PublicGroup } from './groupKeys';
import type { AgentGroup } from './groups';
import { createLineUp } from './lineUp';
import type { StoreChange } from './rowChanges';
import { sameAgent } from './sameAgent';
import type { Sequence } from './sequence';

export interface StoreOptions {
  readonly compareNames?: CompareNames;
  /** Runs a task soon, once: a frame in a browser. Without it listeners are told at the end of each call. */
  readonly later?: (task: () => void) => void;
}

/** Every agent of the floor, ordered, filtered and counted. Times are epoch milliseconds of the server's clock. */
export interface PresenceStore {
  /** `serverTime` is that of the answer; an older answer never overwrites a newer row. */
  upsertRows(records: readonly UserServicePresenceRecord[], serverTime: number): void;
  /** Rows that a read at `serverTime` asked for and did not get. */
  removeRows(ids: readonly string[], serverTime: number): void;
  /** Takes all that is known of these users away; later answers may show them again. */
  forgetUsers(userIds: readonly string[]): void;
  /** All of the roster at once; `endedSince` is the bound of the read. */
  setRoster(entries: readonly RosterFact[], serverTime: number, endedSince: number): void;
  setPeople(records: readonly PersonRecord[]): void;
  /** Users asked for and not answered have no open work. */
  setLoad(work: readonly AgentWorkLoad[], askedUserIds: readonly string[], serverTime: number): void;
  /** AgentWork cannot be read: no agent has a load. */
  clearLoad(): void;
  /** All public groups by which the floor may be grouped. */
  setPublicGroups(groups: readonly PublicGroup[]): void;
  /** A read of presence rows that started at `serverTime` has finished: everything up to then is here. */
  complete(serverTime: number): void;
  /** Lets time pass: rows become too old to believe, agents leave the floor window. */
  advance(now: number): void;
  /** Forgets everything: the viewer may no longer see it. */
  clear(): void;
  /** Listeners hear of all that `work` changes at once. */
  batch(work: () => void): void;
  arrange(arrangement: Arrangement): void;
  arrangement(): Arrangement;
  /** In order, filtered, each agent once; the same object until one of them or the arrangement changes. */
  view(): Sequence<Agent>;
  /** The view by the arrangement's `groupBy`, none without; an agent stands in each group that has him. */
  groups(): readonly AgentGroup[];
  counts(): FloorCounts;
  agent(userId: string): Agent | undefined;
  /** What is known of a row, current or closed. */
  row(id: string): PresenceRow | undefined;
  /** Current rows created in [from, before) that no answer later than `seenBefore` has shown. */
  currentRowIds(created: { from?: number; before?: number }, seenBefore: number): string[];
  /** Agents with a current row. */
  currentUserIds(): string[];
  /** Agents whose person has not been read. */
  unknownUserIds(): string[];
  /** Everybody of whom anything is known. */
  userIds(): string[];
  /** The answer ends the subscription. */
  subscribe(listener: (change: StoreChange) => void): () => void;
}

export function createPresenceStore(
  settings: PresenceSettings = defaultSettings,
  options: StoreOptions = {},
): PresenceStore {
  const lineUp = createLineUp(options.compareNames ?? new Intl.Collator().compare);
  const announcements = createAnnouncements(() => lineUp.takeChange(), options.later);
  const dirty = new Set<string>();
  const newLedger = () => createLedger(settings.floorWindow, (userId) => dirty.add(userId));
  const waiting = { time: createDueQueue(), complete: createDueQueue() };

  let ledger = newLedger();
  let tally = createTally();
  let moment = { now: -Infinity, knownComplete: -Infinity };
  let depth = 0;

  function batch(work: () => void): void {
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
      if (depth === 0) {
        settle();
        if (lineUp.isWaiting()) announcements.tell();
      }
    }
  }

  /** Brings agents, order and counts up to the facts. */
  function settle(): void {
    if (dirty.size === 0) return;
    const userIds = [...dirty];
    dirty.clear();
    lineUp.bulk(userIds.length, () => {
      for (const userId of userIds) settleUser(userId);
    });
  }

  function settleUser(userId: string): void {
    const facts = ledger.facts(userId);
    const next = facts && agentOf(facts, moment, settings);
    const old = lineUp.get(userId);
    if (next !== undefined) expectLater(next, old);
    if (old === next || (old !== undefined && next !== undefined && sameAgent(old, next))) return;
    if (old !== undefined) tally.remove(old);
    if (next !== undefined) tally.add(next);
    if (next === undefined) lineUp.drop(userId);
    else lineUp.put(next);
  }

  /** Puts the agent into the queues of what time alone will change, unless he waits there already. */
  function expectLater(next: Agent, old: Agent | undefined): void {
    const due = dueOf(next, settings);
    const known = old === undefined ? {} : dueOf(old, settings);
    if (due.time !== undefined && due.time !== known.time) waiting.time.push(due.time, next.userId);
    if (due.complete !== undefined && due.complete !== known.complete) {
      waiting.complete.push(due.complete, next.userId);
    }
  }

  return {
    upsertRows: (records, serverTime) =>
      batch(() => {
        for (const record of records) ledger.upsert(parseRow(record), serverTime);
      }),
    removeRows: (ids, serverTime) =>
      batch(() => {
        for (const id of ids) ledger.remove(id, serverTime);
      }),
    forgetUsers: (userIds) =>
      batch(() => {
        for (const userId of userIds) ledger.forgetUser(userId);
      }),
    setRoster: (roster, serverTime, endedSince) =>
      batch(() => {
        ledger.setRoster(roster, {
          serverTime,
          endedSince,
          settledBefore: serverTime - settings.joinGap,
        });
      }),
    setPeople: (records) =>
      batch(() => {
        for (const record of records) ledger.setPerson(personOf(record));
      }),
    setLoad: (work, askedUserIds, serverTime) =>
      batch(() => {
        const byUser = new Map(work.map((load) => [load.userId, load]));
        for (const userId of askedUserIds) {
          ledger.setWork(userId, byUser.get(userId) ?? { userId, items: 0, weight: 0 }, serverTime);
        }
      }),
    clearLoad: () => batch(() => ledger.clearWork()),
    setPublicGroups: (groups) => batch(() => lineUp.setPublicGroups(groups)),
    complete: (serverTime) =>
      batch(() => {
        if (serverTime <= moment.knownComplete) return;
        moment = { ...moment, knownComplete: serverTime };
        for (const userId of waiting.complete.take(serverTime)) dirty.add(userId);
      }),
    advance: (now) =>
      batch(() => {
        if (now <= moment.now) return;
        moment = { ...moment, now };
        ledger.prune(now);
        for (const userId of waiting.time.take(now)) dirty.add(userId);
      }),
    clear: () =>
      batch(() => {
        lineUp.clear();
        dirty.clear();
        waiting.time.clear();
        waiting.complete.clear();
        ledger = newLedger();
        tally = createTally();
        moment = { ...moment, knownComplete: -Infinity };
      }),
    batch,
    arrange: (next) =>
      batch(() => {
        settle();
        lineUp.arrange(next);
      }),
    arrangement: () => lineUp.arrangement(),
    view() {
      settle();
      return lineUp.view();
    },
    groups() {
      settle();
      return lineUp.groups();
    },
    counts() {
      settle();
      return tally.counts();
    },
    agent(userId) {
      settle();
      return lineUp.get(userId);
    },
    row: (id) => ledger.row(id),
    currentRowIds({ from = -Infinity, before = Infinity }, seenBefore) {
      const ids: string[] = [];
      for (const { row, seenAt } of ledger.currentRows()) {
        if (row.createdAt >= from && row.createdAt < before && seenAt < seenBefore) ids.push(row.id);
      }
      return ids;
    },
    currentUserIds() {
      settle();
      return idsOf(lineUp.agents(), (agent) => agent.kind !== 'offline');
    },
    unknownUserIds() {
      settle();
      return idsOf(lineUp.agents(), (agent) => agent.person === undefined);
    },
    userIds: () => [...ledger.userIds()],
    subscribe: (listener) => announcements.subscribe(listener),
  };
}

function idsOf(agents: Iterable<Agent>, wanted: (agent: Agent) => boolean): string[] {
  const ids: string[] = [];
  for (const agent of agents) if (wanted(agent)) ids.push(agent.userId);
  return ids;
}
