import type { Agent } from './agent';

export type PageKind = 'online' | 'busy' | 'offline' | 'changing';

export function pageKindOf(agent: Agent): PageKind {
  return agent.changing ? 'changing' : agent.kind;
}

export type Bucket = 'online' | 'busy' | 'offline' | 'suspect' | 'bot';

/**
 * Where an agent is counted, once. Bots and agents whose row is not believed are counted apart; an agent with an
 * older second row is counted by the newest. Nobody is counted as offline before it is certain.
 */
export function bucketOf(agent: Agent): Bucket | undefined {
  if (agent.bot) return 'bot';
  if (agent.suspectReason === 'too-old') return 'suspect';
  return agent.changing && agent.kind === 'offline' ? undefined : agent.kind;
}
