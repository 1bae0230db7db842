import {
  agentOf,
  defaultSettings,
  dueOf,
  parseRow,
  personOf,
  type Agent,
  type AgentWorkLoad,
  type PersonRecord,
  type PresenceSettings,
  type UserServicePresenceRecord,
} from 'c/presenceModel';
import { filterOf, orderOf, searchText, type Arrangement, type CompareNames } from './arrangement';
import { createTally, type FloorCounts } from './counts';
import { createDueQueue } from './dueQueue';
import { createLedger, type RosterFact } from './ledger';
import { sameAgent } from './sameAgent';
import { createSortedList, type SortedList } from './sortedList';
import { tellOne } from './tell';

/** What one notification tells: users whose card differs, came or went, and whether the list itself differs. */
export interface StoreChange {
  readonly userIds: ReadonlySet<string>;
  /** Members or order of `view()` changed. */
  readonly order: boolean;
}

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
  /** All of the roster at once; `endedSince` is the bound of the read. */
  setRoster(entries: readonly RosterFact[], serverTime: number, endedSince: number): void;
  setPeople(records: readonly PersonRecord[]): void;
  /** Users asked for and not answered have no open work. */
  setLoad(work: readonly AgentWorkLoad[], askedUserIds: readonly string[], serverTime: number): void;
  /** AgentWork cannot be read: no agent has a load. */
  clearLoad(): void;
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
  /** In order, filtered; the same array as long as it would hold the same agents. */
  view(): readonly Agent[];
  counts(): FloorCounts;
  agent(userId: string): Agent | undefined;
  /** Current rows created in [from, before) that no answer later than `seenBefore` has shown. */
  currentRowIds(created: { from?: number; before?: number }, seenBefore: number): string[];
  /** Agents with a current row. */
  currentUserIds(): string[];
  /** Agents whose person has not been read. */
  unknownUserIds(): string[];
  /** The answer ends the subscription. */
  subscribe(listener: (change: StoreChange) => void): () => void;
}

interface Entry {
  agent: Agent;
  text: string;
  shown: boolean;
  timeDue?: number;
  completeDue?: number;
}

/** Above this share of changed agents sorting once is cheaper than moving each. */
const sortAbove = 1 / 8;

