import type { GridSection } from './sections';
import type { AgentList } from './wallView';

/** A place in the grid; `item` -1 is the heading of the section. */
export interface Place {
  readonly section: number;
  readonly item: number;
}

/** Who or what has the focus, wherever it is drawn: an agent in a group, or, without `userId`, the heading of the group. */
export interface Held {
  readonly group?: string;
  readonly userId?: string;
}

export function heldAt(sections: readonly GridSection[], { section, item }: Place): Held {
  const { group, agents } = sections[section] ?? {};
  return { group: group?.key, userId: item < 0 ? undefined : agents?.at(item)?.userId };
}

/**
 * Where what was held stands now: in its group, else in another one that has the agent, else as near to where it stood
 * as the grid reaches. What is in a collapsed group stands for its heading.
 */
export function placeOf(sections: readonly GridSection[], held: Held | undefined, before: Place): Place {
  if (held === undefined) return nearest(sections, before);
  const own = sections.findIndex(({ group }) => group?.key === held.group);
  if (held.userId === undefined) return nearest(sections, own < 0 ? before : { section: own, item: -1 });
  for (const section of [own, ...others(sections, own)]) {
    const { agents, collapsed } = sections[section] ?? {};
    const item = agents && itemOf(agents, held.userId, section === own ? before.item : 0);
    if (item !== undefined) return { section, item: collapsed ? -1 : item };
  }
  return nearest(sections, own < 0 ? before : { section: own, item: before.item });
}

function others(sections: readonly GridSection[], own: number): number[] {
  return [...sections.keys()].filter((section) => section !== own);
}

function nearest(sections: readonly GridSection[], { section: before, item: at }: Place): Place {
  const section = Math.max(0, Math.min(before, sections.length - 1));
  const { headed, collapsed, count = 0 } = sections[section] ?? {};
  const first = headed ? -1 : 0;
  return { section, item: collapsed ? -1 : Math.max(first, Math.min(at, count - 1)) };
}

/** He is looked for from where he stood: most who move are moved by a neighbour. */
function itemOf(agents: AgentList, userId: string, before: number): number | undefined {
  const from = Math.max(0, Math.min(before, agents.length - 1));
  const farthest = Math.max(from, agents.length - 1 - from);
  for (let distance = 0; distance <= farthest; distance += 1) {
    for (const item of [from - distance, from + distance]) {
      if (item >= 0 && agents.at(item)?.userId === userId) return item;
    }
  }
  return undefined;
}
