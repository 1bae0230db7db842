import type { AgentWorkLoad } from 'c/presenceModel';
import type { RosterEntry } from 'c/presenceSync';

/** Groups as a component receives an AggregateResult: one key an alias, null ones absent. */
interface RosterGroup {
  readonly UserId: string;
  readonly userName?: string;
  readonly lastEnd?: string;
}

interface LoadGroup {
  readonly UserId: string;
  readonly items: number;
  readonly weight?: number;
}

/** The query's own bound leaves no group without an end. */
export function toRosterEntry({ UserId, userName, lastEnd }: RosterGroup): RosterEntry {
  return { userId: UserId, name: userName ?? UserId, lastEnd: Date.parse(lastEnd ?? '') };
}

export function toAgentWorkLoad({ UserId, items, weight }: LoadGroup): AgentWorkLoad {
  return weight === undefined ? { userId: UserId, items } : { userId: UserId, items, weight };
}
