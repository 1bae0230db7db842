import type { Agent } from 'c/presenceModel';
import type { Alert } from 'c/presenceAlerts';

export const start = Date.UTC(2026, 4, 5, 12);
const minute = 60_000;

export function limitAlert(userId: string, over: Partial<Alert & { kind: 'limit' }> = {}): Alert {
  return {
    kind: 'limit',
    id: `limit ${userId}`,
    rule: 'Lunch',
    userId,
    statusId: '0N5lunch',
    start,
    brokenAt: start + 30 * minute,
    acknowledged: false,
    ...over,
  };
}

export function coverageAlert(channelLabel: string, over: Partial<Alert & { kind: 'coverage' }> = {}): Alert {
  return {
    kind: 'coverage',
    id: `coverage ${channelLabel}`,
    rule: channelLabel,
    channelId: `0N9${channelLabel}`,
    channelLabel,
    level: 'broken',
    online: 1,
    minimum: 2,
    since: start,
    acknowledged: false,
    ...over,
  };
}

export function agentAtLunch(userId: string, name: string, statusId = '0N5lunch'): Agent {
  return {
    userId,
    name,
    kind: 'busy',
    statusId,
    statusLabel: statusId === '0N5lunch' ? 'Lunch' : 'Chat',
    since: start,
    suspect: false,
    suspectRows: 0,
    changing: false,
    bot: false,
  };
}
