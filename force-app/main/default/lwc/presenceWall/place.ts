import type { AgentList } from './agentList';

/** Where an agent stands now; where he stood, or as near as the list reaches, when he has left it. He is looked for
 * from where he stood: most who move are moved by a neighbour. */
export function placeOf(agents: AgentList, userId: string | undefined, before: number): number {
  if (userId !== undefined) {
    const farthest = Math.max(before, agents.length - 1 - before);
    for (let distance = 0; distance <= farthest; distance += 1) {
      for (const place of [before - distance, before + distance]) {
        if (place >= 0 && agents.at(place)?.userId === userId) return place;
      }
    }
  }
  return Math.max(0, Math.min(before, agents.length - 1));
}
