import type { Agent } from 'c/presenceModel';
import type { Section } from 'c/presenceViewport';
import type { AgentList, WallGroup, WallView } from './wallView';

/** Agents under one heading, or all of them under none. */
export interface GridSection extends Section {
  readonly agents: AgentList;
  readonly group?: WallGroup;
}

export function sectionsOf({ agents, groups }: WallView, collapsed: ReadonlySet<string>): GridSection[] {
  if (groups === undefined) return [{ agents, count: agents.length, headed: false, collapsed: false }];
  return groups.map((group) => ({
    agents: group.agents,
    count: group.agents.length,
    headed: true,
    collapsed: collapsed.has(group.key),
    group,
  }));
}

/** The agents of open sections, one after the other: an agent of two groups stands there twice. */
export interface OpenAgents {
  readonly length: number;
  at(index: number): Agent | undefined;
  /** The section of a place in the whole, and the place in that section. */
  placeOf(index: number): { readonly section: number; readonly item: number };
  indexOf(section: number, item: number): number;
}

export function openAgents(sections: readonly GridSection[]): OpenAgents {
  const starts: number[] = [];
  let length = 0;
  for (const { count, collapsed } of sections) {
    starts.push(length);
    if (!collapsed) length += count;
  }
  function placeOf(index: number): { section: number; item: number } {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    // Sections without an open agent begin where the next one does: the last of them is the one with agents.
    const section = low - 1;
    return { section, item: index - (starts[section] ?? 0) };
  }
  return {
    length,
    placeOf,
    at(index) {
      const { section, item } = placeOf(index);
      return sections[section]?.agents.at(item);
    },
    indexOf: (section, item) => (starts[section] ?? 0) + Math.max(0, item),
  };
}
