import type { Agent } from 'c/presenceModel';
import type { AgentGroup } from 'c/presenceStore';

/** Agents in order, as an array has them; it need not be one. */
export interface AgentList extends Pick<readonly Agent[], 'length' | 'at'> {
  slice(start: number, end: number): readonly Agent[];
}

export interface WallGroup extends Pick<AgentGroup, 'key' | 'label'> {
  readonly agents: AgentList;
  readonly counts: GroupCounts;
}

/** Of a group: how many of its agents are counted where. */
export type GroupCounts = Pick<AgentGroup['counts'], 'online' | 'busy' | 'offline' | 'suspect' | 'bot'>;

/** What the wall shows: all agents in order, and the same by groups where they are grouped. */
export interface WallView {
  readonly agents: AgentList;
  readonly groups?: readonly WallGroup[];
}

export const nobody: WallView = { agents: [] };
