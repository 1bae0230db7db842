import {
  agentOf,
  defaultSettings,
  dueOf,
  parseSharedRow,
  sharedPersonOf,
  type Agent,
  type PresenceSettings,
} from 'c/presenceModel';
import { createAnnouncements } from './announcements';
import { createExpectations } from './expectations';
import { createFloorTally } from './floorTally';
import { createLedger } from './ledger';
import { createLineUp } from './lineUp';
import { sameAgent } from './sameAgent';
import { createSharedTexts } from './sharedTexts';
import type { PresenceStore, StoreOptions } from './surface';

export function createPresenceStore(
  settings: PresenceSettings = defaultSettings,
  options: StoreOptions = {},
): PresenceStore {
  const compareNames = options.compareNames ?? new Intl.Collator().compare;
  const lineUp = createLineUp(compareNames);
  const tally = createFloorTally(
    compareNames,
    (userId) => lineUp.get(userId),
    () => lineUp.agents(),
  );
  const announcements = createAnnouncements(() => lineUp.takeChange(), options.later);
  const dirty = new Set<string>();
  const newLedger = () => createLedger(settings.floorWindow, (userId) => dirty.add(userId));
  const waiting = { time: createExpectations(), complete: createExpectations() };

  const newTexts = () => createSharedTexts((userId) => ledger.userIdOf(userId));

  let ledger = newLedger();
  let shared = newTexts();
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
    if (next !== undefined) expectLater(next);
    if (old === next || (old !== undefined && next !== undefined && sameAgent(old, next))) return;
    tally.change(old, next);
    if (next === undefined) lineUp.drop(userId);
    else lineUp.put(next);
  }

  /** Looks at the agent again when time alone may change him. */
  function expectLater(next: Agent): void {
    const { time, complete } = dueOf(next, settings);
    if (time !== undefined) waiting.time.expect(time, next.userId);
    if (complete !== undefined) waiting.complete.expect(complete, next.userId);
  }

  return {
    upsertRows: (records, serverTime) =>
      batch(() => {
        for (const record of records) ledger.upsert(parseSharedRow(record, shared), serverTime);
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
        for (const record of records) ledger.setPerson(sharedPersonOf(record, shared));
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
    setStatusChannels: (catalog) =>
      batch(() => {
        tally.setCatalog(catalog);
        lineUp.setCatalog(catalog);
      }),
    setTeam: (userIds) => batch(() => lineUp.setTeam(new Set(userIds))),
    teamSize() {
      settle();
      return lineUp.teamSize();
    },
    setLimitBroken: (brokenAt) => batch(() => ledger.setLimitBroken(brokenAt)),
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
        shared = newTexts();
        tally.clear();
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
    groupChoices() {
      settle();
      return lineUp.groupChoices();
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
