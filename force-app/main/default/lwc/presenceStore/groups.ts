import type { Agent } from 'c/presenceModel';
import type { CompareAgents } from './arrangement';
import { createTally, type FloorCounts, type Tally } from './counts';
import type { GroupKey, GroupKeysOf } from './groupKeys';
import { createLabels, type Labels } from './labels';
import type { Sequence } from './sequence';
import { createSortedList, type SortedList } from './sortedList';

/** Those of the view who share something, in the order of the view. The same object until one of them changes. */
export interface AgentGroup extends GroupKey {
  readonly agents: Sequence<Agent>;
  /** Of the agents of this group who are in view. */
  readonly counts: FloorCounts;
}

interface Gathered {
  readonly key: string;
  readonly members: SortedList<Agent>;
  readonly tally: Tally;
  readonly labels: Labels;
  read?: AgentGroup;
}

/** The agents of the view by groups. */
export interface Groups {
  /** One agent of the view in place of another, or of none. */
  change(old: Agent | undefined, next: Agent | undefined): void;
  /** Takes the view anew, in order. */
  reset(agents: Iterable<Agent>): void;
  /** Stable: equal names by key. The same array until a group changes. */
  list(): readonly AgentGroup[];
}

export interface Grouping {
  readonly keysOf: GroupKeysOf;
  readonly compareAgents: CompareAgents;
  readonly compareGroups: (a: GroupKey, b: GroupKey) => number;
}

/** `touched` hears of every group that may differ, come or go. */
export function createGroups(
  { keysOf, compareAgents, compareGroups }: Grouping,
  touched: (key: string) => void,
): Groups {
  const groups = new Map<string, Gathered>();
  let listed: readonly AgentGroup[] | undefined;

  function touch(group: Gathered): void {
    group.read = undefined;
    listed = undefined;
    touched(group.key);
  }

  function groupOf(key: string): Gathered {
    let group = groups.get(key);
    if (group === undefined) {
      const members = createSortedList(compareAgents);
      group = { key, members, tally: createTally(), labels: createLabels() };
      groups.set(key, group);
    }
    touch(group);
    return group;
  }

  function leave({ key, label }: GroupKey, agent: Agent): Gathered {
    const group = groupOf(key);
    group.tally.remove(agent);
    group.labels.remove(label);
    return group;
  }

  function enter({ key, label }: GroupKey, agent: Agent): Gathered {
    const group = groupOf(key);
    group.tally.add(agent);
    group.labels.add(label);
    return group;
  }

  return {
    change(old, next) {
      const before = old === undefined ? [] : keysOf(old);
      const after = next === undefined ? [] : keysOf(next);
      const stays = new Set(after.map(({ key }) => key));
      for (const key of before) {
        if (old === undefined) continue;
        const group = leave(key, old);
        if (!stays.has(key.key)) group.members.remove(old);
        if (group.members.items().length === 0) groups.delete(key.key);
      }
      const was = new Set(before.map(({ key }) => key));
      for (const key of after) {
        if (next === undefined) continue;
        const group = enter(key, next);
        if (old !== undefined && was.has(key.key)) group.members.replace(old, next);
        else group.members.insert(next);
      }
    },
    reset(agents) {
      for (const group of groups.values()) touch(group);
      groups.clear();
      const members = new Map<Gathered, Agent[]>();
      for (const agent of agents) {
        for (const key of keysOf(agent)) {
          const group = enter(key, agent);
          const items = members.get(group) ?? [];
          items.push(agent);
          members.set(group, items);
        }
      }
      for (const [group, items] of members) group.members.reset(items);
    },
    list: () => (listed ??= [...groups.values()].map(readGroup).sort(compareGroups)),
  };
}

function readGroup(group: Gathered): AgentGroup {
  const { key, labels, members, tally } = group;
  return (group.read ??= { key, label: labels.most(), agents: members.items(), counts: tally.counts() });
}
