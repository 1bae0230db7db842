import type { Agent } from 'c/presenceModel';

/** Where an agent stands now; where he stood, or as near as the list reaches, when he has left it. */
export function placeOf(agents: readonly Agent[], userId: string | undefined, before: number): number {
  if (userId !== undefined) {
    if (agents[before]?.userId === userId) return before;
    const index = agents.findIndex((agent) => agent.userId === userId);
    if (index >= 0) return index;
  }
  return Math.max(0, Math.min(before, agents.length - 1));
}
