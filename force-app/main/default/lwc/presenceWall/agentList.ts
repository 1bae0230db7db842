import type { Agent } from 'c/presenceModel';

/** Agents in order, as an array has them; it need not be one. */
export type AgentList = Pick<readonly Agent[], 'length' | 'at' | 'slice'>;
