import type { LedgerAgent } from './open-state.ts';
import { agentUserId } from './org-chart.ts';
import { capacityOf, type FloorAgent } from './roster.ts';

const botCapacity = 50;

/** The floor's agents as Omni-Channel knows them. */
export function ledgerAgents(roster: readonly FloorAgent[]): LedgerAgent[] {
  return roster.map(({ index, bot, skill }) => ({
    index,
    userId: agentUserId(index),
    capacity: bot ? botCapacity : capacityOf[skill],
    interruptCapacity: 1,
  }));
}