export function createPresenceStore(
  settings: PresenceSettings = defaultSettings,
  options: StoreOptions = {},
): PresenceStore {
  const compareNames = options.compareNames ?? new Intl.Collator().compare;
  const entries = new Map<string, Entry>();
  const dirty = new Set<string>();
  const listeners = new Set<(change: StoreChange) => void>();
  const timeDue = createDueQueue();
  const completeDue = createDueQueue();
  const newLedger = () => createLedger(settings.floorWindow, (userId) => dirty.add(userId));

  let ledger = newLedger();
  let tally = createTally();
  let moment = { now: -Infinity, knownComplete: -Infinity };
  let arranged: Arrangement = { sort: 'time-in-status' };
  let compare = orderOf(arranged.sort, compareNames);
  let accepts = filterOf(arranged);
  let all: SortedList<Agent> = createSortedList(compare);
  let shown: SortedList<Agent> = createSortedList(compare);
  let viewed: readonly Agent[] | undefined;
  let depth = 0;
  let told = { userIds: new Set<string>(), order: false };
  let telling = false;

  function batch(work: () => void): void {
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
      if (depth === 0) {
        settle();
        tell();
      }
    }
  }

  /** Brings agents, order and counts up to the facts. */
  function settle(): void {
    if (dirty.size === 0) return;
    const bulk = dirty.size > 32 && dirty.size > all.items.length * sortAbove;
    for (const userId of dirty) {
      const facts = ledger.facts(userId);
      const next = facts && agentOf(facts, moment, settings);
      const entry = entries.get(userId);
      if (next === undefined) {
        if (entry !== undefined) leave(entry, bulk);
      } else if (entry === undefined) {
        enter(next, bulk);
      } else {
        change(entry, next, bulk);
      }
    }
    dirty.clear();
    if (bulk) sortAll();
  }

  function enter(agent: Agent, bulk: boolean): void {
    const text = searchText(agent);
    const entry: Entry = { agent, text, shown: accepts(agent, text) };
    entries.set(agent.userId, entry);
    tally.add(agent);
    await_(entry);
    mark(agent.userId, entry.shown);
    if (bulk) return;
    all.insert(agent);
    if (entry.shown) shown.insert(agent);
  }

  function leave(entry: Entry, bulk: boolean): void {
    const { agent } = entry;
    entries.delete(agent.userId);
    tally.remove(agent);
    mark(agent.userId, entry.shown);
    if (bulk) return;
    all.remove(agent);
    if (entry.shown) shown.remove(agent);
  }

  function change(entry: Entry, next: Agent, bulk: boolean): void {
    const old = entry.agent;
    if (sameAgent(old, next)) {
      await_(entry);
      return;
    }
    const wasShown = entry.shown;
    entry.agent = next;
    entry.text = searchText(next);
    entry.shown = accepts(next, entry.text);
    tally.remove(old);
    tally.add(next);
    await_(entry);
    let moved = bulk || wasShown !== entry.shown;
    if (!bulk) {
      all.replace(old, next);
      if (wasShown && entry.shown) moved = !shown.replace(old, next);
      else if (wasShown) shown.remove(old);
      else if (entry.shown) shown.insert(next);
    }
    mark(next.userId, moved);
    if (wasShown || entry.shown) viewed = undefined;
  }

  /** Puts the agent into the queues of what time alone will change. */
  function await_(entry: Entry): void {
    const due = dueOf(entry.agent, settings);
    if (due.time !== undefined && due.time !== entry.timeDue) timeDue.push(due.time, entry.agent.userId);
    if (due.complete !== undefined && due.complete !== entry.completeDue) {
      completeDue.push(due.complete, entry.agent.userId);
    }
    entry.timeDue = due.time;
    entry.completeDue = due.complete;
  }

  function sortAll(): void {
    all.reset(Array.from(entries.values(), (entry) => entry.agent).sort(compare));
    filterAll();
  }

  function filterAll(): void {
    shown.reset(all.items.filter((agent) => entries.get(agent.userId)?.shown));
    viewed = undefined;
  }

  function mark(userId: string, order: boolean): void {
    told.userIds.add(userId);
    if (order) {
      told.order = true;
      viewed = undefined;
    }
  }

  function tell(): void {
    if (telling || (told.userIds.size === 0 && !told.order)) return;
    if (options.later === undefined) {
      tellNow();
      return;
    }
    telling = true;
    options.later(tellNow);
  }

  function tellNow(): void {
    telling = false;
    const change = told;
    told = { userIds: new Set(), order: false };
    for (const listener of [...listeners]) tellOne(listener, change);
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
    complete: (serverTime) =>
      batch(() => {
        if (serverTime <= moment.knownComplete) return;
        moment = { ...moment, knownComplete: serverTime };
        for (const userId of completeDue.take(serverTime)) dirty.add(userId);
      }),
    advance: (now) =>
      batch(() => {
        if (now <= moment.now) return;
        moment = { ...moment, now };
        ledger.prune(now);
        for (const userId of timeDue.take(now)) dirty.add(userId);
      }),
    clear: () =>
      batch(() => {
        for (const userId of entries.keys()) told.userIds.add(userId);
        told.order ||= entries.size > 0;
        entries.clear();
        dirty.clear();
        timeDue.clear();
        completeDue.clear();
        ledger = newLedger();
        tally = createTally();
        moment = { ...moment, knownComplete: -Infinity };
        all.reset([]);
        filterAll();
      }),
    batch,
    arrange: (next) =>
      batch(() => {
        settle();
        const resort = next.sort !== arranged.sort;
        arranged = next;
        accepts = filterOf(next);
        for (const entry of entries.values()) entry.shown = accepts(entry.agent, entry.text);
        if (resort) {
          compare = orderOf(next.sort, compareNames);
          all = createSortedList(compare);
          shown = createSortedList(compare);
          sortAll();
        } else {
          filterAll();
        }
        told.order = true;
      }),
    arrangement: () => arranged,
    view() {
      settle();
      return (viewed ??= shown.items.slice());
    },
    counts() {
      settle();
      return tally.counts();
    },
    agent(userId) {
      settle();
      return entries.get(userId)?.agent;
    },
    currentRowIds({ from = -Infinity, before = Infinity }, seenBefore) {
      const ids: string[] = [];
      for (const { row, seenAt } of ledger.currentRows()) {
        if (row.createdAt >= from && row.createdAt < before && seenAt < seenBefore) ids.push(row.id);
      }
      return ids;
    },
    currentUserIds() {
      settle();
      const ids: string[] = [];
      for (const { agent } of entries.values()) if (agent.kind !== 'offline') ids.push(agent.userId);
      return ids;
    },
    unknownUserIds() {
      settle();
      const ids: string[] = [];
      for (const { agent } of entries.values()) if (agent.person === undefined) ids.push(agent.userId);
      return ids;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
