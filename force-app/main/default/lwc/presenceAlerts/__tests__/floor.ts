import type { Agent, StatusCatalog } from 'c/presenceModel';
import { readRules, type CoverageRecord, type LimitRecord } from '../rules';

export const minute = 60_000;
export const joinGap = 10_000;
/** Tuesday, 1 July 2025, 12:00 UTC. */
export const noon = Date.UTC(2025, 6, 1, 12);

export const catalog: StatusCatalog = {
  statuses: [
    { id: 'voice', label: 'Voice', channelIds: ['v'] },
    { id: 'both', label: 'Voice and chat', channelIds: ['v', 'c'] },
    { id: 'lunch', label: 'Lunch', channelIds: [] },
  ],
  channels: [
    { id: 'v', label: 'Voice' },
    { id: 'c', label: 'Chat' },
  ],
};

export type StatusId = 'voice' | 'both' | 'lunch';

/** An agent in a status, or offline since then. */
export function agent(
  userId: string,
  statusId: StatusId | 'offline',
  since: number,
  more: Partial<Agent> = {},
): Agent {
  const offline = statusId === 'offline';
  return {
    userId,
    name: userId,
    kind: offline ? 'offline' : statusId === 'lunch' ? 'busy' : 'online',
    changing: false,
    ...(offline ? { lastEnd: since } : { statusId, rowId: `${statusId} ${since}` }),
    since,
    suspect: false,
    suspectRows: 0,
    bot: false,
    ...more,
  };
}

export const rulesOf = (limits: readonly LimitRecord[], coverage: readonly CoverageRecord[] = []) =>
  readRules({ limits, coverage }, catalog, 'UTC');
