import type { Agent } from 'c/presenceModel';
import { nobody, sequenceOf, type AgentCounts, type AgentGroup, type Sequence } from 'c/presenceStore';

/** What a wall draws: everybody in view, by groups too where the arrangement groups. */
export interface WallView {
  readonly agents: Sequence<Agent>;
  readonly groups?: readonly AgentGroup[];
}

/** The same places, each with who stands there by the time of asking; of groups the totals of now. */
export function filledAnew(
  order: WallView,
  newest: (agent: Agent) => Agent,
  groupsNow: readonly AgentGroup[],
): WallView {
  const totals = new Map(groupsNow.map(({ key, counts }) => [key, counts]));
  const countsOf = (key: string): AgentCounts => totals.get(key) ?? nobody;
  return {
    agents: mapped(order.agents, newest),
    groups: order.groups?.map((group) => ({
      ...group,
      agents: mapped(group.agents, newest),
      counts: countsOf(group.key),
    })),
  };
}

function mapped(agents: Sequence<Agent>, newest: (agent: Agent) => Agent): Sequence<Agent> {
  return {
    length: agents.length,
    at(index) {
      const agent = agents.at(index);
      return agent && newest(agent);
    },
    slice: (start, end) => agents.slice(start, end).map(newest),
    map: (to) => agents.map((agent) => to(newest(agent))),
    *[Symbol.iterator]() {
      for (const agent of agents) yield newest(agent);
    },
  };
}

/** The order without some of its users, and without the groups that are empty then. */
export function without(order: WallView, userIds: ReadonlySet<string>): WallView {
  const rest = (agents: Sequence<Agent>): Sequence<Agent> => {
    const stay = [...agents].filter(({ userId }) => !userIds.has(userId));
    return stay.length === agents.length ? agents : sequenceOf(stay.length === 0 ? [] : [stay]);
  };
  return {
    agents: rest(order.agents),
    groups: order.groups
      ?.map((group) => ({ ...group, agents: rest(group.agents) }))
      .filter(({ agents }) => agents.length > 0),
  };
}
