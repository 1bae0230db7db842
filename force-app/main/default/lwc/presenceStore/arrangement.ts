import type { Agent, AgentKind, LoadState } from 'c/presenceModel';
import type { GroupBy } from './groupKeys';

export type SortKey = 'time-in-status' | 'name' | 'status' | 'load' | 'last-change';

/** What of the floor is shown and in which order. An absent or empty filter lets everybody through. */
export interface Arrangement {
  readonly sort: SortKey;
  readonly search?: string;
  /** As the counts have it: without bots and without agents whose row is not believed. */
  readonly kinds?: readonly AgentKind[];
  readonly statusIds?: readonly string[];
  /** Whoever is one of these. */
  readonly only?: readonly ('suspect' | 'bot' | 'limit')[];
  /** Counted online in a status that serves one of these channels; nobody while statuses are not known. */
  readonly channelIds?: readonly string[];
  /** My team only. */
  readonly team?: boolean;
  readonly groupBy?: GroupBy;
  /** Only these groups of `groupBy`; without it they mean nothing. */
  readonly groupKeys?: readonly string[];
}

export type CompareNames = (a: string, b: string) => number;
export type CompareAgents = (a: Agent, b: Agent) => number;

/** A total order: equal keys fall back to the name and then to the user id, so that nothing jumps. */
export function orderOf(sort: SortKey, compareNames: CompareNames): CompareAgents {
  const byName: CompareAgents = (a, b) =>
    compareNames(a.name, b.name) || (a.userId < b.userId ? -1 : Number(a.userId > b.userId));
  const orders: Record<SortKey, CompareAgents> = {
    name: byName,
    // Longest first, those who are there before those who are not.
    'time-in-status': (a, b) => absent(a) - absent(b) || a.since - b.since || byName(a, b),
    status: (a, b) =>
      absent(a) - absent(b) || compareNames(a.statusLabel ?? '', b.statusLabel ?? '') || byName(a, b),
    // Fullest first; those of whom it is not known last, and of these whoever is there before whoever is not.
    load: (a, b) => loadRank(a) - loadRank(b) || fullness(b) - fullness(a) || byName(a, b),
    // Newest first; of whom only the roster tells, his last end was his last change.
    'last-change': (a, b) => lastChange(b) - lastChange(a) || byName(a, b),
  };
  return orders[sort];
}

function absent(agent: Agent): number {
  return agent.kind === 'offline' ? 1 : 0;
}

const loadRanks: Record<LoadState, number> = { full: 0, 'part-loaded': 1, free: 2 };

function loadRank(agent: Agent): number {
  const state = agent.load?.state;
  return state === undefined ? 3 + absent(agent) : loadRanks[state];
}

/** Open weight against capacity; 0 where either is not known. */
function fullness({ load, configuredCapacity }: Agent): number {
  return load?.weight === undefined || !configuredCapacity ? 0 : load.weight / configuredCapacity;
}

function lastChange(agent: Agent): number {
  return agent.lastChangeAt ?? agent.since;
}
