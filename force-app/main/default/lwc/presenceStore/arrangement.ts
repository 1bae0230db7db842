import { bucketOf, foldText, searchWords, type Agent, type AgentKind } from 'c/presenceModel';
import type { GroupBy } from './groupKeys';

export type SortKey = 'time-in-status' | 'name' | 'status';

/** What of the floor is shown and in which order. An absent or empty filter lets everybody through. */
export interface Arrangement {
  readonly sort: SortKey;
  readonly search?: string;
  /** As the counts have it: without bots and without agents whose row is not believed. */
  readonly kinds?: readonly AgentKind[];
  readonly statusIds?: readonly string[];
  readonly only?: readonly ('suspect' | 'bot')[];
  readonly groupBy?: GroupBy;
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
  };
  return orders[sort];
}

function absent(agent: Agent): number {
  return agent.kind === 'offline' ? 1 : 0;
}

/** What a search looks through, folded once when the agent changes. */
export function searchText(agent: Agent): string {
  const { name, statusLabel, person } = agent;
  return foldText([name, statusLabel, person?.roleName, person?.department, person?.title].join('\n'));
}

export function filterOf(arrangement: Arrangement): (agent: Agent, text: string) => boolean {
  const words = searchWords(arrangement.search ?? '');
  const kinds = present(arrangement.kinds);
  const statusIds = present(arrangement.statusIds);
  const only = present(arrangement.only);
  return (agent, text) => {
    if (kinds && !kinds.has(bucketOf(agent) ?? '')) return false;
    if (statusIds && !(agent.statusId !== undefined && statusIds.has(agent.statusId))) return false;
    if (only && !((agent.suspect && only.has('suspect')) || (agent.bot && only.has('bot')))) return false;
    return words.every((word) => text.includes(word));
  };
}

function present(values: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return values === undefined || values.length === 0 ? undefined : new Set(values);
}
