import type { SyncStatus } from 'c/presenceSync';

/** What of the board is there: numbers, live or out of date, or words in large in their place. */
export type Condition =
  'live' | 'catching' | 'stale' | 'loading' | 'session' | 'denied' | 'error' | 'stopped' | 'empty';

/** `total`: agents of the floor, undefined before they are known. */
export function conditionOf(status: SyncStatus | undefined, total: number | undefined): Condition {
  if (status === undefined) return 'loading';
  if (status.error?.kind === 'session') return 'session';
  if (status.state === 'denied') return 'denied';
  if (status.state === 'stopped') return 'stopped';
  if (status.knownComplete === undefined) return status.error === undefined ? 'loading' : 'error';
  if (total === undefined) return 'loading';
  if (total === 0) return status.parts.roster === 'waiting' ? 'loading' : 'empty';
  if (status.state === 'stale') return 'stale';
  return status.state === 'catching-up' ? 'catching' : 'live';
}
