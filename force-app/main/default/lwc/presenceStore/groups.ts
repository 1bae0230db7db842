import type { Agent } from 'c/presenceModel';
import type { CompareAgents } from './arrangement';
import { createTally, type AgentCounts, type Tally } from './counts';
import type { GroupKey, GroupKeysOf } from './groupKeys';
import { createLabels, type Labels } from './labels';
import type { Sequence } from './sequence';
import { createSortedList, type SortedList } from './sortedList';

/** Those of the view who share something, in the order of the view. The same object until one of them changes. */
export interface AgentGroup extends GroupKey {
  readonly agents: Sequence<Agent>;
  /** Of the agents of this group who are in view. */
  readonly counts: AgentCounts;
}

/** A group that may be chosen. */
export interface GroupChoice extends GroupKey {
  /** Agents whom the view would have of it, were it chosen. */
  readonly count: number;
}

interface Gathered {
  readonly key: string;
  readonly members: SortedList<Agent>;
  readonly tally: Tally;
  readonly labels: Labels;
  read?: AgentGroup;
}

/** The agents whom all filters but the choice of groups let through, by groups. */
export interface Groups {
  /** One agent in place of another, or of none. */
  change(old: Agent | undefined, next: Agent | undefined): void;
  /** Takes all anew, in order. */
  reset(agents: Iterable<Agent>): void;
  /** The chosen ones. Stable: equal names by key. The same array until a group changes. */
  list(): readonly AgentGroup[];
  /** All of them, in the same order; the same array until a group changes. */
  choices(): readonly GroupChoice[];
}

export interface Grouping {
  readonly keysOf: GroupKeysOf;
  readonly compareAgents: CompareAgents;
  readonly compareGroups: (a: GroupKey, b: GroupKey) => number;
  /** Keys; undefined: all. */
  readonly chosen?: ReadonlySet<string>;
}

/** `touched` hears of every group that may differ, come or go. */
export function createGroups(
  { keysOf, compareAgents, compareGroups, chosen }: Grouping,
  touched: (key: string) => void,
): Groups {
  const groups = new Map<string, Gathered>();
  let sorted: readonly AgentGroup[] | undefined;
  let listed: readonly AgentGroup[] | undefined;
  let offered: readonly GroupChoice[] | undefined;

  function touch(group: Gathered): void {
    group.read = undefined;
    sorted = listed = offered = undefined;
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

  function all(): readonly AgentGroup[] {
    return (sorted ??= [...groups.values()].map(readGroup).sort(compareGroups));
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
    list: () => (listed ??= chosen === undefined ? all() : all().filter(({ key }) => chosen.has(key))),
    choices: () => (offered ??= all().map(choiceOf)),
  };
}

function choiceOf({ key, label, agents }: AgentGroup): GroupChoice {
  return { key, label, count: agents.length };
}

function readGroup(group: Gathered): AgentGroup {
  const { key, labels, members, tally } = group;
  return (group.read ??= { key, label: labels.most(), agents: members.items(), counts: tally.counts() });
}
